/** Nouns that several cases share: people, places, and what has to come before an adoption. */
import { OrganisationId, PersonId } from "../../../src/kernel/names.ts"
import { happened, type Raw } from "../deciding.ts"

export { anna, bram } from "../../rooms/situations.ts"

/** Somebody who lives in the neighbourhood, and speaks for no organisation. */
export const carla = PersonId.make("7e1a6c40-2b9d-4f3e-8a57-c0d1e2f30003")

export const library = OrganisationId.make("organisation-1")
export const school = OrganisationId.make("organisation-2")

/** The open item of the open meeting of the prelude. */
export const here = { meeting: "meeting-1", agendaItem: "agendaitem-1" }
export const programme = { kind: "programme", id: "programme-1" }
export const version = { kind: "version", id: "version-1" }
export const advice = { kind: "advice", id: "advice-1" }

export const on = (day: string) => ({ said: day, earliest: day, latest: day, precision: "day" })

/** An objection round on a fixed text that ended without an objection, and the consent it makes. */
export const consented = (round: string, decision: string, matter: object, edition: string, day?: string) => {
  const onThatDay = day === undefined ? {} : { on: day }
  return [
    { _tag: "ObjectionRoundOpened", round, matter, edition, entitled: "members", ...here },
    { _tag: "ObjectionRoundClosed", round, raised: 0, ...here },
    { _tag: "ConsentReached", decision, round, matter, ...here }
  ].map((raw) => happened(raw, onThatDay))
}

/** The adoption is announced for the meeting of the prelude. */
export const announced = happened({
  _tag: "AdoptionScheduled",
  programme: "programme-1",
  adoptionAt: "meeting-1",
  body: "body-1",
  ...here
})
/** All that adoption asks for, but for the end of the feedback: the day after the 16th. */
export const prepared = [
  happened({ _tag: "ProgrammeVersionFinalised", programme: "programme-1", version: "version-1" }),
  announced,
  ...consented("round-1", "decision-1", version, "version-1")
]
export const theDayAfter = "2024-02-17T12:00:00Z"
export const adopt: Raw = {
  _tag: "AdoptProgramme",
  decision: "decision-2",
  programme: "programme-1",
  version: "version-1",
  round: "round-1",
  ...here
}
export const adopted = happened({ ...adopt, _tag: "ProgrammeAdopted" }, { on: "2024-02-17" })
