/** What was put back, an older log or an older key store, revives nobody: whoever is forgotten in either is so in both. */
import { Context, Effect, Layer, Result } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { openAlliance } from "../../../src/alliance/open.ts"
import { alliance } from "../../../src/alliance/rooms.ts"
import { makeAlliance } from "../../../src/kernel/alliance.ts"
import type { Recorded } from "../../../src/kernel/event.ts"
import { EventLog } from "../../../src/kernel/event-log.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { PersonId } from "../../../src/kernel/names.ts"
import { type KeyShelf, memoryShelf } from "../../../src/kernel/privacy/key-shelf.ts"
import { KeyStore, makeKeyStore, masterKeyOf } from "../../../src/kernel/privacy/keys.ts"
import { pseudonymOf } from "../../../src/kernel/privacy/pseudonym.ts"
import { layerRefusals } from "../../../src/kernel/refusals.ts"
import { names, naming } from "../../../src/views/names.ts"
import { secretary } from "../../rooms/situations.ts"

const [anna, bram] = [
  PersonId.make("5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b"),
  PersonId.make("0c6f0e1d-2a3b-4c7e-8f43-5b1d8a3c9a0e")
]
const told = { actor: secretary }
const forgetAnna = { person: anna, ground: "consent-withdrawn", requestedBy: "resident" } as const
const introduceAnna = { _tag: "IntroducePerson", person: anna, name: "Anna de Wit" }
const introduceBram = { _tag: "IntroducePerson", person: bram, name: "Bram Smit" }
const hold = { _tag: "PlaceLegalHold", hold: "case", person: anna, duty: "Een rechtszaak." }
const lift = { _tag: "LiftLegalHold", hold: "case", because: "Voorbij." }

/** A log with these in it, as a copy of it would hold them. */
const logOf = (recorded: ReadonlyArray<Recorded>): EventLog["Service"] => {
  const services = Effect.runSync(Effect.scoped(Layer.build(layerMemory)))
  const log = Context.get(services, EventLog)
  for (const { hash: _, position: __, recordedAt: ___, ...proposed } of recorded) {
    Effect.runSync(Effect.orDie(log.append([proposed])))
  }
  return log
}

/** A shelf with what this one holds now. */
const copyOf = (shelf: KeyShelf): KeyShelf => {
  const copy = memoryShelf()
  for (const { isDestroyed, subject } of Effect.runSync(Effect.orDie(shelf.all))) {
    for (const key of Effect.runSync(Effect.orDie(shelf.read(subject))).keys) Effect.runSync(copy.put(subject, key))
    if (isDestroyed) Effect.runSync(copy.bury(subject))
  }
  return copy
}

const keysOn = (shelf: KeyShelf) => makeKeyStore(shelf, masterKeyOf(new Uint8Array(32).fill(7)))
const open = async (log: EventLog["Service"], shelf: KeyShelf) => {
  const keys = Layer.succeed(KeyStore, keysOn(shelf))
  const opened = await openAlliance({ log: Layer.succeed(EventLog, log), keys, reader: "personal" })
  onTestFinished(() => opened.close())
  const ask = async (command: object) => {
    const answer = await opened.ask(Result.getOrThrow(opened.readCommand(command)), told)
    expect(answer._tag, JSON.stringify(answer)).toBe("Accepted")
  }
  return { ...opened, ask, say: (person: string) => naming(opened.project(names), "nl")("person", person) }
}
const statusIn = (shelf: KeyShelf, person: PersonId) =>
  Effect.runPromise(Effect.map(keysOn(shelf).open(person), ({ status }) => status))

/** Anna and Bram, and Anna forgotten: what there was of both stores before, and after. */
const history = async (between: ReadonlyArray<object> = []) => {
  const [log, shelf] = [logOf([]), memoryShelf()]
  const opened = await open(log, shelf)
  await opened.ask(introduceAnna)
  await opened.ask(introduceBram)
  for (const command of between) await opened.ask(command)
  const before = { log: opened.kept().slice(), shelf: copyOf(shelf) }
  if (between.includes(hold)) await opened.ask(lift)
  await opened.forget(forgetAnna, told)
  return { before, after: { log: opened.kept().slice(), shelf } }
}

describe("an older log beside a newer key store", () => {
  it("learns who was forgotten since, once, and why it says so", async () => {
    const { after, before } = await history()
    const opened = await open(logOf(before.log), after.shelf)
    expect(opened.say(anna)).toBe(pseudonymOf(anna))
    expect(opened.say(bram)).toBe("Bram Smit")
    expect(await opened.resumeForgetting(told)).toEqual([anna])
    expect(await opened.resumeForgetting(told)).toEqual([])
    const added = opened.kept().slice(before.log.length)
    expect(added.map(({ type }) => type)).toEqual(["PersonForgotten", "PersonForgettingCompleted"])
    expect(added[0]?.data).toEqual({ person: anna, ground: "legal-duty", requestedBy: "secretary" })
    expect(opened.state().kernel.forgotten).toEqual({ [anna]: { isCompleted: true } })
  })

  it("then revives nobody beside a key store that is put back later, and is older still", async () => {
    const { after, before } = await history()
    const log = logOf(before.log)
    await (await open(log, after.shelf)).resumeForgetting(told)
    const restored = copyOf(before.shelf)
    expect(await statusIn(restored, anna)).toBe("open")
    const opened = await open(log, restored)
    expect(opened.say(anna)).toBe(pseudonymOf(anna))
    expect(await opened.resumeForgetting(told)).toEqual([])
    expect(await statusIn(restored, anna)).toBe("destroyed")
    expect(await statusIn(restored, bram)).toBe("open")
  })

  it("passes over whom a duty keeps there until it ends, and notes no refusal", async () => {
    const { after, before } = await history([hold])
    const opened = await open(logOf(before.log), after.shelf)
    expect(await opened.resumeForgetting(told)).toEqual([])
    expect(opened.kept()).toHaveLength(before.log.length)
    expect(await opened.refusals()).toEqual([])
    expect(opened.say(anna)).toBe(pseudonymOf(anna))
    await opened.ask(lift)
    expect(await opened.resumeForgetting(told)).toEqual([anna])
  })

  it("says nothing of who was never introduced there: several alliances can share a key store", async () => {
    const { after } = await history()
    const opened = await open(logOf([]), after.shelf)
    expect(await opened.resumeForgetting(told)).toEqual([])
    expect(opened.kept()).toEqual([])
    expect(await opened.refusals()).toEqual([])
  })

  it("is taught once by two at the same time", async () => {
    const { after, before } = await history()
    const log = logOf(before.log)
    const [one, other] = [await open(log, after.shelf), await open(log, after.shelf)]
    await Promise.all([one.resumeForgetting(told), other.resumeForgetting(told)])
    const types = (await open(log, after.shelf)).kept().map(({ type }) => type)
    expect(types.slice(before.log.length)).toEqual(["PersonForgotten", "PersonForgettingCompleted"])
  })
})

describe("an older key store beside a newer log", () => {
  it("names nobody whom the log forgot, before anybody has finished anything, by whatever door it is read", async () => {
    const { after, before } = await history()
    const services = Layer.mergeAll(
      Layer.succeed(EventLog, logOf(after.log)),
      Layer.succeed(KeyStore, keysOn(copyOf(before.shelf))),
      layerRefusals(layerMemory)
    )
    const named = Effect.gen(function* () {
      const shell = yield* makeAlliance(alliance)
      const at = shell.project(names, "personal")
      const { position } = yield* shell.state
      return [naming(yield* at(position), "nl")("person", anna), naming(yield* at(position), "nl")("person", bram)]
    })
    expect(await Effect.runPromise(Effect.provide(named, services))).toEqual([pseudonymOf(anna), "Bram Smit"])
  })
})
