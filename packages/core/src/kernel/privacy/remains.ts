/** What is left of somebody who is forgotten: said before it is too late to know. */
import { Result } from "effect"
import type { Recorded } from "../event.ts"
import type { Position } from "../names.ts"
import type { Level } from "../personal.ts"
import { type Delivery, deliveriesIn } from "./deliveries.ts"
import type { Places } from "./places.ts"
import { pseudonymOf } from "./pseudonym.ts"
import { subjectsShown } from "./reveal.ts"
import { strangersIn } from "./strangers.ts"

export interface Remains {
  /** What they are called from now on. */
  readonly pseudonym: string
  /** Where something of theirs was sealed: unreadable once every copy of the key is gone. */
  readonly sealed: ReadonlyArray<Position>
  /** Where everybody could see something of it: who has that, nobody keeps. */
  readonly public: ReadonlyArray<Position>
  /** What still says what this number did: with a role and a day, it can point to one person. */
  readonly filed: ReadonlyArray<{ readonly position: Position; readonly type: string }>
  /** Where their name stands in a text without being marked: it stays there. */
  readonly unmarked: ReadonlyArray<Position>
  /** Who received more than is public when something of theirs could be read in it, and so is to be told. */
  readonly deliveries: ReadonlyArray<Delivery>
}

/** The log, where people stand in it, and how its writer may read it: a name is only known while there is a key. */
interface Known {
  readonly log: ReadonlyArray<Recorded>
  readonly places: Places
  readonly opened: (recorded: Recorded) => Result.Result<Recorded | undefined, unknown>
}

/**
 * What will be left of a person in this log.
 *
 * @example
 * remainsOf(anna, { log, places: alliance.places, opened })
 */
export const remainsOf = (person: string, { log, opened, places }: Known): Remains => {
  const shownAt = (level: Level) => {
    const shown = ({ data, type }: Recorded) => subjectsShown(data, places.get(type), level).has(person)
    return log.filter(shown).map(({ position }) => position)
  }
  const own = log.filter(({ data }) => subjectsShown(data, undefined, "personal").has(person))
  const names = own
    .filter(({ data, type }) => type === "PersonIntroduced" && data.person === person)
    .map((recorded) => Result.getOrUndefined(opened(recorded))?.data.name)
    .filter((name) => typeof name === "string")
    .filter((name) => name !== pseudonymOf(person))
  const unmarked = log
    .filter(({ data }) => strangersIn(data, names).some(({ is }) => is === "name"))
    .map(({ position }) => position)
  return {
    pseudonym: pseudonymOf(person),
    sealed: own.map(({ position }) => position),
    public: shownAt("public"),
    filed: log
      .filter(({ actor, tags }) => tags.some((tag) => tag === `person:${person}`) || actor.person === person)
      .map(({ position, type }) => ({ position, type })),
    unmarked,
    deliveries: deliveriesIn(log).filter(({ level, size }) =>
      [...shownAt(level), ...unmarked].some((position) => position <= size)
    )
  }
}
