/** A fold over any choice from its events: from the nearest choice that is remembered, on. */
import type { Fold } from "../kernel/decider.ts"
import { bitsOf, commonIn } from "./choice.ts"
import { frozen } from "./plain.ts"
import { stepping } from "./stepping.ts"

/** One choice, and the states after whole stretches of it, as far as they were needed. */
interface Line<State> {
  readonly bits: Uint32Array
  readonly states: Array<State | undefined>
}

/** So many other choices are remembered beside that of everything. */
const linesKept = 4
/** A stretch has so many events, or more where that would make too many stretches. */
const [stretchAtLeast, stretchesAtMost] = [512, 256]
/** A state after so many stretches stays; of those in between, which are made when they are asked for, so many stay. */
const [stride, betweenKept] = [4, 64]

/**
 * Remembers what a fold makes of its events, in states that share what did not change. Whatever choice is asked for, the
 * longest beginning that it has in common with a remembered one is not done again.
 *
 * @param chosen for each event, whether it is one of the choice.
 */
export const recollection = <State, Event>(
  fold: Fold<State, Event>,
  events: ReadonlyArray<Event>,
  length = Math.max(stretchAtLeast, Math.ceil(events.length / stretchesAtMost))
): ((chosen: Uint8Array) => State) => {
  const initial = frozen(undefined, fold.initial)
  const everything: Line<State> = { bits: bitsOf(new Uint8Array(events.length).fill(1)), states: [initial] }
  const others: Array<Line<State>> = []

  const within = (chosen: Uint8Array, from: number, until: number): ReadonlyArray<Event> => {
    const found: Array<Event> = []
    for (let index = from; index < until; index++) {
      const event = events[index]
      if (chosen[index] === 1 && event !== undefined) found.push(event)
    }
    return found
  }

  /** Where states in between stand, the oldest first. */
  const between: Array<readonly [states: Line<State>["states"], at: number]> = []
  const keep = (states: Line<State>["states"], at: number, state: State): void => {
    states[at] = state
    if (at % stride === 0) return
    between.push([states, at])
    const [oldest] = between.length > betweenKept ? between.splice(0, 1) : []
    if (oldest !== undefined) oldest[0][oldest[1]] = undefined
  }

  /** The state after so many stretches, from the last one before it that is there. */
  const reach = ({ states }: Line<State>, chosen: Uint8Array, until: number): State => {
    let at = until
    while (states[at] === undefined && at > 0) at -= 1
    let state = states[at] ?? initial
    while (at < until) {
      const strided = (Math.floor(at / stride) + 1) * stride
      const next = Math.min(strided, until)
      state = stepping(fold, state, within(chosen, at * length, next * length))
      keep(states, next, state)
      at = next
    }
    return state
  }

  /** What was asked last is remembered longest. */
  const remember = (line: Line<State>): void => {
    if (line === everything) return
    const kept = [line, ...others.filter((other) => other !== line)].slice(0, linesKept)
    others.splice(0, others.length, ...kept)
  }

  return (chosen) => {
    const bits = bitsOf(chosen)
    const end = chosen.lastIndexOf(1) + 1
    const whole = Math.floor(end / length)
    let line = everything
    let common = commonIn(bits, everything.bits)
    for (const other of others) {
      const alike = commonIn(bits, other.bits)
      if (Math.floor(alike / length) > Math.floor(common / length)) [line, common] = [other, alike]
    }
    const shared = Math.min(whole, Math.floor(common / length))
    const state = reach(line, chosen, shared)
    if (whole > shared) {
      line = { bits, states: line.states.slice(0, shared + 1).map((one, at) => (at % stride === 0 ? one : undefined)) }
      keep(line.states, shared, state)
    }
    remember(line)
    return stepping(fold, reach(line, chosen, whole), within(chosen, whole * length, end))
  }
}
