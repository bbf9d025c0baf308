/** What can be kept in a place for checkpoints, exactly as it was, and what cannot. */
import { Effect } from "effect"
import { LogError } from "../../kernel/event-log.ts"
import { expectEqual } from "../claim.ts"
import { untyped } from "./case.ts"
import { at, type CheckpointsCase, keys, load, save } from "./saving.ts"

const texts = ["", "é ☃ 😀", "it's; drop table x -- \" \\ %_?$1:a", "\u0000\u0007\n", "\ud800", "a".repeat(100_000)]

export const exactly: ReadonlyArray<CheckpointsCase> = [
  {
    id: "checkpoint-exact",
    title: "values come back exactly: what is undefined, the order of fields, every text and number",
    run: Effect.gen(function* () {
      const value = {
        zeta: undefined,
        alpha: [undefined, null, true, { 2: "two", 1: "one", ["__proto__"]: 1 }, []],
        $: { $: "undefined", $$: -0 },
        numbers: [0, -0, 1e300, 5e-324, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 + 2],
        texts
      }
      yield* save("exact", at(3, value))
      const kept = yield* load("exact")
      expectEqual(shown(kept?.value), shown(value))
    })
  },
  {
    id: "checkpoint-refused",
    title: "`Encoding` for a value that is not plain, and for a key that no store could file; nothing is kept",
    run: Effect.gen(function* () {
      for (const value of [new Map(), new Date(), 1n, () => 1, { deep: [Symbol("x")] }]) {
        expectEqual(yield* reasonOf(save("a", at(1, value))), "Encoding")
      }
      for (const key of ["", "a\u0000b", "a\nb", "\ud800", "a".repeat(301)]) {
        expectEqual(yield* reasonOf(save(key, at(1))), "Encoding")
        expectEqual(yield* reasonOf(load(key)), "Encoding")
      }
      expectEqual(yield* reasonOf(save("a", { position: untyped(-1), value: 1 })), "Encoding")
      expectEqual(yield* keys, [])
      yield* save("a".repeat(300), at(1))
      expectEqual((yield* keys).length, 1)
    })
  }
]

/** A text that shows everything that can differ, the order of fields included. */
const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(shown).join()}]`
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([field, part]) => `${JSON.stringify(field)}:${shown(part)}`)
      .join()}}`
  }
  return typeof value === "string" ? JSON.stringify(value) : Object.is(value, -0) ? "-0" : String(value)
}

const reasonOf = <A, R>(run: Effect.Effect<A, LogError, R>) =>
  Effect.match(run, {
    onSuccess: () => "no error",
    onFailure: (error) => (error instanceof LogError ? error.reason : "another error")
  })
