/** Every kind of yes, each with a word of its own: the course endorsed, support, commitment, a round, consent. */
import { DecisionId, keyOf, type Matter, RoundId } from "@pactwerk/core"
import { choices } from "./choices.ts"
import { type Entry, type Made, matterOf, needed, ownId, type Shape } from "./entry.ts"
import { voice } from "./matters.ts"
import { objections } from "./objections.ts"
import { actorOf } from "./talk.ts"
import { id, isOf, lookUp, oneOf, text } from "./values.ts"

const always = ["id", "inferred"] as const
export const shapesOfAgreement = {
  endorsed: { main: "text", takes: ["matter", ...always] },
  support: { main: "matter", takes: ["by", "for", ...always] },
  commitment: { main: "matter", takes: ["by", "for", ...always] },
  round: { main: "edition", takes: ["matter", "entitled", "objections", ...always] },
  consent: { main: "matter", takes: ["round", ...always] }
} as const satisfies Record<string, Shape>

export const endorsed = (entry: Entry): ReadonlyArray<Made> => {
  const { evening, place } = entry
  const said = needed(entry, "text")
  const words = said && text(said, entry)
  const matter = matterOf(entry)
  const decision = ownId(entry, DecisionId, "d")
  if (words === undefined || matter === undefined || decision === undefined) return []
  const { body, role } = evening
  return [{ command: { _tag: "EndorseDirection", decision, matter, body, text: words, ...place }, actor: { role } }]
}

/** Support and commitment: the same words, and two different things. */
export const stood = (_tag: "DeclareSupport" | "GiveCommitment", entry: Entry): ReadonlyArray<Made> => {
  const matter = matterOf(entry)
  const speaker = voice(entry.fields, entry)
  const decision = ownId(entry, DecisionId, "d")
  if (matter === undefined || speaker === undefined || decision === undefined) return []
  return [{ command: { _tag, decision, matter, voice: speaker, ...entry.place }, actor: actorOf(speaker, entry) }]
}

/** A round from its opening to its close, with every objection in it. */
export const round = (entry: Entry): ReadonlyArray<Made> => {
  const { evening, fields, place, rounds } = entry
  const matter = matterOf(entry)
  const edition = matter && editionOf(matter, entry)
  const said = needed(entry, "entitled")
  const entitled = said && oneOf(choices.entitled, said, entry)
  const own = ownId(entry, RoundId, "r")
  const raised = fields.found.get("objections")
  const made = own === undefined ? [] : objections(own, raised?.value, entry)
  if (matter === undefined || edition === undefined || entitled === undefined || own === undefined) return []
  rounds.push({ round: own, matter })
  const count = made.filter(({ command }) => command._tag === "RaiseObjection").length
  const actor = { role: evening.role }
  return [
    { command: { _tag: "OpenObjectionRound", round: own, matter, edition, entitled, ...place }, actor },
    ...made,
    { command: { _tag: "CloseObjectionRound", round: own, raised: count, ...place }, actor, part: "closed" }
  ]
}

/** The fixed text: of a programme or version it is the version itself, of anything else the words of the file. */
const editionOf = (matter: Matter, entry: Entry): string | undefined => {
  const given = entry.fields.found.get("edition")?.value
  const { programmes } = entry.known.state.programme
  const latest = Object.entries(programmes).find(([id]) => matter.kind === "programme" && id === matter.id)?.[1].latest
  const fixed = matter.kind === "version" ? matter.id : latest
  if (given === undefined && fixed !== undefined) return fixed
  const tree = needed(entry, "edition")
  const said = tree && text(tree, entry)
  if (tree === undefined || said === undefined || fixed === undefined) return said
  const expected = {
    nl: "de versie waarop bezwaar kon worden gemaakt",
    en: "the version that objections were asked to"
  }
  const among = { nl: "de versies", en: "the versions" }
  const only = ({ kind }: Matter) => kind === "version"
  return lookUp(said, tree, { index: entry.known.matters, expected, among, only }, entry)?.id
}

export const consent = (entry: Entry): ReadonlyArray<Made> => {
  const matter = matterOf(entry)
  const decision = ownId(entry, DecisionId, "d")
  const on = matter && roundOn(entry, [matter], false)
  if (matter === undefined || decision === undefined || on === undefined) return []
  const actor = { role: entry.evening.role }
  return [{ command: { _tag: "ConcludeConsent", decision, round: on, matter, ...entry.place }, actor }]
}

/**
 * The round that is meant: as given, or the last on one of these matters. Without any it is a round that nobody held,
 * so that the rules can say that one is missing.
 */
export const roundOn = (entry: Entry, matters: ReadonlyArray<Matter>, hadConsent: boolean): RoundId | undefined => {
  const given = entry.fields.found.get("round")?.value
  if (given !== undefined) return id(RoundId, given, entry)
  const isMeant = (matter: Matter) => matters.some((one) => keyOf(one) === keyOf(matter))
  const here = entry.rounds.findLast(({ matter }) => isMeant(matter))?.round
  if (here !== undefined) return here
  const { consents, rounds } = entry.known.state.agreement
  const earlier = Object.entries(rounds).findLast(
    ([id, { matter }]) => isMeant(matter) && id in consents === hadConsent
  )
  const meant = earlier?.[0] ?? entry.ids.next("r")
  return isOf(RoundId, meant) ? meant : undefined
}
