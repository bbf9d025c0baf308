/** One line of what was said or decided: which kind it is, and what stands beside it. */
import { type Actor, type Command, type Matter, ProgrammeId, type RoundId } from "@pactwerk/core"
import type { Schema } from "effect"
import { choiceOf, type Fields, missing, nameOf, sortPairs, wordOf } from "./fields.ts"
import { matter, type Reading } from "./matters.ts"
import { near } from "./near.ts"
import type { At } from "./problem.ts"
import type { Evening, Ids, Placed } from "./steps.ts"
import type { Pair, Tree } from "./tree.ts"
import { id, isOf } from "./values.ts"
import {
  type DecisionWord,
  decisions,
  type Field,
  ofEntry,
  type StatementKind,
  statements,
  type Vocabulary
} from "./words.ts"

/** A round that this file holds, on this matter. */
export interface Held {
  readonly round: RoundId
  readonly matter: Matter
}

/** What all lines of one evening share. */
export interface Telling extends Reading {
  readonly evening: Evening
  readonly ids: Ids
  readonly rounds: Array<Held>
}

/** One line, where it stands in the meeting. */
export interface Entry extends Telling {
  readonly place: Placed
  /** What the item is about; nothing where that could not be read. */
  readonly matters: ReadonlyArray<Matter> | undefined
  readonly fields: Fields<Field>
}

/** A command that a line makes, and who acts in it. */
export interface Made {
  readonly command: Command
  readonly actor: Actor
  /** Where one line makes several, the rest of the key of each but the first. */
  readonly part?: string
  readonly at?: At
  readonly inferred?: boolean
}

/** What a kind of line takes, and what its short form stands for. */
export interface Shape {
  readonly main: Field
  readonly takes: ReadonlyArray<Field>
}

/** Which kind a line is: talk, or a decision. */
export type Kind =
  | { readonly is: "statement"; readonly kind: StatementKind }
  | { readonly is: "decision"; readonly kind: DecisionWord }

const heads: Vocabulary = { ...statements, ...decisions }

/** The kind that a key names; a welcome that names an organisation is that of a new member. */
const kindOf = ({ key, value }: Pair, pairs: ReadonlyArray<Pair>): Kind | undefined => {
  const decision = nameOf(decisions, key)
  if (decision !== undefined) return { is: "decision", kind: decision }
  const kind = nameOf(statements, key)
  const beside = [...pairs, ...(value.is === "map" ? value.pairs : [])]
  const namesMember = beside.some(({ key }) => nameOf({ organisation: ofEntry.organisation }, key) !== undefined)
  if (kind === "welcome" && namesMember) return { is: "decision", kind: "member" }
  return kind === undefined ? undefined : { is: "statement", kind }
}

/** A line by its kind: the key that names it, and all that stands beside or under that key. */
export interface Line {
  readonly kind: Kind
  readonly head: Pair
  readonly pairs: ReadonlyArray<Pair>
}

export const lineOf = (tree: Tree, reading: Reading): Line | undefined => {
  const pairs = tree.is === "map" ? tree.pairs : []
  const found = pairs.flatMap((head) => {
    const kind = kindOf(head, pairs)
    return kind === undefined ? [] : [{ kind, head }]
  })
  const [first, second] = found
  if (first === undefined) {
    const stray = pairs.find(({ key }) => nameOf(ofEntry, key) === undefined) ?? pairs[0]
    const said = stray?.key ?? (tree.is === "text" ? tree.text : "")
    return reading.report(stray?.at ?? tree.at, said, choiceOf(heads), {
      because: {
        nl: `«${said}» is geen soort uitspraak of besluit`,
        en: `“${said}” is no kind of statement or decision`
      },
      nearest: () => near(said, Object.values(heads).flat())
    })
  }
  if (second !== undefined) {
    reading.report(second.head.at, second.head.key, { nl: "één soort per streepje", en: "one kind for each dash" })
  }
  return { ...first, pairs: pairs.filter((pair) => pair !== first.head && pair !== second?.head) }
}

/** The fields of a line: beside its key, under it, or its short form. */
export const fieldsIn = ({ head, pairs }: Line, { main, takes }: Shape, reading: Reading): Fields<Field> => {
  const { at, value } = head
  const under = value.is === "map" ? value.pairs : []
  const isShort = value.is === "list" || (value.is === "text" && value.text.trim() !== "")
  const short = isShort ? [{ key: wordOf(ofEntry[main], "nl"), at, value }] : []
  return sortPairs([...short, ...under, ...pairs], at, ofEntry, reading, [main, ...takes])
}

/** What stands under a field that may not be absent. */
export const needed = ({ fields, ...entry }: Entry, name: Field): Tree | undefined =>
  fields.found.get(name)?.value ?? missing(fields, ofEntry, name, entry)

/** The id of what a line makes: as given, or made of the meeting and a counter. */
export const ownId = <A extends string>(entry: Entry, kind: Schema.Codec<A, string>, sort: string): A | undefined => {
  const given = entry.fields.found.get("id")?.value
  if (given === undefined) {
    const made = entry.ids.next(sort)
    return isOf(kind, made) ? made : undefined
  }
  const own = id(kind, given, entry)
  if (own === undefined || entry.ids.take(sort, own)) return own
  return entry.report(given.at, own, { nl: "een id dat nog niet is gebruikt", en: "an id that is not used yet" })
}

/** The matter of a decision: as given, or the one that its item is about. */
export const matterOf = (entry: Entry): Matter | undefined => {
  const given = entry.fields.found.get("matter")?.value
  if (given !== undefined) return matter(given, entry)
  if (entry.matters === undefined) return undefined
  const [only, ...others] = entry.matters
  return only !== undefined && others.length === 0 ? only : missing(entry.fields, ofEntry, "matter", entry)
}

/** The programme that is meant: as given, the one of the item, or the only one there is. */
export const programmeOf = (entry: Entry): ProgrammeId | undefined => {
  const { fields, known, matters } = entry
  const given = fields.found.get("programme")?.value
  const all = known.matters.all.filter(({ kind }) => kind === "programme")
  const [only, ...others] = (matters ?? []).some(({ kind }) => kind === "programme")
    ? (matters ?? []).filter(({ kind }) => kind === "programme")
    : all
  const meant = given === undefined ? (others.length === 0 ? only : undefined) : matter(given, entry, ["programme"])
  if (meant !== undefined && isOf(ProgrammeId, meant.id)) return meant.id
  return given === undefined ? missing(fields, ofEntry, "programme", entry) : undefined
}
