/** What no log takes, wherever it stands in an append. */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Proposed } from "../../src/kernel/event.ts"
import { everything, limits } from "../../src/kernel/event-log.ts"
import { checkAppend } from "../../src/kernel/shape.ts"
import { batch, propose, unless, untyped } from "../../src/testing/cases/case.ts"

const fine = propose("Fine", ["a:1", "a:2"])
const tagged = (...tags: ReadonlyArray<string>): Proposed => ({ ...propose("Strange"), tags: untyped(tags) })
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `a:${String(index).padStart(3, "0")}`)
const isTaken = (...events: ReadonlyArray<Proposed>) => Result.isSuccess(checkAppend(batch(events)))

describe("an append", () => {
  it("is taken as a whole", () => expect(isTaken(fine, tagged("a:1"))).toBe(true))
  it("holds no field that an event does not have", () =>
    expect(isTaken({ ...fine, ...{ colour: "blue" } })).toBe(false))
  it("takes as many tags as the limit says, and no more, on each of its events", () => {
    expect(isTaken(fine, tagged(...numbered(limits.tagsPerEvent)))).toBe(true)
    expect(isTaken(fine, tagged(...numbered(limits.tagsPerEvent + 1)))).toBe(false)
  })
  it("takes only tags that are a sorted set, on each of its events", () => {
    expect(isTaken(fine, tagged("a:2", "a:1"))).toBe(false)
    expect(isTaken(fine, tagged("a:1", "a:1"))).toBe(false)
    expect(isTaken(tagged("a:2", "a:1"), fine)).toBe(false)
  })
  it("is too large under a condition as well as without one", () => {
    const large = { ...fine, data: { text: "a".repeat(limits.bytesPerAppend) } }
    expect(Result.isFailure(checkAppend([large]))).toBe(true)
    expect(Result.isFailure(checkAppend([large], unless(everything, 0)))).toBe(true)
  })
})
