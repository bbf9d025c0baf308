import { describe, expect, it } from "vitest"
import {
  Command,
  charter,
  closingDayIsIncluded,
  daysOn,
  Event,
  isInArea,
  isKind,
  rules
} from "../../src/charter/decider.ts"
import { replay } from "../../src/kernel/decider.ts"
import { BodyId, MeetingId, NeighbourhoodId, PactId, PostId, PrincipleId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, competent, day, today, tomorrow, yesterday } from "./situations.ts"

const pact = PactId.make("pact")
const concluded = Event.cases.PactConcluded.make({
  pact,
  name: "Pact",
  concluded: onDay(day("2023-03-27")),
  policies: [{ policy: "notice-days", value: 4 }]
})
const established = Event.cases.BodyEstablished.make({ body: BodyId.make("council"), name: "Raad", kind: "council" })
const { ConcludePact, EstablishBody, SetPolicy, StatePrinciple } = Command.cases
const conclude = ConcludePact.make({ ...concluded, _tag: "ConcludePact" })
const establish = EstablishBody.make({ ...established, _tag: "EstablishBody" })
const state = StatePrinciple.make({
  principle: PrincipleId.make("residents-lead"),
  about: "mandate",
  text: "Bewoners beslissen.",
  voice: { person: anna },
  meeting: MeetingId.make("february")
})
const set = SetPolicy.make({ policy: "notice-days", value: 7, from: today })

const here = scenario(charter, { today, sitting: () => competent, isAbsent: () => false })

describe("charter", () => {
  it("records the pact with its first values", () => here.given().when(conclude).then(concluded))
  it(rules.pactConcludedOnce.nl, () => here.given(concluded).when(conclude).refuses(rules.pactConcludedOnce))
  it("establishes a body", () => here.given().when(establish).then(established))
  it(rules.bodyEstablishedOnce.nl, () => here.given(established).when(establish).refuses(rules.bodyEstablishedOnce))
  it("records a principle with its speaker", () =>
    here
      .given()
      .when(state)
      .then(Event.cases.PrincipleStated.make({ ...state, _tag: "PrincipleStated" })))
  it(rules.statementHasASpeaker.nl, () =>
    here
      .but({ isAbsent: () => true })
      .given()
      .when(state)
      .refuses(rules.statementHasASpeaker)
  )
  it("sets a value from today", () =>
    here
      .given(concluded)
      .when(set)
      .then(Event.cases.PolicySet.make({ ...set, _tag: "PolicySet" })))
  it(rules.changesOnlyWhatComes.nl, () =>
    here
      .given(concluded)
      .when(SetPolicy.make({ ...set, from: yesterday }))
      .refuses(rules.changesOnlyWhatComes)
  )
  it(rules.valueFitsItsPolicy.nl, () => {
    here
      .given(concluded)
      .when(SetPolicy.make({ ...set, value: true }))
      .refuses(rules.valueFitsItsPolicy)
    const policies = [{ policy: "closing-day-included", value: 1 }] as const
    here
      .given()
      .when(ConcludePact.make({ ...conclude, policies }))
      .refuses(rules.valueFitsItsPolicy)
  })
  it.each(["isCompetent", "isInOpenMeeting", "isOnOpenItem", "isAnnounced"] as const)(
    `${rules.competentBodyDecides.nl} (%s)`,
    (fact) =>
      here
        .but({ sitting: () => ({ ...competent, [fact]: false }) })
        .given(concluded)
        .when(set)
        .refuses(rules.competentBodyDecides)
  )
  it("counts with the value in force on the day: the last set, from its first day on", () => {
    const later = Event.cases.PolicySet.make({ policy: "notice-days", value: 7, from: tomorrow })
    const excluded = Event.cases.PolicySet.make({ policy: "closing-day-included", value: false, from: tomorrow })
    const policies = replay(charter, [concluded, later, excluded])
    expect([today, tomorrow].map((on) => daysOn(policies, "notice-days", on))).toEqual([4, 7])
    expect([today, tomorrow].map((on) => closingDayIsIncluded(policies, on))).toEqual([true, false])
    expect(daysOn(replay(charter, []), "answer-term-days", today)).toBe(14)
  })
  it("a body is of its own kind, and of any list that holds it", () => {
    const state = replay(charter, [established])
    expect(isKind(state, ["office", "council"], established.body)).toBe(true)
    expect(isKind(state, ["office"], established.body)).toBe(false)
    expect(isKind(state, ["council"], BodyId.make("team"))).toBe(false)
  })
  it("a pact is about the neighbourhoods that it names, and about any when it names none", () => {
    const [north, south] = [NeighbourhoodId.make("north"), NeighbourhoodId.make("south")]
    const named = { ...concluded, neighbourhoods: [{ neighbourhood: north, name: "Noord" }] }
    expect([north, south].map((place) => isInArea(replay(charter, [named]), place))).toEqual([true, false])
    expect([north, south].map((place) => isInArea(replay(charter, [concluded]), place))).toEqual([true, true])
  })
  it("knows which posts one person holds at a time", () => {
    const posts = [
      { post: PostId.make("chair"), title: "Voorzitter", single: true },
      { post: PostId.make("member"), title: "Lid", single: false }
    ]
    expect(replay(charter, [{ ...established, posts }]).singlePosts).toEqual({ chair: true })
  })
})
