/** An opened alliance as one person reads it and acts in it: the door of screens, wherever the log is. */
import type { Recorded, Tagged } from "./event.ts"
import type { LogError, Query } from "./event-log.ts"
import type { Moment } from "./moment.ts"
import type { Position } from "./names.ts"
import type { AnyRule, Facts } from "./rule.ts"
import type { View } from "./view.ts"

/** How what is opened stands; the same object until it changes. */
export interface Standing {
  readonly head: Position
  /** `behind` while the log cannot be reached: what is shown was true when it last could. */
  readonly status: "open" | "behind" | "failed" | "closed"
  readonly fault?: LogError
}

/** A place where two answers differ. */
export interface Difference {
  /** A JSON pointer into the answer. */
  readonly path: string
  /** Nothing where it was not there. */
  readonly was: unknown
  readonly is: unknown
  /** The events seen at the second moment and not at the first that changed what stands here, in order. */
  readonly because: ReadonlyArray<Recorded>
}

/** An event that an answer turns on, and what let it in. */
export interface Reason {
  readonly recorded: Recorded
  /** The rules that its command stands under. */
  readonly rules: ReadonlyArray<AnyRule>
  /** Of those, or of the rules for every command, the ones that did not hold, as was recorded beside it. */
  readonly broken: ReadonlyArray<string>
}

/** What can be looked at at once, from memory, at any moment. It shows what may be seen today, also of the past. */
export interface Reading {
  readonly standing: () => Standing
  /** Calls back after every change of the standing, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
  readonly positionAt: (moment: Moment) => Position
  /** The answer of a view; the same object for the same view and position. */
  readonly project: <A, Heard extends Tagged>(view: View<A, Heard>, at?: Moment) => A
  /** The events in the order of the log. */
  readonly events: (query?: Query, at?: Moment) => ReadonlyArray<Recorded>
  /** What is otherwise at the second moment than at the first, place by place. */
  readonly diff: <A, Heard extends Tagged>(view: View<A, Heard>, from: Moment, to: Moment) => ReadonlyArray<Difference>
  /** The events by which an answer says what it says at this place, of which none can be left out; nothing where nothing stands there. */
  readonly why: <A, Heard extends Tagged>(
    view: View<A, Heard>,
    pointer: string,
    at?: Moment
  ) => ReadonlyArray<Reason> | undefined
}

/** A rule that stands against something, in both languages; of a rule that no longer exists only its id. */
export interface Broken {
  readonly rule: string
  readonly nl: string
  readonly en: string
  readonly source?: AnyRule["source"]
}

/** What stands against a command: every rule, and the facts that were looked at. */
export interface Objected {
  readonly broken: ReadonlyArray<Broken>
  readonly facts: Facts
}

/** What came of asking: a refusal is an answer. */
export type Outcome =
  | { readonly accepted: true; readonly events: ReadonlyArray<Recorded>; readonly isRepeat: boolean }
  | ({ readonly accepted: false } & Objected)

/** A reading in which one person, or nobody in particular, can also act. */
export interface Session<in Command> extends Reading {
  /** Whether this session may ask anything at all. */
  readonly mayAsk: boolean
  /** What stands against this command now; nothing when it would be accepted. Rejects when no answer could be given. */
  readonly check: (command: Command) => Promise<Objected | undefined>
  /** Records what follows when every rule holds. With the same id nothing is recorded twice. Rejects on a fault. */
  readonly ask: (
    command: Command,
    options?: { readonly id?: string; readonly signal?: AbortSignal }
  ) => Promise<Outcome>
  readonly close: () => Promise<void>
}
