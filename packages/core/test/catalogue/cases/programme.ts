/** P and F: the programme in versions, and the remarks on it. */
import { rules as agreement } from "../../../src/agreement/decider.ts"
import { rules as feedback } from "../../../src/feedback/decider.ts"
import { rules as meetings } from "../../../src/meetings/decider.ts"
import { rules as programme } from "../../../src/programme/decider.ts"
import { happened, type Violation } from "../deciding.ts"
import {
  adopt,
  adopted,
  advice,
  anna,
  announced,
  consented,
  here,
  library,
  programme as matter,
  on,
  prepared,
  theDayAfter
} from "./nouns.ts"

const draft = {
  _tag: "DraftProgrammeVersion",
  programme: "programme-1",
  version: "version-2",
  number: 2,
  completeness: 0.95
}
const drafted = happened({ ...draft, _tag: "ProgrammeVersionDrafted" })
const shared = (when: object) =>
  happened({
    _tag: "ProgrammeVersionShared",
    programme: "programme-1",
    version: "version-2",
    shared: when,
    with: "de leden"
  })
/** The next version, shared and made final, on its way to adoption in the meeting of the prelude. */
const inTheMakingOf = (when: object) => [
  drafted,
  shared(when),
  happened({ _tag: "ProgrammeVersionFinalised", programme: "programme-1", version: "version-2" }),
  announced,
  ...consented("round-1", "decision-1", matter, "version-2")
]
const second = { meeting: "meeting-1", agendaItem: "agendaitem-2" }
const tabled = happened({
  _tag: "AgendaItemPlaced",
  ...second,
  title: "De nieuwe versie",
  level: 3,
  matters: [{ kind: "version", id: "version-2" }]
})
const endorse = {
  _tag: "EndorseDirection",
  decision: "decision-3",
  matter,
  body: "body-1",
  text: "De koers is omarmd.",
  ...here
}
const pledged = happened({
  _tag: "IncorporationPledged",
  incorporation: "incorporation-1",
  programme: "programme-1",
  of: advice,
  ...here
})
const settled = happened({
  _tag: "IncorporationSettled",
  incorporation: "incorporation-1",
  programme: "programme-1",
  version: "version-1",
  passage: "Hoofdstuk 3"
})
const submit = {
  _tag: "SubmitFeedback",
  window: "window-1",
  remark: "remark-1",
  from: library,
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
}
const passages = ["1", "2", "3"]
const given = passages.map((passage) =>
  happened({ ...submit, _tag: "FeedbackSubmitted", remark: `remark-${passage}`, passage })
)
const answered = passages.map((passage) =>
  happened({
    _tag: "FeedbackAnswered",
    window: "window-1",
    remark: `remark-${passage}`,
    disposition: "takenOver",
    answer: "Zo doen we dat."
  })
)
const revise = {
  _tag: "ReviseProgramme",
  programme: "programme-1",
  version: "version-1",
  level: "course",
  change: "Het thema Fijne Buurt vervalt."
}

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "P1",
    violation: "a less finished version follows a more finished one",
    history: [],
    command: { ...draft, completeness: 0.8 },
    breaks: [programme.versionsGrowAndAreNumbered],
    kept: { what: "the next version is further than the last", command: draft }
  },
  {
    norm: "P2",
    violation: "a version is tabled that was shared on the evening itself",
    history: [drafted, shared(on("2024-02-15")), tabled],
    command: { _tag: "OpenAgendaItem", ...second },
    breaks: [meetings.sharedBeforeDiscussed],
    kept: { what: "it was shared four days before", history: [drafted, shared(on("2024-02-11")), tabled] }
  },
  {
    norm: "P2",
    violation: "a version is adopted of which nobody knows when it was shared",
    history: inTheMakingOf({ said: "onlangs", precision: "recently" }),
    command: { ...adopt, version: "version-2" },
    at: theDayAfter,
    breaks: [programme.sharedBeforeAdopted],
    kept: { what: "it was shared four days before", history: inTheMakingOf(on("2024-02-11")) }
  },
  {
    norm: "P3",
    violation: "the direction is endorsed of a version that was not shared",
    history: [drafted],
    command: endorse,
    breaks: [agreement.endorsedIsNotAdopted],
    kept: { what: "the version was shared", history: [drafted, shared(on("2024-02-15"))] }
  },
  {
    norm: "P4",
    violation: "the programme is adopted while feedback is open",
    history: prepared,
    command: adopt,
    breaks: [programme.feedbackIsOver],
    kept: { what: "it is adopted the day after feedback ended", at: theDayAfter }
  },
  {
    norm: "P5",
    violation: "a version becomes final without the passage that was pledged",
    history: [pledged],
    command: { _tag: "FinaliseProgrammeVersion", programme: "programme-1", version: "version-1" },
    breaks: [programme.pledgedIncorporationIsTraceable],
    kept: { what: "the passage is pointed at", history: [pledged, settled] }
  },
  {
    norm: "P6",
    violation: "somebody drops a theme of an adopted programme alone",
    history: [...prepared, adopted],
    command: revise,
    at: "2024-02-20T12:00:00Z",
    breaks: [programme.agileAfterAdoption],
    kept: {
      what: "the council consented to the other course",
      history: [...prepared, adopted, ...consented("round-2", "decision-4", matter, "version-1", "2024-02-18")],
      command: { ...revise, decision: "decision-4" }
    }
  },
  {
    norm: "F1",
    violation: "feedback of one minute past midnight is taken as in time",
    history: [],
    command: submit,
    at: "2024-02-16T23:01:00Z",
    breaks: [feedback.inTime],
    kept: { what: "it comes one minute before midnight", at: "2024-02-16T22:59:00Z" }
  },
  {
    norm: "F3",
    violation: "a deadline is moved to an earlier day",
    history: [],
    command: { _tag: "ExtendFeedback", window: "window-1", closesOn: "2024-02-15", reason: "Haast." },
    breaks: [feedback.deadlineOnlyMovesLater],
    kept: {
      what: "it is moved to a later day",
      command: { _tag: "ExtendFeedback", window: "window-1", closesOn: "2024-02-23", reason: "Carnaval." }
    }
  },
  {
    norm: "F4",
    violation: "the programme is adopted with three unanswered remarks",
    history: [...prepared, ...given],
    command: adopt,
    at: theDayAfter,
    breaks: [programme.everyRemarkWasAnswered],
    kept: { what: "each of them was answered", history: [...prepared, ...given, ...answered] }
  }
]
