/** What would not have been allowed had one decision not been there: whatever came after it is decided once more, in a copy. */
import { Result } from "effect"
import type { Alliance } from "../kernel/alliance.ts"
import { contextOf } from "../kernel/audit.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import { type LogError, matches } from "../kernel/event-log.ts"
import { same } from "./plain.ts"
import { commandIn, inPlaceOf, together, type World, worldOf } from "./turns.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

/** A decision that would not have stood without the one that was left out. */
export interface Unsupported {
  readonly recorded: ReadonlyArray<Recorded>
  /** The rules that would have stood against it, and did not. None where nobody would have asked it: it was an answer. */
  readonly broken: ReadonlyArray<string>
  /** A source says that it happened, so it stays. */
  readonly isObserved: boolean
}

export interface LeftOut {
  readonly unsupported: ReadonlyArray<Unsupported>
  /** What would have been recorded. */
  readonly history: ReadonlyArray<Recorded>
}

/**
 * The history without the decision that an event belongs to. What was asked after it is decided in its turn on what is
 * left, and does not happen where a rule would now stand against it; what a source says happened stays, and is named too.
 * A rule that did not hold already stands against nothing here. Nothing is written.
 * Fails where there is no such event, and with `Corrupt` where one cannot be read.
 *
 * @example
 * leaveOut(alliance, opened.events(), signature.id)
 */
export const leaveOut = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  log: ReadonlyArray<Recorded>,
  id: string
): Returned => {
  const steps = leavingOut(alliance, log, id)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
type Returned = Result.Result<LeftOut, LogError | Unanswerable>

/**
 * The same, decision by decision: whoever has something else to do, such as a page, goes on when there is time.
 *
 * @example
 * const steps = leavingOut(alliance, events, signature.id)
 * steps.next() // { done: false, value: 1 }: one decision was looked at
 */
export function* leavingOut<Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  log: ReadonlyArray<Recorded>,
  id: string
): Generator<number, Returned, undefined> {
  const turns = together(log)
  const place = turns.findIndex((turn) => turn.some((recorded) => recorded.id === id))
  if (place === -1) return Result.fail(unanswerable("event", id))
  const otherwise: Array<Recorded> = []
  const worlds = { then: worldOf(alliance), now: worldOf(alliance), otherwise }
  const unsupported: Array<Unsupported> = []
  for (const [index, recorded] of turns.entries()) {
    const read = Result.all(recorded.map(alliance.understand))
    if (Result.isFailure(read)) return Result.fail(read.failure)
    const turn = { recorded, events: read.success }
    const again: Again<Event> =
      index > place ? decideWithout(alliance, turn, worlds) : { kept: index === place ? none : turn }
    worlds.then.happen(recorded, turn.events)
    worlds.now.happen(again.kept.recorded, again.kept.events)
    if (again.kept !== turn) otherwise.push(...recorded, ...again.kept.recorded)
    if (again.unsupported !== undefined) unsupported.push(again.unsupported)
    yield index + 1
  }
  return Result.succeed({ unsupported, history: worlds.now.history })
}

interface Turn<out Event> {
  readonly recorded: ReadonlyArray<Recorded>
  readonly events: ReadonlyArray<Event>
}
const none: Turn<never> = { recorded: [], events: [] }

/** What is left of a turn, and what would have stood against it. */
interface Again<out Event> {
  readonly kept: Turn<Event>
  readonly unsupported?: Unsupported
}

/** What happened, what would have, and every event that is of one of these alone, or not the same in both. */
interface Worlds<out State, in Event> {
  readonly then: World<State, Event>
  readonly now: World<State, Event>
  readonly otherwise: ReadonlyArray<Recorded>
}

const decideWithout = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  turn: Turn<Event>,
  { now, otherwise, then }: Worlds<State, Event>
): Again<Event> => {
  const { events, recorded } = turn
  const [first] = recorded
  if (first === undefined) return { kept: turn }
  const isObserved = first.source !== undefined
  const { causationId } = first
  if (!isObserved && causationId !== undefined && then.has(causationId) && !now.has(causationId)) {
    return { kept: none, unsupported: { recorded, broken: [], isObserved } }
  }
  const command = commandIn(alliance, events, first)
  // What was asked cannot be told from what followed, so nothing is claimed about it.
  if (command === undefined) return { kept: turn }
  // A decision turns on what its command looks at, and on the events that it names: a law says so.
  const query = alliance.looksAt(command)
  const named = new Set(Object.values(command))
  const isTouched = otherwise.some((one) => named.has(one.id) || matches(query, one))
  if (!isTouched) return { kept: turn }
  const decide = ({ has, state }: World<State, Event>) => alliance.decide(command, state, contextOf(first, has))
  const after = decide(now)
  if (after.refused !== undefined) {
    const already: ReadonlyArray<string> = decide(then).refused?.broken ?? []
    const broken = after.refused.broken.filter((rule) => !already.includes(rule))
    if (broken.length === 0) return { kept: turn }
    return { kept: isObserved ? turn : none, unsupported: { recorded, broken, isObserved } }
  }
  if (isObserved || same(after.events, events) || !same(decide(then).events, events)) return { kept: turn }
  return {
    kept: {
      recorded: after.events.map((event, index) => inPlaceOf(alliance, recorded[index] ?? first, event)),
      events: after.events
    }
  }
}
