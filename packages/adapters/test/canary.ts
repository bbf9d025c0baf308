/** Unique marks that stand in the place of what is somebody's own, and a search for them in any form that people write text in. */
import { hash } from "node:crypto"

/** A mark that occurs nowhere else, of letters and digits: it fits in an id as well as in a name. */
export const markOf = (number: number): string => `knr${hash("sha256", `canary ${number}`, "hex").slice(0, 20)}`

const each = (mark: string, write: (code: number) => string): string =>
  [...mark].map((letter) => write(letter.charCodeAt(0))).join("")
const hex = (code: number): string => code.toString(16)

/** Base64 of a text that begins so far into a group of three: without the characters that others take part in. */
const inBase64 = (bytes: Buffer, before: number): string => {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString("base64")
    .replaceAll("=", "")
  const whole = Math.floor(((before + bytes.length) * 8) / 6)
  return text.slice(Math.ceil((before * 8) / 6), whole)
}
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

/** The forms of a mark, each as the bytes in which it would be found. */
export const formsOf = (mark: string): ReadonlyArray<readonly [form: string, bytes: Buffer]> => {
  const [utf8, wide] = [Buffer.from(mark), Buffer.from(mark, "utf16le")]
  const aligned = (name: string, bytes: Buffer) =>
    [0, 1, 2].map((before) => [`${name} from ${before}`, inBase64(bytes, before)] as const)
  const texts: ReadonlyArray<readonly [string, string]> = [
    ["raw", mark],
    ["upper case", mark.toUpperCase()],
    ["JSON-escaped", each(mark, (code) => `\\u00${hex(code)}`)],
    ["XML-escaped in hex", each(mark, (code) => `&#x${hex(code)};`)],
    ["XML-escaped in decimals", each(mark, (code) => `&#${code};`)],
    ["URL-encoded", each(mark, (code) => `%${hex(code)}`)],
    ["hex", utf8.toString("hex")],
    ["hex in upper case", utf8.toString("hex").toUpperCase()],
    ...aligned("base64", utf8),
    ...aligned("base64url", utf8).map(
      ([form, text]) => [form, text.replaceAll("+", "-").replaceAll("/", "_")] as const
    ),
    ...aligned("base64 of UTF-16LE", wide),
    // Nobody may be found by guessing: a plain hash of a name is as good as the name.
    ["SHA-256", hash("sha256", mark, "hex")],
    ["SHA-256 of its JSON", hash("sha256", JSON.stringify(mark), "hex")]
  ]
  return [
    ...texts.map(([form, text]) => [form, Buffer.from(text)] as const),
    ["UTF-16LE", wide],
    ["UTF-16BE", swapped(wide)],
    ["SHA-256 in bytes", hash("sha256", mark, "buffer")]
  ]
}

/** What a mark was found in. */
export interface Found {
  readonly mark: string
  readonly form: string
}

/** A search for these marks, in bytes or text: one walk, whatever the number of marks. */
export const finder = (marks: Iterable<string>) => {
  // By their first four bytes.
  const wanted = new Map<number, Array<Found & { readonly bytes: Buffer }>>()
  for (const mark of marks) {
    for (const [form, bytes] of formsOf(mark)) {
      const first = bytes.readUInt32BE(0)
      wanted.set(first, [...(wanted.get(first) ?? []), { mark, form, bytes }])
    }
  }
  return (where: string | Uint8Array): ReadonlyArray<Found> => {
    const bytes = typeof where === "string" ? Buffer.from(where) : Buffer.from(where)
    const found: Array<Found> = []
    let window = 0
    for (let at = 0; at < bytes.length; at++) {
      window = ((window << 8) | (bytes[at] ?? 0)) >>> 0
      const from = at - 3
      for (const needle of from < 0 ? [] : (wanted.get(window) ?? [])) {
        const { bytes: looked, form, mark } = needle
        if (bytes.compare(looked, 0, looked.length, from, Math.min(from + looked.length, bytes.length)) === 0)
          found.push({ mark, form })
      }
    }
    return found
  }
}
