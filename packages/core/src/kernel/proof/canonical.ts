/** Whether a text is the one canonical text of its value (RFC 8785): seen by reading it once, without making another. */
import { canonicalLimits, isExactNumber } from "../integrity.ts"

const [quote, comma, backslash, open, close] = [0x22, 0x2c, 0x5c, 0x7b, 0x7d]
const [openList, closeList, colon] = [0x5b, 0x5d, 0x3a]

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds.
const control = /[\u0000-\u001f]/
/** Whether it has nothing that a string may not hold as it is, or holds in pairs only. Most records have none of it. */
const hasNothingSpecial = (text: string): boolean => !text.includes("\\") && !control.test(text) && text.isWellFormed()
/** Where no text goes on: no sign stands there, as none stands behind the end of a text. */
const nowhere = -1

const afterValue = (text: string, at: number, isPlain: boolean, depth: number): number => {
  if (depth > canonicalLimits.levels) return nowhere
  switch (text.charCodeAt(at)) {
    case quote:
      return afterString(text, at, isPlain)
    case open:
      return afterObject(text, at, isPlain, depth)
    case openList:
      return afterList(text, at, isPlain, depth)
    case 0x74:
      return text.startsWith("true", at) ? at + 4 : nowhere
    case 0x66:
      return text.startsWith("false", at) ? at + 5 : nowhere
    case 0x6e:
      return text.startsWith("null", at) ? at + 4 : nowhere
    default:
      return afterNumber(text, at)
  }
}

/** The five that have a short form, and the two that end a string or begin an escape. */
const short = 'btnfr"\\'
/** The control characters that have none: five characters behind the backslash. */
const long = /u00(?:0[0-7be-f]|1[0-9a-f])/

const afterString = (text: string, from: number, isPlain: boolean): number => {
  if (text.charCodeAt(from) !== quote) return nowhere
  if (isPlain) return text.indexOf('"', from + 1) + 1 || nowhere
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === quote) return at + 1
    if (unit < 0x20) return nowhere
    if (unit === backslash) {
      const isShort = short.includes(text.charAt(at + 1))
      if (!isShort && !long.test(text.slice(at + 1, at + 6))) return nowhere
      at += isShort ? 1 : 5
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(at + 1)
      if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) return nowhere
      at += 1
    }
  }
  return nowhere
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
const inNumber = (unit: number): boolean =>
  isDigit(unit) || unit === 0x2d || unit === 0x2e || unit === 0x2b || unit === 0x65

const afterNumber = (text: string, from: number): number => {
  let at = from
  while (isDigit(text.charCodeAt(at))) at++
  // Most are counts, and need not be made a number: few digits, and no sign or point behind them.
  if (at > from && at - from < 10 && text.charCodeAt(from) !== 0x30 && !inNumber(text.charCodeAt(at))) return at
  while (inNumber(text.charCodeAt(at))) at++
  const written = text.slice(from, at)
  const value = Number(written)
  return isExactNumber(value) && String(value) === written ? at : nowhere
}

const afterList = (text: string, from: number, isPlain: boolean, depth: number): number => {
  if (text.charCodeAt(from + 1) === closeList) return from + 2
  for (let at = from; ; ) {
    at = afterValue(text, at + 1, isPlain, depth + 1)
    const sign = text.charCodeAt(at)
    if (sign !== comma) return sign === closeList ? at + 1 : nowhere
  }
}

const afterObject = (text: string, from: number, isPlain: boolean, depth: number): number => {
  if (text.charCodeAt(from + 1) === close) return from + 2
  let before = nowhere
  let endBefore = nowhere
  for (let at = from; ; ) {
    const name = at + 2
    const end = afterString(text, at + 1, isPlain)
    if (text.charCodeAt(end) !== colon) return nowhere
    if (before !== nowhere) {
      const isLater = isPlain
        ? isBefore(text, before, name)
        : unescaped(text.slice(before, endBefore - 1)) < unescaped(text.slice(name, end - 1))
      if (!isLater) return nowhere
    }
    before = name
    endBefore = end
    at = afterValue(text, end + 1, isPlain, depth + 1)
    const sign = text.charCodeAt(at)
    if (sign !== comma) return sign === close ? at + 1 : nowhere
  }
}

/** Whether the name that begins at one place is before the one that begins at another: each ends with a quote. */
const isBefore = (text: string, one: number, other: number): boolean => {
  for (let at = 0; ; at++) {
    const unit = text.charCodeAt(one + at)
    const next = text.charCodeAt(other + at)
    if (unit === next && unit !== quote) continue
    // A name that has ended is before all that go on.
    return next !== quote && (unit === quote || unit < next)
  }
}

/** What a name says, which is not what is written where something is escaped. */
const unescaped = (name: string): string => (name.includes("\\") ? String(JSON.parse(`"${name}"`)) : name)

/**
 * Whether a text is canonical JSON: what `canonicalise` gives for the value that is read from it. No other text of the
 * same value is: with blanks, other escapes, members in another order or twice. Never throws.
 *
 * @example
 * isCanonical('{"a":1,"b":1e+21}') // true
 */
export const isCanonical = (text: unknown): text is string =>
  typeof text === "string" && afterValue(text, 0, hasNothingSpecial(text), 0) === text.length

const encoder = new TextEncoder()

/**
 * The record in its canonical text of at most 1 MiB; nothing for any other text. Never throws. By RFC 8785.
 *
 * @example
 * canonicalRecord('{"a":1,"a":1}') // undefined
 */
export const canonicalRecord = (text: unknown): Readonly<Record<string, unknown>> | undefined => {
  const most = canonicalLimits.bytesPerRecord
  if (typeof text !== "string" || text.length > most) return undefined
  if (text.length * 3 > most && encoder.encode(text).length > most) return undefined
  if (!text.startsWith("{") || !isCanonical(text)) return undefined
  return JSON.parse(text)
}
