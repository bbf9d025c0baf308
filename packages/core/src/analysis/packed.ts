/** States as a memory keeps them: with columns in place of large records, and as anybody may have them. */
import { Columns } from "./columns.ts"
import { isObject, type Keyed } from "./fields.ts"
import { type Steps, valueAt } from "./place.ts"

declare const stands: unique symbol

/** Stands for a state, of which some records are in columns. It is frozen throughout. */
export interface Packed<out State> {
  readonly [stands]: State
}

/** A frozen state as it is: none of its records has to be in columns. */
// Only the functions of this file look at it as what it is, which TypeScript cannot see.
export const packed = <State>(state: State): Packed<State> => state as unknown as Packed<State>

/** What has columns somewhere in it. */
const holding = new WeakSet<object>()

/** Whether it has columns somewhere in it. */
export const holdsBelow = (value: object): boolean => holding.has(value)

/** Whether it is in columns, or has any in it. */
export const holds = (value: unknown): boolean => isObject(value) && (value instanceof Columns || holdsBelow(value))

/** Remembers that this has columns in it. */
export const noteHolding = (value: object): void => {
  holding.add(value)
}

/** What was made of each that has columns: who keeps it has the same of what did not change. */
export type Made = WeakMap<object, object>

const plainOf = (value: unknown, made: Made): unknown => {
  if (!isObject(value) || !holds(value)) return value
  const known = made.get(value)
  if (known !== undefined) return known
  const plain = Object.freeze(recordOf(value, (part) => plainOf(part, made)))
  made.set(value, plain)
  return plain
}

const recordOf = (value: Keyed, plain: (part: unknown) => unknown): object => {
  if (value instanceof Columns) return value.record(holdsBelow(value) ? plain : undefined)
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, plain(part)]))
}

/**
 * The state that it stands for: plain objects and lists, frozen throughout.
 *
 * @param made what was made of others, of which it shares what is the same.
 */
export const unpacked = <State>(state: Packed<State>, made: Made = new WeakMap()): State =>
  // It is that state again, with records in place of columns, which TypeScript cannot see.
  plainOf(state, made) as State

/** What stands at a place in it. */
export const unpackedAt = (state: Packed<unknown>, steps: Steps): unknown =>
  plainOf(valueAt(state, steps), new WeakMap())
