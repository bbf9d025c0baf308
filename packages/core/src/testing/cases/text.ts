/** Which texts and numbers come back exactly, and which no log takes. */
import { Effect } from "effect"
import { everything } from "../../kernel/event-log.ts"
import { canonicalise, leafHash } from "../../kernel/integrity.ts"
import { expectEqual } from "../claim.ts"
import { about, append, type Case, outcome, positions, propose, read, untyped } from "./case.ts"

const deep = (levels: number): unknown => (levels === 0 ? "bottom" : { in: deep(levels - 1) })

/** What JSON can hold, and some stores cannot. */
export const exact: Readonly<Record<string, unknown>> = {
  "a key named like a prototype": JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
  "a zero character": { text: "before\u0000after" },
  "characters beyond the first plane": { text: "🏘️ 𝔸 \u{10ffff}" },
  "composed and decomposed letters": { one: "é", other: "e\u0301" },
  "numbers of any size": { list: [-0, 1e-7, 0.1, 123456789.123, 2 ** 53 - 1, 5e-324, 1e300] },
  "separators of lines": { text: "\u2028\u2029\u007f\r\n\t" },
  "ninety levels": deep(90),
  "empty texts, lists and objects": { "": "", list: [], object: {}, nothing: null },
  "keys in no order": { b: 1, a: { d: 1, c: 2 }, "\u{1f3d8}": 1, "\ufb33": 2 }
}

/** What JSON cannot hold, although JavaScript may say so. */
const inexact: Readonly<Record<string, unknown>> = {
  "half a character": { text: "\ud83c" },
  "half a character in a name": { "\udfd8": 1 },
  "a thousand levels": deep(1000),
  "a number that is none": { number: Number.NaN },
  "a number without end": { number: Number.POSITIVE_INFINITY },
  "a whole number beyond the safe ones": { number: 2 ** 53 },
  "nothing where something is named": { nothing: undefined },
  "a hole in a list": { list: new Array(2) },
  "a date": { date: new Date(0) },
  "a list instead of an object": [1]
}

const id = (what: string) => `text-${what.replaceAll(/[ ,]+/g, "-")}`

export const text: ReadonlyArray<Case> = [
  ...Object.entries(exact).map(([what, data]) => ({
    id: id(what),
    title: `${what}: exactly what was appended is read`,
    run: Effect.gen(function* () {
      yield* append([{ ...propose("A"), data: untyped(data) }])
      for (const { hash, ...kept } of yield* read(everything)) {
        expectEqual(canonicalise(kept.data), canonicalise(data))
        expectEqual(leafHash(canonicalise(kept)), hash, "the hash is that of the record")
      }
    })
  })),
  ...Object.entries(inexact).map(([what, data]) => ({
    id: id(what),
    title: `${what}: refused as \`Encoding\`, since no log could keep it exactly`,
    run: Effect.gen(function* () {
      expectEqual(yield* outcome([{ ...propose("A"), data: untyped(data) }]), "Encoding")
      expectEqual(yield* positions(everything), [])
    })
  })),
  {
    id: "text-names",
    title: "types and tags are compared character by character, whatever the characters",
    run: Effect.gen(function* () {
      const types = ["a", "A", "a\u0000", "a\u0000b", "é", "e\u0301", "%", "_", "'", '"', "\\", "a ", " a"]
      for (const type of types) yield* append([propose(type, type.includes("\u0000") ? [] : [type])])
      for (const [index, type] of types.entries()) {
        expectEqual(yield* positions(about([type])), [index + 1], `of type ${JSON.stringify(type)}`)
        if (!type.includes("\u0000")) expectEqual(yield* positions(about([], type)), [index + 1], `about ${type}`)
      }
      expectEqual(yield* positions(about(["\ud800", "a\u0000c", ""])), [])
    })
  }
]
