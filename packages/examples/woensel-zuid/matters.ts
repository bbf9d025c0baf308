/** What the council talks about, by id: the programme, its version, the advice, the coalitions, the initiatives. */
import {
  AdviceId,
  CoalitionId,
  FrameworkId,
  InitiativeId,
  MandateId,
  type Matter,
  ProgrammeId,
  VersionId
} from "@pactwerk/core"

export const programmeId = ProgrammeId.make("uitvoeringsprogramma")
export const ninetyPercent = VersionId.make("uitvoeringsprogramma-90-procent")
export const adviceId = AdviceId.make("advies-bewonersopdracht")
export const mandateId = MandateId.make("bewonersopdracht")
export const frameworkId = FrameworkId.make("gezamenlijk-afwegingskader")
export const meetingPlacesId = InitiativeId.make("laagdrempelige-ontmoetingsplekken")
export const preventionId = CoalitionId.make("preventie-met-gezag")
export const safetyId = CoalitionId.make("brede-veiligheid")
export const againstPovertyId = CoalitionId.make("armoede-onder-jongeren")

/** The text of the advice that the council heard. It has no title of its own. */
export const adviceEdition = "het advies zoals gepresenteerd op 1 februari 2024"

export const programme: Matter = { kind: "programme", id: programmeId }
export const version: Matter = { kind: "version", id: ninetyPercent }
export const advice: Matter = { kind: "advice", id: adviceId }
export const mandate: Matter = { kind: "mandate", id: mandateId }
export const framework: Matter = { kind: "framework", id: frameworkId }
export const meetingPlaces: Matter = { kind: "initiative", id: meetingPlacesId }

export const prevention: Matter = { kind: "coalition", id: preventionId }
export const safety: Matter = { kind: "coalition", id: safetyId }
export const againstPoverty: Matter = { kind: "coalition", id: againstPovertyId }

/** A body as a matter, a post, an organisation: anything by its kind and id. */
export const about = (kind: string, id: string): Matter => ({ kind, id })
