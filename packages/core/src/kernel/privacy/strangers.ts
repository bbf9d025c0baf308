/** What people write down and should not: looked for before anything is recorded. */
import { Predicate } from "effect"
import { stepTo } from "../pointer.ts"

/** Every text in a value, with its RFC 6901 path. */
export const textsIn = (value: unknown, pointer = ""): ReadonlyArray<readonly [pointer: string, text: string]> => {
  if (typeof value === "string") return [[pointer, value]]
  if (!Predicate.isObjectKeyword(value)) return []
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, `${pointer}${stepTo(name)}`))
}

/** Whether any text in a value is like this: without the paths, for what is asked at every decision. */
export const someText = (value: unknown, is: (text: string) => boolean): boolean => {
  if (typeof value === "string") return is(value)
  if (typeof value !== "object" || value === null) return false
  for (const name in value) if (Object.hasOwn(value, name) && someText(Object(value)[name], is)) return true
  return false
}

/** A random number, as people and things are called by, or a hash: digits that stand side by side in it mean nothing. */
const randomNumbers = /(?<![\da-f-])(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{64})(?![\da-f-])/gi

/** Nine digits. */
const nineDigits = /(?<![\d.,-])\d(?:[. ]?\d){8}(?![\d]|[.,-]\d)/g

/** The eleven test ("elfproef") of a citizen service number: nine digits, weighed 9 to 2 and minus 1. */
const passesEleven = (digits: string): boolean => {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0 && Number(digits) > 0
}

/** Whether a text holds nine digits that count as a citizen service number ("burgerservicenummer"). */
export const holdsCitizenNumber = (text: string): boolean =>
  [...text.replaceAll(randomNumbers, blank).matchAll(nineDigits)].some(([found]) =>
    passesEleven(found.replaceAll(/[. ]/g, ""))
  )

/** Something personal in a text that is kept as it is, with its place. */
export interface Stranger {
  readonly is: "name" | "email" | "phone" | "iban"
  readonly pointer: string
  /** How far into the text it stands, in UTF-16 code units. */
  readonly offset: number
}

const patterns = [
  ["email", /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g],
  ["iban", /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g],
  ["phone", /(?<![\w.,-])(?:\+\d{2}|00\d{2}|0)(?:[ -]?\d){8,10}(?!\w)/g]
] as const

/** In lower case and without accents: how a name is looked for. */
const plainly = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()

/**
 * Names of people who are known, addresses, telephone and account numbers in the texts of a value, which would be kept
 * as they are. A name that is written as `[Anna](person:<number>)` is none of these: it is sealed.
 *
 * @example
 * strangersIn({ text: "Bel Anna de Wit" }, ["Anna de Wit"]) // [{ is: "name", pointer: "/text", offset: 4 }]
 */
export const strangersIn = (value: unknown, names: ReadonlyArray<string>): ReadonlyArray<Stranger> => {
  const wanted = names.map((name) => plainly(name.trim())).filter((name) => name.length > 2)
  return textsIn(value).flatMap(([pointer, text]) => {
    // What is marked is sealed; blanks keep the places of the rest.
    let open = text.replaceAll(/\[[^[\]\n]{1,200}\]\(person:[^\s()]{1,80}\)/g, blank).replaceAll(randomNumbers, blank)
    const found: Array<Stranger> = []
    for (const [is, pattern] of patterns) {
      for (const { index } of open.matchAll(pattern)) found.push({ is, pointer, offset: index })
      open = open.replaceAll(pattern, blank)
    }
    const plain = plainly(open)
    for (const name of wanted) {
      const offset = indexOfWord(plain, name)
      if (offset >= 0) found.push({ is: "name", pointer, offset })
    }
    return found
  })
}

const blank = (found: string): string => " ".repeat(found.length)

/** Where a name stands as words of its own. */
const indexOfWord = (text: string, name: string): number => {
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
    const around = text.charAt(from - 1) + text.charAt(from + name.length)
    if (!/[\p{L}\p{N}]/u.test(around)) return from
  }
  return -1
}
