import { Effect, Layer, Result, Stream } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { type CharterValues, underCharter } from "../src/alliance/charters.ts"
import { openAlliance } from "../src/alliance/open.ts"
import { type Command, alliance as rooms } from "../src/alliance/rooms.ts"
import { Command as Feedback, rules as feedback } from "../src/feedback/decider.ts"
import type { Answer } from "../src/kernel/door.ts"
import { concerning, EventLog, everything, LogError, limits } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { CommandId, Day, OrganisationId, RemarkId, WindowId } from "../src/kernel/names.ts"
import { Command as Kernel, rules as kernel } from "../src/kernel/own/decider.ts"
import { onDay } from "../src/kernel/when.ts"
import { rules as meetings } from "../src/meetings/decider.ts"
import { recorded } from "../src/testing/arbitraries.ts"
import { prelude } from "../src/testing/prelude.ts"
import { anna } from "./rooms/situations.ts"

const source = { document: "verslag", section: "4" }
const secretary = { role: "secretary" }
const from = OrganisationId.make("organisation-1")
const submit = Feedback.cases.SubmitFeedback.make({
  window: WindowId.make("window-1"),
  remark: RemarkId.make("remark-1"),
  from,
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
})

/** Opens an alliance in full swing, on a clock that can be set. */
const openAt = async (time: string, log: Layer.Layer<EventLog, LogError> = layerMemory) => {
  let now = Date.parse("2024-02-15T12:00:00Z")
  const opened = await openAlliance({ log, now: () => now })
  onTestFinished(() => opened.close())
  for (const [index, raw] of prelude.entries()) {
    const command = rooms.asked(recorded(rooms, index + 1, raw).event)
    if (command === undefined) throw new Error(raw._tag)
    const answer = await opened.observe(command, {
      id: `prelude-${index}`,
      actor: { role: "chair" },
      occurred: onDay(Day.make("2024-02-15")),
      source,
      certainty: "stated"
    })
    expect(answer, raw._tag).toMatchObject({ _tag: "Accepted" })
  }
  now = Date.parse(time)
  return {
    opened,
    setClock: (to: string) => {
      now = Date.parse(to)
    }
  }
}
const broken = (answer: Answer) => (answer._tag === "Refused" ? [...answer.refused.broken] : answer._tag)

describe("the door", () => {
  it("the prelude of the tests is a history without a breach", async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    expect(opened.audit()).toEqual([])
    expect(opened.standing()).toEqual({ head: prelude.length, status: "open" })
  })

  it.each([
    ["in winter at 23:59 in Amsterdam", "2024-02-16T22:59:00Z", "Accepted"],
    ["in winter a minute after midnight", "2024-02-16T23:01:00Z", [feedback.inTime.id]]
  ])("takes feedback up to the end of the closing day: %s", async (_, time, expected) => {
    const { opened } = await openAt(time)
    expect(broken(await opened.ask(submit, { actor: secretary }))).toEqual(expected)
  })
  it.each([
    ["in summer at 23:59 in Amsterdam", "2024-07-16T21:59:00Z", "Accepted"],
    ["in summer a minute after midnight", "2024-07-16T22:01:00Z", [feedback.inTime.id]]
  ])("takes feedback up to the end of an extended day: %s", async (_, time, expected) => {
    const { opened, setClock } = await openAt("2024-02-16T12:00:00Z")
    const extend = Feedback.cases.ExtendFeedback.make({
      window: submit.window,
      closesOn: Day.make("2024-07-16"),
      reason: "Zomer."
    })
    expect(broken(await opened.ask(extend, { actor: secretary }))).toBe("Accepted")
    setClock(time)
    expect(broken(await opened.ask(submit, { actor: secretary }))).toEqual(expected)
  })

  it("records once what is asked twice with the same id, and says that it is a repeat", async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    const first = await opened.ask(submit, { id: "once", actor: secretary })
    const second = await opened.ask(submit, { id: "once", actor: secretary })
    expect(first).toMatchObject({ _tag: "Accepted", isRepeat: false })
    expect(second).toEqual({ ...first, isRepeat: true })
    expect(opened.standing().head).toBe(prelude.length + 1)
  })

  it("appends nothing when it refuses, and leaves a trace without a word of what was said", async () => {
    const { opened } = await openAt("2024-02-17T12:00:00Z")
    const head = opened.standing().head
    const answer = await opened.ask({ ...submit, channel: "paper" }, { actor: secretary })
    expect(broken(answer)).toEqual([feedback.inTime.id, feedback.throughAnAnnouncedChannel.id])
    expect(opened.standing().head).toBe(head)
    expect(await opened.refusals()).toEqual([
      {
        rules: [feedback.inTime.id, feedback.throughAnAnnouncedChannel.id],
        command: "SubmitFeedback",
        role: "secretary",
        day: "2024-02-17"
      }
    ])
  })

  it("checks without recording, and leaves no trace", async () => {
    const { opened } = await openAt("2024-02-17T12:00:00Z")
    const checked = opened.check(submit, secretary)
    expect(Result.isSuccess(checked) && checked.success?.broken).toEqual([feedback.inTime.id])
    expect(await opened.refusals()).toEqual([])
    expect(opened.standing().head).toBe(prelude.length)
  })

  it("observes what did happen, with each breach beside it, and bends nothing", async () => {
    const { opened } = await openAt("2024-03-01T12:00:00Z")
    const answer = await opened.observe(submit, {
      actor: secretary,
      occurred: onDay(Day.make("2024-02-20")),
      source,
      certainty: "inferred"
    })
    expect(answer).toMatchObject({
      _tag: "Accepted",
      events: [{ type: "FeedbackSubmitted" }, { type: "RuleBreachObserved" }]
    })
    const [event, breach] = opened.events(everything).slice(-2)
    expect(breach?.data).toMatchObject({
      rule: feedback.inTime.id,
      event: event?.id,
      facts: { lastDay: "2024-02-16", today: "2024-02-20" }
    })
    expect(breach?.causationId).toBe(event?.id)
    expect(breach?.tags).toEqual([`command:${event?.command.id}`, `event:${event?.id}`, `rule:${feedback.inTime.id}`])
    expect(event).toMatchObject({ certainty: "inferred", source, recordedAt: "2024-03-01T12:00:00.000Z" })
    expect(opened.audit().map(({ recorded, refused }) => [recorded.id, refused.broken])).toEqual([
      [event?.id, [feedback.inTime.id]]
    ])
  })

  it("judges what is observed by the day on which it happened", async () => {
    const { opened } = await openAt("2024-03-01T12:00:00Z")
    const observing = {
      actor: secretary,
      occurred: onDay(Day.make("2024-02-16")),
      source,
      certainty: "stated"
    } as const
    expect(await opened.observe(submit, observing)).toMatchObject({ events: [{ type: "FeedbackSubmitted" }] })
    expect(opened.audit()).toEqual([])
  })

  it(kernel.honestPrecision.nl, async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    const tomorrow = { actor: secretary, occurred: onDay(Day.make("2024-02-17")), source, certainty: "stated" } as const
    expect(broken(await opened.observe(submit, tomorrow))).toContain(kernel.honestPrecision.id)
    // The pact of the prelude was concluded on 27 March 2023.
    const onDayOf = (day: string) => ({ ...tomorrow, occurred: onDay(Day.make(day)) })
    expect(broken(await opened.observe(submit, onDayOf("2023-03-26")))).toContain(kernel.honestPrecision.id)
    expect(opened.standing().head).toBe(prelude.length)
    expect(await opened.observe(submit, onDayOf("2023-03-27"))).toMatchObject({ _tag: "Accepted" })
  })

  it.each([
    ["a misspelt field", { ...submit, txet: "?" }, "txet"],
    ["an unknown command", { _tag: "SubmitFeedbak" }, "_tag"],
    ["an empty text", { ...submit, text: "" }, "text"],
    ["no command at all", null, "Expected"]
  ])("names the place in %s, and appends nothing", async (_, command, place) => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    // The point is what comes from plain JavaScript.
    const answer = await opened.ask(command as Command, { actor: secretary })
    expect(answer).toMatchObject({ _tag: "Failed", fault: { _tag: "SchemaError" } })
    expect(answer._tag === "Failed" && answer.fault.message).toContain(place)
    expect(opened.standing().head).toBe(prelude.length)
  })
  it("names the place in who asks as well", async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    const answer = await opened.ask(submit, { actor: { role: "De Voorzitter" } })
    expect(answer._tag === "Failed" && answer.fault.message).toContain("role")
  })

  it("looks back under another charter, and writes nothing", async () => {
    const { opened } = await openAt("2024-03-01T12:00:00Z")
    await opened.observe(submit, {
      actor: secretary,
      occurred: onDay(Day.make("2024-02-16")),
      source,
      certainty: "stated"
    })
    const under = (values: CharterValues) =>
      opened
        .audit(underCharter(opened.events(), values))
        .map(({ recorded, refused }) => [recorded.type, ...refused.broken])
    expect(under({})).toEqual([])
    expect(under({ "notice-days": 18 })).toEqual([])
    expect(under({ "notice-days": 19 })).toEqual([["AgendaItemOpened", meetings.sharedBeforeDiscussed.id]])
    expect(under({ "closing-day-included": false })).toEqual([["FeedbackSubmitted", feedback.inTime.id]])
    expect(opened.standing().head).toBe(prelude.length + 1)
  })

  it("an audit is shown as its reader may see it, and that of a history given to it as it was given", async () => {
    const opened = await openAlliance({ log: layerMemory, reader: "public" })
    onTestFinished(() => opened.close())
    const introduce = Kernel.cases.IntroducePerson.make({ person: anna, name: "Anna de Wit" })
    await opened.ask(introduce, { actor: secretary })
    const link = Kernel.cases.LinkIdentity.make({ person: anna, sameAs: anna, evidence: "Dat is dezelfde." })
    await opened.observe(link, {
      actor: secretary,
      occurred: onDay(Day.make("2024-02-16")),
      source,
      certainty: "stated"
    })
    const brokenIn = (audited: ReturnType<typeof opened.audit>) => audited.map(({ refused }) => [...refused.broken])
    expect(brokenIn(opened.audit(opened.kept()))).toEqual([[kernel.linkedByEvidence.id]])
    expect(opened.audit()).toEqual([])
  })

  it("records an evening of more commands than a store takes conditions", async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    const evening = Array.from({ length: 3 * limits.itemsPerQuery }, (_, index) => ({
      command: Feedback.cases.SubmitFeedback.make({ ...submit, remark: RemarkId.make(`remark-${index}`) }),
      observing: {
        id: CommandId.make(`evening-${index}`),
        actor: secretary,
        occurred: onDay(Day.make("2024-02-16")),
        source,
        certainty: "stated" as const
      }
    }))
    expect(await opened.observeAll(evening)).toMatchObject({ _tag: "Accepted", repeats: 0 })
    const submitted = opened.events().filter(({ type }) => type === "FeedbackSubmitted")
    expect(submitted).toHaveLength(evening.length)
  })

  it("records many together, each on what the ones before it make of the state, or nothing at all", async () => {
    const { opened } = await openAt("2024-03-01T12:00:00Z")
    const observing = {
      actor: secretary,
      occurred: onDay(Day.make("2024-02-16")),
      source,
      certainty: "stated"
    } as const
    const answered = Feedback.cases.AnswerFeedback.make({
      window: submit.window,
      remark: submit.remark,
      disposition: "takenOver",
      answer: "Overgenomen."
    })
    const both = [
      { command: submit, observing: { ...observing, id: CommandId.make("a") } },
      { command: answered, observing: { ...observing, id: CommandId.make("b") } }
    ]
    const early = Feedback.cases.CloseFeedback.make({ window: submit.window })
    const spoiled = [...both, { command: early, observing: { ...observing, id: CommandId.make("c") } }]
    const stopped = await opened.observeAll(spoiled, { enforced: true })
    expect(stopped).toMatchObject({ _tag: "Refused", stopped: [{ command: early }] })
    expect(opened.standing().head).toBe(prelude.length)

    expect(await opened.observeAll(both, { enforced: true })).toMatchObject({
      _tag: "Accepted",
      repeats: 0,
      events: [{ type: "FeedbackSubmitted" }, { type: "FeedbackAnswered" }]
    })
    expect(await opened.observeAll([...both, ...both])).toEqual({ _tag: "Accepted", repeats: 4, events: [] })
    expect(opened.standing().head).toBe(prelude.length + 2)
  })

  it("a store that fails is a fault, not a refusal", async () => {
    const failing = Layer.effect(
      EventLog,
      Effect.map(EventLog, (log) => ({
        ...log,
        append: (...asked: Parameters<typeof log.append>) =>
          asked[0][0].type === "FeedbackSubmitted"
            ? Effect.fail(new LogError({ reason: "Unavailable", cause: new Error("no connection") }))
            : log.append(...asked)
      }))
    ).pipe(Layer.provide(layerMemory))
    const { opened } = await openAt("2024-02-16T12:00:00Z", failing)
    expect(await opened.ask(submit, { actor: secretary })).toMatchObject({
      _tag: "Failed",
      fault: { reason: "Unavailable" }
    })
  })

  it("does not open a log with an event it cannot read, and names it", async () => {
    const {
      recorded: { hash, position, recordedAt, ...proposed }
    } = recorded(rooms, 1, prelude[0])
    const strange = Layer.effect(
      EventLog,
      Effect.tap(EventLog, (log) => Effect.orDie(log.append([{ ...proposed, type: "PactDissolved" }])))
    ).pipe(Layer.provide(layerMemory))
    await expect(openAlliance({ log: strange })).rejects.toThrow("event 1, `PactDissolved`, cannot be read")
  })

  it("tells every listener of every new head, until it stops listening", async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    let heard = 0
    const stop = opened.subscribe(() => {
      heard += 1
    })
    await opened.ask(submit, { actor: secretary })
    expect(heard).toBeGreaterThan(0)
    const told = { id: "twice", actor: secretary }
    await opened.ask({ ...submit, remark: RemarkId.make("remark-3"), passage: "5" }, told)
    const once = heard
    await opened.ask({ ...submit, remark: RemarkId.make("remark-3"), passage: "5" }, told)
    expect(heard).toBe(once)
    stop()
    const before = heard
    await opened.ask({ ...submit, remark: RemarkId.make("remark-2"), passage: "4" }, { actor: secretary })
    expect(heard).toBe(before)
  })

  it("hears what another process records in the same log", async () => {
    const shared = await Effect.runPromise(Effect.scoped(Layer.build(layerMemory)))
    const log = Layer.succeedContext(shared)
    const { opened } = await openAt("2024-02-16T12:00:00Z", log)
    const other = await openAlliance({ log, now: () => Date.parse("2024-02-16T12:00:00Z") })
    onTestFinished(() => other.close())
    await other.ask(submit, { actor: secretary })
    await expect.poll(() => opened.standing().head).toBe(prelude.length + 1)
  })

  it("looks back by position, by what was recorded and by what had happened", async () => {
    const { opened } = await openAt("2024-03-01T12:00:00Z")
    await opened.observe(submit, {
      actor: secretary,
      occurred: onDay(Day.make("2024-02-16")),
      source,
      certainty: "stated"
    })
    const remarks = (at: Parameters<typeof opened.state>[0]) =>
      Object.keys(opened.state(at).feedback[submit.window]?.remarks ?? {})
    expect(remarks("now")).toEqual(["remark-1"])
    expect(remarks({ position: prelude.length })).toEqual([])
    expect(remarks({ recordedBy: Day.make("2024-02-29") })).toEqual([])
    expect(remarks({ recordedBy: Day.make("2024-03-01") })).toEqual(["remark-1"])
    expect(remarks({ happenedBy: Day.make("2024-02-15") })).toEqual([])
    expect(remarks({ happenedBy: Day.make("2024-02-16") })).toEqual(["remark-1"])
    expect(remarks({ happenedBy: Day.make("2024-02-16"), knownAt: prelude.length })).toEqual([])
    expect(opened.state({ position: 3 })).toBe(opened.state({ position: 3 }))
  })

  it("finds the events about a thing", async () => {
    const { opened } = await openAt("2024-02-16T12:00:00Z")
    const found = opened.events(concerning("window:window-1"))
    expect(found.map(({ type }) => type)).toEqual(["FeedbackOpened"])
  })

  it("stands failed once the heads of its store fail, and stays so", async () => {
    const fault = new LogError({ reason: "Unavailable", cause: new Error("no connection") })
    const headless = Layer.effect(
      EventLog,
      Effect.map(EventLog, (log) => ({ ...log, heads: Stream.fail(fault) }))
    ).pipe(Layer.provide(layerMemory))
    const { opened } = await openAt("2024-02-16T12:00:00Z", headless)
    expect(opened.standing()).toMatchObject({ status: "failed", fault })
    expect(await opened.ask(submit, { actor: secretary })).toMatchObject({ _tag: "Accepted" })
    expect(opened.standing()).toMatchObject({ status: "failed", fault })
  })

  it("after closing it stands closed, and says so once", async () => {
    const opened = await openAlliance({ log: layerMemory })
    const heard: Array<string> = []
    opened.subscribe(() => heard.push(opened.standing().status))
    await opened.close()
    await opened.close()
    expect(opened.standing().status).toBe("closed")
    expect(heard).toEqual(["closed"])
  })
})
