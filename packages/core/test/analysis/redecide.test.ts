/** What would have followed under another charter: each command in its turn, on what the new decisions made of it. */
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { underCharter } from "../../src/alliance/charters.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { type Charter, readCharter } from "../../src/analysis/charter.ts"
import { redecide } from "../../src/analysis/redecide.ts"
import { inTime, versionIsShared } from "../../src/feedback/rules.ts"
import { audit, contextOf } from "../../src/kernel/audit.ts"
import { replay } from "../../src/kernel/decider.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { Day } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { arbitraryCharter } from "../../src/testing/charters.ts"
import { day, log } from "./answered-remark.ts"
import { aLog, logsMade, numRuns, patiently, seed } from "./history.ts"
import { textOf } from "./oracle.ts"

const got = Result.getOrThrow
const understood = new WeakMap<Recorded, ReturnType<typeof read>>()
const read = (one: Recorded) => got(alliance.understand(one))
/** Each event is read once: the beginnings of a log have it again and again. */
const eventOf = (one: Recorded) => {
  const event = understood.get(one) ?? read(one)
  understood.set(one, event)
  return event
}
const stateOf = (log: ReadonlyArray<Recorded>) => replay(alliance, log.map(eventOf))
const outcomes = (log: ReadonlyArray<Recorded>, charter?: Charter) =>
  got(redecide(alliance, log, charter)).decisions.map(({ command, outcome }) => [command.name, outcome.is])
const otherwise = (log: ReadonlyArray<Recorded>, charter?: Charter) =>
  outcomes(log, charter).filter(([, is]) => is !== "same")

const last = log.length
const submission = log[last - 2] ?? expect.fail("nothing was submitted")
const late: Charter = { values: { "closing-day-included": false } }
const changed = (position: number, change: Partial<Recorded>) =>
  log.map((one) => (one.position === position ? { ...one, ...change } : one))

/** Deciding everything anew after every beginning takes long: where that is not done deeply, it is done less. */
const runs = numRuns < 1000 ? numRuns / 3 : numRuns

describe("a history that is decided anew", () => {
  it("is the same history under the same charter, byte for byte", patiently, () => {
    expect(got(redecide(alliance, log)).history).toEqual(log)
    expect(otherwise(log)).toEqual([])
    fc.assert(
      fc.property(aLog, (some) => {
        assert.deepStrictEqual(got(redecide(alliance, some)).history, some)
      }),
      { numRuns }
    )
  })
  it("stops what the new values do not allow, and what then has nothing to stand on", () => {
    expect(otherwise(log, late)).toEqual([
      ["SubmitFeedback", "refused"],
      ["AnswerFeedback", "refused"]
    ])
    const { decisions, history } = got(redecide(alliance, log, late))
    expect(history.map(({ position }) => position)).toEqual(log.slice(0, -2).map(({ position }) => position))
    const refused = decisions.at(-2)?.outcome
    expect(refused?.is === "refused" && refused.refused).toMatchObject({ broken: [inTime.id], facts: { today: day } })
  })
  it("lets through what only a rule stops that is switched off, and then all that follows from it", () => {
    expect(otherwise(log, { ...late, off: [inTime.id] })).toEqual([])
    expect(otherwise(log, { ...late, off: [versionIsShared.id] })).toHaveLength(2)
  })
  it("leaves what a source says happened as it is, and decides on what follows from it", () => {
    const source = { document: "verslag" }
    expect(otherwise(changed(last - 1, { source }), late)).toEqual([["SubmitFeedback", "observed"]])
  })
  it("leaves what cannot have been asked like that as it is, and claims nothing of it", () => {
    const elsewhere = changed(last - 1, {
      recordedAt: "2024-02-18T12:00:00.000Z",
      occurred: onDay(Day.make("2024-02-18"))
    })
    expect(otherwise(elsewhere, late)).toEqual([["SubmitFeedback", "unknown"]])
    expect(otherwise(changed(last - 1, { command: { ...submission.command, name: "Anders" } }))).toEqual([
      ["Anders", "unknown"]
    ])
  })
  it("asks nothing in answer to what did not happen", () => {
    expect(otherwise(changed(last, { causationId: submission.id }), late)).toEqual([
      ["SubmitFeedback", "refused"],
      ["AnswerFeedback", "uncaused"]
    ])
    expect(otherwise(changed(last, { causationId: submission.id }))).toEqual([])
  })
  it("does not ask for values again that the charter itself gives", () => {
    const policy = { _tag: "PolicySet", policy: "notice-days", value: 9, from: day }
    const set = recorded(alliance, last + 1, { ...policy, decision: "decision-1" })
    expect(otherwise([...log, set.recorded], { values: {} })).toEqual([["command", "replaced"]])
    expect(otherwise([...log, set.recorded])).toEqual([["command", "unknown"]])
  })
  it("refuses a rule that does not exist, and names the nearest", () => {
    const answer = redecide(alliance, log, { off: ["feedback/in-tme"] })
    expect(Result.isFailure(answer) && answer.failure.message).toBe(
      "no rule `feedback/in-tme`: did you mean `feedback/in-time`"
    )
  })
  it(
    `is what a replay of every beginning decides, one by one, under any charter: ${runs} times, on ${logsMade} logs (seed ${seed})`,
    patiently,
    () => {
      const stopped = { count: 0 }
      fc.assert(
        fc.property(aLog, arbitraryCharter, (some, values) => {
          const { decisions, history } = got(redecide(alliance, some, { values }))
          const now: Array<Recorded> = []
          for (const { outcome, recorded } of decisions) {
            const [first] = recorded
            if (first === undefined) continue
            const under = underCharter(recorded, values)
            const then = some.filter(({ position }) => position < first.position)
            const decide = (events: ReadonlyArray<Recorded>, before: ReadonlyArray<Recorded>) => {
              const command = events
                .map((one) => alliance.asked(eventOf(one)))
                .find((one) => one?._tag === first.command.name)
              const context = contextOf(first, (id) => before.some((one) => one.id === id))
              return command && alliance.decide(command, stateOf(before), context)
            }
            const dataOf = (events: ReadonlyArray<Recorded>) => events.map(({ data, type }) => ({ type, data }))
            const filed = (decision: ReturnType<typeof decide>) =>
              decision?.events.map(alliance.file).map(({ data, type }) => ({ type, data }))
            const again = decide(recorded, then)
            const isKnown = again?.refused === undefined && textOf(filed(again)) === textOf(dataOf(recorded))
            const decided = isKnown && under.length > 0 ? decide(under, now) : undefined
            if (decided?.refused !== undefined) {
              assert.strictEqual(outcome.is, "refused")
              stopped.count += 1
            } else {
              assert.notStrictEqual(outcome.is, "refused")
              now.push(...under)
            }
          }
          assert.deepStrictEqual(history, now)
        }),
        { numRuns: runs }
      )
      expect(stopped.count).toBeGreaterThan(0)
    }
  )
})

describe("an audit", () => {
  it(
    `finds what a replay of every beginning refuses, under any charter: ${runs} times, on ${logsMade} logs (seed ${seed})`,
    patiently,
    () => {
      let breaches = 0
      fc.assert(
        fc.property(aLog, arbitraryCharter, (some, values) => {
          const history = underCharter(some, values)
          const wanted = history.flatMap((recorded, index) => {
            const before = history.slice(0, index)
            const command = alliance.asked(eventOf(recorded))
            if (command === undefined) return []
            const context = contextOf(recorded, (id) => before.some((one) => one.id === id))
            const { refused } = alliance.decide(command, stateOf(before), context)
            return refused === undefined ? [] : [{ recorded, refused }]
          })
          assert.deepStrictEqual(got(audit(alliance, history)), wanted)
          breaches += wanted.length
        }),
        { numRuns: runs }
      )
      expect(breaches).toBeGreaterThan(0)
    }
  )
})

describe("a charter that is given", () => {
  const fault = (input: unknown) => {
    const read = readCharter(input)
    return Result.isFailure(read) ? read.failure.message : "no fault"
  }
  it("is read when its names and its values are those of an alliance", () => {
    const charter = { values: { "notice-days": 14, "closing-day-included": false }, off: [inTime.id] }
    expect(got(readCharter(charter))).toEqual(charter)
    expect(got(readCharter({}))).toEqual({})
    expect(got(readCharter({ values: {} }))).toEqual({ values: {} })
  })
  it.each([
    [{ values: { "notice-day": 14 } }, "no policy `notice-day`: did you mean `notice-days`"],
    [{ values: { "notice-days": "veel" } }, 'no policy `notice-days: "veel"`'],
    [{ off: ["feedback/in-tyme"] }, "no rule `feedback/in-tyme`: did you mean `feedback/in-time`"],
    [{ valeus: {} }, /^no policy/],
    [[], /^no policy/],
    [null, /^no policy/]
  ])("%j is not: %s", (input, message) => expect(fault(input)).toMatch(message))
})
