/** What the values of options look like. What is not so is said in the reader's language. */
import type { Message } from "@optique/core/message"
import { text } from "@optique/core/message"
import type { NonEmptyString } from "@optique/core/nonempty"
import type { Suggestion } from "@optique/core/parser"
import type { ValueParser } from "@optique/core/valueparser"
import type { Language, Wording } from "@pactwerk/core"
import { type Both, instantPattern, isDay, readBoth, readKnown, readPosition, saysBoth } from "./times.ts"

/** The moment as it was asked for, before a log is there to find it in. */
export type At =
  | { readonly is: "now" }
  | { readonly is: "day"; readonly day: string }
  | { readonly is: "position"; readonly position: number }

/** A sentence as Optique wants it. */
export const said = (sentence: string): Message => [text(sentence)]

interface Value<T> {
  readonly metavar: NonEmptyString
  readonly expected: Wording
  readonly placeholder: T
  readonly read: (input: string) => T | undefined
  readonly choices?: ReadonlyArray<T & string>
}

const instead = { nl: ["verwacht", "hier staat"], en: ["expected", "found"] } as const

const value = <T>({ choices, expected, metavar, placeholder, read }: Value<T>, language: Language) => ({
  mode: "sync" as const,
  metavar,
  placeholder,
  ...(choices === undefined ? {} : { choices }),
  parse: (input: string) => {
    const found = read(input)
    const [wanted, here] = instead[language]
    return found === undefined
      ? { success: false as const, error: said(`${wanted} ${expected[language]}; ${here} «${input}».`) }
      : { success: true as const, value: found }
  },
  format: String,
  *suggest(prefix: string): Iterable<Suggestion> {
    for (const text of choices ?? []) if (text.startsWith(prefix)) yield { kind: "literal", text }
  }
})

const readAt = (input: string): At | undefined => {
  if (input === "now" || input === "nu") return { is: "now" }
  if (isDay(input)) return { is: "day", day: input }
  const position = readPosition(input)
  return position === undefined ? undefined : { is: "position", position }
}

const says = {
  at: { nl: "een dag die bestaat (2024-02-16), #41 of now", en: "a day that exists (2024-02-16), #41 or now" },
  day: { nl: "een dag die bestaat (2024-02-16)", en: "a day that exists (2024-02-16)" },
  instant: {
    nl: "een moment met tijdzone (2024-02-16T12:00:00+01:00)",
    en: "a moment with its offset (2024-02-16T12:00:00+01:00)"
  },
  position: { nl: "het nummer van een gebeurtenis (#41)", en: "the number of an event (#41)" },
  amount: { nl: "een getal van 1 of meer", en: "a number of 1 or more" },
  word: { nl: "iets anders dan niets", en: "something" }
} as const satisfies Record<string, Wording>

/** Every kind of value, in one language. */
export const values = (language: Language) => ({
  /** Any text that is not empty. */
  word: (metavar: NonEmptyString): ValueParser<"sync", string> =>
    value(
      { metavar, expected: says.word, placeholder: "", read: (input) => (input === "" ? undefined : input) },
      language
    ),
  file: (metavar: NonEmptyString = "FILE"): ValueParser<"sync", string> => ({
    ...value(
      { metavar, expected: says.word, placeholder: "", read: (input) => (input === "" ? undefined : input) },
      language
    ),
    *suggest(prefix: string): Iterable<Suggestion> {
      yield { kind: "file", type: "any", prefix }
    }
  }),
  oneOf: <const T extends string>(
    metavar: NonEmptyString,
    choices: readonly [T, ...ReadonlyArray<T>]
  ): ValueParser<"sync", T> => {
    const list = { nl: choices.join(" of "), en: choices.join(" or ") }
    return value(
      {
        metavar,
        choices,
        expected: list,
        placeholder: choices[0],
        read: (input) => choices.find((one) => one === input)
      },
      language
    )
  },
  at: (): ValueParser<"sync", At> =>
    value({ metavar: "MOMENT", expected: says.at, placeholder: { is: "now" }, read: readAt }, language),
  both: (metavar: NonEmptyString = "MOMENT"): ValueParser<"sync", Both> =>
    value({ metavar, expected: saysBoth.both, placeholder: {}, read: readBoth }, language),
  known: (): ValueParser<"sync", number | string> =>
    value<number | string>({ metavar: "KNOWN", expected: saysBoth.known, placeholder: 0, read: readKnown }, language),
  day: (): ValueParser<"sync", string> =>
    value(
      { metavar: "DAY", expected: says.day, placeholder: "", read: (input) => (isDay(input) ? input : undefined) },
      language
    ),
  position: (): ValueParser<"sync", number> =>
    value({ metavar: "#N", expected: says.position, placeholder: 0, read: readPosition }, language),
  amount: (): ValueParser<"sync", number> =>
    value(
      {
        metavar: "N",
        expected: says.amount,
        placeholder: 1,
        read: (input) => (/^[1-9]\d{0,8}$/.test(input) ? Number(input) : undefined)
      },
      language
    ),
  /** A moment, in milliseconds since 1970. */
  instant: (): ValueParser<"sync", number> =>
    value(
      {
        metavar: "INSTANT",
        expected: says.instant,
        placeholder: 0,
        read: (input) => {
          const milliseconds = instantPattern.test(input) && isDay(input.slice(0, 10)) ? Date.parse(input) : Number.NaN
          return Number.isNaN(milliseconds) ? undefined : milliseconds
        }
      },
      language
    )
})
