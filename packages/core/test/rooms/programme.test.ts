import { describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import {
  BodyId,
  DecisionId,
  GoalId,
  IncorporationId,
  MeetingId,
  ProgrammeId,
  RoundId,
  VersionId
} from "../../src/kernel/names.ts"
import type { Round } from "../../src/kernel/norms.ts"
import { inWeekOf, onDay } from "../../src/kernel/when.ts"
import { Command, Event, editionOf, programme, rules, stageOf } from "../../src/programme/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { competent, day } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const id = ProgrammeId.make("programme")
const version = VersionId.make("ninety")
const hundred = VersionId.make("hundred")
const april = MeetingId.make("april")
const incorporation = IncorporationId.make("i1")
const decision = DecisionId.make("d1")
const round = RoundId.make("r1")
const goal = GoalId.make("g1")
const advice = { kind: "advice", id: "residents" }

const drafted = events.ProgrammeVersionDrafted.make({ programme: id, version, number: 1, completeness: 0.9 })
const shared = events.ProgrammeVersionShared.make({
  programme: id,
  version,
  shared: inWeekOf(day("2024-01-25"), "vorige week"),
  with: "de leden"
})
const final = events.ProgrammeVersionFinalised.make({ programme: id, version })
const scheduled = events.AdoptionScheduled.make({ programme: id, adoptionAt: april, body: BodyId.make("council") })
const pledged = events.IncorporationPledged.make({ incorporation, programme: id, of: advice })
const settled = events.IncorporationSettled.make({ incorporation, programme: id, version, passage: "Hoofdstuk 3" })
const adopted = events.ProgrammeAdopted.make({ decision, programme: id, version, round, meeting: april })

const draft = commands.DraftProgrammeVersion.make({ ...drafted, _tag: "DraftProgrammeVersion" })
const share = commands.ShareProgrammeVersion.make({ ...shared, _tag: "ShareProgrammeVersion" })
const finalise = commands.FinaliseProgrammeVersion.make({ ...final, _tag: "FinaliseProgrammeVersion" })
const schedule = commands.ScheduleAdoption.make({ ...scheduled, _tag: "ScheduleAdoption" })
const pledge = commands.PledgeIncorporation.make({ ...pledged, _tag: "PledgeIncorporation" })
const settle = commands.SettleIncorporation.make({ ...settled, _tag: "SettleIncorporation" })
const adopt = commands.AdoptProgramme.make({ ...adopted, _tag: "AdoptProgramme" })
const revise = commands.ReviseProgramme.make({ programme: id, version, level: "action", change: "Meer speelplekken." })

const clean: Round = {
  roundStage: "closed",
  openObjections: 0,
  wasAmended: false,
  edition: version,
  currentEdition: version
}
const here = scenario(programme, {
  isOffice: false,
  sitting: (_, { meeting }) => ({ ...competent, meeting }),
  noticeDays: 4,
  dayOfMeeting: () => day("2024-02-01"),
  feedbackOn: () => ({ openWindows: 0, unanswered: 0 }),
  round: () => clean,
  isConsentOn: () => true,
  isConsent: () => true,
  isDecision: () => false
})
const ready = [drafted, shared, final, scheduled]

describe("programme", () => {
  it("drafts versions that count up and grow", () => {
    here.given().when(draft).then(drafted)
    const next = commands.DraftProgrammeVersion.make({ programme: id, version: hundred, number: 2, completeness: 1 })
    here
      .given(drafted)
      .when(next)
      .then({ ...next, _tag: "ProgrammeVersionDrafted" })
  })
  it(rules.versionsGrowAndAreNumbered.nl, () => {
    const wrong = (change: object) =>
      here
        .given(drafted)
        .when(commands.DraftProgrammeVersion.make({ ...draft, version: hundred, number: 2, ...change }))
    wrong({ completeness: 0.8 }).refuses(rules.versionsGrowAndAreNumbered)
    wrong({ number: 3 }).refuses(rules.versionsGrowAndAreNumbered)
    wrong({ number: 1 }).refuses(rules.versionsGrowAndAreNumbered)
    wrong({ version }).refuses(rules.versionsGrowAndAreNumbered)
    const level = { ...drafted, version: hundred, number: 2 }
    wrong({ completeness: drafted.completeness }).then(level)
  })
  it("begins a new cycle of completeness after adoption", () => {
    const next = commands.DraftProgrammeVersion.make({ programme: id, version: hundred, number: 2, completeness: 0.2 })
    here
      .given(...ready, adopted)
      .when(next)
      .then({ ...next, _tag: "ProgrammeVersionDrafted" })
  })
  it("a version after adoption that states no completeness is not held to the cycle before it", () => {
    const { completeness: _, ...silent } = { ...drafted, version: hundred, number: 2 }
    const third = { ...draft, version: VersionId.make("twenty"), number: 3, completeness: 0.2 }
    here
      .given(...ready, adopted, silent)
      .when(third)
      .then({ ...third, _tag: "ProgrammeVersionDrafted" })
    here.given(drafted, silent).when(third).refuses(rules.versionsGrowAndAreNumbered)
  })
  it("the text of a programme is its latest version, and of another matter there is none", () => {
    const state = replay(programme, [drafted])
    const matters = [
      { kind: "programme", id },
      { kind: "version", id: version },
      { kind: "advice", id },
      { kind: "advice", id: version }
    ]
    expect(matters.map((matter) => editionOf(state, matter))).toEqual([version, version, undefined, undefined])
  })
  it("shares a drafted version", () => here.given(drafted).when(share).then(shared))
  it(rules.sharedVersionIsFixed.nl, () => {
    here.given(drafted, shared).when(share).refuses(rules.sharedVersionIsFixed)
    here.given().when(share).refuses(rules.sharedVersionIsFixed)
    here
      .given(drafted)
      .when({ ...share, programme: ProgrammeId.make("other") })
      .refuses(rules.sharedVersionIsFixed)
  })
  it("makes a shared version final", () => here.given(drafted, shared).when(finalise).then(final))
  it(rules.finalAfterShared.nl, () => here.given(drafted).when(finalise).refuses(rules.finalAfterShared))
  it(rules.pledgedIncorporationIsTraceable.nl, () => {
    here.given(drafted, shared, pledged).when(finalise).refuses(rules.pledgedIncorporationIsTraceable)
    here.given(drafted, shared, pledged, settled).when(finalise).then(final)
  })
  it("announces adoption, and pledges what will be incorporated", () => {
    here.given(drafted).when(schedule).then(scheduled)
    here.given(drafted).when(pledge).then(pledged)
  })
  it.each([schedule, pledge])(`${rules.competentBodyDecides.nl} ($_tag)`, (command) =>
    here
      .but({ sitting: () => ({ ...competent, isOnOpenItem: false }) })
      .given(drafted)
      .when(command)
      .refuses(rules.competentBodyDecides)
  )
  it(rules.pledgedOnce.nl, () => here.given(pledged).when(pledge).refuses(rules.pledgedOnce))
  it("settles what was pledged with a passage, or with a reason", () => {
    here.given(drafted, pledged).when(settle).then(settled)
    const waive = commands.SettleIncorporation.make({ incorporation, programme: id, waivedBecause: "Ingetrokken." })
    here
      .given(drafted, pledged)
      .when(waive)
      .then({ ...waive, _tag: "IncorporationSettled" })
  })
  it(rules.settledWithPassageOrReason.nl, () => {
    const refused = rules.settledWithPassageOrReason
    here.given(drafted).when(settle).refuses(refused)
    here.given(drafted, pledged, settled).when(settle).refuses(refused)
    here
      .given(drafted, pledged)
      .when({ ...settle, waivedBecause: "Ook niet." })
      .refuses(refused)
    here
      .given(drafted, pledged)
      .when(commands.SettleIncorporation.make({ incorporation, programme: id }))
      .refuses(refused)
    here.given(pledged).when(settle).refuses(refused)
    const { passage: _, ...nowhere } = settle
    here.given(drafted, pledged).when(nowhere).refuses(refused)
    here
      .given(drafted, pledged)
      .when({ ...settle, passage: " " })
      .refuses(refused)
  })

  it("adopts when everything is prepared", () =>
    here
      .given(...ready)
      .when(adopt)
      .then(adopted))
  it(rules.adoptionWasAnnounced.nl, () => {
    here.given(drafted, shared, final).when(adopt).refuses(rules.adoptionWasAnnounced)
    here
      .but({ sitting: () => competent })
      .given(drafted, shared, final)
      .when(adopt)
      .refuses(rules.adoptionWasAnnounced)
    here
      .given(...ready)
      .when({ ...adopt, meeting: MeetingId.make("may") })
      .refuses(rules.adoptionWasAnnounced)
  })
  it(rules.versionIsFinal.nl, () => here.given(drafted, shared, scheduled).when(adopt).refuses(rules.versionIsFinal))
  it(rules.sharedBeforeAdopted.nl, () => {
    here
      .but({ noticeDays: 5 })
      .given(...ready)
      .when(adopt)
      .refuses(rules.sharedBeforeAdopted)
    here
      .but({ dayOfMeeting: () => undefined })
      .given(...ready)
      .when(adopt)
      .refuses(rules.sharedBeforeAdopted)
  })
  it(rules.feedbackIsOver.nl, () =>
    here
      .but({ feedbackOn: () => ({ openWindows: 1, unanswered: 0 }) })
      .given(...ready)
      .when(adopt)
      .refuses(rules.feedbackIsOver)
  )
  it(rules.everyRemarkWasAnswered.nl, () =>
    here
      .but({ feedbackOn: () => ({ openWindows: 0, unanswered: 3 }) })
      .given(...ready)
      .when(adopt)
      .refuses(rules.everyRemarkWasAnswered)
  )
  it(rules.incorporationsAreSettled.nl, () => {
    here
      .given(...ready, pledged)
      .when(adopt)
      .refuses(rules.incorporationsAreSettled)
    here
      .given(...ready, pledged, settled)
      .when(adopt)
      .then(adopted)
  })
  it(rules.consentNeedsARound.nl, () => {
    const withRound = (change: Partial<Round>) =>
      here
        .but({ round: () => ({ ...clean, ...change }) })
        .given(...ready)
        .when(adopt)
    withRound({ roundStage: "open" }).refuses(rules.consentNeedsARound)
    withRound({ openObjections: 1 }).refuses(rules.consentNeedsARound)
    withRound({ wasAmended: true }).refuses(rules.consentNeedsARound)
    withRound({ currentEdition: hundred }).refuses(rules.consentNeedsARound)
  })
  it(rules.consentWasReached.nl, () =>
    here
      .but({ isConsentOn: () => false })
      .given(...ready)
      .when(adopt)
      .refuses(rules.consentWasReached)
  )
  it(rules.kindsOfAgreementAreDistinct.nl, () =>
    here
      .but({ isDecision: () => true })
      .given(...ready)
      .when(adopt)
      .refuses(rules.kindsOfAgreementAreDistinct)
  )
  it(rules.competentBodyDecides.nl, () =>
    here
      .but({ sitting: () => ({ ...competent, meeting: april, isInOpenMeeting: false }) })
      .given(...ready)
      .when(adopt)
      .refuses(rules.competentBodyDecides)
  )

  it("after adoption the office changes actions, and the council the course", () => {
    const office = here.but({ isOffice: true, isDecision: () => true })
    office
      .given(adopted)
      .when(revise)
      .then({ ...revise, _tag: "ProgrammeRevised" })
    const course = commands.ReviseProgramme.make({ ...revise, level: "course", decision })
    office
      .given(adopted)
      .when(course)
      .then({ ...course, _tag: "ProgrammeRevised" })
  })
  it(rules.agileAfterAdoption.nl, () => {
    here
      .but({ isOffice: true })
      .given(...ready)
      .when(revise)
      .refuses(rules.agileAfterAdoption)
    here.given(adopted).when(revise).refuses(rules.agileAfterAdoption)
    const course = commands.ReviseProgramme.make({ ...revise, level: "course" })
    here.but({ isOffice: true }).given(adopted).when(course).refuses(rules.agileAfterAdoption)
    here
      .but({ isConsent: () => false })
      .given(adopted)
      .when({ ...course, decision })
      .refuses(rules.agileAfterAdoption)
  })
  it("measures a goal that was set", () => {
    const set = commands.SetGoal.make({ goal, text: "Minder schulden." })
    const wasSet = events.GoalSet.make({ goal, text: "Minder schulden." })
    here.given().when(set).then(wasSet)
    const measure = commands.MeasureGoal.make({
      goal,
      value: { value: 3 },
      measured: onDay(day("2024-02-01")),
      claimedBy: "GGD"
    })
    here
      .given(wasSet)
      .when(measure)
      .then({ ...measure, _tag: "GoalMeasured" })
    here.given().when(measure).refuses(rules.goalIsSetFirst)
  })
  it("the text of a programme is its latest version, and of a version itself", () => {
    const state = replay(programme, [drafted, shared])
    expect(editionOf(state, { kind: "programme", id })).toBe(version)
    expect(stageOf(state, { kind: "version", id: version })).toBe("shared")
    expect(editionOf(state, advice)).toBeUndefined()
    expect(stageOf(state, { kind: "version", id: hundred })).toBeUndefined()
  })
})
