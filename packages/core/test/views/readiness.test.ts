import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import { AgendaItemId, DecisionId, MeetingId, ProgrammeId, RoundId, VersionId } from "../../src/kernel/names.ts"
import { readable } from "../../src/kernel/view.ts"
import { dayOf, onDay as whenOn } from "../../src/kernel/when.ts"
import { Command, rules } from "../../src/programme/decider.ts"
import { arbitraryEvents, recorded } from "../../src/testing/arbitraries.ts"
import { blockers } from "../../src/views/blockers.ts"
import { adoptionOf, readiness } from "../../src/views/readiness.ts"
import { adopted, type Step, step, stepAt, way, without } from "./adoption.ts"
import { alliance, answerOf, day, hearing, idAt, prelude, type Raw } from "./history.ts"

const programme = ProgrammeId.make("programme-1")
const evening = day("2024-04-04")
const blocking = (history: ReadonlyArray<Raw>, on = evening) => blockers(answerOf(readiness, ...history), programme, on)

describe("readiness", () => {
  it("nothing blocks when every step was taken, and that is not yet adoption", () => {
    const known = answerOf(readiness, ...without())
    expect(blockers(known, programme, evening)).toEqual([])
    expect(adoptionOf(known, programme)).toBeUndefined()
  })

  it("adopted is said apart, and nothing blocks any more until there is a newer version", () => {
    const history = [...without(), adopted]
    const known = answerOf(readiness, ...history)
    expect(adoptionOf(known, programme)).toMatchObject({ version: "version-2", because: [idAt(history.length)] })
    expect(blockers(known, programme, evening)).toEqual([])
    const newer: Raw = { _tag: "ProgrammeVersionDrafted", programme, version: "version-3", number: 3 }
    const later = answerOf(readiness, ...history, newer)
    expect(adoptionOf(later, programme)).toBeUndefined()
    expect(blockers(later, programme, evening).map(({ rule }) => rule)).toContain(rules.versionIsFinal)
  })

  it.each<[string, Array<Step>, object, string, Step?]>([
    ["not announced", ["announced"], rules.adoptionWasAnnounced, "nog voor geen vergadering aangekondigd"],
    ["announced for no planned meeting", ["planned"], rules.adoptionWasAnnounced, "nog niet gepland", "announced"],
    ["not final", ["finalised"], rules.versionIsFinal, "Versie 2 (100%) is nog niet definitief.", "drafted"],
    [
      "a remark without an answer",
      ["answered"],
      rules.everyRemarkWasAnswered,
      "van Bibliotheek over hoofdstuk 2",
      "said"
    ],
    [
      "a pledge not settled",
      ["settled"],
      rules.incorporationsAreSettled,
      "nog niet verwerkt of met reden niet: School.",
      "pledged"
    ],
    [
      "no round",
      ["roundOpened", "objected", "resolved", "roundClosed", "consent"],
      rules.consentNeedsARound,
      "Over versie 2 (100%) is nog geen bezwarenronde geopend."
    ],
    ["a round still open", ["roundClosed"], rules.consentNeedsARound, "nog niet gesloten", "roundOpened"],
    ["an open objection", ["resolved"], rules.consentNeedsARound, "Het bezwaar van School staat nog open.", "objected"],
    [
      "consent not recorded",
      ["consent"],
      rules.consentWasReached,
      "De instemming is nog niet vastgelegd.",
      "roundOpened"
    ]
  ])("names what blocks, its rule and its event: %s", (_, left, rule, sentence, cause) => {
    const history = without(...left)
    const found = blocking(history)
    expect(found.map((blocker) => blocker.rule)).toEqual([rule])
    expect(found[0]?.nl).toContain(sentence)
    if (cause !== undefined) expect(found[0]?.because).toContain(idAt(stepAt(history, cause)))
  })

  it("a version that was not shared blocks, and so does one that was shared too late", () => {
    expect(blocking(without("shared")).map(({ rule }) => rule)).toEqual([rules.sharedBeforeAdopted])
    const longer: Raw = { _tag: "PolicySet", policy: "notice-days", value: 8, from: "2024-03-01" }
    const [late, ...others] = blocking([...without(), longer])
    expect(others).toEqual([])
    expect(late).toMatchObject({ rule: rules.sharedBeforeAdopted })
    expect(late?.en).toContain("Wednesday 27 March 2024")
    expect(blocking([...without(), { ...longer, value: 7 }])).toEqual([])
  })

  it("an amended text takes another round", () => {
    const amended: Raw = {
      _tag: "ObjectionResolved",
      ...{ objection: "objection-1", round: "round-1", how: "amended", by: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01" }
    }
    const found = blocking([...without("resolved"), amended])
    expect(found.map(({ rule }) => rule)).toEqual([rules.consentNeedsARound])
    expect(found[0]?.nl).toContain("aangepast")
  })

  it("a round on an earlier text is no consent to this one", () => {
    const newer: Raw = { _tag: "ProgrammeVersionDrafted", programme, version: "version-3", number: 3 }
    const about: Raw = {
      _tag: "ObjectionRoundOpened",
      round: "round-2",
      matter: { kind: "programme", id: programme },
      edition: "version-2",
      entitled: "members"
    }
    expect(blocking([...without(), about, newer]).map(({ nl }) => nl)).toContain(
      "De bezwarenronde ging over een andere tekst: versie 2 (100%)."
    )
  })

  it("feedback blocks on its closing day and not on the day after it", () => {
    expect(blocking(without(), day("2024-02-16"))).toMatchObject([
      {
        rule: rules.feedbackIsOver,
        nl: "Feedback loopt tot en met vrijdag 16 februari 2024.",
        because: [idAt(prelude.length)]
      }
    ])
    expect(blocking(without(), day("2024-02-17"))).toEqual([])
  })

  it("where the closing day does not count, feedback blocks up to the day before it", () => {
    const history = [
      ...without(),
      { _tag: "PolicySet", policy: "closing-day-included", value: false, from: "2024-02-01" }
    ]
    expect(blocking(history, day("2024-02-15")).map(({ nl }) => nl)).toEqual([
      "Feedback loopt tot en met donderdag 15 februari 2024."
    ])
    expect(blocking(history, day("2024-02-16"))).toEqual([])
  })

  it("a meeting that was cancelled or is over is no announcement", () => {
    const cancelled: Raw = { _tag: "MeetingCancelled", meeting: "meeting-2", reason: "Storm." }
    expect(blocking([...without(), cancelled])).toMatchObject([{ rule: rules.adoptionWasAnnounced }])
    expect(blocking([...without(), cancelled])[0]?.nl).toContain("gaat niet door: Raad, donderdag 4 april 2024")
  })

  it("of a programme that nobody knows, everything is missing", () => {
    const found = blockers(readiness.initial, programme, evening).map(({ rule }) => rule)
    expect(found).toEqual([rules.adoptionWasAnnounced, rules.versionIsFinal, rules.consentNeedsARound])
  })

  it("says what the rules would say: what is decided in the meeting breaks these rules and no others", () => {
    const steps = fc.subarray([...way], { minLength: 9 }).map((names) => names.map(step))
    const tail = arbitraryEvents(alliance, { after: prelude.length + way.length, maxLength: 4 })
    const own = new Set(Object.values(rules).flatMap((rule) => ("id" in rule ? [rule.id] : [])))
    const elsewhere = new Set([rules.competentBodyDecides.id, rules.kindsOfAgreementAreDistinct.id])
    const byRound = new Set([rules.consentNeedsARound.id, rules.consentWasReached.id])
    let [empty, compared] = [0, 0]
    fc.assert(
      fc.property(steps, tail, (taken, after) => {
        const first = [...prelude, ...taken].map((raw, index) => recorded(alliance, index + 1, raw))
        const heard = [...first, ...after]
        const kept = heard.map(({ recorded }) => recorded)
        const known = replay(readable(readiness, alliance.understand), hearing(readiness, kept))
        const standing = known.programmes[programme]
        const version = standing?.latest === undefined ? undefined : known.versions[standing.latest]
        const occasion = standing?.announced && known.occasions[standing.announced.meeting]
        if (version?.programme !== programme || occasion?.stage !== "planned" || adoptionOf(known, programme)) return
        const on = dayOf(occasion.starts)
        const state = replay(
          alliance,
          heard.map(({ event }) => event)
        )
        const broken = ["round-1", "round-2"].map((round) => {
          const command = Command.cases.AdoptProgramme.make({
            decision: DecisionId.make("decision-9"),
            programme,
            version: standing?.latest ?? VersionId.make("none"),
            round: RoundId.make(round),
            meeting: standing?.announced?.meeting ?? MeetingId.make("none"),
            agendaItem: AgendaItemId.make("agendaitem-1")
          })
          const { refused } = alliance.decide(command, state, {
            actor: { role: "chair" },
            occurred: whenOn(on),
            recordedOn: on,
            isRecorded: () => true
          })
          return (refused?.broken ?? []).filter((id) => own.has(id) && !elsewhere.has(id))
        })
        const found = blockers(known, programme, on).map(({ rule }) => rule.id)
        compared += 1
        if (found.length === 0) empty += 1
        assert.equal(
          found.length === 0,
          broken.some(({ length }) => length === 0)
        )
        const apart = (ids: ReadonlyArray<string>) => [...new Set(ids.filter((id) => !byRound.has(id)))].sort()
        for (const ids of broken) assert.deepEqual(apart(found), apart(ids))
      }),
      { numRuns: 400 }
    )
    expect(empty).toBeGreaterThan(10)
    expect(compared).toBeGreaterThan(150)
  })
})
