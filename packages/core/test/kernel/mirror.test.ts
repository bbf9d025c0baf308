/** The log in memory, beside a store that answers in its own ways. */
import { Effect, Layer, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { EventLog, type Span } from "../../src/kernel/event-log.ts"
import { layerMemory } from "../../src/kernel/memory.ts"
import { mirror } from "../../src/kernel/mirror.ts"
import { Day, EventId, PersonId, Position } from "../../src/kernel/names.ts"
import { KeyStore, layerMemoryKeys } from "../../src/kernel/privacy/keys.ts"
import { sealed } from "../../src/kernel/privacy/sealing.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { names } from "../../src/views/names.ts"
import { register } from "../../src/views/register.ts"

const person = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`
const log = Array.from({ length: 70 }, (_, index) =>
  recorded(alliance, index + 1, { _tag: "PersonIntroduced", person: person(index), name: `Nummer ${index}` })
).map((heard) => heard.recorded)

const storeOf = (read: (span: Span) => ReadonlyArray<Recorded>) =>
  Layer.succeed(
    EventLog,
    EventLog.of({
      append: () => Effect.die("nothing is written here"),
      read: (_, span = {}) => Stream.fromArray(read(span)),
      heads: Stream.never
    })
  )
const following = async (read: (span: Span) => ReadonlyArray<Recorded>, times = 1) => {
  const memory = mirror(alliance)
  for (let time = 0; time < times; time++)
    await Effect.runPromise(Effect.provide(memory.follow, [storeOf(read), layerMemoryKeys]))
  return memory
}
const whole = () => following(({ after }) => log.slice(after))

describe("a mirror", () => {
  it("asks the store only for what it has not read yet", async () => {
    const asked: Array<number | undefined> = []
    await following(({ after }) => {
      asked.push(after)
      return log.slice(after, 2)
    }, 2)
    expect(asked).toEqual([0, 2])
  })
  it("keeps each event once, also when the store tells it again", async () => {
    expect((await following(() => log.slice(0, 3), 2)).log).toEqual(log.slice(0, 3))
  })
  it("follows no log with a hole in it", async () => {
    await expect(following(() => [...log.slice(0, 1), ...log.slice(2)])).rejects.toThrow("no event at position 2")
  })
  it("knows what was recorded, and nothing else", async () => {
    const memory = await whole()
    const unknown = EventId.make("ffffffff-0000-4000-8000-000000000000")
    expect([log[0]?.id ?? unknown, unknown].map(memory.isRecorded)).toEqual([true, false])
  })
  it("gives the same object for the same position, until sixty-four others were asked for since", async () => {
    const { state } = await whole()
    const at = (position: number) => state({ position: Position.make(position) })
    const first = at(1)
    for (let position = 2; position <= 64; position++) at(position)
    expect(at(1)).toBe(first)
    at(65)
    expect(at(1)).not.toBe(first)
    expect(at(1)).toEqual(first)
  })
  it("shows a pseudonym of who has no key any more, and damage nowhere", async () => {
    const shown = Effect.gen(function* () {
      const [store, keys] = [yield* EventLog, yield* KeyStore]
      for (const { hash: _, position: __, recordedAt: ___, ...event } of log.slice(0, 2))
        yield* sealed(store, keys, alliance.places).append([event])
      yield* keys.destroy(PersonId.make(person(0)))
      const memory = mirror(alliance)
      yield* memory.follow
      return memory.show(memory.log).map(({ data }) => data.name)
    })
    expect(await Effect.runPromise(Effect.provide(shown, [layerMemory, layerMemoryKeys]))).toEqual([
      expect.stringMatching(/^betrokkene-[a-z]{8}$/),
      "Nummer 1"
    ])
  })
  it("keeps one memory for each view", async () => {
    const { project } = await whole()
    expect(project(names, "now")).toBe(project(names, "now"))
    expect(project(names, { position: 1 })).not.toEqual(project(names, { position: 2 }))
  })
  it("looks only at what a view listens to, also at what had happened by a day", async () => {
    const { project } = await whole()
    const onTheDay = { happenedBy: Day.make("2024-02-16") }
    expect(project(register, onTheDay)).toEqual(register.initial)
    expect(project(names, onTheDay)).toEqual(project(names, "now"))
  })
})
