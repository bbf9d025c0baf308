/** Stores that keep other texts and numbers than they were given. */
import { untyped } from "../cases/case.ts"
import { changed, type StoreMutant } from "./mutant.ts"

/** Keeps this instead of the content of each event. */
const keeping = (change: (data: unknown) => unknown) =>
  changed((log) => ({
    append: (events, condition) => {
      const [first, ...others] = events.map((event) => ({ ...event, data: untyped(change(event.data)) }))
      return log.append(first === undefined ? events : [first, ...others], condition)
    }
  }))

type Change = (part: unknown, depth: number) => unknown

/** The same content, with each of its names and parts changed, the innermost first. */
const throughout = (value: unknown, change: Change, depth = 0): unknown => {
  const inner = (part: unknown) => throughout(part, change, depth + 1)
  if (Array.isArray(value)) return change(value.map(inner), depth)
  if (typeof value !== "object" || value === null || value instanceof Date) return change(value, depth)
  const entries = Object.entries(value).map(([name, part]) => [change(name, depth), inner(part)])
  return change(Object.fromEntries(entries), depth)
}

const keepingParts = (change: Change) => keeping((data) => throughout(data, change))
const keepingTexts = (change: (text: string) => string) =>
  keepingParts((part) => (typeof part === "string" ? change(part) : part))
const keepingNumbers = (change: (number: number) => number) =>
  keepingParts((part) => (typeof part === "number" ? change(part) : part))

/** A copy as plain assignment makes it: a key named `__proto__` is none. */
const assigned = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) copy[name] = part
  return { ...copy }
}

export const wrongTexts: ReadonlyArray<StoreMutant> = [
  {
    id: "copies-by-assignment",
    what: "copies what it keeps field by field",
    layer: keeping(assigned),
    fallsTo: ["text-a-key-named-like-a-prototype"]
  },
  {
    id: "text-ends-at-zero",
    what: "ends a text at its zero character",
    layer: keepingTexts((text) => text.split("\u0000", 1)[0] ?? ""),
    fallsTo: ["text-a-zero-character"]
  },
  {
    id: "first-plane-only",
    what: "knows the characters of the first plane only",
    layer: keepingTexts((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, "?")),
    fallsTo: ["text-characters-beyond-the-first-plane"]
  },
  {
    id: "composes-letters",
    what: "writes letters and their marks as one",
    layer: keepingTexts((text) => text.normalize("NFC")),
    fallsTo: ["text-composed-and-decomposed-letters"]
  },
  {
    id: "ends-of-lines",
    what: "writes every end of a line in its own way",
    layer: keepingTexts((text) => text.replaceAll("\r\n", "\n")),
    fallsTo: ["text-separators-of-lines"]
  },
  {
    id: "empty-is-nothing",
    what: "takes an empty text for nothing",
    layer: keepingParts((part) => (part === "" ? null : part)),
    fallsTo: ["text-empty-texts-lists-and-objects"]
  },
  {
    id: "rounds",
    what: "keeps seven digits of a number",
    layer: keepingNumbers((number) => Number(number.toPrecision(7))),
    fallsTo: ["text-numbers-of-any-size"]
  },
  {
    id: "cuts-what-is-deep",
    what: "leaves out what lies deeper than fifty levels",
    layer: keepingParts((part, depth) => (depth > 50 ? "…" : part)),
    fallsTo: ["text-ninety-levels", "text-a-thousand-levels"]
  },
  {
    id: "mends-text",
    what: "mends half a character instead of refusing it",
    layer: keepingTexts((text) => text.toWellFormed()),
    fallsTo: ["text-half-a-character", "text-half-a-character-in-a-name", "append-whole"]
  },
  {
    id: "mends-numbers",
    what: "takes the nearest number that is safe",
    layer: keepingNumbers((number) => Math.min(number, Number.MAX_SAFE_INTEGER)),
    fallsTo: ["text-a-whole-number-beyond-the-safe-ones", "text-a-number-without-end"]
  },
  {
    id: "mends-lists",
    what: "makes an object of whatever content it gets",
    layer: keeping((data) => ({ ...Object(data) })),
    fallsTo: ["text-a-list-instead-of-an-object"]
  },
  {
    id: "makes-json",
    what: "keeps what JSON makes of a value, instead of refusing what it cannot hold",
    layer: keeping((data) => JSON.parse(JSON.stringify(data))),
    fallsTo: [
      "text-a-number-that-is-none",
      "text-nothing-where-something-is-named",
      "text-a-hole-in-a-list",
      "text-a-date"
    ]
  }
]
