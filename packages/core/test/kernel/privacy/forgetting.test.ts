/** People are known by name, at a level, and forgotten for good: what is read, by whom, before and after. */
import { Effect, Layer, Result, Stream } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { openAlliance } from "../../../src/alliance/open.ts"
import type { Answer, Opening } from "../../../src/kernel/door.ts"
import type { Recorded } from "../../../src/kernel/event.ts"
import { EventLog, everything, LogError, matches } from "../../../src/kernel/event-log.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { PersonId } from "../../../src/kernel/names.ts"
import * as rules from "../../../src/kernel/own/rules.ts"
import { memoryShelf } from "../../../src/kernel/privacy/key-shelf.ts"
import { KeyStore, makeKeyStore, masterKeyOf } from "../../../src/kernel/privacy/keys.ts"
import { mentioned } from "../../../src/kernel/privacy/prose.ts"
import { pseudonymOf } from "../../../src/kernel/privacy/pseudonym.ts"
import { names, naming } from "../../../src/views/names.ts"
import { secretary } from "../../rooms/situations.ts"

const [anna, bram] = ["5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b", "0c6f0e1d-2a3b-4c7e-8f43-5b1d8a3c9a0e"].map((id) =>
  PersonId.make(id)
) as [PersonId, PersonId]
const told = { actor: secretary }
const forgetting = { person: anna, ground: "consent-withdrawn", requestedBy: "resident" } as const
const introduce = { _tag: "IntroducePerson", person: anna, name: "Anna de Wit", contact: "anna@example.org" } as const
const introduceBram = { _tag: "IntroducePerson", person: bram, name: "Bram Smit" } as const

/** A log and a key store that outlive who opens them. */
const storage = () => {
  const master = masterKeyOf(new Uint8Array(32).fill(7))
  const shelf = memoryShelf()
  const keys = makeKeyStore(shelf, master)
  const log = Effect.runSync(Effect.scoped(Effect.map(Layer.build(layerMemory), (services) => services)))
  const opening = (more: Partial<Opening> = {}): Opening => ({
    log: Layer.succeedContext(log),
    keys: Layer.succeed(KeyStore, keys),
    now: () => Date.parse("2024-02-16T12:00:00Z"),
    ...more
  })
  const open = async (more: Partial<Opening> = {}) => {
    const opened = await openAlliance(opening(more))
    onTestFinished(() => opened.close())
    return opened
  }
  return {
    keys,
    shelf,
    open,
    log: Effect.runSync(
      Effect.provideContext(
        Effect.map(EventLog, (one) => one),
        log
      )
    )
  }
}
type Opened = Awaited<ReturnType<ReturnType<typeof storage>["open"]>>

const say = (opened: Opened, person: string) => naming(opened.project(names), "nl")("person", person)
const correct = (opened: Opened, reads: string) =>
  opened.ask(
    opened
      .readCommand({
        _tag: "RecordCorrection",
        corrects: opened.events()[0]?.id,
        reads,
        because: "Zo was het."
      })
      .pipe(Result.getOrThrow),
    told
  )
const brokenIn = (answer: Answer) => (answer._tag === "Refused" ? answer.refused.broken : answer._tag)
const read = (opened: Opened, input: object) => Result.getOrThrow(opened.readCommand(input))

describe("what is read, and by whom", () => {
  it("what a person keeps to themselves is there for who keeps people's own data, and absent for all others", async () => {
    const { open } = storage()
    const inside = await open()
    expect(brokenIn(await inside.ask(read(inside, introduce), told))).toBe("Accepted")
    for (const [reader, contact] of [
      ["public", undefined],
      ["partners", undefined],
      ["internal", undefined],
      ["personal", "anna@example.org"]
    ] as const) {
      const opened = await open({ reader })
      const [event] = opened.events()
      expect(event?.data.name, reader).toBe("Anna de Wit")
      expect(event?.data.contact, reader).toBe(contact)
      expect(Object.hasOwn(event?.data ?? {}, "contact"), reader).toBe(contact !== undefined)
    }
  })

  it("an event that is for inside is not seen from outside, and counts all the same", async () => {
    const { open } = storage()
    const outside = await open({ reader: "public" })
    const hold = { _tag: "PlaceLegalHold", hold: "case", person: anna, duty: "Een rechtszaak." }
    await outside.ask(read(outside, introduce), told)
    expect(brokenIn(await outside.ask(read(outside, hold), told))).toBe("Accepted")
    expect(outside.events().map(({ type }) => type)).toEqual(["PersonIntroduced"])
    expect(outside.standing().head).toBe(2)
    expect(outside.state().kernel.holds).toHaveProperty("case")
    expect((await open()).events().map(({ type }) => type)).toEqual(["PersonIntroduced", "LegalHoldPlaced"])
  })

  it("without the master key people go by a pseudonym, and everything else is read", async () => {
    const { open, shelf } = storage()
    const inside = await open()
    await inside.ask(read(inside, introduce), told)
    for (const master of [undefined, masterKeyOf(new Uint8Array(32).fill(8))]) {
      const locked = await open({ keys: Layer.succeed(KeyStore, makeKeyStore(shelf, master)), reader: "personal" })
      expect(say(locked, anna)).toBe(pseudonymOf(anna))
      expect(JSON.stringify(locked.events())).not.toContain("Anna")
      expect(locked.state()).toEqual(inside.state())
      const asked = await locked.ask(read(locked, introduceBram), told)
      expect(asked._tag).toBe(master === undefined ? "Failed" : "Accepted")
    }
  })

  it("what was changed is told as damage, never as somebody who was forgotten", async () => {
    const { keys, open } = storage()
    const inside = await open()
    await inside.ask(read(inside, introduce), told)
    const [kept] = inside.kept()
    const name: unknown = kept?.data.name
    const changed = {
      ...Object(name),
      box: String(Object(name).box).replace(/^./, (letter) => (letter === "A" ? "B" : "A"))
    }
    const damaged = kept === undefined ? [] : [{ ...kept, data: { ...kept.data, name: changed } }]
    const log = Layer.succeed(EventLog, logOf(damaged))
    const opened = await openAlliance({ log, keys: Layer.succeed(KeyStore, keys) })
    expect(() => opened.events()).toThrow("event 1: what is sealed at `/name` was changed, or moved there")
    await opened.close()
  })
})

/** A log that holds these, and takes nothing. */
const logOf = (events: ReadonlyArray<Recorded>): EventLog["Service"] => ({
  append: () => Effect.fail(new LogError({ reason: "ReadOnly", cause: "as it is" })),
  read: (query, { after = 0 } = {}) => Stream.fromArray(events.slice(after).filter((event) => matches(query, event))),
  heads: Stream.never
})

describe("forgetting somebody", () => {
  it("leaves a pseudonym, and changes no state and no other person", async () => {
    const { keys, open } = storage()
    const opened = await open({ reader: "personal" })
    await opened.ask(read(opened, introduce), told)
    await opened.ask(read(opened, introduceBram), told)
    const sentence = `Dan meldt ${mentioned({ subject: anna, text: "Anna" })} zich, en ${mentioned({ subject: bram, text: "Bram" })} ook.`
    await correct(opened, sentence)
    // What is sealed is long and by chance: four letters of it are a name once in thousands of runs.
    const readable = JSON.stringify(opened.kept(), (_, value: unknown) =>
      typeof value === "string" && /^[\w-]{60,}$/.test(value) ? "" : value
    )
    expect(readable).not.toMatch(/Anna|Bram/)
    expect(opened.events()[2]?.data.reads).toBe("Dan meldt Anna zich, en Bram ook.")
    const before = opened.state()
    const answer = await opened.forget(forgetting, told)
    expect(answer).toMatchObject({
      _tag: "Accepted",
      remains: { pseudonym: pseudonymOf(anna), sealed: [1, 3], unmarked: [] }
    })
    expect(await Effect.runPromise(keys.open(anna))).toEqual({ status: "destroyed" })
    for (const one of [opened, await open({ reader: "personal" })]) {
      expect(say(one, anna)).toBe(pseudonymOf(anna))
      expect(say(one, bram)).toBe("Bram Smit")
      expect(one.events()[2]?.data.reads).toBe(`Dan meldt ${pseudonymOf(anna)} zich, en Bram ook.`)
      expect(one.events()[0]?.data).toEqual({ person: anna, name: pseudonymOf(anna) })
      const { kernel, ...others } = one.state()
      const { kernel: was, ...othersBefore } = before
      expect(others).toEqual(othersBefore)
      expect(kernel.persons).toEqual(was.persons)
      expect(
        one
          .events()
          .map(({ type }) => type)
          .slice(-2)
      ).toEqual(["PersonForgotten", "PersonForgettingCompleted"])
    }
  })

  it("says where the name stays, unmarked, and what still points to the number", async () => {
    const { open } = storage()
    const opened = await open()
    await opened.ask(read(opened, introduce), told)
    await correct(opened, "Hier staat ANNA DE WIT gewoon in de zin.")
    const { remains } = await opened.forget(forgetting, told)
    expect(remains.unmarked).toEqual([2])
    expect(remains.filed).toEqual([{ position: 1, type: "PersonIntroduced" }])
  })

  it(rules.dutyOutranksForgetting.nl, async () => {
    const { keys, open } = storage()
    const opened = await open()
    await opened.ask(read(opened, introduce), told)
    await opened.ask(read(opened, { _tag: "PlaceLegalHold", hold: "case", person: anna, duty: "Archiefwet" }), told)
    const answer = await opened.forget(forgetting, told)
    expect(answer).toMatchObject({
      refused: { broken: [rules.dutyOutranksForgetting.id], facts: { duty: "Archiefwet" } }
    })
    expect((await Effect.runPromise(keys.open(anna))).status).toBe("open")
    await opened.ask(read(opened, { _tag: "LiftLegalHold", hold: "case", because: "Voorbij." }), told)
    expect((await opened.forget(forgetting, told))._tag).toBe("Accepted")
  })

  it(rules.forgottenStaysForgotten.nl, async () => {
    const { open } = storage()
    const opened = await open()
    await opened.ask(read(opened, introduce), told)
    await opened.forget(forgetting, told)
    expect(brokenIn(await correct(opened, `Toch weer ${mentioned({ subject: anna, text: "Anna" })}.`))).toEqual([
      rules.forgottenStaysForgotten.id
    ])
    expect(brokenIn(await opened.ask(read(opened, introduce), told))).toContain(rules.forgottenStaysForgotten.id)
    expect(brokenIn(await opened.forget(forgetting, told))).toEqual([rules.forgottenOnce.id])
    // Their number goes on to stand where it stood, and in what says nothing personal.
    expect(brokenIn(await correct(opened, "Er was koffie."))).toBe("Accepted")
  })

  it("one process that forgets comes before another that just wants to name them", async () => {
    const { open } = storage()
    const [one, other] = [await open(), await open()]
    await one.ask(read(one, introduce), told)
    await other.ask(read(other, introduceBram), told)
    const [first, second] = await Promise.all([
      one.forget(forgetting, told),
      correct(other, `En ${mentioned({ subject: anna, text: "Anna" })}.`)
    ])
    expect(first._tag).toBe("Accepted")
    // Whichever was first: it is named before it was forgotten, or not at all.
    const types = (await open()).events().map(({ type }) => type)
    const [named, gone] = [types.indexOf("CorrectionRecorded"), types.indexOf("PersonForgotten")]
    expect(named === -1 ? brokenIn(second) : named < gone).toEqual(
      named === -1 ? [rules.forgottenStaysForgotten.id] : true
    )
  })

  it("goes on where it was stopped, after any step, and does no step twice", async () => {
    for (const stoppedAt of [1, 2]) {
      const { keys, open } = storage()
      const opened = await open()
      await opened.ask(read(opened, introduce), told)
      const dying =
        stoppedAt === 1
          ? { destroy: () => Effect.die("killed") }
          : { destroy: (subject: PersonId) => Effect.andThen(keys.destroy(subject), Effect.die("killed")) }
      const victim = await open({ keys: Layer.succeed(KeyStore, { ...keys, ...dying }) })
      await expect(victim.forget(forgetting, told)).rejects.toThrow("killed")
      // Between the steps nobody is named any more.
      const next = await open({ reader: "personal" })
      expect(say(next, anna)).toBe(pseudonymOf(anna))
      expect(await next.resumeForgetting(told)).toEqual([anna])
      // What is done is done: nothing is written for it again.
      const done = { destroy: () => Effect.die("written again"), bury: keys.bury }
      const after = await open({ keys: Layer.succeed(KeyStore, { ...keys, ...done }) })
      expect(await after.resumeForgetting(told)).toEqual([])
      expect((await Effect.runPromise(keys.open(anna))).status).toBe("destroyed")
      const types = next.events().map(({ type }) => type)
      expect(types).toEqual(["PersonIntroduced", "PersonForgotten", "PersonForgettingCompleted"])
    }
  })

  it("a key store that was put back revives nobody", async () => {
    const { keys, open, shelf } = storage()
    const opened = await open({ reader: "personal" })
    await opened.ask(read(opened, introduce), told)
    const copy = structuredClone((await Effect.runPromise(shelf.read(anna))).keys)
    await opened.forget(forgetting, told)
    const older = memoryShelf()
    for (const key of copy) await Effect.runPromise(older.put(anna, key))
    const restored = makeKeyStore(older, masterKeyOf(new Uint8Array(32).fill(7)))
    expect((await Effect.runPromise(restored.open(anna))).status).toBe("open")
    const again = await open({ keys: Layer.succeed(KeyStore, restored), reader: "personal" })
    expect(say(again, anna)).toBe(pseudonymOf(anna))
    expect(await again.resumeForgetting(told)).toEqual([])
    expect((await Effect.runPromise(restored.open(anna))).status).toBe("destroyed")
    expect((await Effect.runPromise(keys.open(anna))).status).toBe("destroyed")
  })

  it("an older log beside a newer key store names nobody, and takes nothing personal about them", async () => {
    const { keys, open } = storage()
    const opened = await open({ reader: "personal" })
    await opened.ask(read(opened, introduce), told)
    const older = opened.kept().slice()
    await opened.forget(forgetting, told)
    const back = await openAlliance({ log: Layer.succeed(EventLog, logOf(older)), keys: Layer.succeed(KeyStore, keys) })
    expect(say(back, anna)).toBe(pseudonymOf(anna))
    const answer = await correct(back, `En ${mentioned({ subject: anna, text: "Anna" })}.`)
    expect(answer).toMatchObject({ _tag: "Failed", fault: { reason: "Encoding" } })
    await back.close()
  })

  it("whose key is missing gets no second one, which would never open what the first sealed", async () => {
    const { open } = storage()
    const opened = await open()
    await opened.ask(read(opened, introduce), told)
    const lost = makeKeyStore(memoryShelf(), masterKeyOf(new Uint8Array(32).fill(7)))
    const other = await open({ keys: Layer.succeed(KeyStore, lost) })
    expect(say(other, anna)).toBe(pseudonymOf(anna))
    const answer = await correct(other, `En ${mentioned({ subject: anna, text: "Anna" })}.`)
    expect(answer).toMatchObject({ _tag: "Failed", fault: { reason: "Unavailable" } })
    expect(await Effect.runPromise(lost.open(anna))).toEqual({ status: "none" })
  })
})

describe("what is never written down", () => {
  it(rules.noCitizenNumber.nl, async () => {
    const { open } = storage()
    const opened = await open()
    const answer = await opened.ask(read(opened, { ...introduce, contact: "BSN 111222333" }), told)
    expect(answer).toMatchObject({
      refused: { broken: [rules.noCitizenNumber.id], facts: { citizenNumberIn: "/contact" } }
    })
    expect(JSON.stringify(answer)).not.toContain("111222333")
    expect(
      await Effect.runPromise(Effect.map(Stream.runCollect(storage().log.read(everything)), (all) => all.length))
    ).toBe(0)
    expect(opened.standing().head).toBe(0)
  })
})
