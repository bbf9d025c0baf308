/** A fold over any choice from its events: from the nearest choice that is remembered, on. */
import type { Fold } from "../kernel/decider.ts"
import { bitsOf, commonIn } from "./choice.ts"
import { type Packed, packed } from "./packed.ts"
import { frozen } from "./plain.ts"
import { stepping } from "./stepping.ts"

/** One choice, and the states after whole stretches of it, as far as they were needed. */
interface Line<State> {
  readonly bits: Uint32Array
  readonly states: Array<Packed<State> | undefined>
}

/** So many other choices are remembered beside that of everything. */
const linesKept = 4
/** A stretch has so many events, or more where that would make too many stretches. */
const [stretchAtLeast, stretchesAtMost] = [1024, 128]

/** After so many of this number of events a state is remembered. */
export const stretchOf = (events: number): number => Math.max(stretchAtLeast, Math.ceil(events / stretchesAtMost))

/**
 * Remembers what a fold makes of its events, in states that share what did not change. Whatever choice is asked for, the
 * longest beginning that it has in common with a remembered one is not done again.
 *
 * @param length after so many events a state is remembered.
 * @returns the state of a choice: for each event, whether it is one of it.
 */
export const recollection = <State, Event>(
  fold: Fold<State, Event>,
  events: ReadonlyArray<Event>,
  length: number
): ((chosen: Uint8Array) => Packed<State>) => {
  const initial = packed(frozen(undefined, fold.initial))
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

  /** The state after so many stretches, from the last one before it that is there. */
  const reach = ({ states }: Line<State>, chosen: Uint8Array, until: number): Packed<State> => {
    let at = until
    while (states[at] === undefined && at > 0) at -= 1
    let state = states[at] ?? initial
    for (; at < until; at++) {
      state = stepping(fold, state, within(chosen, at * length, (at + 1) * length))
      states[at + 1] = state
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
    reach(line, chosen, shared)
    if (whole > shared) line = { bits, states: line.states.slice(0, shared + 1) }
    remember(line)
    return stepping(fold, reach(line, chosen, whole), within(chosen, whole * length, end))
  }
}
