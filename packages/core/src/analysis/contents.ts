/** What a draft reads and writes: what it stands for, and a copy of that from the first change on. */
import { indexOf } from "../kernel/pointer.ts"
import { Columns } from "./columns.ts"
import type { Keyed } from "./fields.ts"

export interface Contents {
  /** What is there, also where it is of every object. */
  readonly get: (key: PropertyKey) => unknown
  /** Whether it is of this one. */
  readonly has: (key: PropertyKey) => boolean
  readonly keys: () => Array<string | symbol>
  readonly set: (key: PropertyKey, value: unknown) => void
  readonly remove: (key: PropertyKey) => void
  /** What it is in the end, frozen; what it was, where nothing was written. */
  readonly end: () => Keyed | Columns
}

/** Of an object or a list. */
export const plainContents = (base: Keyed): Contents => {
  let now = base
  const copy = (): Keyed => {
    // A list is a record of its elements too, which is all that is done with it here.
    if (now === base) now = Array.isArray(base) ? ([...base] as unknown as Keyed) : { ...base }
    return now
  }
  return {
    get: (key) => now[key],
    has: (key) => Object.hasOwn(now, key),
    keys: () => Reflect.ownKeys(now),
    set: (key, value) => {
      copy()[key] = value
    },
    remove: (key) => {
      Reflect.deleteProperty(copy(), key)
    },
    end: () => (now === base || Array.isArray(now) ? Object.freeze(now) : Columns.of(Object.freeze(now)))
  }
}

/** Of a record in columns. */
export const columnsContents = (base: Columns): Contents => {
  const written = new Map<string, unknown>()
  const removed = new Set<string>()
  const isBase = (key: PropertyKey) => base.has(key) && !removed.has(String(key))
  const isWritten = (key: PropertyKey) => typeof key === "string" && written.has(key)
  return {
    get: (key) =>
      isWritten(key) ? written.get(String(key)) : isBase(key) ? base.get(key) : Reflect.get(Object.prototype, key),
    has: (key) => isWritten(key) || isBase(key),
    keys: () => {
      const all = [
        ...base.names.filter((name) => !removed.has(name)),
        ...[...written.keys()].filter((name) => !isBase(name))
      ]
      // Fields that are numbers stand first, as in any record.
      return all.every((name) => indexOf(name) === undefined)
        ? all
        : Object.keys(Object.fromEntries(all.map((name) => [name, true])))
    },
    set: (key, value) => {
      written.set(String(key), value)
    },
    remove: (key) => {
      written.delete(String(key))
      if (base.has(key)) removed.add(String(key))
    },
    end: () => (written.size + removed.size === 0 ? base : base.with(written, removed))
  }
}
