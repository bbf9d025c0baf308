/** The way from a shared version to an adopted programme, step by step. */
import type { Raw } from "./history.ts"
import { onDay, prelude } from "./history.ts"

const [programme, version, round, window] = ["programme-1", "version-2", "round-1", "window-1"]
const matter = { kind: "version", id: version }
const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
const item = { meeting: "meeting-2", agendaItem: "agendaitem-2" }

const steps = {
  drafted: { _tag: "ProgrammeVersionDrafted", programme, version, number: 2, completeness: 1 },
  shared: { _tag: "ProgrammeVersionShared", programme, version, shared: onDay("2024-03-28"), with: "de leden" },
  planned: { _tag: "MeetingScheduled", meeting: "meeting-2", body: "body-1", starts: "2024-04-04T18:30:00+02:00" },
  announced: { _tag: "AdoptionScheduled", programme, adoptionAt: "meeting-2", body: "body-1" },
  said: {
    _tag: "FeedbackSubmitted",
    ...{ window, remark: "remark-1", from: "organisation-1", by: anna, channel: "form" },
    ...{ passage: "hoofdstuk 2", text: "Graag korter." }
  },
  answered: { _tag: "FeedbackAnswered", window, remark: "remark-1", disposition: "takenOver", answer: "Gedaan." },
  pledged: {
    _tag: "IncorporationPledged",
    ...{ incorporation: "incorporation-1", programme, of: { kind: "organisation", id: "organisation-2" } }
  },
  settled: { _tag: "IncorporationSettled", incorporation: "incorporation-1", programme, version, passage: "1.2" },
  finalised: { _tag: "ProgrammeVersionFinalised", programme, version },
  roundOpened: { _tag: "ObjectionRoundOpened", round, matter, edition: version, entitled: "members" },
  objected: {
    _tag: "ObjectionRaised",
    ...{ objection: "objection-1", round, organisation: "organisation-2", by: anna, reason: "Te duur." }
  },
  resolved: { _tag: "ObjectionResolved", objection: "objection-1", round, how: "withdrawn", by: anna },
  roundClosed: { _tag: "ObjectionRoundClosed", round, raised: 1 },
  consent: { _tag: "ConsentReached", decision: "decision-1", round, matter }
} as const satisfies Record<string, Raw>

export type Step = keyof typeof steps

/** Every step, in order. */
export const way = Object.keys(steps).filter((name): name is Step => name in steps)

export const step = (name: Step): Raw => steps[name]

/** All of the way but these steps, with an alliance in full swing before it. */
export const without = (...left: ReadonlyArray<Step>): ReadonlyArray<Raw> => [
  ...prelude,
  ...way.filter((name) => !left.includes(name)).map(step)
]

/** The decision itself. */
export const adopted: Raw = { _tag: "ProgrammeAdopted", decision: "decision-2", programme, version, round, ...item }

/** Where a step stands in a history. */
export const stepAt = (history: ReadonlyArray<Raw>, name: Step) => history.indexOf(steps[name]) + 1
