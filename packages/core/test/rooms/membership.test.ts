import { describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import { MeetingId, PactId } from "../../src/kernel/names.ts"
import { onDay, recently } from "../../src/kernel/when.ts"
import { Command, Event, isMember, isSignatory, membership, represents, rules } from "../../src/membership/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, day, library, secretary, today, tomorrow, yesterday } from "./situations.ts"

const organisation = library
const pact = PactId.make("pact")
const meeting = MeetingId.make("february")
const { MemberWelcomed, MemberWithdrawn, OrganisationProfiled, PactSigned, RepresentativeDesignated } = Event.cases
const { DesignateRepresentative, ProfileOrganisation, SignPact, WelcomeMember, WithdrawMember } = Command.cases

const profiled = OrganisationProfiled.make({ organisation, name: "Bibliotheek" })
const designated = RepresentativeDesignated.make({ organisation, person: anna, from: onDay(yesterday) })
const welcomed = MemberWelcomed.make({ organisation, representative: anna, meeting })
const signed = PactSigned.make({ organisation, pact, signed: onDay(yesterday) })
const withdrawn = MemberWithdrawn.make({ organisation, from: today })
const welcome = WelcomeMember.make({ organisation, representative: anna, meeting })
const sign = SignPact.make({ organisation, pact, signedBy: anna, signed: onDay(today) })
const withdraw = WithdrawMember.make({ organisation, from: today })
const designate = DesignateRepresentative.make({ organisation, person: bram, from: onDay(today) })

const here = scenario(membership, {
  today,
  actor: secretary,
  pact,
  isInOpenMeeting: ({ meeting: place }) => place === meeting,
  isIntroduced: () => true
})

describe("membership", () => {
  it("profiles an organisation, also again", () =>
    here
      .given(profiled)
      .when(ProfileOrganisation.make({ organisation, name: "De Bibliotheek" }))
      .then(OrganisationProfiled.make({ organisation, name: "De Bibliotheek" })))

  it("welcomes a new member with its representative", () =>
    here.given(profiled, designated).when(welcome).then(welcomed))
  it("welcomes who signed before: these are two facts", () =>
    here.given(profiled, designated, signed).when(welcome).then(welcomed))
  it("welcomes back whoever left", () =>
    here.given(profiled, designated, welcomed, withdrawn).when(welcome).then(welcomed))
  it("welcomes back whoever left and signed again, for an old welcome does not count", () =>
    here.given(profiled, designated, welcomed, withdrawn, signed).when(welcome).then(welcomed))
  it(rules.welcomedOnce.nl, () => {
    here.given(profiled, designated, welcomed).when(welcome).refuses(rules.welcomedOnce)
    here.given(profiled, designated, welcomed, signed).when(welcome).refuses(rules.welcomedOnce)
  })
  it(rules.hasAProfile.nl, () => here.given(designated).when(welcome).refuses(rules.hasAProfile))
  it(rules.welcomedInAnOpenMeeting.nl, () =>
    here
      .but({ isInOpenMeeting: () => false })
      .given(profiled, designated)
      .when(welcome)
      .refuses(rules.welcomedInAnOpenMeeting)
  )
  it(rules.hasARepresentative.nl, () => here.given(profiled).when(welcome).refuses(rules.hasARepresentative))
  it("names every broken rule at once", () =>
    here
      .given()
      .when(WelcomeMember.make({ organisation, representative: anna }))
      .refuses(rules.hasAProfile, rules.welcomedInAnOpenMeeting, rules.hasARepresentative))

  it("records a signature, also of who was never welcomed", () =>
    here
      .given(profiled, designated)
      .when(sign)
      .then(PactSigned.make({ ...sign, _tag: "PactSigned" })))
  it("records a signature of which nobody knows who set it", () => {
    const { signedBy, ...unnamed } = sign
    here
      .given(profiled)
      .when(unnamed)
      .then(PactSigned.make({ organisation, pact, signed: onDay(today) }))
  })
  it(rules.signedOnce.nl, () => here.given(profiled, designated, signed).when(sign).refuses(rules.signedOnce))
  it("lets nobody come back before it has left", () => {
    const leaving = MemberWithdrawn.make({ organisation, from: tomorrow })
    here.given(profiled, designated, welcomed, leaving).when(sign).refuses(rules.signedOnce)
    here.given(profiled, designated, signed, leaving).when(welcome).refuses(rules.welcomedOnce)
  })
  it(rules.signsThisPact.nl, () =>
    here
      .but({ pact: PactId.make("another") })
      .given(profiled, designated)
      .when(sign)
      .refuses(rules.signsThisPact)
  )
  it(rules.speakForYourOwn.nl, () => {
    here.given(profiled).when(sign).refuses(rules.speakForYourOwn)
    here
      .but({ actor: { role: "representative", person: anna, onBehalfOf: library } })
      .given(profiled)
      .when(designate)
      .refuses(rules.speakForYourOwn)
  })

  it("lets a member withdraw, and keeps what was", () => here.given(profiled, signed).when(withdraw).then(withdrawn))
  it(rules.withdrawalKeepsHistory.nl, () => {
    here.given(profiled).when(withdraw).refuses(rules.withdrawalKeepsHistory)
    here.given(profiled, signed, withdrawn).when(withdraw).refuses(rules.withdrawalKeepsHistory)
    const leaving = MemberWithdrawn.make({ organisation, from: tomorrow })
    here.given(profiled, signed, leaving).when(withdraw).refuses(rules.withdrawalKeepsHistory)
    here
      .given(profiled, signed)
      .when(WithdrawMember.make({ organisation, from: yesterday }))
      .refuses(rules.withdrawalKeepsHistory)
  })
  it(rules.personIsIntroduced.nl, () =>
    here
      .but({ isIntroduced: () => false })
      .given(profiled)
      .when(designate)
      .refuses(rules.personIsIntroduced)
  )

  it("a member is who was welcomed or signed and has not left; welcomed is not signed", () => {
    const standing = (...history: ReadonlyArray<Event>) => {
      const state = replay(membership, history)
      return [today, tomorrow].flatMap((on) => [isMember(state, library, on), isSignatory(state, library, on)])
    }
    expect(standing(profiled)).toEqual([false, false, false, false])
    expect(standing(profiled, welcomed)).toEqual([true, false, true, false])
    expect(standing(profiled, signed)).toEqual([true, true, true, true])
    expect(standing(profiled, signed, MemberWithdrawn.make({ organisation, from: tomorrow }))).toEqual([
      true,
      true,
      false,
      false
    ])
    expect(standing(profiled, signed, withdrawn, welcomed)).toEqual([true, false, true, false])
    expect(standing(profiled, welcomed, withdrawn, signed)).toEqual([true, true, true, true])
  })

  it("somebody represents from the first day to the day before the successor begins", () => {
    const replaced = RepresentativeDesignated.make({ organisation, person: bram, from: onDay(today), replaces: anna })
    const state = replay(membership, [profiled, designated, replaced])
    const days = [day("2024-02-14"), yesterday, today]
    expect(days.map((on) => represents(state, library, anna, on))).toEqual([false, true, false])
    expect(days.map((on) => represents(state, library, bram, on))).toEqual([false, false, true])
    const atLast = { ...replaced, from: recently(today, "recentelijk") }
    const vaguely = replay(membership, [profiled, designated, atLast])
    expect(days.map((on) => represents(vaguely, library, anna, on))).toEqual([false, true, false])
    const vague = replay(membership, [
      profiled,
      RepresentativeDesignated.make({ organisation, person: anna, from: recently(today, "recentelijk") })
    ])
    expect(represents(vague, library, anna, yesterday)).toBe(true)
  })
})
