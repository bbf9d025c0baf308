import { describe, expect, it } from "vitest"
import { Command, claims, Event, rules } from "../../src/claims/decider.ts"
import { words } from "../../src/claims/words.ts"
import { AllianceId, ClaimId, FactName } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { day } from "./situations.ts"

const newspaper = Command.cases.RecordClaim.make({
  claim: ClaimId.make("claim-1"),
  about: { kind: "pact", id: "pact" },
  fact: FactName.make("signatories"),
  value: 58,
  from: { document: "eindhovennews.com", section: "8-4-2024" },
  said: onDay(day("2024-02-15"))
})
const newsletter = {
  ...newspaper,
  claim: ClaimId.make("claim-2"),
  value: "bijna zestig",
  from: { document: "nieuwsbrief" }
}
const printed = Event.cases.ClaimRecorded.make({ ...newspaper, _tag: "ClaimRecorded" })
const sent = Event.cases.ClaimRecorded.make({ ...newsletter, _tag: "ClaimRecorded" })

const here = scenario(claims, {})
const called = () => "het pact"

describe("claims", () => {
  it("records what a source says, and what another says otherwise beside it", () => {
    here.given().when(newspaper).then(printed)
    here.given(printed).when(newsletter).then(sent)
  })
  it("records that the same source says something else another day", () =>
    here
      .given(printed)
      .when({ ...newspaper, claim: newsletter.claim, value: 60 })
      .then({ ...printed, claim: newsletter.claim, value: 60 }))
  it(rules.claimIsRecordedOnce.nl, () => {
    here.given(printed).when(newspaper).refuses(rules.claimIsRecordedOnce)
    here
      .given(printed)
      .when({ ...newspaper, value: 60 })
      .refuses(rules.claimIsRecordedOnce)
  })
  it("is said with its source, in both languages", () => {
    const { ClaimRecorded } = words
    expect(ClaimRecorded.nl(printed, called)).toBe(
      "Volgens eindhovennews.com, 8-4-2024 is signatories van het pact: 58."
    )
    const of = AllianceId.make("elzenhoek")
    expect(ClaimRecorded.en({ ...sent, value: false, of }, () => "the pact")).toBe(
      "By nieuwsbrief the signatories of the pact (elzenhoek) is: no."
    )
  })
})
