import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import { OrganisationId } from "../../src/kernel/names.ts"
import { readable } from "../../src/kernel/view.ts"
import { isMember as decidesMember, isSignatory as decidesSignatory } from "../../src/membership/decider.ts"
import { arbitraryEvents } from "../../src/testing/arbitraries.ts"
import { isMember, membersOn, register, signatoriesOn, speakersOn, welcomedOnly } from "../../src/views/register.ts"
import { alliance, answerOf, day, hearing, idAt, onDay, prelude, type Raw } from "./history.ts"

const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
const bram = "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02"
const school = OrganisationId.make("organisation-2")
const welcomed: Raw = { _tag: "MemberWelcomed", organisation: school, representative: bram }
const withdrawn: Raw = { _tag: "MemberWithdrawn", organisation: school, from: "2024-03-01" }
const signed: Raw = { _tag: "PactSigned", organisation: school, pact: "pact-1", signed: onDay("2024-02-20") }
const on = day("2024-02-17")

describe("register", () => {
  it("welcomed is not signed: it makes a member, and no signatory", () => {
    const known = answerOf(register, ...prelude, welcomed)
    expect(membersOn(known, on).map(([id]) => id)).toEqual(["organisation-1", "organisation-2"])
    expect(signatoriesOn(known, on).map(([id]) => id)).toEqual(["organisation-1"])
    expect(welcomedOnly(known, on).map(([id]) => id)).toEqual([school])
    expect(known[school]).toMatchObject({
      name: "School",
      welcomed: { because: [idAt(prelude.length + 1)] },
      signed: undefined
    })
  })

  it("whoever only has a profile is no member", () => {
    expect(membersOn(answerOf(register, ...prelude), on).map(([id]) => id)).toEqual(["organisation-1"])
  })

  it("counts a signature from the day on which it was certainly given", () => {
    const known = answerOf(register, ...prelude, signed)
    expect(signatoriesOn(known, day("2024-02-19"))).toHaveLength(1)
    expect(signatoriesOn(known, day("2024-02-20"))).toHaveLength(2)
  })

  it("counts a member up to the day before it leaves", () => {
    const known = answerOf(register, ...prelude, welcomed, withdrawn)
    expect(membersOn(known, day("2024-02-29"))).toHaveLength(2)
    expect(membersOn(known, day("2024-03-01"))).toHaveLength(1)
  })

  it("an old signature does not count for whoever comes back", () => {
    const known = answerOf(register, ...prelude, signed, withdrawn, welcomed)
    expect(signatoriesOn(known, day("2024-03-02"))).toHaveLength(1)
    expect(welcomedOnly(known, day("2024-03-02")).map(([id]) => id)).toEqual([school])
  })

  it("keeps the terms of representatives: the one who is replaced ends where the other begins", () => {
    const replaced: Raw = {
      _tag: "RepresentativeDesignated",
      organisation: school,
      person: anna,
      from: onDay("2024-02-16"),
      replaces: bram
    }
    const entry = answerOf(register, ...prelude, replaced)[school]
    assert.isDefined(entry)
    expect(entry.representatives.map(({ person, until }) => [person, until])).toEqual([
      [bram, "2024-02-16"],
      [anna, undefined]
    ])
    expect(speakersOn(entry, day("2024-02-15")).map(({ person }) => person)).toEqual([bram])
    expect(speakersOn(entry, day("2024-02-16")).map(({ person }) => person)).toEqual([anna])
  })

  it("agrees with the rules about who is a member and who signed, in any history", () => {
    const late = day("2031-01-01")
    fc.assert(
      fc.property(arbitraryEvents(alliance, { maxLength: 60 }), (heard) => {
        const kept = heard.map(({ recorded }) => recorded)
        const known = replay(readable(register, alliance.understand), hearing(register, kept))
        const { membership } = replay(
          alliance,
          heard.map(({ event }) => event)
        )
        for (const id of ["organisation-1", "organisation-2"].map((id) => OrganisationId.make(id))) {
          const entry = known[id]
          assert.equal(entry !== undefined && isMember(entry, late), decidesMember(membership, id, late))
          const signs = signatoriesOn(known, late).some(([signatory]) => signatory === id)
          assert.equal(signs, decidesSignatory(membership, id, late))
        }
      })
    )
  })
})
