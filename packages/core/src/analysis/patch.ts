/** How one answer becomes another, as RFC 6902 writes it. */

import { stepTo } from "../kernel/pointer.ts"
import { type Fields, fieldsIn, isFields, same } from "./plain.ts"

/** One change at one place. */
export type Change =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }

/** The changes in the order in which they are to be applied. */
export type Patch = ReadonlyArray<Change>

/**
 * The changes that make the second value of the first: only `add`, `remove` and `replace`, by field name in the order of
 * code units. In a list the common head and tail stay; what lies between is replaced one by one, and added to or removed
 * at its end. A field that is `undefined` is not there. The work grows with the size of the values, not with its square.
 *
 * @example
 * diff({ members: 7 }, { members: 8 }) // [{ op: "replace", path: "/members", value: 8 }]
 */
export const diff = (before: unknown, after: unknown): Patch => {
  const changes: Array<Change> = []
  compare(before, after, "", changes)
  return changes
}

const compare = (before: unknown, after: unknown, path: string, changes: Array<Change>): void => {
  // Answers share the parts that did not change.
  if (before === after) return
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, path, changes)
  else if (isFields(before) && isFields(after)) {
    for (const field of differing(before, after).sort()) {
      const place = path + stepTo(field)
      if (!isIn(after, field)) changes.push({ op: "remove", path: place })
      else if (!isIn(before, field)) changes.push({ op: "add", path: place, value: plain(after[field]) })
      else compare(before[field], after[field], place, changes)
    }
  } else changes.push({ op: "replace", path, value: plain(after) })
}

/** The fields that are there in one of them only, or may be otherwise: no more is sorted than that. */
const differing = (before: Fields, after: Fields): Array<string> => {
  const fields = Object.keys(after).filter((field) => after[field] !== undefined && before[field] !== after[field])
  for (const field of fieldsIn(before)) if (!isIn(after, field)) fields.push(field)
  return fields
}

const isIn = (fields: Fields, field: string): boolean => Object.hasOwn(fields, field) && fields[field] !== undefined

const compareLists = (
  before: ReadonlyArray<unknown>,
  after: ReadonlyArray<unknown>,
  path: string,
  changes: Array<Change>
): void => {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && same(before[head], after[head])) head += 1
  let tail = 0
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  for (let index = head; index < shorter - tail; index++) {
    compare(before[index], after[index], path + stepTo(index), changes)
  }
  for (let index = before.length - tail - 1; index >= shorter - tail; index--) {
    changes.push({ op: "remove", path: path + stepTo(index) })
  }
  for (let index = shorter - tail; index < after.length - tail; index++) {
    changes.push({ op: "add", path: path + stepTo(index), value: plain(after[index]) })
  }
}

/** The value as JSON has it, without what is `undefined`: itself, where it is frozen throughout and nothing in it is. */
export const plain = (value: unknown): unknown => (isPlain(value) ? value : copied(value))

const isPlain = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return value !== undefined
  if (!Object.isFrozen(value)) return false
  if (Array.isArray(value)) return value.every(isPlain)
  if (isFields(value)) for (const field in value) if (!isPlain(value[field])) return false
  return true
}

const copied = (value: unknown): unknown => {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(copied)
  if (!isFields(value)) return value
  const made: { [field: string]: unknown } = {}
  for (const field in value) {
    const part = value[field]
    if (part === undefined) continue
    // Of every object, this one name says what it comes from.
    if (field === "__proto__") Object.defineProperty(made, field, { value: copied(part), ...open })
    else made[field] = copied(part)
  }
  return made
}
const open = { configurable: true, enumerable: true, writable: true }
