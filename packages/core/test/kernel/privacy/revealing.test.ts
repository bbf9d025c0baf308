/** A log as one reader may see it: what is older than today's shape, what is not for them, and what is remembered. */
import { Effect, Result, Schema, Stream } from "effect"
import { describe, expect, it } from "vitest"
import type { Recorded } from "../../../src/kernel/event.ts"
import { everything, matches } from "../../../src/kernel/event-log.ts"
import { PersonId, Position, Text } from "../../../src/kernel/names.ts"
import { type Level, personal, seenBy } from "../../../src/kernel/personal.ts"
import { memoryShelf } from "../../../src/kernel/privacy/key-shelf.ts"
import { makeKeyStore, masterKeyOf } from "../../../src/kernel/privacy/keys.ts"
import { placesOf } from "../../../src/kernel/privacy/places.ts"
import { pseudonymOf } from "../../../src/kernel/privacy/pseudonym.ts"
import { type Known, revealing, whileRemembered } from "../../../src/kernel/privacy/revealing.ts"
import { about } from "../../../src/kernel/privacy/rewrap.ts"
import { anna, annasKey, eventId, kept, sealedAt } from "./kept.ts"

const own = { subject: "person", visibility: "partners" } as const
const known: Known = {
  places: placesOf(
    new Map<string, Schema.Top>([
      ["Asked", Schema.Struct({ person: seenBy("public", PersonId), name: seenBy("public", personal(Text, own)) })],
      ["Noted", Schema.Struct({ text: seenBy("internal", Text) })]
    ])
  ),
  /** What is called a name today was called "naam" before. */
  current: (recorded) => {
    const { naam, ...others } = recorded.data
    return Result.succeed(naam === undefined ? recorded : { ...recorded, data: { ...others, name: naam } })
  }
}
const master = masterKeyOf(new Uint8Array(32).fill(7))
const read = (events: ReadonlyArray<Recorded>, level: Level) =>
  Effect.gen(function* () {
    const shelf = memoryShelf()
    const wrapped = yield* master.wrap(annasKey, about(anna, 1))
    yield* shelf.put(anna, { number: 1, wrapped, wrappedBy: master.id })
    const log = { read: (query = everything) => Stream.fromArray(events.filter((event) => matches(query, event))) }
    return yield* Stream.runCollect(revealing(log, makeKeyStore(shelf, master), known, level).read(everything))
  }).pipe(Effect.runPromise)

describe("a log as somebody reads it", () => {
  const older = kept({ person: anna, naam: sealedAt("/naam", "Anna de Wit") })
  it("opens what is of an older shape where it stood then, and shows it in the shape of today", async () => {
    expect((await read([older], "partners")).map(({ data }) => data)).toEqual([{ person: anna, name: "Anna de Wit" }])
  })
  it("shows no more of what is of an older shape than of what is of today", async () =>
    expect((await read([older], "public")).map(({ data }) => data)).toEqual([
      { person: anna, name: pseudonymOf(anna) }
    ]))
  it("has no place for what is not for them", async () => {
    const noted = kept({ text: "Er is koffie." }, { id: eventId(2), type: "Noted", position: Position.make(2) })
    expect(await read([older, noted], "public")).toHaveLength(1)
    expect(await read([older, noted], "internal")).toHaveLength(2)
  })
})

it("what is remembered is made once, and anew whenever somebody was forgotten", async () => {
  let [made, generation] = [0, 0]
  const ask = whileRemembered({ generation: Effect.sync(() => generation) }, () => {
    const number = ++made
    return (position: string) => Effect.succeed(`${position}, asked of ${number}`)
  })
  const answers: Array<string> = []
  for (const now of [0, 0, 1, 1, 2]) {
    generation = now
    answers.push(await Effect.runPromise(ask("here")))
  }
  expect(answers).toEqual([1, 1, 2, 2, 3].map((number) => `here, asked of ${number}`))
})
