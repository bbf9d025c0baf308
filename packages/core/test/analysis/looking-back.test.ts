/** Looking back, beside the same told the slow way: whatever is remembered, the answers are those of a fold from zero. */
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { apply } from "../../src/analysis/apply.ts"
import { asking } from "../../src/analysis/asked.ts"
import { bisect } from "../../src/analysis/bisect.ts"
import { blame } from "../../src/analysis/blame.ts"
import { diff } from "../../src/analysis/patch.ts"
import { pointerTo } from "../../src/analysis/place.ts"
import { readPredicate } from "../../src/analysis/predicate.ts"
import { refold } from "../../src/analysis/refold.ts"
import { select } from "../../src/analysis/select.ts"
import { asOf, between, timeline } from "../../src/analysis/timeline.ts"
import { timesOf } from "../../src/analysis/times.ts"
import { why } from "../../src/analysis/why.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { everything } from "../../src/kernel/event-log.ts"
import { readable } from "../../src/kernel/view.ts"
import { idAt } from "../../src/testing/arbitraries.ts"
import { aLog, arbitraryAt, logsMade, numRuns, patiently, seed, someOf } from "./history.ts"
import { type Oracle, oracles, placesIn, seen, textOf, at as valueAt } from "./oracle.ts"

const got = Result.getOrThrow
const asked = (log: ReadonlyArray<Recorded>, { view }: Oracle) => {
  const line = got(timeline(alliance, log))
  return view === undefined ? line.state : line.of(view)
}
/** With short stretches, so that a short log has many. */
const askedShort = (log: ReadonlyArray<Recorded>, { name, view }: Oracle, length: number) => {
  const fold = view === undefined ? { ...alliance, query: everything } : readable(view, alliance.understand)
  return got(asking<unknown, never>(name, fold as never, { events: log, times: timesOf(log) }, length))
}
const aLength = fc.integer({ min: 1, max: 9 })
const anyOracle = fc.constantFrom(...oracles)
const someOracles = fc.subarray([...oracles], { minLength: 3, maxLength: 5 })
const logAndAt = aLog.chain((log) => fc.tuple(fc.constant(log), arbitraryAt(log), arbitraryAt(log)))

describe(`looking back ${numRuns} times, on ${logsMade} histories (seed ${seed})`, () => {
  it("selects by what had happened and by what was known, corrections and vague times included", patiently, () => {
    fc.assert(
      fc.property(logAndAt, fc.nat(), ([log, at, other], seed) => {
        for (const some of [log, someOf(log, seed)]) {
          for (const one of [at, other, { ...at, possible: !at.possible }]) {
            assert.deepStrictEqual(got(select(some, one)), seen(some, one))
          }
        }
      }),
      { numRuns }
    )
  })

  it("answers as of any moment what a fold of what was seen then answers, whatever was asked before", patiently, () => {
    fc.assert(
      fc.property(logAndAt, aLength, someOracles, ([log, at, other], length, some) => {
        for (const oracle of some) {
          const { answer, name } = oracle
          const asked = askedShort(log, oracle, length)
          for (const one of [at, other, {}, { on: other.on, known: at.known }, at]) {
            const looked = got(asOf(asked, one))
            const isBeyond = typeof one.known === "number" && one.known > log.length
            const then = isBeyond ? [] : seen(log, one)
            assert.strictEqual(JSON.stringify(looked.answer), JSON.stringify(answer(then)), name)
            assert.strictEqual(looked.events, then.length)
          }
        }
      }),
      { numRuns }
    )
  })
  it("shows what came to be seen between two moments, and what is not seen any more", patiently, () => {
    fc.assert(
      fc.property(logAndAt, ([log, at, other]) => {
        const { added, removed } = got(between(got(timeline(alliance, log)), at, other))
        const [before, after] = [seen(log, at), seen(log, other)]
        assert.deepStrictEqual(
          added,
          after.filter((one) => !before.includes(one))
        )
        assert.deepStrictEqual(
          removed,
          before.filter((one) => !after.includes(one))
        )
      }),
      { numRuns }
    )
  })
  it(
    "tells a difference that makes the one answer of the other, and none between an answer and itself",
    patiently,
    () => {
      fc.assert(
        fc.property(logAndAt, anyOracle, ([log, at, other], oracle) => {
          const [one, two] = [at, other].map((moment) => got(asOf(asked(log, oracle), moment)).answer)
          assert.deepStrictEqual(diff(one, structuredClone(one)), [])
          assert.strictEqual(textOf(got(apply(one, diff(one, two)))), textOf(two))
        }),
        { numRuns }
      )
    }
  )
  it("blames exactly the events after which something else stands there than before", patiently, () => {
    fc.assert(
      fc.property(logAndAt, anyOracle, fc.nat(), ([log, at], oracle, pick) => {
        const events = seen(log, at)
        const places = placesIn(oracle.answer(events))
        const steps = places[pick % places.length] ?? []
        const blamed = blame(asked(log, oracle), pointerTo(steps), at)
        const values = [-1, ...events.keys()].map((index) =>
          textOf(valueAt(oracle.answer(events.slice(0, index + 1)), steps))
        )
        const changed = events.filter((_, index) => values[index] !== values[index + 1])
        assert.deepStrictEqual(
          got(blamed).map(({ recorded }) => recorded.position),
          changed.map(({ position }) => position)
        )
        assert.strictEqual(textOf(got(blamed).at(-1)?.after), changed.length === 0 ? "nothing" : values.at(-1))
      }),
      { numRuns }
    )
  })
  it("gives reasons of which none can be left out, in order, and that tell the value by themselves", patiently, () => {
    let explained = 0
    fc.assert(
      fc.property(logAndAt, anyOracle, fc.nat(), aLength, ([log, at], oracle, pick, length) => {
        const events = seen(log, at)
        const answer = oracle.answer(events)
        const places = placesIn(answer)
        const steps = places[pick % places.length] ?? []
        const { reasons, value } = got(why(askedShort(log, oracle, length), alliance, pointerTo(steps), at))
        const told = (some: ReadonlyArray<Recorded>) => textOf(valueAt(oracle.answer(some), steps))
        const needed = reasons.map(({ recorded }) => recorded)
        assert.strictEqual(textOf(value), textOf(valueAt(answer, steps)))
        assert.strictEqual(told(needed), textOf(value))
        assert.deepStrictEqual(
          needed,
          events.filter((one) => needed.includes(one))
        )
        for (const one of needed) assert.notStrictEqual(told(needed.filter((other) => other !== one)), textOf(value))
        explained += needed.length
      }),
      { numRuns }
    )
    expect(explained).toBeGreaterThan(numRuns / 3)
  })
  it("finds the first place at which a claim is true; by halves, one at which it becomes true", patiently, () => {
    fc.assert(
      fc.property(aLog, anyOracle, fc.nat(), (log, oracle, pick) => {
        const places = placesIn(oracle.answer(log))
        const pointer = pointerTo(places[pick % places.length] ?? [])
        for (const claim of [`v${pointer} exists`, `v${pointer} size >= 2`, `v${pointer} absent`]) {
          const { holds } = got(readPredicate(claim))
          const truths = [-1, ...log.keys()].map((index) => holds(oracle.answer(log.slice(0, index + 1))))
          const first = truths.indexOf(true)
          assert.strictEqual(bisect(asked(log, oracle), { holds })?.position, first === -1 ? undefined : first)
          const found = bisect(asked(log, oracle), { holds }, { monotone: true })
          if (found === undefined) assert.strictEqual(truths.at(-1), false)
          else assert.ok(truths[found.position] === true && truths[found.position - 1] !== true)
        }
      }),
      { numRuns }
    )
  })
  it("folds an edited history like any other, and tells how it differs from the real one", patiently, () => {
    fc.assert(
      fc.property(logAndAt, anyOracle, fc.nat(), fc.nat(), ([log, at, other], oracle, pick, place) => {
        const [gone, put] = [log[pick % log.length], log[place % log.length]]
        if (gone === undefined || put === undefined) return
        const insert = {
          ...put,
          id: idAt(80_000),
          position: log[(place + pick) % log.length]?.position ?? put.position
        }
        const edited = log
          .flatMap((one) => [one, ...(one.position === insert.position ? [insert] : [])])
          .filter((one) => one !== gone)
        const { answer, patch } = got(refold(asked(log, oracle), { without: [gone.id], insert: [insert] }, other))
        assert.strictEqual(JSON.stringify(answer), JSON.stringify(oracle.answer(seen(edited, other))))
        const real = oracle.answer(seen(log, other))
        assert.strictEqual(textOf(got(apply(real, patch))), textOf(answer))
        assert.ok(at !== undefined)
      }),
      { numRuns }
    )
  })
  it("reads any choice of the events, in every view and in every room", patiently, () => {
    fc.assert(
      fc.property(aLog, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (log, keep) => {
        const some = log.filter((_, index) => keep[index % keep.length])
        for (const { answer } of oracles) answer(some)
      }),
      { numRuns }
    )
  })
})
