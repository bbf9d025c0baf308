/** The objections of a round, and how each ended. */
import { ObjectionId, type RoundId } from "@pactwerk/core"
import { choices } from "./choices.ts"
import { type Entry, type Made, needed, ownId } from "./entry.ts"
import { sortPairs } from "./fields.ts"
import { organisation, person } from "./matters.ts"
import { plain } from "./near.ts"
import type { Tree } from "./tree.ts"
import { listOf, oneOf, text } from "./values.ts"
import { type Field, ofEntry } from "./words.ts"

const ofObjection = ["reason", "by", "for", "resolved", "id"] as const
const ofEnd = ["how", "by", "edition", "reason"] as const

/** Everything that happened with the objections of this round, in the order of the file. */
export const objections = (round: RoundId, tree: Tree | undefined, entry: Entry): ReadonlyArray<Made> =>
  tree === undefined || isNone(tree)
    ? []
    : listOf(tree, entry).flatMap((part, index) => objection(round, part, index + 1, entry))

const isNone = (tree: Tree): boolean => tree.is === "text" && ["geen", "none"].includes(plain(tree.text))

/** The same line, looking at a map under it. */
const within = (entry: Entry, tree: Tree, allowed: ReadonlyArray<Field>): Entry => {
  if (tree.is !== "map") {
    const words = allowed.map((name) => ofEntry[name])
    const [nl, en] = [words.map(([nl]) => nl).join(", "), words.map(([, en]) => en).join(", ")]
    entry.report(tree.at, tree.is === "text" ? tree.text : "", { nl: `regels met ${nl}`, en: `lines with ${en}` })
  }
  const pairs = tree.is === "map" ? tree.pairs : []
  return { ...entry, fields: sortPairs(pairs, tree.at, ofEntry, entry, allowed) }
}

const objection = (round: RoundId, tree: Tree, number: number, around: Entry): ReadonlyArray<Made> => {
  const entry = within(around, tree, ofObjection)
  if (tree.is !== "map") return []
  const said = needed(entry, "reason")
  const reason = said && text(said, entry)
  const who = needed(entry, "by")
  const by = who && person(who, entry)
  const whose = needed(entry, "for")
  const own = whose && organisation(whose, entry)
  const id = ownId(entry, ObjectionId, "o")
  const end = entry.fields.found.get("resolved")?.value
  const ended = end && within(entry, end, ofEnd)
  const resolved = ended && resolution(ended)
  if (reason === undefined || by === undefined || own === undefined || id === undefined) return []
  const part = `objection-${number}`
  const owner = { person: by, role: "representative" }
  const raised: Made = {
    command: { _tag: "RaiseObjection", objection: id, round, organisation: own, by, reason, ...entry.place },
    actor: owner,
    part,
    at: tree.at
  }
  if (resolved === undefined || end === undefined) return [raised]
  // Only the chair sets an objection aside; otherwise it is its owner who ends it, unless the file names another.
  const { chair } = around.evening
  const ender = resolved.by ?? (resolved.how === "ruledOut" ? chair : by)
  const command = { _tag: "ResolveObjection", objection: id, round, ...resolved, by: ender } as const
  const actor = ender === chair ? { person: chair, role: "chair" } : { ...owner, person: ender }
  return [raised, { command, actor, part: `${part}-resolved`, at: end.at }]
}

const resolution = (entry: Entry) => {
  const said = needed(entry, "how")
  const how = said && oneOf(choices.how, said, entry)
  const read = (name: "edition" | "reason") => {
    const given = entry.fields.found.get(name)?.value
    return given && text(given, entry)
  }
  const who = entry.fields.found.get("by")?.value
  const by = who && person(who, entry)
  const [edition, reason] = [read("edition"), read("reason")]
  if (how === undefined) return undefined
  return {
    how,
    ...(by === undefined ? {} : { by }),
    ...(edition === undefined ? {} : { edition }),
    ...(reason === undefined ? {} : { reason })
  }
}
