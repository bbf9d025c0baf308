/** Which events of a log are shown: by whom, of which room, between which moments, as far as they were known. */
import { Analysis, addDays, Day, Instant, type Recorded, rooms } from "@pactwerk/core"
import { Result } from "effect"
import { unknownName } from "./meant.ts"

/** What is asked for; what is left open chooses nothing. Of one kind any will do, and every kind must. */
export interface Choice {
  /** Roles, people by their number, organisations by their id. */
  readonly actor: ReadonlyArray<string>
  readonly room: ReadonlyArray<string>
  /** From this event, day or moment on, and up to and including that one. */
  readonly since: number | string | undefined
  readonly until: number | string | undefined
  /** As far as it was known then. */
  readonly known: number | string | undefined
  /** Also what may have happened between them; otherwise only what certainly did. */
  readonly possible: boolean
}

type Chosen = Result.Result<ReadonlyArray<Recorded>, Analysis.Unanswerable>

/**
 * The events of a log that are asked for, in its order. Fails for a day that does not exist, with the nearest that does.
 *
 * @param head where the whole log ends, of which these may be a part: that of the last of them, unless it is told.
 * @throws {Problem} `usage`, for a room that there is not.
 * @example
 * chosenFrom(events, { actor: ["secretary"], room: [], since: "2024-02-01", until: undefined, known: undefined, possible: false })
 */
export const chosenFrom = (
  log: ReadonlyArray<Recorded>,
  choice: Choice,
  head: number = log.at(-1)?.position ?? 0
): Chosen =>
  Result.gen(function* () {
    const { actor, known, possible, room, since, until } = choice
    const types = typesOf(room)
    // What is known at a place that the log has not reached yet nobody can say.
    if (typeof known === "number" && known > head) return []
    const seen = (on: string | undefined, possible: boolean) =>
      Result.map(Analysis.select(log, { on, known, possible }), (events) => new Set(events))
    const by = yield* seen(typeof until === "string" ? until : undefined, possible)
    // What may have happened before certainly did not happen since; what certainly did before cannot have.
    const before = typeof since === "string" ? yield* seen(yield* justBefore(since), !possible) : new Set()
    return log.filter(
      (one) =>
        by.has(one) &&
        !before.has(one) &&
        one.position >= (typeof since === "number" ? since : 0) &&
        one.position <= (typeof until === "number" ? until : one.position) &&
        (room.length === 0 || types.has(one.type)) &&
        (actor.length === 0 || actorsOf(one).some((name) => actor.includes(name)))
    )
  })

/** Under which names whoever did it is found. */
export const actorsOf = ({ actor: { onBehalfOf, person, role } }: Recorded): ReadonlyArray<string> =>
  [role, person, onBehalfOf].filter((name) => name !== undefined)

const justBefore = (since: string): Result.Result<string, Analysis.Unanswerable> =>
  Result.map(Analysis.readAt({ on: since }), () =>
    since.length === 10 ? addDays(Day.make(since), -1) : Instant.make(new Date(Date.parse(since) - 1).toISOString())
  )

const typesOf = (names: ReadonlyArray<string>): ReadonlySet<string> => {
  const known = new Map(Object.entries(rooms).map(([name, { Event }]) => [name, Object.keys(Event.cases)]))
  return new Set(
    names.flatMap((name) => {
      const types = known.get(name)
      if (types === undefined) throw unknownName("room", aRoom, name, [...known.keys()])
      return types
    })
  )
}

const aRoom = { nl: "kamer", en: "room" }
