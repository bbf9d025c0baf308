/** What is explored, and what came of it: points, steps, invariants and the shortest way to break one. */
import type { Draft } from "immer"
import type { Context } from "../kernel/compose.ts"
import type { Decider } from "../kernel/decider.ts"
import type { Day } from "../kernel/names.ts"
import type { Decision } from "../kernel/rule.ts"
import type { Move } from "./play.ts"

/** Where a sequence has come: what rules turn on, what the invariants remember, and the day. */
export interface Point<out State, out Memory> {
  readonly state: State
  readonly memory: Memory
  readonly day: Day
}

/** One command that was asked, and what came of it; where it was refused nothing was recorded, and nothing changed. */
export interface Attempt<out Command, out Event, out State, out Memory> {
  readonly before: Point<State, Memory>
  readonly asked: Move<Command>
  readonly decision: Decision<Event>
  readonly recorded: ReadonlyArray<Event>
  readonly after: Point<State, Memory>
}

/** True or false where it has something to say; nothing where its subject is absent. */
export type Judgement = boolean | undefined

/** What must hold whatever is asked: in every state on every day, in every attempt, or in both. */
export interface Invariant<in Command, in Event, in State, in Memory> {
  readonly claim: string
  readonly inState?: (point: Point<State, Memory>) => Judgement
  readonly inAttempt?: (attempt: Attempt<Command, Event, State, Memory>) => Judgement
}

/** Who asks, and on which day. */
export type Circumstance = Pick<Move<never>, "actor" | "day" | "occurred">

/**
 * What invariants remember of what happened, told apart from the state and by somebody else: two ways to one state can
 * differ in it. Like any fold, and it hears the day on which something was recorded. Kept small, the search can end.
 */
export interface Remembering<in out Memory, in Event> {
  readonly initial: Memory
  readonly evolve: (draft: Draft<Memory>, event: Event, day: Day) => void
}

// Four parameters: an alliance has three, and the memory of the invariants is their author's own.
export interface Exploration<in out Command, in out Event, in out State, in out Memory> {
  readonly alliance: Decider<Command, Event, State, Context>
  /** What happened before. */
  readonly start: ReadonlyArray<Event>
  readonly commands: ReadonlyArray<Command>
  /** Every command is asked in each of these; a sequence never goes back to an earlier day. */
  readonly contexts: ReadonlyArray<Circumstance>
  /** How long sequences get. */
  readonly depth: number
  readonly memory: Remembering<Memory, Event>
  readonly invariants: ReadonlyArray<Invariant<Command, Event, State, Memory>>
  /** Beyond so many states (200,000) the search stops, and proves nothing. */
  readonly maxStates?: number
  /** Asked now and then; once it says yes the search stops, and proves nothing. */
  readonly isTimeUp?: () => boolean
}

/** The shortest sequence that breaks an invariant. */
export interface Violation<out Command> {
  readonly claim: string
  readonly way: ReadonlyArray<Move<Command>>
}

export interface Explored<out Command> {
  /** How many different states there are, the first included. */
  readonly states: number
  /** How many commands were accepted, and how many were not. */
  readonly transitions: number
  readonly refused: number
  /** Every sequence of so many commands was tried. */
  readonly depth: number
  /** Why it ended. Nothing new: no sequence, however long, leads to another state. */
  readonly ended: "nothing new" | "depth" | "states" | "time" | "violation"
  /** How often each invariant had something to say. */
  readonly judged: ReadonlyMap<string, number>
  /** Commands, by name, that were refused wherever they were asked. */
  readonly neverAccepted: ReadonlyArray<string>
  readonly violation?: Violation<Command>
}
