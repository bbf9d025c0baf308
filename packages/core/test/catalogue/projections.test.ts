/** Where the catalogue's example is about what people see: the same norm over the views. */
import { describe, expect, it } from "vitest"
import { waiting } from "../../src/alliance/reactions.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { CallId, Day, MeetingId, OrganisationId, PledgeId, ProgrammeId, ReferralId } from "../../src/kernel/names.ts"
import { around } from "../../src/kernel/when.ts"
import { rules as programme } from "../../src/programme/decider.ts"
import {
  adoptionOf,
  blocksOf,
  council,
  dashboard,
  isLate,
  minutes,
  minutesOf,
  promises,
  readiness,
  register,
  signatoriesOn,
  weightOf
} from "../../src/views/index.ts"
import { anna, bram, here, library, programme as matter, on, school } from "./cases/nouns.ts"
import { planned, referred } from "./cases/office.ts"
import { happened, read, stateAfter } from "./deciding.ts"
import { brokenIn, openAfter } from "./running.ts"

const coalition = "coalition-1"
const launched = happened({ _tag: "CoalitionLaunched", coalition, theme: "Brede veiligheid" })
const interested = happened({ _tag: "InterestExpressed", coalition, organisation: school })
const endorsed = happened({
  _tag: "DirectionEndorsed",
  decision: "decision-1",
  matter,
  body: "body-1",
  text: "De koers is omarmd.",
  ...here
})
const committed = happened({
  _tag: "CommitmentGiven",
  decision: "decision-2",
  matter,
  voice: { collective: "alle partners" },
  ...here
})
const day = (text: string) => Day.make(text)

describe("M4", () => {
  it("a pledge stays readable after its party left, and signatories are signed minus withdrawn each day", async () => {
    const pledged = happened({
      _tag: "PledgeMade",
      pledge: "pledge-1",
      organisation: library,
      by: anna,
      for: { coalition },
      contribution: { kind: "hours", text: "Twee uur." }
    })
    const withdrawn = happened({ _tag: "MemberWithdrawn", organisation: library, from: "2024-02-16" })
    const { opened } = await openAfter({ history: [launched, pledged, withdrawn] })
    expect(opened.project(promises).pledges[PledgeId.make("pledge-1")]).toMatchObject({ stage: "open" })
    const known = opened.project(register)
    const counts = ["2023-03-26", "2023-03-27", "2024-02-15", "2024-02-16"].map((on) => signatoriesOn(known, day(on)))
    expect(counts.map(({ length }) => length)).toEqual([0, 1, 1, 0])
  })
})

describe("V5", () => {
  it("minutes of an evening on which the course was endorsed name that decision, and no adoption", async () => {
    const { opened } = await openAfter({ history: [endorsed] })
    const account = minutesOf(opened.project(minutes), MeetingId.make("meeting-1"))?.account
    const decisions = account === undefined ? [] : blocksOf(account).filter((block) => weightOf(block) === "decision")
    expect(decisions.map(({ type }) => type)).toEqual(["DirectionEndorsed"])
    expect(alliance.words.get("DirectionEndorsed")).toHaveProperty("label.nl", expect.stringContaining("omarmd"))
  })
})

describe("C4", () => {
  it("an endorsed course is shown as endorsed, and nothing as adopted", async () => {
    const { opened } = await openAfter({ history: [endorsed] })
    const { decisions } = opened.project(dashboard)
    expect(Object.entries(decisions).map(([kind, figure]) => [kind, figure.length])).toEqual([
      ["endorsed", 1],
      ["supported", 0],
      ["committed", 0],
      ["consented", 0],
      ["adopted", 0]
    ])
    expect(adoptionOf(opened.project(readiness), ProgrammeId.make("programme-1"))).toBeUndefined()
  })

  it("a commitment of all together leaves no row of a single party", async () => {
    const { opened } = await openAfter({ history: [committed] })
    expect(opened.project(promises)).toEqual({ pledges: {}, calls: {} })
    expect(opened.project(dashboard).decisions.committed).toHaveLength(1)
  })
})

describe("P3", () => {
  it("an endorsed programme stays a draft, on which nothing is carried out", async () => {
    const { opened } = await openAfter({ history: [endorsed] })
    expect(opened.state().programme).toEqual(stateAfter([]).programme)
    const revise = {
      _tag: "ReviseProgramme",
      programme: "programme-1",
      version: "version-1",
      level: "course",
      change: "Een actie erbij.",
      decision: "decision-1"
    }
    expect(brokenIn(await opened.ask(read(revise), { actor: { role: "chair" } }))).toEqual([
      programme.agileAfterAdoption.id
    ])
  })
})

describe("K2", () => {
  it("interest anywhere changes no coalition", () => {
    expect(stateAfter([launched, interested])).toEqual(stateAfter([launched]))
  })
})

describe("K3", () => {
  it("a year later every nomination that nobody followed up is still listed", async () => {
    const nominate = (number: number) =>
      happened({
        _tag: "PartyNominated",
        coalition,
        nomination: `nomination-${number}`,
        party: number === 1 ? { organisation: school } : { category: `groep ${number}` },
        as: "missing"
      })
    const joined = happened({ _tag: "CoalitionJoined", coalition, organisation: school, by: bram })
    const history = [launched, ...[1, 2, 3, 4].map(nominate), joined]
    const { opened } = await openAfter({ history, at: "2025-02-01T12:00:00Z" })
    const open = opened.project(waiting).filter(({ reaction }) => reaction === "follow-up-a-nomination")
    expect(open.map(({ key }) => key)).toEqual(["nomination-2", "nomination-3", "nomination-4"])
  })
})

describe("T1", () => {
  const scheduled = happened({
    _tag: "FollowUpScheduled",
    followUp: "followup-1",
    kind: "appointment",
    text: "Vervolgafspraak.",
    owner: { kind: "body", id: "body-1" },
    due: on("2024-03-18")
  })

  it("an appointment without an outcome is late the day after, and stays in sight", async () => {
    const { opened } = await openAfter({ history: [scheduled], at: "2024-03-19T12:00:00Z" })
    const [waiter, ...others] = opened.project(waiting).filter(({ key }) => key === "followup-1")
    expect(others).toEqual([])
    expect(waiter && ["2024-03-18", "2024-03-19"].map((on) => isLate(waiter, day(on)))).toEqual([false, true])
  })
})

describe("T2", () => {
  it("what is due around the eleventh is not late before the margin has passed", async () => {
    const due = around(day("2024-02-11"), 3, "rond 11 februari")
    const expected = happened({
      _tag: "FollowUpScheduled",
      followUp: "followup-1",
      kind: "action",
      text: "De vacature komt online.",
      owner: { kind: "body", id: "body-1" },
      due
    })
    const { opened } = await openAfter({ history: [expected] })
    const waiter = opened.project(waiting).find(({ key }) => key === "followup-1")
    const days = ["2024-02-11", "2024-02-12", "2024-02-14", "2024-02-15"]
    expect(waiter && days.map((on) => isLate(waiter, day(on)))).toEqual([false, false, false, true])
  })
})

describe("L2", () => {
  it("silence of whoever was called upon is an open call, and no contribution", async () => {
    const called = happened({
      _tag: "SignatoryCalledUpon",
      call: "call-1",
      organisation: library,
      for: { kind: "coalition", id: coalition },
      contribution: "Personeel.",
      answerBy: "2024-03-15"
    })
    const { opened } = await openAfter({ history: [launched, called], at: "2024-04-01T12:00:00Z" })
    const { calls, pledges } = opened.project(promises)
    expect(pledges).toEqual({})
    expect(calls[CallId.make("call-1")]?.answer).toBeUndefined()
    const waiter = opened.project(waiting).find(({ key }) => key === "call-1")
    expect(waiter?.who.id).toBe(OrganisationId.make("organisation-1"))
    expect(waiter && ["2024-03-15", "2024-03-16"].map((on) => isLate(waiter, day(on)))).toEqual([false, true])
  })
})

describe("G2", () => {
  it("a referral to which nobody reacted stays open", async () => {
    const { opened } = await openAfter({ history: [...planned, referred], at: "2025-02-01T12:00:00Z" })
    expect(opened.project(council).referrals[ReferralId.make("referral-1")]?.stage).toBe("referred")
    expect(opened.project(waiting).map(({ reaction }) => reaction)).toContain("hear-from-the-council")
  })
})
