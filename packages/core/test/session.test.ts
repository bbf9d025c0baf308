/** An opened alliance as one person reads it and acts in it. */

import { Result } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it, onTestFinished } from "vitest"
import { openAlliance } from "../src/alliance/open.ts"
import { questions } from "../src/alliance/questions.ts"
import { alliance } from "../src/alliance/rooms.ts"
import { readingOf } from "../src/analysis/reading.ts"
import { select } from "../src/analysis/select.ts"
import { Command as Feedback } from "../src/feedback/decider.ts"
import { replay } from "../src/kernel/decider.ts"
import type { Recorded } from "../src/kernel/event.ts"
import { matches } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import type { Moment } from "../src/kernel/moment.ts"
import { Day, OrganisationId, PersonId, Position, RemarkId, WindowId } from "../src/kernel/names.ts"
import { Command as Kernel } from "../src/kernel/own/decider.ts"
import type { Standing } from "../src/kernel/session.ts"
import { readable } from "../src/kernel/view.ts"
import { onDay } from "../src/kernel/when.ts"
import { recorded } from "../src/testing/arbitraries.ts"
import { prelude } from "../src/testing/prelude.ts"
import { names } from "../src/views/names.ts"
import { register } from "../src/views/register.ts"
import { aLog } from "./analysis/history.ts"
import { anna } from "./rooms/situations.ts"

const secretary = { role: "secretary" }
const submit = Feedback.cases.SubmitFeedback.make({
  window: WindowId.make("window-1"),
  remark: RemarkId.make("remark-1"),
  from: OrganisationId.make("organisation-1"),
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
})
const mina = PersonId.make("6d2a8d1c-55a4-4b0e-9a52-6f0f5f0c9d11")
const introduce = Kernel.cases.IntroducePerson.make({
  person: mina,
  name: "Mina Verzonnen",
  contact: "mina@example.org"
})

const opened = async () => {
  const one = await openAlliance({ log: layerMemory, now: () => Date.parse("2024-02-15T12:00:00Z") })
  onTestFinished(() => one.close())
  for (const [index, raw] of prelude.entries()) {
    const command = alliance.asked(recorded(alliance, index + 1, raw).event)
    if (command === undefined) throw new Error(raw._tag)
    const told = { actor: { role: "chair" }, occurred: onDay(Day.make("2024-02-15")), certainty: "stated" } as const
    await one.observe(command, { ...told, source: { document: "verslag", section: "4" } })
  }
  return one
}

describe("a session", () => {
  it("asks as its actor, and tells what came of it", async () => {
    const session = (await opened()).session({ level: "internal", actor: secretary })
    const answer = await session.ask(submit, { id: "first" })
    expect(answer).toMatchObject({ accepted: true, isRepeat: false, events: [{ type: "FeedbackSubmitted" }] })
    expect(await session.ask(submit, { id: "first" })).toMatchObject({ accepted: true, isRepeat: true })
  })
  it("tells a refusal as an answer, with the sentences of its rules in both languages", async () => {
    const session = (await opened()).session({ level: "internal", actor: secretary })
    const stranger = { ...submit, from: OrganisationId.make("nobody") }
    const told = await session.check(stranger)
    expect(told?.broken.map(({ rule }) => rule)).toEqual([
      "feedback/organisations-speak",
      "feedback/speak-for-your-own"
    ])
    for (const { en, nl, source } of told?.broken ?? []) expect([nl, en, source?.document].every(Boolean)).toBe(true)
    expect(await session.ask(stranger)).toEqual({ accepted: false, ...told })
    expect(await session.check(submit)).toBeUndefined()
  })
  it("without an actor may not ask, and says so before anything is recorded", async () => {
    const one = await opened()
    const session = one.session({ level: "public" })
    expect(session.mayAsk).toBe(false)
    await expect(session.ask(submit)).rejects.toThrow("nobody asks in this session")
    await expect(session.check(submit)).rejects.toThrow("nobody asks in this session")
    expect(one.kept()).toHaveLength(session.standing().head)
  })
  it("asks nothing that was called off", async () => {
    const one = await opened()
    const before = one.kept().length
    const session = one.session({ level: "internal", actor: secretary })
    await expect(session.ask(submit, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(one.kept()).toHaveLength(before)
  })
  it("shows each level what it may see, and knows of the same head", async () => {
    const one = await opened()
    await one.ask(introduce, { actor: secretary })
    const [asPublic, inside] = [one.session({ level: "public" }), one.session({ level: "personal" })]
    const contactIn = (session: typeof asPublic) => JSON.stringify(session.events()).includes("mina@example.org")
    expect([asPublic, inside].map(contactIn)).toEqual([false, true])
    // The name of who acts in the alliance is for all.
    expect(asPublic.project(names)).toEqual(inside.project(names))
    expect(asPublic.standing()).toBe(inside.standing())
  })
  it("forgets somebody at every moment as soon as they are forgotten", async () => {
    const one = await opened()
    await one.ask(introduce, { actor: secretary })
    const inside = one.session({ level: "personal" })
    const { head } = inside.standing()
    expect(JSON.stringify(inside.project(names, { position: head }))).toContain("Mina Verzonnen")
    const answer = await one.forget(
      { person: mina, ground: "consent-withdrawn", requestedBy: "subject" },
      { actor: secretary }
    )
    expect(answer).toMatchObject({ _tag: "Accepted" })
    for (const at of ["now", { position: head }] as const) {
      expect(JSON.stringify([inside.project(names, at), inside.events(undefined, at)]).includes("Mina")).toBe(false)
    }
  })
  it("gives the same object for the same view and position, and another after what it hears", async () => {
    const one = await opened()
    const session = one.session({ level: "internal", actor: secretary })
    const now = session.project(names)
    const { head } = session.standing()
    expect(session.project(names)).toBe(now)
    expect(session.project(names, { position: 3 })).toBe(session.project(names, { position: 3 }))
    await session.ask(introduce)
    expect(session.project(names)).not.toBe(now)
    expect(session.project(names, { position: head })).toEqual(now)
  })
  it("names what is otherwise between two moments, and the events because of which", async () => {
    const session = (await opened()).session({ level: "internal" })
    const signed = session.events({ items: [{ types: ["PactSigned"] }] })[0]
    if (signed === undefined) throw new Error("nobody signed")
    const changes = session.diff(register, { position: signed.position - 1 }, { position: signed.position })
    expect(changes.length).toBeGreaterThan(0)
    for (const { because } of changes) expect(because).toEqual([signed])
    expect(session.diff(register, { position: signed.position }, { position: signed.position })).toEqual([])
    const back = session.diff(register, { position: signed.position }, { position: signed.position - 1 })
    expect(back.flatMap(({ because }) => because)).toEqual([])
  })
  it("says why something is as it is, and nothing of a place where nothing stands", async () => {
    const session = (await opened()).session({ level: "internal" })
    const [organisation] = Object.keys(session.project(register))
    const reasons = session.why(register, `/${organisation}`)
    expect(reasons?.map(({ recorded: { type } }) => type)).toContain("PactSigned")
    expect(session.why(register, "/nobody/at-all")).toBeUndefined()
    expect(session.why(register, "not a pointer")).toBeUndefined()
  })
  it("calls back at every new head until it is told to stop", async () => {
    const session = (await opened()).session({ level: "internal", actor: secretary })
    let heads = 0
    const stop = session.subscribe(() => heads++)
    await session.ask(introduce)
    expect(heads).toBe(1)
    stop()
    await session.ask(submit)
    expect(heads).toBe(1)
  })
})

/** A reading of a list that grows as the test says. */
const growing = (log: ReadonlyArray<Recorded>) => {
  const list: Array<Recorded> = []
  let standing: Standing = { head: Position.make(0), status: "open" }
  const grow = (to: number) => {
    list.push(...log.slice(list.length, to))
    standing = { ...standing, head: Position.make(list.length) }
  }
  const reading = readingOf(alliance, { shown: () => list, standing: () => standing, subscribe: () => () => {} })
  return { grow, reading }
}

describe("a reading", () => {
  it("answers at any moment, however the log grew, what a fold of what was seen then answers", () => {
    const moments = (length: number): fc.Arbitrary<Moment> =>
      fc.oneof(
        fc.constant<Moment>("now"),
        fc.nat({ max: length + 3 }).map((position) => ({ position })),
        fc
          .integer({ min: 1, max: 28 })
          .map((day) => ({ recordedBy: Day.make(`2024-02-${String(day).padStart(2, "0")}`) })),
        fc.record({
          happenedBy: fc.integer({ min: 1, max: 28 }).map((day) => Day.make(`2024-02-${String(day).padStart(2, "0")}`)),
          knownAt: fc.nat({ max: length + 3 })
        })
      )
    const scene = aLog.chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.array(fc.nat({ max: log.length }), { maxLength: 4 }),
        moments(log.length),
        fc.constantFrom(...questions.values())
      )
    )
    fc.assert(
      fc.property(scene, ([log, steps, moment, view]) => {
        const { grow, reading } = growing(log)
        const { query, understand, ...fold } = readable(view, alliance.understand)
        for (const length of [...steps, log.length].sort((one, other) => one - other)) {
          grow(length)
          const seen = Result.getOrThrow(
            select(
              log.slice(0, reading.positionAt(moment)),
              moment !== "now" && "happenedBy" in moment ? { on: moment.happenedBy } : {}
            )
          )
          const heard = seen.filter((one) => matches(query, one)).map((one) => Result.getOrThrow(understand(one)))
          assert.deepStrictEqual(reading.project(view, moment), replay(fold, heard))
          assert.deepStrictEqual(reading.events(undefined, moment), seen)
        }
      }),
      { numRuns: 60 }
    )
  })
  it("answers the same wherever one comes from: step by step, back, and by leaps", () => {
    const scene = aLog.chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.constantFrom(...questions.values()),
        fc.nat({ max: log.length }),
        fc.array(fc.oneof(fc.constantFrom(1, 1, -1), fc.integer({ min: -90, max: 90 })), { maxLength: 40 })
      )
    )
    fc.assert(
      fc.property(scene, ([log, view, start, steps]) => {
        const { grow, reading } = growing(log)
        grow(log.length)
        const { query, understand, ...fold } = readable(view, alliance.understand)
        let position = start
        for (const step of [0, ...steps]) {
          position = Math.max(0, Math.min(log.length, position + step))
          const heard = log.slice(0, position).filter((one) => matches(query, one))
          const answer = replay(
            fold,
            heard.map((one) => Result.getOrThrow(understand(one)))
          )
          assert.deepStrictEqual(reading.project(view, { position }), answer)
        }
      }),
      { numRuns: 40 }
    )
  })
  it("knows of a day what was recorded by its end", () => {
    const [log = []] = fc.sample(aLog, 1)
    const { grow, reading } = growing(log)
    grow(log.length)
    expect(reading.positionAt({ recordedBy: Day.make("2020-01-01") })).toBe(0)
    expect(reading.positionAt({ recordedBy: Day.make("2199-01-01") })).toBe(log.length)
  })
})
