/** Single values: a text, a number, a yes or no, a word out of a list, a name that the alliance knows. */
import type { Wording } from "@pactwerk/core"
import { Schema } from "effect"
import { choices } from "./choices.ts"
import { choiceOf, nameOf } from "./fields.ts"
import type { Index } from "./lookup.ts"
import { near } from "./near.ts"
import type { Report } from "./problem.ts"
import type { Tree } from "./tree.ts"
import type { Word } from "./words.ts"

const expects = {
  text: { nl: "een tekst", en: "a text" },
  list: { nl: "een lijst, of één waarde", en: "a list, or one value" },
  level: { nl: "een getal van 1 tot en met 6", en: "a number from 1 to 6" },
  number: { nl: "een getal van 1 of meer", en: "a number of 1 or more" },
  id: {
    nl: "een id van hooguit 80 kleine letters, cijfers en streepjes",
    en: "an id of at most 80 lower-case letters, digits and hyphens"
  }
} as const satisfies Record<string, Wording>

/** A text that is not empty. */
export const text = (tree: Tree, { report }: Report, expected: Wording = expects.text): string | undefined => {
  if (tree.is !== "text") return report(tree.at, "", expected)
  if (tree.isReported) return undefined
  const said = tree.text.trim()
  return said === "" || !said.isWellFormed() ? report(tree.at, said, expected) : said
}

/** One or several, each read in the same way. */
export const listOf = (tree: Tree, { report }: Report): ReadonlyArray<Tree> => {
  if (tree.is === "list") return tree.parts
  if (tree.is === "text") return tree.text.trim() === "" ? [] : [tree]
  report(tree.at, "", expects.list)
  return []
}

/** An id of this kind, as it is given in the file. */
export const id = <A extends string>(kind: Schema.Codec<A, string>, tree: Tree, report: Report): A | undefined => {
  const said = text(tree, report, expects.id)
  return said === undefined || isOf(kind, said) ? said : report.report(tree.at, said, expects.id)
}

/** Whether a text is an id of this kind. */
export const isOf = <A extends string>(kind: Schema.Codec<A, string>, said: string): said is A => Schema.is(kind)(said)

const whole = (tree: Tree, report: Report, most: number, expected: Wording): number | undefined => {
  const said = text(tree, report, expected)
  if (said === undefined) return undefined
  return /^[1-9]\d{0,8}$/.test(said) && Number(said) <= most ? Number(said) : report.report(tree.at, said, expected)
}
export const level = (tree: Tree, report: Report) => whole(tree, report, 6, expects.level)
export const count = (tree: Tree, report: Report) => whole(tree, report, Number.POSITIVE_INFINITY, expects.number)

/** One of a few words, in either language. */
export const oneOf = <Name extends string>(
  spelled: Readonly<Record<Name, Word>>,
  tree: Tree,
  report: Report
): Name | undefined => {
  const expected = choiceOf(spelled)
  const said = text(tree, report, expected)
  if (said === undefined) return undefined
  const words = Object.values<Word>(spelled).flat()
  return nameOf(spelled, said) ?? report.report(tree.at, said, expected, { nearest: () => near(said, words) })
}

/** Yes or no; nothing written is no. */
export const truth = (tree: Tree | undefined, report: Report): boolean =>
  tree !== undefined && oneOf(choices.truth, tree, report) === "yes"

/** What kind of name is looked up, and how to say so. */
export interface Sought<A> {
  readonly index: Index<A>
  /** One of them: "een persoon die is voorgesteld". */
  readonly expected: Wording
  /** All of them: "de personen". */
  readonly among: Wording
  /** Only these. */
  readonly only?: (value: A) => boolean
}

/** What a written name stands for; unknown and ambiguous names say which were meant, perhaps. */
export const lookUp = <A>(
  said: string,
  tree: Tree,
  { among, expected, index, only }: Sought<A>,
  { report }: Report
) => {
  const [first, ...others] = index.find(said, only)
  if (first !== undefined && others.length === 0) return first.value
  if (first === undefined) {
    return report(tree.at, said, expected, {
      because: { nl: `«${said}» staat niet bij ${among.nl}`, en: `“${said}” is not among ${among.en}` },
      nearest: () => index.near(said, only)
    })
  }
  const keys = [first, ...others].map(({ key, names: [name = "?"] }) => (name === key ? key : `${key} (${name})`))
  return report(tree.at, said, expected, {
    because: {
      nl: `«${said}» kan er meer dan één zijn: ${keys.join(", ")}`,
      en: `“${said}” can be more than one: ${keys.join(", ")}`
    },
    nearest: () => [first, ...others].map(({ key }) => key)
  })
}

/** A name in the file, looked up. */
export const named = <A>(tree: Tree, sought: Sought<A>, report: Report): A | undefined => {
  const said = text(tree, report, sought.expected)
  return said === undefined ? undefined : lookUp(said, tree, sought, report)
}
