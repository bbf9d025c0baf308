import { globSync, readFileSync } from "node:fs"
import { Effect, Layer, Schema } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it, onTestFinished } from "vitest"
import { openAlliance } from "../../src/alliance/open.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { replay } from "../../src/kernel/decider.ts"
import { Recorded } from "../../src/kernel/event.ts"
import { layerMemory } from "../../src/kernel/memory.ts"
import { Day, EventId, OrganisationId, PersonId } from "../../src/kernel/names.ts"
import { rules as kernel } from "../../src/kernel/own/decider.ts"
import { addDays, around, onDay, recently } from "../../src/kernel/when.ts"
import { rules as mandate } from "../../src/mandate/decider.ts"
import { isSignatory } from "../../src/membership/decider.ts"
import { arbitraryCommand, arbitraryContext, arbitraryEvents, recorded } from "../../src/testing/arbitraries.ts"
import { prelude } from "../../src/testing/prelude.ts"
import * as views from "../../src/views/index.ts"
import { bram, carla, here, on, school } from "./cases/nouns.ts"
import { happened, read } from "./deciding.ts"
import { personalBecomes } from "./personal.ts"
import { brokenIn, observing, openAfter } from "./running.ts"
import { questions } from "./views.ts"

const before = prelude.map((raw, index) => recorded(alliance, index + 1, raw))
const history = arbitraryEvents(alliance, { after: before.length }).map((after) => [...before, ...after])
type Heard = (typeof before)[number]

const eventsOf = (heard: ReadonlyArray<Heard>) => heard.map(({ event }) => event)
const logOf = (heard: ReadonlyArray<Heard>) => heard.map(({ recorded }) => recorded)
/** The same history, with this text in the place of all that is personal. */
const rewritten = (heard: ReadonlyArray<Heard>, by: string) =>
  heard.map(({ recorded }) => personalBecomes(recorded, by))

const secretary = { role: "secretary" }
const marker = "zonnebloem-741"

describe("D1, personal data apart", () => {
  it("no personal text stands in a tag, an id, a type or any other attribute, nor in the state rules turn on", () => {
    let personal = 0
    fc.assert(
      fc.property(history, (heard) => {
        const marked = rewritten(heard, marker)
        for (const { recorded } of marked) {
          const { data, ...attributes } = recorded
          if (JSON.stringify(data).includes(marker)) personal += 1
          assert.notInclude(JSON.stringify(attributes), marker)
        }
        assert.notInclude(JSON.stringify(replay(alliance, eventsOf(marked))), marker)
      })
    )
    expect(personal).toBeGreaterThan(100)
  })

  it("what is recorded, observed and refused leaves a name and a home in their own field alone", async () => {
    const working = happened({ _tag: "BodyEstablished", body: "body-2", name: "Werkgroep", kind: "workingGroup" })
    const { opened } = await openAfter({ history: [working] })
    const introduce = read({ _tag: "IntroducePerson", person: carla, name: marker, contact: `${marker}@example.org` })
    const add = read({ _tag: "AddWorkingGroupMember", body: "body-2", person: carla, livesIn: { area: marker } })
    for (const command of [introduce, add]) {
      expect(brokenIn(await opened.ask(command, { actor: secretary }))).toBe("Accepted")
      expect((await opened.ask(command, { actor: secretary }))._tag).toBe("Refused")
      expect(brokenIn(await opened.observe(command, observing({})))).toBe("Accepted")
    }
    const attributes = opened.events().map(({ data, ...others }) => others)
    expect(JSON.stringify([attributes, await opened.refusals(), opened.state()])).not.toContain(marker)
    const holders = opened.events().filter(({ data }) => JSON.stringify(data).includes(marker))
    expect(new Set(holders.map(({ type }) => type))).toEqual(new Set(["PersonIntroduced", "WorkingGroupMemberAdded"]))
  })

  it.each([
    ["an e-mail address", "anna@example.org"],
    ["a name", "anna-de-wit"],
    ["a number that tells when it was given", "01a20e69-00e9-771c-85d4-453fd5acf1da"]
  ])("a person who goes by %s is refused, whoever they are to the command", async (_, person) => {
    const { opened } = await openAfter({ history: [] })
    const refused = [kernel.personalDataApart.id]
    const introduce = read({ _tag: "IntroducePerson", person, name: "Anna de Wit" })
    expect(brokenIn(await opened.ask(introduce, { actor: secretary }))).toEqual(refused)
    const profile = read({ _tag: "ProfileOrganisation", organisation: "organisation-3", name: "Sportclub" })
    const actor = { role: "secretary", person: PersonId.make(person) }
    expect(brokenIn(await opened.ask(profile, { actor }))).toEqual(refused)
    expect(await opened.observe(profile, { ...observing({}), actor })).toMatchObject({ _tag: "Refused" })
  })

  it("a member of the working group was introduced first", async () => {
    const working = happened({ _tag: "BodyEstablished", body: "body-2", name: "Werkgroep", kind: "workingGroup" })
    const { opened } = await openAfter({ history: [working] })
    const add = read({ _tag: "AddWorkingGroupMember", body: "body-2", person: carla, livesIn: { area: "Zuid" } })
    expect(brokenIn(await opened.ask(add, { actor: secretary }))).toEqual([mandate.personalDataApart.id])
  })
})

describe("D2, forgetting changes no governance", () => {
  const forgotten = "vergeten"

  it("the state and every decision are the same when all that is personal is gone", () => {
    fc.assert(
      fc.property(history, arbitraryCommand(alliance), arbitraryContext, (heard, command, context) => {
        const state = replay(alliance, eventsOf(heard))
        const after = replay(alliance, eventsOf(rewritten(heard, forgotten)))
        assert.deepStrictEqual(after, state)
        assert.deepStrictEqual(alliance.decide(command, after, context), alliance.decide(command, state, context))
      })
    )
  })

  it("every view gives the same answer, but for what people are called", () => {
    const isView = (value: unknown) => typeof value === "object" && value !== null && "evolve" in value
    expect(questions).toHaveLength(Object.values<unknown>(views).filter(isView).length + 1)
    fc.assert(
      fc.property(history, (heard) => {
        const [whole, after] = [logOf(heard), logOf(rewritten(heard, forgotten))]
        for (const { name, rebuilt } of questions) assert.deepStrictEqual(rebuilt(after), rebuilt(whole), name)
      }),
      { numRuns: 40 }
    )
  })

  it("what was personal is indeed gone", () => {
    const known = rewritten(before, forgotten).map(({ event }) => event)
    expect(known.flatMap((event) => (event._tag === "PersonIntroduced" ? [event.name] : []))).toEqual([
      forgotten,
      forgotten
    ])
  })
})

describe("D3, append only", () => {
  const moved = { _tag: "ScheduleMeeting", meeting: "meeting-2", body: "body-1", starts: "2024-04-04" }
  const correct = { _tag: "RecordCorrection", reads: "4 april 2024", because: "Tikfout in de datum." }

  it("whatever is asked or observed, what was recorded before stays in front as it was", async () => {
    const { opened } = await openAfter({ history: [] })
    const earlier = structuredClone(opened.events())
    expect(brokenIn(await opened.ask(read(moved), { actor: secretary }))).toBe("Accepted")
    const opening = read({ _tag: "OpenMeeting", meeting: "meeting-1", by: bram, at: "2024-02-16T12:00:00Z" })
    expect((await opened.ask(opening, { actor: secretary }))._tag).toBe("Refused")
    expect((await opened.observe(opening, observing({})))._tag).toBe("Accepted")
    expect(opened.events().slice(0, earlier.length)).toEqual(earlier)
    expect(opened.events().length).toBeGreaterThan(earlier.length + 2)
  })

  it("a correction refers to what it corrects, and both stay readable", async () => {
    const { opened } = await openAfter({ history: [] })
    const wrong = { ...moved, starts: "2024-04-14" }
    await opened.ask(read(wrong), { actor: secretary })
    const scheduled = opened.events().at(-1)
    const answer = await opened.ask(read({ ...correct, corrects: scheduled?.id }), { actor: secretary })
    expect(brokenIn(answer)).toBe("Accepted")
    const [first, second] = opened.events().slice(-2)
    expect(first).toEqual(scheduled)
    expect(first?.data.starts).toBe("2024-04-14")
    expect(second).toMatchObject({
      type: "CorrectionRecorded",
      data: { corrects: scheduled?.id, reads: correct.reads }
    })
    expect(second?.tags).toContain(`event:${scheduled?.id}`)
  })

  it("a correction of what was never recorded is refused", async () => {
    const { opened } = await openAfter({ history: [] })
    const corrects = EventId.make("00000000-0000-7000-8000-00000000ffff")
    const answer = await opened.ask(read({ ...correct, corrects }), { actor: secretary })
    expect(brokenIn(answer)).toEqual([kernel.appendOnly.id])
  })
})

describe("D4, same log, same answer", () => {
  it("every view built anew equals the one that heard each event as it came, to the letter", () => {
    fc.assert(
      fc.property(history, (heard) => {
        const log = logOf(heard)
        for (const { incremental, name, rebuilt } of questions) {
          assert.strictEqual(JSON.stringify(rebuilt(log)), JSON.stringify(incremental(log)), name)
        }
      }),
      { numRuns: 25 }
    )
  })

  it("whoever opens the log on another day reads the same state and the same minutes, to the letter", async () => {
    const log = Layer.succeedContext(await Effect.runPromise(Effect.scoped(Layer.build(layerMemory))))
    const openOn = async (day: string) => {
      const opened = await openAlliance({ log, now: () => Date.parse(`${day}T12:00:00Z`) })
      onTestFinished(() => opened.close())
      return opened
    }
    const first = await openOn("2024-02-16")
    for (const { event } of before) {
      const command = alliance.asked(event)
      if (command !== undefined) await first.observe(command, observing({ at: "2024-02-15T12:00:00Z" }))
      // Asking in between makes the first one answer step by step.
      first.project(views.minutes)
    }
    const second = await openOn("2031-01-01")
    expect(first.standing().head).toBe(before.length)
    expect(JSON.stringify(second.state())).toBe(JSON.stringify(first.state()))
    expect(JSON.stringify(second.project(views.minutes))).toBe(JSON.stringify(first.project(views.minutes)))
  })

  it("the same command id never happens twice, whatever is asked under it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryCommand(alliance), { minLength: 1, maxLength: 12 }), async (commands) => {
        const opened = await openAlliance({ log: layerMemory, now: () => Date.parse("2024-02-16T12:00:00Z") })
        const accepted = new Set<string>()
        for (const _ of ["once", "again"]) {
          for (const [index, command] of commands.entries()) {
            const answer = await opened.observe(command, { ...observing({}), id: `command-${index}` })
            if (answer._tag === "Accepted") accepted.add(`command-${index}`)
          }
        }
        const asked = opened
          .events()
          .flatMap(({ command, type }) => (type === "RuleBreachObserved" ? [] : [command.id]))
        await opened.close()
        assert.deepStrictEqual(asked, [...new Set(asked)])
        assert.sameMembers(asked, [...accepted])
      }),
      { numRuns: 25 }
    )
  })

  it("another command under an id that was used is not decided anew", async () => {
    const { opened } = await openAfter({ history: [] })
    const asking = { actor: secretary, id: "only-once" }
    const profile = (name: string) => read({ _tag: "ProfileOrganisation", organisation: "organisation-3", name })
    expect(await opened.ask(profile("Sportclub"), asking)).toMatchObject({ isRepeat: false })
    const { head } = opened.standing()
    expect(await opened.ask(profile("Moestuin"), asking)).toMatchObject({ isRepeat: true })
    expect(opened.standing().head).toBe(head)
  })
})

describe("D5, two times", () => {
  const signed = { _tag: "SignPact", organisation: school, pact: "pact-1", signed: on("2023-03-27") }

  it("every event says when it happened and when it was recorded", async () => {
    const { opened } = await openAfter({ history: [] })
    const isWhole = Schema.is(Recorded)
    for (const event of opened.events()) expect(isWhole(event), event.type).toBe(true)
    const [event] = opened.events()
    const { occurred, ...timeless } = event ?? {}
    const { recordedAt, ...unrecorded } = event ?? {}
    expect([occurred, recordedAt]).not.toContain(undefined)
    expect([isWhole(timeless), isWhole(unrecorded)]).toEqual([false, false])
  })

  it("a signature of March 2023 recorded in February 2024 had happened in April 2023, but was not known", async () => {
    const { opened } = await openAfter({ history: [] })
    const occurred = onDay(Day.make("2023-03-27"))
    expect(brokenIn(await opened.observe(read(signed), observing({ occurred })))).toBe("Accepted")
    const april = Day.make("2023-04-30")
    const isSigned = (at: Parameters<typeof opened.state>[0]) =>
      isSignatory(opened.state(at).membership, OrganisationId.make(school), april)
    expect(isSigned({ recordedBy: april })).toBe(false)
    expect(isSigned({ happenedBy: april })).toBe(true)
    expect(isSigned({ happenedBy: Day.make("2023-03-26") })).toBe(false)
    expect(isSigned({ happenedBy: april, knownAt: prelude.length })).toBe(false)
    expect(isSigned({ recordedBy: Day.make("2024-02-15") })).toBe(false)
    expect(isSigned({ recordedBy: Day.make("2024-02-16") })).toBe(true)
  })

  // No store looks back at the last time it wrote: `recordedAt` is the clock as it is, and `recordedBy` cuts there.
  it.fails("the time of recording never goes back in the order of the log, also when a clock is put back", async () => {
    const { opened, setClock } = await openAfter({ history: [] })
    setClock("2024-02-15T12:00:00Z")
    await opened.ask(read(signed), { actor: secretary })
    const times = opened.events().map(({ recordedAt }) => recordedAt)
    expect(times).toEqual([...times].sort())
  })
})

describe("D6, retention is configuration", () => {
  const core = new URL("../../src/", import.meta.url)
  /** What the program does, without what it says about itself. */
  const files = globSync("**/*.ts", { cwd: core }).filter((file) => !file.startsWith("testing/"))
  const code = files.map((file) => {
    const text = readFileSync(new URL(file, core), "utf8")
    return { file, text: text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "") }
  })
  const whereIs = (pattern: RegExp) =>
    code.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([found]) => `${file}: ${found}`)).sort()

  it("no term in days or years stands in the code: days are counted by what was given or agreed", () => {
    expect(code.length).toBeGreaterThan(80)
    // The day before, and the Sunday of a week, are the calendar and no term.
    const counted = whereIs(/addDays\([^()]*, -?\d+\)/g).filter((found) => !found.endsWith(", -1)"))
    expect(counted).toEqual(["kernel/when.ts: addDays(monday, 6)"])
    expect(whereIs(/"P\d+[YMWD]"/g)).toEqual([])
    expect(whereIs(/\b\d+\s*\*\s*(?:24|60|365|86400|86_400)\b/g)).toEqual([])
  })

  it("what counts as long as the alliance chose nothing is one list, in the charter", () => {
    expect(whereIs(/"[a-z-]+-days": \d+/g)).toEqual([
      'charter/events.ts: "about-margin-days": 3',
      'charter/events.ts: "answer-term-days": 14',
      'charter/events.ts: "notice-days": 4'
    ])
  })

  it("no view repeats a term of that list", () => {
    expect(whereIs(/\? value : \d+/g)).toEqual([])
  })

  it("nothing in the code drops an event: no row of the log is deleted or overwritten", () => {
    const stores = code.filter(({ file }) => /kernel\/(?:memory|memory-journal|journal|mirror|replica)\.ts$/.test(file))
    expect(
      stores.map(({ text }) => text).filter((text) => /\blog\.(?:splice|pop|shift)|\bdelete log/.test(text))
    ).toEqual([])
  })
})

describe("T2, honest precision", () => {
  const anyDay = fc.nat({ max: 60 }).map((days) => addDays(Day.make("2024-01-15"), days))
  const today = Day.make("2024-02-16")
  /** Whether a command speaks itself of what lies ahead: a plan, or something that cannot have happened yet. */
  const saysAhead = (command: unknown) =>
    [...JSON.stringify(command).matchAll(/"earliest":"([^"]{10})/g)].some(([, earliest]) => String(earliest) > today)

  it("what certainly lies ahead is refused, and nothing else is for that reason", () => {
    fc.assert(
      fc.property(arbitraryCommand(alliance), anyDay, fc.nat({ max: 9 }), (command, day, margin) => {
        for (const occurred of [onDay(day), around(day, margin, "rond"), recently(day, "onlangs")]) {
          const context = { actor: secretary, occurred, recordedOn: today, isRecorded: () => false }
          const { refused } = alliance.decide(command, alliance.initial, context)
          const isAhead = occurred.earliest !== undefined && occurred.earliest > today
          const isBroken = refused?.broken.includes(kernel.honestPrecision.id) ?? false
          if (isAhead || !saysAhead(command)) assert.strictEqual(isBroken, isAhead)
        }
      })
    )
  })

  it("nothing is late before the last day it can have been has ended, and nothing without one", () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 9 }), anyDay, (day, margin, on) => {
        const { latest } = around(day, margin, "rond")
        const wait = { key: "x", who: { kind: "body", id: "body-1" } }
        assert.isFalse(views.isLate(wait, on))
        assert.strictEqual(views.isLate({ ...wait, until: Day.make(String(latest)) }, on), on > addDays(day, margin))
      })
    )
  })

  it("it is said in the words of the source, whatever follows", async () => {
    const occurred = around(Day.make("2024-02-11"), 3, "rond 11 februari")
    const profile = read({ _tag: "ProfileOrganisation", organisation: "organisation-3", name: "Sportclub", ...here })
    const { opened } = await openAfter({ history: [] })
    await opened.observe(profile, observing({ occurred }))
    expect(opened.events().at(-1)?.occurred).toEqual(occurred)
  })
})
