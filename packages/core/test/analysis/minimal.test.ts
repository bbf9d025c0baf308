/** The smallest choice that still tells the same. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { minimal } from "../../src/analysis/minimal.ts"

const whole = Array.from({ length: 12 }, (_, place) => place)
const keyOf = (some: ReadonlyArray<number>) => some.reduce((key, place) => key + 2 ** place, 0)

describe("minimal", () => {
  it("tells the same, and nothing can be left out of it, whatever a choice tells", () => {
    const answers = fc.array(fc.boolean(), { minLength: 4096, maxLength: 4096 })
    fc.assert(
      fc.property(answers, (said) => {
        const tells = (some: ReadonlyArray<number>) => some.length === whole.length || said[keyOf(some)] === true
        const least = minimal(whole, tells)
        expect(tells(least)).toBe(true)
        for (const at of least.keys()) expect(tells(least.toSpliced(at, 1))).toBe(false)
        expect(minimal(whole, tells)).toEqual(least)
      }),
      { numRuns: 50 }
    )
  })
  it("of what can be missed leaves out what comes later first", () => {
    expect(minimal(whole, (some) => some.length >= 3)).toEqual([0, 1, 2])
  })
  it("asks less than twice for each where all are needed", () => {
    const many = Array.from({ length: 256 }, (_, place) => place)
    let asked = 0
    const all = minimal(many, () => {
      asked += 1
      return false
    })
    expect(all).toEqual(many)
    expect(asked).toBeLessThan(2 * many.length)
  })
  it("goes round no further than to where it last left one out", () => {
    const seen: Array<number> = []
    minimal([0, 1, 2, 3, 4], (some) => {
      seen.push(keyOf(some))
      return [0, 1, 2, 4].every((place) => some.includes(place))
    })
    const oneByOne = seen.slice(5)
    expect(oneByOne.length).toBe(6)
    expect(new Set(oneByOne).size).toBe(6)
  })
})
