/** The keys of a map, by whichever of their words; what is unknown, double or missing is a problem. */
import type { Language } from "@pactwerk/core"
import { Struct } from "effect"
import { near, plain } from "./near.ts"
import { type At, choice, type Report } from "./problem.ts"
import type { Pair, Tree } from "./tree.ts"
import type { Word } from "./words.ts"

/** The fields of one map, and where it stands. */
export interface Fields<Name extends string> {
  readonly at: At
  readonly found: ReadonlyMap<Name, Pair>
  /** The names in the order of the file. */
  readonly order: ReadonlyArray<Name>
}

type Spelled<Name extends string> = Readonly<Record<Name, Word>>

/** The word for a field as it is shown: in Dutch, or in English. */
export const wordOf = (word: Word | undefined, language: Language): string =>
  word === undefined ? "?" : word[language === "nl" ? 0 : 1]

/** Which of these names a written word stands for. */
export const nameOf = <Name extends string>(spelled: Spelled<Name>, written: string): Name | undefined => {
  const word = plain(written)
  return Struct.keys(spelled).find((name) => spelled[name].some((one) => plain(one) === word))
}

/** The words of a vocabulary as a choice, in both languages. */
export const choiceOf = <Name extends string>(
  spelled: Spelled<Name>,
  names: ReadonlyArray<Name> = Struct.keys(spelled)
) => ({
  nl: choice([...new Set(names.map((name) => wordOf(spelled[name], "nl")))], "nl"),
  en: choice([...new Set(names.map((name) => wordOf(spelled[name], "en")))], "en")
})

const wordsOf = <Name extends string>(spelled: Spelled<Name>, names: ReadonlyArray<Name>) =>
  names.flatMap((name) => [...spelled[name]])

/** Reads the pairs of a map against the names that are allowed there. */
export const sortPairs = <Name extends string>(
  pairs: ReadonlyArray<Pair>,
  at: At,
  spelled: Spelled<Name>,
  { report }: Report,
  allowed: ReadonlyArray<Name> = Struct.keys(spelled)
): Fields<Name> => {
  const found = new Map<Name, Pair>()
  const order: Array<Name> = []
  for (const pair of pairs) {
    const word = plain(pair.key)
    const name = allowed.find((one) => spelled[one].some((spelling) => plain(spelling) === word))
    if (name === undefined) {
      report(pair.at, pair.key, choiceOf(spelled, allowed), {
        because: { nl: `«${pair.key}» is hier geen bekend woord`, en: `“${pair.key}” is no known word here` },
        nearest: () => near(pair.key, wordsOf(spelled, allowed))
      })
      continue
    }
    if (found.has(name)) {
      report(
        pair.at,
        pair.key,
        { nl: "elk woord eenmaal", en: "each word once" },
        { because: { nl: `«${pair.key}» staat er dubbel`, en: `“${pair.key}” is there twice` } }
      )
    }
    found.set(name, found.get(name) ?? pair)
    order.push(name)
  }
  return { at, found, order }
}

/** The fields of what should be a map. */
export const readFields = <Name extends string>(tree: Tree, spelled: Spelled<Name>, report: Report): Fields<Name> => {
  if (tree.is !== "map" && !(tree.is === "text" && tree.isReported)) {
    const words = choiceOf(spelled)
    report.report(tree.at, tree.is === "text" ? tree.text : "", {
      nl: `regels met ${words.nl}`,
      en: `lines with ${words.en}`
    })
  }
  return sortPairs(tree.is === "map" ? tree.pairs : [], tree.at, spelled, report)
}

/** Reports that a field is not there. */
export const missing = <Name extends string>(
  { at }: Pick<Fields<Name>, "at">,
  spelled: Spelled<Name>,
  name: Name,
  { report }: Report
): undefined => {
  const [nl, en] = [wordOf(spelled[name], "nl"), wordOf(spelled[name], "en")]
  return report(
    at,
    "",
    { nl: `een regel met «${nl}:»`, en: `a line with “${en}:”` },
    { because: { nl: `«${nl}» ontbreekt`, en: `“${en}” is missing` } }
  )
}
