/** A fingerprint on paper says which log it is of, and is read again however somebody types it. */
import { Result } from "effect"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { leafHash } from "../../../src/kernel/integrity.ts"
import { emptyRoot } from "../../../src/kernel/proof/hash.ts"
import { readShortFingerprint, shortFingerprint } from "../../../src/kernel/proof/short-fingerprint.ts"

const root = leafHash("{}")
const printed = shortFingerprint({ size: 159, root }) ?? ""
const read = (text: string) => Result.getOrUndefined(readShortFingerprint(text))

it.each([root, emptyRoot, "0123456789abcdef".repeat(4), "00".repeat(32)])(
  "is the size and the first hundred bits of the root `%s`",
  (of) => {
    const [size, ...groups] = (shortFingerprint({ size: 159, root: of }) ?? "").split("-")
    expect(size).toBe("159")
    expect(groups.map((group) => group.length)).toEqual([5, 5, 5, 5])
    const back = Array.from(groups.join(""), (letter) =>
      "abcdefghijklmnopqrstuvwxyz234567".indexOf(letter).toString(2).padStart(5, "0")
    ).join("")
    expect(BigInt(`0b${back}`)).toBe(BigInt(`0x${of.slice(0, 25)}`))
  }
)

it("is none of what is no tree", () =>
  expect([shortFingerprint({ size: -1, root }), shortFingerprint({ size: 1, root: "x" })]).toEqual([
    undefined,
    undefined
  ]))

it.each([
  printed,
  printed.toUpperCase(),
  printed.replaceAll("-", " "),
  printed.replaceAll("-", " - "),
  printed.replaceAll("-", "–"),
  `  ${printed}\n`,
  printed.padEnd(100)
])("is read as it was printed: `%s`", (text) => expect(read(text)).toEqual({ print: printed, size: 159 }))

it.each([
  "",
  "159",
  printed.replace("159-", ""),
  printed.slice(0, -1),
  `${printed}a`,
  `${printed}1`,
  `${printed}-aaaaa`,
  printed.replaceAll("-", ""),
  `0${printed}`,
  `-${printed}`,
  printed.replace("159", "1e2"),
  printed.replace("159", "9007199254740992"),
  `159-${"a0aaa-aaaaa-aaaaa-aaaaa"}`,
  `159-${"a8aaa-aaaaa-aaaaa-aaaaa"}`,
  printed.padEnd(101)
])("is not what misses something, or has too much: `%s`", (text) => expect(read(text)).toBeUndefined())

it("of any log is read again", () =>
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, bytes) => {
      const print = shortFingerprint({ size, root: Buffer.from(bytes).toString("hex") }) ?? ""
      expect(read(print)).toEqual({ print, size })
    })
  ))

it("whatever is given is answered without a throw", () =>
  fc.assert(
    // What plain JavaScript can pass although the types forbid it.
    fc.property(fc.anything(), (given) => Result.isFailure(readShortFingerprint(given as never)))
  ))
