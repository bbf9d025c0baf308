/** What the body settles about the programme and the minutes: adopted, to be incorporated, announced, approved. */
import { DecisionId, IncorporationId, type MeetingId, MinutesId, VersionId } from "@pactwerk/core"
import { roundOn } from "./agree.ts"
import { type Entry, type Made, matterOf, needed, ownId, programmeOf, type Shape } from "./entry.ts"
import { matter, meeting } from "./matters.ts"
import { plain } from "./near.ts"
import { count, isOf } from "./values.ts"
import { parts } from "./words.ts"

const always = ["id", "inferred"] as const
export const shapesOfSettling = {
  adopted: { main: "version", takes: ["programme", "round", ...always] },
  incorporation: { main: "matter", takes: ["programme", ...always] },
  adoption: { main: "meeting", takes: ["programme", "inferred"] },
  minutes: { main: "minutes", takes: ["edited", "inferred"] }
} as const satisfies Record<string, Shape>

/** The final version became the decision. */
export const adopted = (entry: Entry): ReadonlyArray<Made> => {
  const { evening, known, place } = entry
  const said = needed(entry, "version")
  const found = said && matter(said, entry, ["version"])
  const version = found && isOf(VersionId, found.id) ? found.id : undefined
  const own = version && known.state.programme.versions[version]?.programme
  const programme = own !== undefined && !entry.fields.found.has("programme") ? own : programmeOf(entry)
  const decision = ownId(entry, DecisionId, "d")
  if (version === undefined || programme === undefined || decision === undefined) return []
  const matters = [
    { kind: "version", id: version },
    { kind: "programme", id: programme }
  ]
  const round = roundOn(entry, matters, true)
  if (round === undefined) return []
  const command = { _tag: "AdoptProgramme", decision, programme, version, round, ...place } as const
  return [{ command, actor: { role: evening.role } }]
}

/** It was pledged to work something into the text. */
export const incorporation = (entry: Entry): ReadonlyArray<Made> => {
  const of = matterOf(entry)
  const programme = programmeOf(entry)
  const own = ownId(entry, IncorporationId, "i")
  if (of === undefined || programme === undefined || own === undefined) return []
  const command = { _tag: "PledgeIncorporation", incorporation: own, programme, of, ...entry.place } as const
  return [{ command, actor: { role: entry.evening.role } }]
}

/** The meeting in which the programme is to be settled. */
export const adoption = (entry: Entry): ReadonlyArray<Made> => {
  const { body, role } = entry.evening
  const adoptionAt = meetingIn(entry)
  const programme = programmeOf(entry)
  if (adoptionAt === undefined || programme === undefined) return []
  return [{ command: { _tag: "ScheduleAdoption", programme, adoptionAt, body, ...entry.place }, actor: { role } }]
}

/** The meeting that is meant: the next one of this file, by that name or by its id, or one that is scheduled. */
const meetingIn = (entry: Entry): MeetingId | undefined => {
  const tree = needed(entry, "meeting")
  if (tree === undefined) return undefined
  const { next } = entry.evening
  const said = tree.is === "text" ? plain(tree.text) : ""
  const isNext = parts.next.some((word) => word === said) || (next !== undefined && said === plain(next))
  return isNext && next !== undefined ? next : meeting(tree, entry)
}

/** The minutes of an earlier meeting are approved. */
export const minutesAdopted = (entry: Entry): ReadonlyArray<Made> => {
  const said = needed(entry, "minutes")
  const found = said && matter(said, entry, ["minutes"])
  const minutes = found && isOf(MinutesId, found.id) ? found.id : undefined
  const given = entry.fields.found.get("edited")?.value
  const last = minutes === undefined ? undefined : entry.known.state.meetings.minutes[minutes]?.edition
  const edition = given === undefined ? (last ?? 1) : count(given, entry)
  if (minutes === undefined || edition === undefined) return []
  return [{ command: { _tag: "AdoptMinutes", minutes, edition, ...entry.place }, actor: { role: entry.evening.role } }]
}
