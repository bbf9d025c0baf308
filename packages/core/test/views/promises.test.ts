import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { reactions, waiting } from "../../src/alliance/reactions.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Tagged } from "../../src/kernel/event.ts"
import { matches } from "../../src/kernel/event-log.ts"
import { Day } from "../../src/kernel/names.ts"
import { readable, type View } from "../../src/kernel/view.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { council } from "../../src/views/council.ts"
import { dashboard } from "../../src/views/dashboard.ts"
import { mandate } from "../../src/views/mandate.ts"
import { promises, standingOf } from "../../src/views/promises.ts"
import { vacancies } from "../../src/views/vacancies.ts"
import { isLate } from "../../src/views/waiting.ts"
import { anna } from "../rooms/situations.ts"

const on = (day: string, said = day) => ({ said, earliest: day, latest: day, precision: "day" })
const around = { said: "rond 11 februari", earliest: "2024-02-08", latest: "2024-02-14", precision: "about" }
const pledge = (id: string, due?: object) => ({
  _tag: "PledgeMade",
  pledge: id,
  organisation: "library",
  by: anna,
  for: { initiative: "meeting-place" },
  contribution: { kind: "place", text: "Een zaal." },
  ...(due === undefined ? {} : { due })
})
const call = {
  _tag: "SignatoryCalledUpon",
  call: "c1",
  organisation: "library",
  for: { kind: "initiative", id: "meeting-place" },
  contribution: "Een zaal.",
  answerBy: "2024-02-16"
}

const ask = <Answer, Heard extends Tagged>(view: View<Answer, Heard>, ...history: ReadonlyArray<object>): Answer => {
  const fold = readable(view, alliance.understand)
  const log = history.map((raw, index) => recorded(alliance, index + 1, raw).recorded)
  const heard = log.filter((record) => matches(fold.query, record))
  return replay(
    fold,
    heard.map((record) => Result.getOrThrow(fold.understand(record)))
  )
}
const [sixteenth, seventeenth] = [Day.make("2024-02-16"), Day.make("2024-02-17")]

describe("promises", () => {
  it("a pledge is late only after its last possible day, and never where no day was named", () => {
    const { pledges } = ask(promises, pledge("exact", on("2024-02-16")), pledge("about", around), pledge("undated"))
    const standing = (day: Day) => Object.values(pledges).map((made) => standingOf(made, day))
    expect(standing(Day.make("2024-02-12"))).toEqual(["open", "open", "unknown"])
    expect(standing(sixteenth)).toEqual(["open", "late", "unknown"])
    expect(standing(seventeenth)).toEqual(["late", "late", "unknown"])
  })
  it("a pledge that was kept or closed is not late, and one handed over has another owner", () => {
    const { pledges } = ask(
      promises,
      ...["a", "b", "c"].map((id) => pledge(id, on("2024-02-01"))),
      { _tag: "PledgeKept", pledge: "a", kept: on("2024-02-02") },
      { _tag: "PledgeReleased", pledge: "b", how: "closed", reason: "Niet meer nodig." },
      { _tag: "PledgeReleased", pledge: "c", how: "handedOver", to: "school", reason: "Uitgetreden." }
    )
    expect(Object.values(pledges).map((made) => [standingOf(made, seventeenth), made.organisation])).toEqual([
      ["kept", "library"],
      ["closed", "library"],
      ["late", "school"]
    ])
  })
  it("no answer to a call stays no answer", () => {
    expect(Object.values(ask(promises, call).calls).map(({ answer }) => answer)).toEqual([undefined])
    const answered = { _tag: "CallAnswered", call: "c1", organisation: "library", by: anna, answer: "no" }
    expect(Object.values(ask(promises, call, answered).calls).map(({ answer }) => answer)).toEqual(["no"])
  })
})

describe("waiting", () => {
  it("a call waits for its answer from the moment it was made, and is late the day after the term", () => {
    const [waiter, ...others] = ask(waiting, call)
    expect(others).toEqual([])
    expect(waiter).toMatchObject({
      reaction: "answer-a-call",
      who: { kind: "organisation", id: "library" },
      position: 1
    })
    expect(waiter && [isLate(waiter, sixteenth), isLate(waiter, seventeenth)]).toEqual([false, true])
    expect(
      ask(waiting, call, { _tag: "CallAnswered", call: "c1", organisation: "library", by: anna, answer: "yes" })
    ).toEqual([])
  })
  it("an expectation waits and is never late; an appointment is late after its day", () => {
    const followUp = (kind: string, due: object | string) => ({
      _tag: "FollowUpScheduled",
      followUp: kind,
      kind,
      text: "Vacature.",
      owner: { kind: "body", id: "office" },
      due
    })
    const waiters = ask(
      waiting,
      followUp("expectation", around),
      followUp("appointment", on("2024-02-16")),
      followUp("action", "undated")
    )
    expect(waiters.map((waiter) => isLate(waiter, seventeenth))).toEqual([false, true, false])
  })
  it("a replaced remark waits no more, its successor does", () => {
    const remark = (id: string, replaces?: string) => ({
      _tag: "FeedbackSubmitted",
      window: "w1",
      remark: id,
      from: "library",
      by: anna,
      channel: "form",
      text: "Tekst.",
      ...(replaces === undefined ? {} : { replaces })
    })
    expect(ask(waiting, remark("r1"), remark("r2", "r1")).map(({ key }) => key)).toEqual(["w1 r2"])
  })
  it("joining ends the nomination of that party, and of nobody else", () => {
    const nominated = (id: string, party: object) => ({
      _tag: "PartyNominated",
      nomination: id,
      coalition: "c",
      party,
      as: "missing"
    })
    const history = [nominated("n1", { organisation: "library" }), nominated("n2", { category: "jongeren zelf" })]
    expect(ask(waiting, ...history).map(({ key }) => key)).toEqual(["n1", "n2"])
    const joined = { _tag: "CoalitionJoined", coalition: "c", organisation: "library", by: anna }
    expect(ask(waiting, ...history, joined).map(({ key }) => key)).toEqual(["n2"])
  })
  it("every reaction names a command of the alliance and a rule of the catalogue", () => {
    for (const { asks, id, rule } of reactions) {
      expect([...alliance.commands.keys()], id).toContain(asks)
      expect([...alliance.rules.keys()], id).toContain(rule.id)
    }
    expect(new Set(reactions.map(({ id }) => id)).size).toBe(reactions.length)
  })
})

describe("dashboard", () => {
  it("counts each kind of decision apart, with the events it came from", () => {
    const matter = { kind: "advice", id: "a1" }
    const board = ask(
      dashboard,
      { _tag: "DirectionEndorsed", decision: "d1", matter, body: "council", text: "De koers." },
      { _tag: "SupportDeclared", decision: "d2", matter, voice: { collective: "alle partners" } }
    )
    const { adopted, consented, endorsed, supported } = board.decisions
    expect([adopted, consented, endorsed, supported].map((figure) => figure.length)).toEqual([0, 0, 1, 1])
    expect(endorsed).toEqual(["00000000-0000-7000-8000-000000000001"])
  })
  it("keeps what was let go in sight, and says what nobody measured", () => {
    const board = ask(
      dashboard,
      { _tag: "InitiativeProposed", initiative: "i1", name: "Sport", by: { collective: "bewoners" } },
      { _tag: "InitiativeLetGo", initiative: "i1", lesson: "Vraag het eerst." },
      { _tag: "GoalSet", goal: "g1", text: "Minder schulden." }
    )
    expect(Object.values(board.initiatives).map(({ because, stage }) => [stage, because.length])).toEqual([
      ["letGo", 2]
    ])
    expect(Object.values(board.goals).map(({ measured }) => measured)).toEqual([undefined])
  })
})

describe("mandate, vacancies and council", () => {
  it("shows per neighbourhood who leads, who helps on whose request, and what the law limits", () => {
    const book = ask(
      mandate,
      {
        _tag: "SupportRequested",
        request: "q1",
        neighbourhood: "north",
        for: { kind: "task", id: "park" },
        scope: "Zaal."
      },
      { _tag: "SupportGiven", request: "q1", organisation: "library", by: anna, action: "Zaal open." },
      {
        _tag: "TaskTransferred",
        task: "park",
        neighbourhood: "north",
        to: "residents",
        decision: "d1",
        legal: { outcome: "restricted", conditions: ["Met toezicht."] }
      },
      { _tag: "SupportEnded", request: "q1", neighbourhood: "north" }
    )
    expect(Object.values(book.neighbourhoods)).toMatchObject([
      {
        tasks: { park: { leads: "residents", legal: "restricted", conditions: ["Met toezicht."] } },
        requests: { q1: { isOpen: false, given: [{ organisation: "library", action: "Zaal open." }] } }
      }
    ])
  })
  it("shows how far a recruitment is, and that a new one follows one without appointment", () => {
    const { vacancies: rows } = ask(
      vacancies,
      { _tag: "VacancyOpened", vacancy: "v1", post: "director" },
      { _tag: "VacancyClosed", vacancy: "v1", outcome: "noAppointment" },
      { _tag: "VacancyOpened", vacancy: "v2", post: "director", after: "v1" },
      { _tag: "VacancyProfileRevised", vacancy: "v2", requires: "Bestuurlijke ervaring." }
    )
    expect(Object.values(rows).map(({ after, stage }) => [stage, after])).toEqual([
      ["noAppointment", undefined],
      ["profiled", "v1"]
    ])
  })
  it("keeps a referral open until a reaction to it was processed, and streams of money apart", () => {
    const about = { kind: "advice", id: "a1" }
    const { funding, referrals } = ask(
      council,
      { _tag: "ReferralPlanned", referral: "r1", of: about, to: "municipal-council" },
      { _tag: "ReferredToCouncil", referral: "r1", of: about, edition: "1", by: anna, referred: on("2024-03-01") },
      {
        _tag: "ExternalReactionReceived",
        reaction: "x1",
        kind: "response",
        from: { named: "raad" },
        about,
        referral: "r1",
        text: "Mooi.",
        received: on("2024-03-02")
      },
      ...["State", "Stad"].map((named, index) => ({
        _tag: "FundingGranted",
        grant: `g${index}`,
        from: { named },
        amount: { cents: 100, currency: "EUR" },
        purpose: "Buurt",
        granted: on("2023-12-19"),
        claimedBy: "krant"
      }))
    )
    expect(Object.values(referrals).map(({ stage }) => stage)).toEqual(["referred"])
    expect(funding.map(({ cents }) => cents)).toEqual([100, 100])
  })
})
