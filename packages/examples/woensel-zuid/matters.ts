/** What the council talks about, by id: the programme, its version, the advice, the coalitions, the initiatives. */
import { type Matter, ProgrammeId, VersionId } from "@pactwerk/core"

export const programmeId = ProgrammeId.make("uitvoeringsprogramma")
export const ninetyPercent = VersionId.make("uitvoeringsprogramma-90-procent")

export const programme: Matter = { kind: "programme", id: programmeId }
export const version: Matter = { kind: "version", id: ninetyPercent }
export const advice: Matter = { kind: "advice", id: "advies-bewonersopdracht" }
export const mandate: Matter = { kind: "mandate", id: "bewonersopdracht" }
export const framework: Matter = { kind: "framework", id: "gezamenlijk-afwegingskader" }
export const meetingPlaces: Matter = { kind: "initiative", id: "laagdrempelige-ontmoetingsplekken" }

export const prevention: Matter = { kind: "coalition", id: "preventie-met-gezag" }
export const safety: Matter = { kind: "coalition", id: "brede-veiligheid" }
export const againstPoverty: Matter = { kind: "coalition", id: "armoede-onder-jongeren" }

/** A body as a matter, a post, an organisation: anything by its kind and id. */
export const about = (kind: string, id: string): Matter => ({ kind, id })
