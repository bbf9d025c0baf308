/** What is asked, read from a file, from stdin or from the argument itself. */
import { readFile } from "node:fs/promises"
import { resolve } from "node:path"
import type { Desk } from "./desk.ts"
import type { Reader } from "./outside.ts"
import { Problem } from "./problem.ts"

const mostBytes = 1024 * 1024

/** The JSON that was given, as a value. */
export const readJson = async (desk: Desk, given: string | undefined): Promise<unknown> => {
  const { text, where } = await readText(desk, given)
  if (text.trim() === "") {
    throw new Problem("input", {
      nl: `In ${where.nl} staat niets; verwacht: een opdracht als JSON.`,
      en: `There is nothing in ${where.en}; expected: a command as JSON.`
    })
  }
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch (cause) {
    throw notJson(text, where, cause)
  }
}

interface Read {
  readonly text: string
  readonly where: { readonly nl: string; readonly en: string }
}

/** The text of a file, of stdin, or of the argument itself; and what to call it. */
export const readText = async ({ outside }: Desk, given: string | undefined, most = mostBytes): Promise<Read> => {
  if (given?.trimStart().startsWith("{")) return { text: given, where: { nl: "het argument", en: "the argument" } }
  if (given !== undefined && given !== "-") {
    const where = { nl: given, en: given }
    const bytes = await readFile(resolve(outside.folder, given)).catch((cause: unknown) => {
      throw unreadable(given, cause)
    })
    if (bytes.length > most) throw tooLarge(where, most)
    return { text: decode(bytes, where), where }
  }
  if (given === undefined && outside.stdin.isTTY) throw new Problem("usage", nothingGiven, { advice: howToGive })
  const where = { nl: "de invoer op stdin", en: "the input on stdin" }
  return { text: decode(await drain(outside.stdin, where, most), where), where }
}

const nothingGiven = {
  nl: "Geef een bestand met JSON, of stuur JSON via stdin.",
  en: "Give a file with JSON, or send JSON on stdin."
}
const howToGive = {
  nl: 'Bijvoorbeeld: echo \'{"_tag":"…"}\' | pactwerk vraag - --role secretary',
  en: 'For instance: echo \'{"_tag":"…"}\' | pactwerk ask - --role secretary'
}

const drain = async (stdin: Reader, where: Read["where"], most: number): Promise<Uint8Array> => {
  const chunks: Array<Uint8Array> = []
  let length = 0
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk
    length += bytes.length
    if (length > most) throw tooLarge(where, most)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

const decode = (bytes: Uint8Array, where: Read["where"]): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new Problem("input", {
      nl: `In ${where.nl} staat geen UTF-8-tekst.`,
      en: `There is no UTF-8 text in ${where.en}.`
    })
  }
}

const tooLarge = ({ en, nl }: Read["where"], most: number): Problem => {
  const size = `${most / 1024 / 1024} MB`
  return new Problem("input", { nl: `In ${nl} staat meer dan ${size}.`, en: `There is more than ${size} in ${en}.` })
}

const unreadable = (file: string, cause: unknown): Problem => {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  if (code === "ENOENT")
    return new Problem(
      "notFound",
      { nl: `Het bestand ${file} bestaat niet.`, en: `There is no file ${file}.` },
      { fields: { file } }
    )
  if (code === "EISDIR")
    return new Problem(
      "input",
      { nl: `Dit is een map: ${file}.`, en: `This is a folder: ${file}.` },
      { fields: { file } }
    )
  return new Problem(
    "fault",
    { nl: `Het bestand ${file} kan niet worden gelezen (${code}).`, en: `The file ${file} cannot be read (${code}).` },
    { fields: { file } }
  )
}

/** Where the text stops being JSON. V8 says it in a sentence; we say it as line and column. */
const notJson = (text: string, where: Read["where"], cause: unknown): Problem => {
  const message = cause instanceof Error ? cause.message : ""
  const offset = offsetIn(text, message)
  const before = text.slice(0, offset).split("\n")
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  const here = text.slice(offset).trim() === "" ? undefined : text.slice(offset, offset + 1)
  const [nl, en] =
    here === undefined
      ? ["de tekst houdt te vroeg op", "the text ends too early"]
      : [`«${here}» past hier niet`, `«${here}» does not fit here`]
  return new Problem(
    "input",
    {
      nl: `In ${where.nl} staat geen JSON: ${nl} (regel ${line}, teken ${column}).`,
      en: `There is no JSON in ${where.en}: ${en} (line ${line}, column ${column}).`
    },
    { fields: { line, column } }
  )
}

/** Where V8 stopped; for a token that does not fit it does not say, but no text with that token in it parses. */
const offsetIn = (text: string, message: string): number => {
  const said = /at position (\d+)/.exec(message)?.[1]
  if (said !== undefined) return Number(said)
  if (!isStrange(text)) return text.trimEnd().length
  let [fits, fails] = [0, text.length]
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2)
    if (isStrange(text.slice(0, middle))) fails = middle
    else fits = middle
  }
  return fits
}

const isStrange = (text: string): boolean => {
  try {
    JSON.parse(text)
    return false
  } catch (cause) {
    return cause instanceof Error && cause.message.startsWith("Unexpected token")
  }
}
