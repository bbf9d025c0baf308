/** Two appliers that others wrote make the same of our differences. */
import * as fc from "fast-check"
import fastJsonPatch from "fast-json-patch"
import { applyPatch } from "rfc6902"
import { assert, describe, expect, it } from "vitest"
import { diff, type Patch, plain } from "../../src/analysis/patch.ts"
import { aLog, arbitraryAt, numRuns, patiently, seed } from "./history.ts"
import { oracles, seen, textOf } from "./oracle.ts"

const copyOf = (value: unknown) => JSON.parse(JSON.stringify(value))

/** `rfc6902` replaces no whole, and enters nothing called `constructor`. */
const byOne = (value: unknown, patch: Patch): unknown => {
  const whole = { whole: copyOf(value) }
  const moved = patch.map((change) => ({ ...copyOf(change), path: `/whole${change.path}` }))
  for (const fault of applyPatch(whole, moved)) if (fault !== null) throw fault
  return whole.whole
}
/** With validation on, for without it a removal of what is not there is passed over. */
const byOther = (value: unknown, patch: Patch): unknown =>
  fastJsonPatch.applyPatch(copyOf(value), copyOf(patch), true).newDocument

const name = fc.constantFrom("a", "b", "a/b", "m~n", "~1", "", " ", "0", "é")
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    fc.constantFrom(null, true, false, 0, 1, -1.5, "", "tekst"),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(name, tie("value"), { maxKeys: 5, noNullPrototype: true })
  )
})).value

describe("our differences, applied by others", () => {
  it.each([
    ["rfc6902", byOne],
    ["fast-json-patch", byOther]
  ])("%s makes the second value of the first", (_, apply) => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        assert.strictEqual(textOf(apply(one, diff(one, other))), textOf(other))
      }),
      { numRuns: 1000 }
    )
    expect(() => apply({ a: 1 }, [{ op: "remove", path: "/b" }])).toThrow()
  })
  it(`so they do for the answers of two moments (seed ${seed})`, patiently, () => {
    const logAndAt = aLog.chain((log) => fc.tuple(fc.constant(log), arbitraryAt(log), arbitraryAt(log)))
    fc.assert(
      fc.property(logAndAt, fc.constantFrom(...oracles), ([log, at, other], { answer }) => {
        const [one, two] = [plain(answer(seen(log, at))), plain(answer(seen(log, other)))]
        const patch = diff(one, two)
        assert.strictEqual(textOf(byOne(one, patch)), textOf(two))
        assert.strictEqual(textOf(byOther(one, patch)), textOf(two))
      }),
      { numRuns }
    )
  })
})
