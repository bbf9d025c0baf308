/** What a file says, step by step: each a command, who did it, and the line that says so. */
import { createHash } from "node:crypto"
import {
  type Actor,
  type AgendaItemId,
  alliance,
  type BodyId,
  type Command,
  Day,
  type Instant,
  type MeetingId,
  type Observation,
  type Observing,
  type PersonId,
  type When
} from "@pactwerk/core"
import type { At } from "./problem.ts"

/** The evening as its header tells it. */
export interface Evening {
  readonly meeting: MeetingId
  readonly body: BodyId
  /** The body as it acts: `council`, `working-group`. */
  readonly role: string
  readonly day: Day
  readonly occurred: When
  readonly opens: Instant
  readonly closes: Instant
  readonly chair: PersonId
  /** The document that every event is drawn from. */
  readonly document: string
  /** The meeting that comes after, where the file names one. */
  readonly next: MeetingId | undefined
}

/** Something that happened, by the line that says it. */
export interface Step {
  /** The rest of the id of its command, after the meeting. */
  readonly key: string
  readonly at: At
  readonly command: Command
  readonly actor: Actor
  readonly occurred: When
  /** The number of the item; `H` for the header. */
  readonly section: string
  readonly certainty: Observing["certainty"]
}

/** The place of an event in the minutes. */
export interface Placed {
  readonly meeting: MeetingId
  readonly agendaItem: AgendaItemId
}

/** Whoever writes it down, for what nobody in particular did. */
export const writer: Actor = { role: "secretary" }

export const certaintyOf = (inferred: boolean): Observing["certainty"] => (inferred ? "inferred" : "stated")

/** The same text where it is short enough; otherwise a hash of it, the same every time. */
export const fit = (text: string, most: number): string =>
  text.length <= most ? text : `h-${createHash("sha256").update(text).digest("hex").slice(0, 40)}`

/** Ids made of the meeting and a counter, and never one that is taken. */
export interface Ids {
  /** The next id of a sort: `s` for statements, `d` for decisions. */
  readonly next: (sort: string) => string
  /** Takes a given id; false when it was taken already. */
  readonly take: (sort: string, id: string) => boolean
  readonly taken: (sort: string) => ReadonlyArray<string>
}

const longestId = 80

export const idsOf = (meeting: string): Ids => {
  const counted = new Map<string, number>()
  const taken = new Map<string, Set<string>>()
  const of = (sort: string) => {
    const known = taken.get(sort) ?? new Set()
    taken.set(sort, known)
    return known
  }
  const next = (sort: string): string => {
    const number = (counted.get(sort) ?? 0) + 1
    counted.set(sort, number)
    const id = fit(`${meeting}-${sort}${number}`, longestId)
    if (of(sort).has(id)) return next(sort)
    of(sort).add(id)
    return id
  }
  return {
    next,
    take: (sort, id) => {
      const isFree = !of(sort).has(id)
      of(sort).add(id)
      return isFree
    },
    taken: (sort) => [...of(sort)]
  }
}

/** The id of a command: the same whenever the same line of the same meeting is read. */
export const commandId = (meeting: string, key: string): string => fit(`${meeting}/${key}`, 180)

const anyDay = Day.make("2000-01-01")

/** What would be recorded, whatever the rules say of it: an event does not turn on the state. */
export const eventOf = ({ command, observing: { actor, occurred } }: Observation<Command>) =>
  alliance.decide(command, alliance.initial, { actor, occurred, recordedOn: anyDay, isRecorded: () => true }).events[0]
