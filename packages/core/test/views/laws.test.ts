import { Result } from "effect"
import * as fc from "fast-check"
import { freeze } from "immer"
import { assert, describe, expect, it } from "vitest"
import { waiting } from "../../src/alliance/reactions.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Recorded, Tagged } from "../../src/kernel/event.ts"
import { matches } from "../../src/kernel/event-log.ts"
import { Day, OrganisationId, Position } from "../../src/kernel/names.ts"
import { readable, type View } from "../../src/kernel/view.ts"
import { addDays } from "../../src/kernel/when.ts"
import { isMember } from "../../src/membership/decider.ts"
import {
  arbitraryCommand,
  arbitraryContext,
  arbitraryEvents,
  arbitraryOf,
  recorded
} from "../../src/testing/arbitraries.ts"
import { prelude } from "../../src/testing/prelude.ts"
import * as Views from "../../src/views/index.ts"

const before = prelude.map((raw, index) => recorded(alliance, index + 1, raw))
const history = arbitraryEvents(alliance, { after: before.length, maxLength: 60 }).map((after) =>
  freeze(
    [...before, ...after].map(({ recorded }) => recorded),
    true
  )
)

/** A view as a question about a history. */
const asked = <Answer, Heard extends Tagged>(view: View<Answer, Heard>) => {
  const fold = readable(view, alliance.understand)
  const heard = (log: ReadonlyArray<Recorded>) =>
    log.filter((record) => matches(fold.query, record)).map((record) => Result.getOrThrow(fold.understand(record)))
  return {
    name: view.name,
    replayed: (log: ReadonlyArray<Recorded>): unknown => replay(fold, heard(log))
  }
}

const views = [
  asked(Views.agenda),
  asked(Views.council),
  asked(Views.dashboard),
  asked(Views.feedbackBoard),
  asked(Views.mandate),
  asked(Views.minutes),
  asked(Views.names),
  asked(Views.overview),
  asked(Views.promises),
  asked(Views.readiness),
  asked(Views.register),
  asked(Views.claims),
  asked(Views.vacancies),
  asked(waiting)
]
/** A log after some events were put in or taken out: positions are dense again. */
const renumbered = (log: ReadonlyArray<Recorded>) =>
  log.map((record, index) => ({ ...record, position: Position.make(index + 1) }))
const stateOf = (log: ReadonlyArray<Recorded>) =>
  replay(
    alliance,
    log.map((record) => Result.getOrThrow(alliance.understand(record)))
  )
/** The state of the rooms that keep no list in the order of the log. */
const unordered = (log: ReadonlyArray<Recorded>) =>
  Object.fromEntries(
    Object.entries(stateOf(log)).filter(([room]) => !["charter", "office", "initiatives"].includes(room))
  )
const withOne = (type: string) =>
  fc.tuple(history, arbitraryOf(alliance.events.get(type) ?? expect.fail(type)), fc.nat()).map(([log, raw, at]) => {
    const place = before.length + (at % (log.length - before.length + 1))
    const added = recorded(alliance, 900, raw).recorded
    return { without: log, withIt: renumbered([...log.slice(0, place), added, ...log.slice(place)]) }
  })

describe("views", () => {
  it("an interest, wherever it is expressed, changes no membership", () => {
    fc.assert(
      fc.property(withOne("InterestExpressed"), ({ withIt, without }) => {
        assert.deepStrictEqual(stateOf(withIt).membership, stateOf(without).membership)
        assert.deepStrictEqual(stateOf(withIt).coalitions, stateOf(without).coalitions)
      })
    )
  })

  it("an endorsed direction, wherever it is, makes nothing adopted", () => {
    fc.assert(
      fc.property(withOne("DirectionEndorsed"), ({ withIt, without }) => {
        assert.deepStrictEqual(stateOf(withIt).programme, stateOf(without).programme)
        const adopted = (log: ReadonlyArray<Recorded>) =>
          replay(
            readable(Views.dashboard, alliance.understand),
            log
              .filter((record) => matches(readable(Views.dashboard, alliance.understand).query, record))
              .map((record) => Result.getOrThrow(readable(Views.dashboard, alliance.understand).understand(record)))
          ).decisions.adopted
        assert.deepStrictEqual(adopted(withIt), adopted(without))
      })
    )
  })

  it("signatories change only by a signature or a withdrawal", () => {
    const day = Day.make("2024-02-16")
    fc.assert(
      fc.property(history, (log) => {
        let last = ""
        for (let index = before.length; index < log.length; index++) {
          const { membership } = stateOf(log.slice(0, index + 1))
          const signed = Object.entries(membership).filter(
            ([, { leavesOn, signed }]) => signed && leavesOn === undefined
          )
          const now = signed
            .map(([id]) => id)
            .sort()
            .join()
          const type = log[index]?.type ?? ""
          const may = index === before.length || ["PactSigned", "MemberWithdrawn", "MemberWelcomed"].includes(type)
          if (!may) assert.strictEqual(now, last, type)
          last = now
        }
      }),
      { numRuns: 25 }
    )
    expect(
      isMember(stateOf(before.map(({ recorded }) => recorded)).membership, OrganisationId.make("organisation-1"), day)
    ).toBe(true)
  })

  it("two neighbouring events about different things may change places, and no state differs but lists in the order of the log", () => {
    fc.assert(
      fc.property(history, fc.nat(), (log, at) => {
        const index = before.length + (at % Math.max(1, log.length - before.length - 1))
        const [one, other] = [log[index], log[index + 1]]
        if (one === undefined || other === undefined) return
        const about = (record: Recorded) => record.tags.filter((tag) => !tag.startsWith("command:"))
        if (about(one).length === 0 || about(one).some((tag) => about(other).includes(tag))) return
        if (about(other).length === 0) return
        const swapped = renumbered([...log.slice(0, index), other, one, ...log.slice(index + 2)])
        const sorted = (value: unknown) =>
          JSON.parse(
            JSON.stringify(value, (_, part: unknown) =>
              typeof part === "object" && part !== null && !Array.isArray(part)
                ? Object.fromEntries(Object.entries(part).sort())
                : part
            )
          )
        assert.deepStrictEqual(sorted(unordered(swapped)), sorted(unordered(log)))
      })
    )
  })

  it("leaving out every name changes no count: only the view of names knows them", () => {
    fc.assert(
      fc.property(history, (log) => {
        const forgotten = log.map((record) =>
          record.type === "PersonIntroduced" ? { ...record, data: { ...record.data, name: "betrokkene" } } : record
        )
        assert.deepStrictEqual(stateOf(forgotten), stateOf(log))
        for (const view of views.filter(
          ({ name }) => !["names", "register", "minutes", "overview", "readiness"].includes(name)
        )) {
          assert.deepStrictEqual(view.replayed(forgotten), view.replayed(log))
        }
      }),
      { numRuns: 25 }
    )
  })

  it("shifting every date by k days shifts every deadline by k, and changes no decision", () => {
    const shifted = (value: unknown, days: number) =>
      JSON.parse(JSON.stringify(value), (_, part: unknown) =>
        typeof part === "string" && /^\d{4}-\d{2}-\d{2}($|T)/.test(part)
          ? addDays(Day.make(part.slice(0, 10)), days) + part.slice(10)
          : part
      )
    const k = fc.constantFrom(-365, -31, -1, 1, 7, 30, 366)
    const asking = fc.array(fc.tuple(arbitraryCommand(alliance), arbitraryContext), { minLength: 10, maxLength: 20 })
    fc.assert(
      fc.property(history, asking, k, (log, asked, by) => {
        // A period in years or months follows the calendar, which is the same again every four years.
        const days = log.some(({ type }) => type === "ExplorationPeriodSet") ? Math.sign(by) * 1461 : by
        const [state, later] = [stateOf(log), stateOf(shifted(log, days))]
        for (const [command, { isRecorded, ...context }] of asked) {
          const decided = alliance.decide(command, state, { ...context, isRecorded })
          const moved = alliance.decide(shifted(command, days), later, { ...shifted(context, days), isRecorded })
          assert.deepStrictEqual(moved.events, shifted(decided.events, days))
          assert.deepStrictEqual(moved.refused?.broken, decided.refused?.broken)
          assert.deepStrictEqual(
            JSON.parse(JSON.stringify(moved.refused?.facts ?? {})),
            shifted(decided.refused?.facts ?? {}, days)
          )
        }
      }),
      { numRuns: 60 }
    )
  })
})
