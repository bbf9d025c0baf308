/** What else an evening brings: a principle, a new member, something to do. */
import { FollowUpId, PrincipleId } from "@pactwerk/core"
import { choices } from "./choices.ts"
import { type Entry, type Made, needed, ownId, type Shape } from "./entry.ts"
import { matter, organisation, owner, person, voice } from "./matters.ts"
import { writer } from "./steps.ts"
import { actorOf } from "./talk.ts"
import { when } from "./times.ts"
import { oneOf, text } from "./values.ts"

const always = ["id", "inferred"] as const
export const shapesOfOthers = {
  principle: { main: "text", takes: ["about", "by", "for", ...always] },
  member: { main: "organisation", takes: ["representative", "inferred"] },
  followUp: { main: "what", takes: ["who", "when", "kind", "matter", ...always] }
} as const satisfies Record<string, Shape>

export const principle = (entry: Entry): ReadonlyArray<Made> => {
  const said = needed(entry, "text")
  const words = said && text(said, entry)
  const of = needed(entry, "about")
  const about = of && oneOf(choices.about, of, entry)
  const speaker = voice(entry.fields, entry)
  const own = ownId(entry, PrincipleId, "p")
  if (words === undefined || about === undefined || speaker === undefined || own === undefined) return []
  return [
    {
      command: { _tag: "StatePrinciple", principle: own, about, text: words, voice: speaker, ...entry.place },
      actor: actorOf(speaker, entry)
    }
  ]
}

/** A welcome, and no signature. */
export const member = (entry: Entry): ReadonlyArray<Made> => {
  const which = needed(entry, "organisation")
  const joins = which && organisation(which, entry)
  const who = needed(entry, "representative")
  const representative = who && person(who, entry)
  if (joins === undefined || representative === undefined) return []
  const command = { _tag: "WelcomeMember", organisation: joins, representative, ...entry.place } as const
  return [{ command, actor: writer }]
}

/** Something to do, by whom and when. Where nobody is named it is the body's own, and that is inferred. */
export const followUp = (entry: Entry): ReadonlyArray<Made> => {
  const { evening, fields, known, place } = entry
  const what = needed(entry, "what")
  const words = what && text(what, entry)
  const who = fields.found.get("who")?.value
  const whose = who === undefined ? { kind: "body", id: evening.body } : owner(who, entry)
  const date = needed(entry, "when")
  const due = date && when(date, { on: evening.day, marginOn: known.marginOn }, entry)
  const sort = fields.found.get("kind")?.value
  const kind = sort === undefined ? "action" : oneOf(choices.followUp, sort, entry)
  const about = fields.found.get("matter")?.value
  const on = about && matter(about, entry)
  const own = ownId(entry, FollowUpId, "f")
  if (words === undefined || whose === undefined || due === undefined || kind === undefined || own === undefined) {
    return []
  }
  const command = { _tag: "ScheduleFollowUp", followUp: own, kind, text: words, owner: whose, due, ...place } as const
  return [
    { command: on === undefined ? command : { ...command, matter: on }, actor: writer, inferred: who === undefined }
  ]
}
