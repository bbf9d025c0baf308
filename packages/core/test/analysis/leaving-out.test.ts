/** What would not have been allowed without one decision: what came after it is decided once more, in a copy. */
import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { leaveOut, leavingOut } from "../../src/analysis/leaving-out.ts"
import { inTime, remarkIsWaiting, windowIsOpen } from "../../src/feedback/rules.ts"
import { contextOf } from "../../src/kernel/audit.ts"
import { replay, step } from "../../src/kernel/decider.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { LogError } from "../../src/kernel/event-log.ts"
import { Day } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { log } from "./answered-remark.ts"
import { aLog, numRuns, patiently, seed } from "./history.ts"

const got = Result.getOrThrow
const last = log.length
const at = (position: number) => log[position - 1] ?? expect.fail(`there is no event ${position}`)
const [submission, answered] = [at(last - 1), at(last)]
const opening = log.find(({ type }) => type === "FeedbackOpened") ?? expect.fail("no window was opened")
const changed = (position: number, change: Partial<Recorded>) =>
  log.map((one) => (one.position === position ? { ...one, ...change } : one))
const source = { document: "verslag" }

/** What would not stand: the event, and the rules against it. */
const unsupported = (some: ReadonlyArray<Recorded>, id: string) =>
  got(leaveOut(alliance, some, id)).unsupported.map(({ broken, isObserved, recorded }) => ({
    positions: recorded.map(({ position }) => position),
    broken,
    isObserved
  }))

describe("what is left out", () => {
  it("takes with it what then has nothing to stand on, each with the rules against it", () => {
    expect(unsupported(log, submission.id)).toEqual([
      { positions: [last], broken: [remarkIsWaiting.id], isObserved: false }
    ])
    const [sent, told] = unsupported(log, opening.id)
    expect([sent?.positions, told?.positions]).toEqual([[last - 1], [last]])
    expect(sent?.broken).toContain(windowIsOpen.id)
    expect(got(leaveOut(alliance, log, opening.id)).history).toEqual(
      log.filter((one) => ![opening, submission, answered].includes(one))
    )
  })
  it("takes with it what only stood on something that it took with it", () => {
    const shared = log.find(({ type }) => type === "ProgrammeVersionShared")
    const types = got(leaveOut(alliance, log, shared?.id ?? "")).unsupported.flatMap(({ recorded }) =>
      recorded.map(({ type }) => type)
    )
    expect(types).toEqual(["AgendaItemOpened", "FeedbackOpened", "FeedbackSubmitted", "FeedbackAnswered"])
  })
  it("takes nothing with it where nothing came after", () => {
    expect(got(leaveOut(alliance, log, answered.id))).toEqual({ unsupported: [], history: log.slice(0, -1) })
  })
  it("leaves what a source says happened, and names the rules against it all the same", () => {
    const minuted = changed(last, { source })
    expect(unsupported(minuted, submission.id)).toEqual([
      { positions: [last], broken: [remarkIsWaiting.id], isObserved: true }
    ])
    expect(got(leaveOut(alliance, minuted, submission.id)).history).toEqual(minuted.filter((one) => one !== submission))
  })
  it("is not held against a rule that did not hold already", () => {
    const late = onDay(Day.make("2024-02-18"))
    const told = changed(last - 1, { source, occurred: late, recordedAt: "2024-02-18T12:00:00.000Z" })
    const [sent] = unsupported(told, opening.id)
    expect(sent?.broken).toContain(windowIsOpen.id)
    expect(sent?.broken).not.toContain(inTime.id)
    const other = log.find(({ type }) => type === "OrganisationProfiled")
    expect(unsupported(told, other?.id ?? "").flatMap(({ broken }) => broken)).not.toContain(inTime.id)
  })
  it("takes its answers with it: nobody would have asked for them", () => {
    const caused = changed(last, { causationId: submission.id })
    expect(unsupported(caused, submission.id)).toEqual([{ positions: [last], broken: [], isObserved: false }])
  })
  it("claims nothing of what cannot have been asked like that", () => {
    const strange = changed(last, { command: { ...answered.command, name: "Anders" } })
    expect(unsupported(strange, submission.id)).toEqual([])
  })
  it("must be there, and every event must be readable", () => {
    const stranger = leaveOut(alliance, log, "ffff")
    expect(Result.isFailure(stranger) && stranger.failure.message).toBe("no event `ffff`")
    const damaged = leaveOut(alliance, changed(last, { data: {} }), submission.id)
    expect(Result.isFailure(damaged) && damaged.failure).toBeInstanceOf(LogError)
  })
  it("is looked at decision by decision, for whoever has something else to do", () => {
    const steps = leavingOut(alliance, log, submission.id)
    expect([steps.next(), steps.next()]).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 }
    ])
  })
})

it(`what does not stand is what a replay of both histories refuses, one by one (seed ${seed})`, patiently, () => {
  const found = { count: 0 }
  /** What the events that stand before a position make, by that position. */
  const statesOf = (some: ReadonlyArray<Recorded>) => {
    const states = [{ before: 0, state: replay(alliance, []) }]
    for (const one of some) {
      const { state } = states.at(-1) ?? expect.fail("a history begins somewhere")
      states.push({ before: one.position, state: step(alliance, state, [got(alliance.understand(one))]) })
    }
    return (position: number) => states.findLast(({ before }) => before < position)?.state ?? expect.fail("no state")
  }
  const worldOf = (world: ReadonlyArray<Recorded>) => ({ world, stateAt: statesOf(world) })
  fc.assert(
    fc.property(aLog, fc.nat(), (some, choice) => {
      const left = some[choice % some.length]
      if (left === undefined) return
      const { history, unsupported } = got(leaveOut(alliance, some, left.id))
      found.count += unsupported.length
      const ids = new Set(history.map(({ id }) => id))
      const [all, without] = [worldOf(some), worldOf(history)]
      for (const { position } of some.filter((one) => one.position > left.position)) {
        const turn = some.filter((one) => one.command.id === some[position - 1]?.command.id)
        const [first] = turn
        if (first?.position !== position || first.command.id === left.command.id) continue
        const told = unsupported.find(({ recorded }) => recorded[0] === first)
        if (told !== undefined && !told.isObserved) assert.isFalse(ids.has(first.id))
        if (told?.broken.length === 0) continue
        const command = turn
          .map((one) => alliance.asked(got(alliance.understand(one))))
          .find((one) => one?._tag === first.command.name)
        const refusedIn = ({ stateAt, world }: ReturnType<typeof worldOf>): ReadonlyArray<string> => {
          const context = contextOf(first, (id) => world.some((one) => one.position < position && one.id === id))
          return command === undefined
            ? []
            : (alliance.decide(command, stateAt(position), context).refused?.broken ?? [])
        }
        const already = refusedIn(all)
        assert.deepStrictEqual(
          told?.broken ?? [],
          refusedIn(without).filter((rule) => !already.includes(rule))
        )
      }
    }),
    // Every turn of a log is decided three times: the square of its length.
    { numRuns: Math.min(numRuns / 3, 60), seed }
  )
  expect(found.count).toBeGreaterThan(0)
})
