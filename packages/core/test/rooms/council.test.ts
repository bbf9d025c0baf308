import { describe, it } from "vitest"
import { Command, council, Event, rules } from "../../src/council/decider.ts"
import { BodyId, GrantId, PersonId, ReactionId, ReferralId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, secretary, today } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const referral = ReferralId.make("advice-to-council")
const reaction = ReactionId.make("r1")
const municipal = BodyId.make("municipal-council")
const advice = { kind: "advice", id: "residents" }
const programme = { kind: "programme", id: "programme" }
const clerk = PersonId.make("7e1a2b3c-53f5-4a7e-9d0b-6a1d5b8b7f03")

const plan = commands.PlanReferral.make({ referral, of: advice, to: municipal })
const refer = commands.ReferToCouncil.make({ referral, of: advice, edition: "1", by: anna, referred: onDay(today) })
const record = commands.RecordExternalReaction.make({
  reaction,
  kind: "question",
  from: { body: municipal },
  about: advice,
  referral,
  text: "Wat kost dit?",
  received: onDay(today)
})
const process = commands.ProcessExternalReaction.make({ reaction, referral, processedIn: programme })
const fund = commands.RecordFunding.make({
  grant: GrantId.make("g1"),
  from: { named: "het Rijk" },
  amount: { cents: 150_000_00, currency: "EUR", about: true },
  purpose: "werk in de wijk",
  granted: onDay(today),
  claimedBy: "de krant"
})

const planned = events.ReferralPlanned.make({ ...plan, _tag: "ReferralPlanned" })
const referred = events.ReferredToCouncil.make({ ...refer, _tag: "ReferredToCouncil" })
const received = events.ExternalReactionReceived.make({ ...record, _tag: "ExternalReactionReceived" })
const processed = events.ExternalReactionProcessed.make({ ...process, _tag: "ExternalReactionProcessed" })

const here = scenario(council, {
  actor: { role: "mayor", person: anna },
  isOutside: (body) => body === municipal,
  holds: (person, roles) => person === anna && roles.includes("mayor"),
  hasConsent: ({ id }, edition) => id === "residents" && edition === "1"
})

describe("council", () => {
  it("plans a referral to a body outside the alliance", () => here.given().when(plan).then(planned))
  it(rules.referralGoesOutside.nl, () => {
    here.given(planned).when(plan).refuses(rules.referralGoesOutside)
    here
      .given()
      .when({ ...plan, to: BodyId.make("alliance-council") })
      .refuses(rules.referralGoesOutside)
  })

  it("refers the text that was consented to, by who holds that authority", () => {
    here.given(planned).when(refer).then(referred)
    here
      .but({ actor: { role: "mayor" } })
      .given(planned)
      .when(refer)
      .then(referred)
  })
  it.each(["alderman", "college"])("the %s has that authority too", (role) =>
    here
      .but({ actor: { role, person: bram }, holds: (person, roles) => person === bram && roles.includes(role) })
      .given(planned)
      .when({ ...refer, by: bram })
      .then({ ...referred, by: bram })
  )
  it(rules.holdsTheRole.nl, () => {
    here
      .but({ holds: () => false })
      .given(planned)
      .when(refer)
      .refuses(rules.holdsTheRole)
    here
      .but({ actor: { role: "mayor", person: clerk } })
      .given(planned)
      .when(refer)
      .refuses(rules.holdsTheRole)
  })
  it(rules.referredByAuthority.nl, () => {
    const refused = rules.referredByAuthority
    here.given().when(refer).refuses(refused)
    here.given(planned, referred).when(refer).refuses(refused)
    here.given(planned, referred, received, processed).when(refer).refuses(refused)
    here
      .but({ hasConsent: () => true })
      .given(planned)
      .when({ ...refer, of: programme })
      .refuses(refused)
    here.but({ actor: secretary }).given(planned).when(refer).refuses(refused)
  })
  it("a working draft of the advice does not go to the council", () =>
    here
      .given(planned)
      .when({ ...refer, edition: "2" })
      .refuses(rules.referredByAuthority))

  it("records a reaction to what was referred, and one that belongs to no referral", () => {
    here.given(planned, referred).when(record).then(received)
    const { referral: _, ...unasked } = record
    here
      .given()
      .when(unasked)
      .then({ ...unasked, _tag: "ExternalReactionReceived" })
  })
  it(rules.reactionIsRecorded.nl, () => {
    const refused = rules.reactionIsRecorded
    here.given().when(record).refuses(refused)
    here.given(planned).when(record).refuses(refused)
    here.given(planned, referred, received).when(record).refuses(refused)
    here
      .given(planned, referred, received, processed)
      .when({ ...record, reaction: ReactionId.make("r2") })
      .refuses(refused)
  })

  it("processes a reaction in a place, or with a reason not", () => {
    here.given(planned, referred, received).when(process).then(processed)
    const waive = commands.ProcessExternalReaction.make({ reaction, referral, waivedBecause: "Al beantwoord." })
    here
      .given(planned, referred, received)
      .when(waive)
      .then({ ...waive, _tag: "ExternalReactionProcessed" })
  })
  it("processes a reaction to a referral also where the referral is not named", () => {
    const { referral: _, ...unnamed } = process
    here
      .given(planned, referred, received)
      .when(unnamed)
      .then({ ...unnamed, _tag: "ExternalReactionProcessed" })
  })
  it("a referral stays open until a reaction to it was processed that closes it", () => {
    const second = commands.RecordExternalReaction.make({ ...record, reaction: ReactionId.make("r2") })
    const { referral: _, ...apart } = processed
    here
      .given(planned, referred, received, apart)
      .when(second)
      .then({ ...second, _tag: "ExternalReactionReceived" })
    here.given(planned, referred, received, processed).when(second).refuses(rules.reactionIsRecorded)
  })
  it(rules.reactionIsProcessed.nl, () => {
    const refused = rules.reactionIsProcessed
    const { processedIn: _, ...nowhere } = process
    const { referral: __, ...unasked } = received
    here.given(planned, referred).when(process).refuses(refused)
    here.given(planned, referred, received, processed).when(process).refuses(refused)
    here.given(planned, referred, unasked).when(process).refuses(refused)
    here
      .given(planned, referred, received)
      .when({ ...process, referral: ReferralId.make("other") })
      .refuses(refused)
    here.given(planned, referred, received).when(nowhere).refuses(refused)
    here
      .given(planned, referred, received)
      .when({ ...nowhere, waivedBecause: " " })
      .refuses(refused)
    here
      .given(planned, referred, received)
      .when({ ...process, waivedBecause: "Toch niet." })
      .refuses(refused)
  })

  it("records each stream of money by itself", () =>
    here
      .given()
      .when(fund)
      .then({ ...fund, _tag: "FundingGranted" }))
})
