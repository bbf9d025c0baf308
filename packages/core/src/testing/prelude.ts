/** An alliance in full swing, so that much of what is asked next may follow. */
import { DecisionKind } from "../kernel/norms.ts"

const [anna, bram] = ["0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02"]
const on = (day: string) => ({ said: day, earliest: day, latest: day, precision: "day" })
const item = { meeting: "meeting-1", agendaItem: "agendaitem-1" }
const matters = [
  { kind: "programme", id: "programme-1" },
  { kind: "version", id: "version-1" },
  { kind: "advice", id: "advice-1" }
]

/** What happened before, in order: the same ids as the arbitraries use. */
export const prelude: ReadonlyArray<{ readonly _tag: string; readonly [field: string]: unknown }> = [
  { _tag: "PactConcluded", pact: "pact-1", name: "Pact", concluded: on("2023-03-27") },
  { _tag: "BodyEstablished", body: "body-1", name: "Raad", kind: "council", decides: DecisionKind.literals },
  { _tag: "PersonIntroduced", person: anna, name: "Anna de Wit" },
  { _tag: "PersonIntroduced", person: bram, name: "Bram Smit" },
  { _tag: "OrganisationProfiled", organisation: "organisation-1", name: "Bibliotheek" },
  { _tag: "OrganisationProfiled", organisation: "organisation-2", name: "School" },
  { _tag: "RepresentativeDesignated", organisation: "organisation-1", person: anna, from: on("2023-03-27") },
  { _tag: "RepresentativeDesignated", organisation: "organisation-2", person: bram, from: on("2023-03-27") },
  { _tag: "PactSigned", organisation: "organisation-1", pact: "pact-1", signed: on("2023-03-27") },
  { _tag: "ProgrammeVersionDrafted", programme: "programme-1", version: "version-1", number: 1, completeness: 0.9 },
  {
    _tag: "ProgrammeVersionShared",
    programme: "programme-1",
    version: "version-1",
    shared: on("2024-01-28"),
    with: "de leden"
  },
  { _tag: "RoleAssigned", person: anna, role: "chair", body: "body-1", interim: false, from: on("2023-03-27") },
  { _tag: "MeetingScheduled", meeting: "meeting-1", body: "body-1", starts: "2024-02-15" },
  { _tag: "AgendaItemPlaced", ...item, title: "Versie", level: 3, matters },
  { _tag: "MeetingOpened", meeting: "meeting-1", by: anna, at: "2024-02-15T18:30:00+01:00" },
  { _tag: "AgendaItemOpened", ...item },
  {
    _tag: "FeedbackOpened",
    window: "window-1",
    programme: "programme-1",
    version: "version-1",
    closesOn: "2024-02-16",
    eligible: "members",
    channels: ["form"],
    contact: anna
  }
]
