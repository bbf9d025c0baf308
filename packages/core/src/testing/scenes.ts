/** What else may be going on in an alliance when a history begins: each of these fits after the prelude. */
import type { Actor } from "../kernel/event.ts"
import { PersonId } from "../kernel/names.ts"

/** An event as it is written down, and who was behind it; the chair without it. */
export interface Happening {
  readonly raw: { readonly _tag: string; readonly [field: string]: unknown }
  readonly actor?: Actor
}

const anna = PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01")
const bram = PersonId.make("5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02")
const carla = PersonId.make("c2a8e4d0-7b16-4f39-a5e2-93d1b6f8a703")
const here = { meeting: "meeting-1", agendaItem: "agendaitem-1" }
const version = { kind: "version", id: "version-1" }
const on = (day: string) => ({ said: day, earliest: day, latest: day, precision: "day" })
const coalition = "coalition-1"
const initiative = "initiative-1"
const all = (...raws: ReadonlyArray<Happening["raw"]>) => raws.map((raw): Happening => ({ raw }))

/** The version is final, its adoption announced, and consent reached: all but the end of the feedback. */
const readyToAdopt = all(
  { _tag: "ProgrammeVersionFinalised", programme: "programme-1", version: "version-1" },
  { _tag: "AdoptionScheduled", programme: "programme-1", adoptionAt: "meeting-1", body: "body-1", ...here },
  {
    _tag: "ObjectionRoundOpened",
    round: "round-1",
    matter: version,
    edition: "version-1",
    entitled: "members",
    ...here
  },
  { _tag: "ObjectionRoundClosed", round: "round-1", raised: 0, ...here },
  { _tag: "ConsentReached", decision: "decision-1", round: "round-1", matter: version, ...here }
)

/** Objections are being asked to a text, and there is one. */
const objecting = all(
  {
    _tag: "ObjectionRoundOpened",
    round: "round-2",
    matter: version,
    edition: "version-1",
    entitled: "members",
    ...here
  },
  {
    _tag: "ObjectionRaised",
    objection: "objection-1",
    round: "round-2",
    organisation: "organisation-1",
    by: anna,
    reason: "De jongeren ontbreken.",
    ...here
  }
)

/** Residents lead: a working group, an exploration, a decision of theirs, and a request for support. */
const residentsLead: ReadonlyArray<Happening> = [
  ...all(
    { _tag: "PersonIntroduced", person: carla, name: "Carla Mulder" },
    { _tag: "BodyEstablished", body: "body-2", name: "Werkgroep", kind: "workingGroup" },
    {
      _tag: "WorkingGroupMemberAdded",
      body: "body-2",
      person: carla,
      livesIn: { neighbourhood: "neighbourhood-1" }
    },
    { _tag: "LeadVestedInResidents", mandate: "mandate-1", scope: "Tempo, inhoud en einde." },
    {
      _tag: "ExplorationPeriodSet",
      mandate: "mandate-1",
      lasts: { said: "drie jaar", iso: "P3Y" },
      from: on("2024-02-15"),
      activities: ["uitproberen"],
      subject: "Wat bewoners zelf kunnen.",
      differsBy: ["neighbourhood"]
    },
    {
      _tag: "AdviceDelivered",
      advice: "advice-1",
      edition: "1",
      mandate: "mandate-1",
      body: "body-2",
      scenarios: ["scenario-1", "scenario-2", "scenario-3"].map((scenario) => ({ scenario })),
      preferred: "scenario-2"
    }
  ),
  ...[{ task: "task-1" }, { experiment: "experiment-1" }].map((subject, index) => ({
    raw: {
      _tag: "ResidentsDecided",
      decision: `decision-${index + 4}`,
      mandate: "mandate-1",
      neighbourhood: "neighbourhood-1",
      body: "body-2",
      what: "takeUp",
      subject
    },
    actor: { role: "resident", person: carla }
  })),
  {
    raw: {
      _tag: "SupportRequested",
      request: "request-1",
      neighbourhood: "neighbourhood-1",
      for: { kind: "initiative", id: initiative },
      scope: "Helpen met de vergunning."
    },
    actor: { role: "resident", person: carla }
  }
]

/** An initiative that was weighed, a coalition of two parties, a pledge and a call for a contribution. */
const atWork = all(
  { _tag: "AssessmentFrameworkEstablished", framework: "framework-1", edition: "1", from: on("2024-02-01") },
  { _tag: "InitiativeProposed", initiative, name: "Een ontmoetingsplek", by: { person: anna } },
  { _tag: "InitiativeAssessed", initiative, framework: "framework-1", outcome: "go", grounds: [] },
  { _tag: "CoalitionLaunched", coalition, theme: "Brede veiligheid" },
  { _tag: "CoalitionGoalSet", coalition, goal: "Minder overlast." },
  { _tag: "CoalitionJoined", coalition, organisation: "organisation-1", by: anna },
  { _tag: "CoalitionJoined", coalition, organisation: "organisation-2", by: bram },
  {
    _tag: "PledgeMade",
    pledge: "pledge-1",
    organisation: "organisation-1",
    by: anna,
    for: { initiative },
    contribution: { kind: "hours", text: "Twee uur in de week." }
  },
  { _tag: "PactSigned", organisation: "organisation-2", pact: "pact-1", signed: on("2024-02-15") },
  {
    _tag: "SignatoryCalledUpon",
    call: "call-1",
    organisation: "organisation-2",
    for: { kind: "initiative", id: initiative },
    contribution: "Een ruimte.",
    answerBy: "2024-03-15"
  }
)

/** A mayor, and a text that has consent and is on its way to the municipal council. */
const towardsTheCouncil = all(
  { _tag: "BodyEstablished", body: "body-3", name: "Gemeenteraad", kind: "outside" },
  { _tag: "RoleAssigned", person: bram, role: "mayor", interim: false, from: on("2023-03-27") },
  {
    _tag: "ObjectionRoundOpened",
    round: "round-3",
    matter: { kind: "advice", id: "advice-1" },
    edition: "1",
    entitled: "members",
    ...here
  },
  { _tag: "ObjectionRoundClosed", round: "round-3", raised: 0, ...here },
  {
    _tag: "ConsentReached",
    decision: "decision-3",
    round: "round-3",
    matter: { kind: "advice", id: "advice-1" },
    ...here
  },
  { _tag: "ReferralPlanned", referral: "referral-1", of: { kind: "advice", id: "advice-1" }, to: "body-3", ...here }
)

/** The minutes of an earlier meeting are on the agenda. */
const earlierMinutes = all(
  { _tag: "MeetingScheduled", meeting: "meeting-3", body: "body-1", starts: "2024-02-01" },
  { _tag: "MeetingOpened", meeting: "meeting-3", by: anna, at: "2024-02-01T18:30:00+01:00" },
  { _tag: "MeetingClosed", meeting: "meeting-3", by: anna, at: "2024-02-01T20:30:00+01:00" },
  { _tag: "MinutesDrafted", minutes: "minutes-1", meeting: "meeting-3", author: bram, edition: 1, upTo: 20 },
  {
    _tag: "AgendaItemPlaced",
    meeting: "meeting-1",
    agendaItem: "agendaitem-3",
    title: "Verslag",
    level: 1,
    matters: [{ kind: "minutes", id: "minutes-1" }]
  },
  { _tag: "AgendaItemOpened", meeting: "meeting-1", agendaItem: "agendaitem-3" }
)

export const everyScene: ReadonlyArray<ReadonlyArray<Happening>> = [
  readyToAdopt,
  objecting,
  residentsLead,
  atWork,
  towardsTheCouncil,
  earlierMinutes
]
