/** Reading a text once tells the same as making it anew. */
import { readdirSync, readFileSync } from "node:fs"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalise } from "../../../src/kernel/integrity.ts"
import { canonicalRecord, isCanonical } from "../../../src/kernel/proof/canonical.ts"

const runs = process.env.PACTWERK_DEEP === undefined ? 1000 : 20_000

/** The slow way, by the letter: what is read from the text is written again, and compared. */
const isWrittenAnew = (text: string): boolean => {
  try {
    return canonicalise(JSON.parse(text)) === text
  } catch {
    return false
  }
}
const written = (value: unknown): ReadonlyArray<string> => {
  try {
    return [canonicalise(value), JSON.stringify(value) ?? "", JSON.stringify(value, null, 1) ?? ""]
  } catch {
    return [JSON.stringify(value) ?? ""]
  }
}
const hard = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.constantFrom("\ud800", "\udc00", "\ud83d\ude00", "\u007f\u2028", "\n\u0001\u001f", "__proto__", "10", "9", "\\ud8")
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    hard,
    fc.double(),
    fc.integer(),
    fc.constantFrom(null, true, false, -0, 2 ** 53, 1e21, 1e-7, 9007199254740991),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.array(fc.tuple(hard, tie("any")), { maxLength: 4 }).map((members) => Object.fromEntries(members))
  )
})).any

describe("a canonical text", () => {
  it("is told by one reading exactly where writing it anew gives the same, also one character away", () => {
    fc.assert(
      fc.property(
        value,
        fc.nat(),
        fc.constantFrom("", " ", "0", ",", '"', "\\", "}", "]", "\ud800", "e", "-"),
        (one, at, sign) => {
          for (const text of written(one)) {
            const place = text.length === 0 ? 0 : at % text.length
            const changed = [
              text,
              text.slice(0, place) + sign + text.slice(place),
              text.slice(0, place) + sign + text.slice(place + 1),
              text.slice(0, place) + text.slice(place, place + 3) + text.slice(place)
            ]
            for (const variant of changed) expect(isCanonical(variant), variant).toBe(isWrittenAnew(variant))
          }
        }
      ),
      { numRuns: runs }
    )
  }, 120_000)
  it.each([
    "",
    " ",
    "{",
    "[",
    "[1",
    "[1,",
    "[1,]",
    "{,}",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,}',
    '{"a":1,"a":1}',
    '{"b":1,"a":1}',
    '{"\\n":1,"\\n":1}',
    '{"a":1]',
    "[1}",
    '{"a" :1}',
    "[1.0]",
    "[1e21]",
    "[-0]",
    "[01]",
    "[+1]",
    "[.5]",
    "[1e400]",
    "[9007199254740992]",
    '["\\/"]',
    '["\\u0041"]',
    '["\\u000A"]',
    '["\\u000a"]',
    '["\\u001F"]',
    '["\\ud800"]',
    '["\\ud83d\\ude00"]',
    '["\ud800"]',
    '["\ude00\ud83d"]',
    '["\udc00\udc00"]',
    '["\udfff"]',
    '["\ud83d\ue000"]',
    '["\n"]',
    '["a',
    '["\\',
    "tru",
    "nul",
    "True",
    "[1]]",
    "[1] ",
    "\ufeff[1]",
    "NaN",
    "undefined",
    "1 2"
  ])("is not %j", (text) => {
    expect(isCanonical(text)).toBe(false)
    expect(isWrittenAnew(text)).toBe(false)
  })
  it.each([
    "{}",
    "[]",
    "null",
    "true",
    "0",
    '""',
    "[1e+21,-1.5,5e-324]",
    '{"":1,"__proto__":{"a":[]},"a":"\\u0000\\b\\"\\\\\u007f\u2028"}',
    '{"10":1,"9":2}',
    '{"a":1,"a ":2,"a!":3,"aa":4}',
    '["\\n\ud800\udc00\udbff\udfff"]',
    '{"\\n":1,"\\r":2,"A":3}',
    '{"😀":1,"\ufb33":2}'
  ])("is %j", (text) => {
    expect(isCanonical(text)).toBe(true)
    expect(isWrittenAnew(text)).toBe(true)
  })
  it("sorts names by what they say, not by how they are written: a control character before a sign", () => {
    expect(isCanonical('{"\\n":1," ":2}')).toBe(true)
    expect(isCanonical('{" ":2,"\\n":1}')).toBe(false)
  })
  it("is at most 100 levels deep, and any depth is refused without running out of stack", () => {
    const nested = (levels: number, around = "1") => "[".repeat(levels) + around + "]".repeat(levels)
    expect([isCanonical(nested(100)), isCanonical(nested(101))]).toEqual([true, false])
    expect([isWrittenAnew(nested(100)), isWrittenAnew(nested(101))]).toEqual([true, false])
    expect(isCanonical("[".repeat(1_000_000))).toBe(false)
    expect(isCanonical('{"a":'.repeat(1_000_000))).toBe(false)
  })
  it("is a text: nothing else is", () => {
    for (const other of [undefined, null, 1, {}, [], new String("{}")]) {
      expect(isCanonical(other)).toBe(false)
      expect(canonicalRecord(other)).toBeUndefined()
    }
  })
})

describe("a record read from its text", () => {
  it("is what the text says, __proto__ included", () => {
    const text = '{"__proto__":{"a":1},"b":2}'
    expect(JSON.stringify(canonicalRecord(text))).toBe(text)
  })
  it("is an object, and in its canonical text only", () => {
    for (const text of ["[]", "null", '"a"', "1", '{"a":1,"a":1}', '{"a":1} '])
      expect(canonicalRecord(text)).toBeUndefined()
  })
  it("is at most 1 MiB, in bytes and not in characters", () => {
    const most = 1024 * 1024
    const text = (said: string) => `{"said":"${said}"}`
    const room = most - text("").length
    expect(canonicalRecord(text("x".repeat(room)))).toBeDefined()
    expect(canonicalRecord(text("x".repeat(room + 1)))).toBeUndefined()
    expect(canonicalRecord(text("é".repeat(Math.floor(room / 2))))).toBeDefined()
    expect(canonicalRecord(text("é".repeat(Math.floor(room / 2) + 1)))).toBeUndefined()
  })
  it("is every event we keep as an example", () => {
    const folder = new URL("../../events/", import.meta.url)
    const texts = readdirSync(folder).map((name) =>
      canonicalise(JSON.parse(readFileSync(new URL(name, folder), "utf8")))
    )
    expect(texts.length).toBeGreaterThan(90)
    expect(texts.filter((text) => !isCanonical(text))).toEqual([])
  })
})
