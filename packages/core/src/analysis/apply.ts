/** Carries out the changes of RFC 6902 on a value, all or none of them. */
import { Result, Schema } from "effect"
import { indexOf } from "../kernel/pointer.ts"
import { pointerTo, readPointer, type Steps } from "./place.ts"
import { isFields, same } from "./plain.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

const Path = { path: Schema.String }
const Operation = Schema.Union([
  Schema.Struct({ op: Schema.Literals(["add", "replace", "test"]), ...Path, value: Schema.Json }),
  Schema.Struct({ op: Schema.Literal("remove"), ...Path }),
  Schema.Struct({ op: Schema.Literals(["move", "copy"]), from: Schema.String, ...Path })
])
type Operation = typeof Operation.Type
const readOperations = Schema.decodeUnknownResult(Schema.Array(Operation))

/** A step that cannot be taken. Thrown and caught in this file only. */
class Stuck extends Error {}
const stuck = (why: string): never => {
  throw new Stuck(why)
}

/**
 * The value after these changes: every operation of RFC 6902, in order. Fails at the first that cannot be carried out,
 * or where they are no changes at all; the value that was given stays as it is either way.
 *
 * @example
 * apply({ members: 7 }, [{ op: "replace", path: "/members", value: 8 }]) // { members: 8 }
 */
export const apply = (value: unknown, patch: unknown): Result.Result<unknown, Unanswerable> =>
  Result.gen(function* () {
    const operations = yield* Result.mapError(readOperations(patch), ({ message }) => unanswerable("patch", message))
    let now = value
    for (const operation of operations) {
      const path = yield* readPointer(operation.path)
      const from = "from" in operation ? yield* readPointer(operation.from) : path
      now = yield* Result.try({
        try: () => carryOut(now, operation, path, from),
        catch: (cause) => {
          if (!(cause instanceof Stuck)) throw cause
          return unanswerable("patch", `${operation.op} ${operation.path}: ${cause.message}`)
        }
      })
    }
    return now
  })

const carryOut = (value: unknown, operation: Operation, path: Steps, from: Steps): unknown => {
  switch (operation.op) {
    case "add":
      return add(value, path, operation.value)
    case "replace":
      find(value, path)
      return at(
        value,
        path,
        (parent, step) => put(parent, step, operation.value),
        () => operation.value
      )
    case "remove":
      find(value, path)
      return remove(value, path)
    case "copy":
      return add(value, path, find(value, from))
    case "move": {
      const moved = find(value, from)
      if (pointerTo(path) === pointerTo(from)) return value
      if (pointerTo(path).startsWith(`${pointerTo(from)}/`)) stuck("a part cannot move into itself")
      return add(remove(value, from), path, moved)
    }
    case "test":
      return same(find(value, path), operation.value) ? value : stuck("another value is there")
  }
}

/** What stands at a place that must be there. */
const find = (value: unknown, steps: Steps): unknown =>
  steps.reduce((part, step) => {
    if (Array.isArray(part)) return part[placeIn(part, step)]
    return isFields(part) && Object.hasOwn(part, step) ? part[step] : stuck("nothing is there")
  }, value)

const placeIn = (list: ReadonlyArray<unknown>, step: string): number => {
  const index = indexOf(step)
  return index !== undefined && index < list.length ? index : stuck("no such place in the list")
}

/** The value with another parent of the last step, and every list and object on the way made anew. */
const at = (
  value: unknown,
  steps: Steps,
  change: (parent: unknown, step: string) => unknown,
  whole: () => unknown
): unknown => {
  const [step, ...others] = steps
  if (step === undefined) return whole()
  if (others.length === 0) return change(value, step)
  return put(value, step, at(find(value, [step]), others, change, whole))
}

const put = (parent: unknown, step: string, value: unknown): unknown => {
  if (Array.isArray(parent)) return parent.with(placeIn(parent, step), value)
  if (!isFields(parent)) return stuck("nothing is below it")
  return Object.fromEntries([...Object.entries(parent), [step, value]])
}

const add = (value: unknown, steps: Steps, added: unknown): unknown =>
  at(
    value,
    steps,
    (parent, step) => {
      if (!Array.isArray(parent)) return put(parent, step, added)
      const index = step === "-" || step === String(parent.length) ? parent.length : placeIn(parent, step)
      return parent.toSpliced(index, 0, added)
    },
    () => added
  )

const remove = (value: unknown, steps: Steps): unknown =>
  at(
    value,
    steps,
    (parent, step) => {
      if (Array.isArray(parent)) return parent.toSpliced(placeIn(parent, step), 1)
      return isFields(parent) ? Object.fromEntries(Object.entries(parent).filter(([field]) => field !== step)) : parent
    },
    () => stuck("the whole cannot be removed")
  )
