/** What is claimed of a fact: side by side, and a conflict where sources disagree. */
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import { readable } from "../../src/kernel/view.ts"
import { recorded } from "../../src/testing/index.ts"
import { claims } from "../../src/views/claims.ts"

const said = { said: "8 april", earliest: "2024-02-15", latest: "2024-02-15", precision: "day" }
const claimed = (claim: string, value: unknown, more: object = {}) => ({
  _tag: "ClaimRecorded",
  claim,
  about: { kind: "pact", id: "pact" },
  fact: "signatories",
  value,
  from: { document: `bron-${claim}` },
  said,
  ...more
})
const fold = readable(claims, alliance.understand)
const answer = (...raws: ReadonlyArray<{ readonly _tag: string }>) =>
  replay(
    fold,
    raws.map((raw, index) => Result.getOrThrow(fold.understand(recorded(alliance, index + 1, raw).recorded)))
  )

describe("claims of a fact", () => {
  it("stay beside each other, each with its source, and are a conflict where they differ", () => {
    const found = answer(claimed("a", 58), claimed("b", "bijna zestig"))["pact:pact signatories"]
    expect(found).toMatchObject({ conflict: true, of: undefined })
    expect(Object.values(found?.claims ?? {})).toMatchObject([
      { value: 58, from: { document: "bron-a" }, position: 1 },
      { value: "bijna zestig", from: { document: "bron-b" }, position: 2 }
    ])
  })
  it("are none where sources agree, in digits or in words", () => {
    expect(answer(claimed("a", 58), claimed("b", "58"))["pact:pact signatories"]?.conflict).toBe(false)
    expect(answer(claimed("a", true), claimed("b", false))["pact:pact signatories"]?.conflict).toBe(true)
  })
  it("are of one fact of one thing of one alliance", () => {
    const others = [{ fact: "members" }, { about: { kind: "pact", id: "other" } }, { of: "elzenhoek" }]
    const found = answer(claimed("a", 58), ...others.map((other, index) => claimed(`b${index}`, 60, other)))
    expect(Object.keys(found)).toHaveLength(4)
    expect(Object.values(found).map(({ conflict }) => conflict)).toEqual([false, false, false, false])
  })
  it("never lose one, and differ exactly where two of them do", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<unknown>(58, "58", 60, true), { minLength: 1, maxLength: 6 }), (values) => {
        const found = answer(...values.map((value, index) => claimed(`c${index}`, value)))["pact:pact signatories"]
        assert.deepStrictEqual(
          Object.values(found?.claims ?? {}).map(({ value }) => value),
          values as never // The same values, of which the view knows the types.
        )
        const differ = values.some((one) => values.some((other) => String(one) !== String(other)))
        assert.strictEqual(found?.conflict, differ)
      }),
      { numRuns: 30 }
    )
  })
})
