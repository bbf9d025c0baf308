import { Effect, Layer, Random, Result, Stream } from "effect"
import * as fc from "fast-check"
import { assert, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { makeAlliance } from "../src/kernel/alliance.ts"
import { contextOf } from "../src/kernel/audit.ts"
import { replay } from "../src/kernel/decider.ts"
import { EventLog, everything } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { CommandId, Position } from "../src/kernel/names.ts"
import { layerMemoryKeys } from "../src/kernel/privacy/keys.ts"
import { layerRefusals } from "../src/kernel/refusals.ts"
import { arbitraryCommand, recorded } from "../src/testing/arbitraries.ts"
import { prelude } from "../src/testing/prelude.ts"

const dawdle = Effect.flatMap(Random.nextIntBetween(0, 6), (times) => Effect.repeat(Effect.yieldNow, { times }))

/** A log that dawdles before it answers, so that askers overtake each other. */
const crowded = Layer.effect(
  EventLog,
  Effect.map(EventLog, (log) => ({
    append: (...asked: Parameters<typeof log.append>) => Effect.andThen(dawdle, log.append(...asked)),
    read: (...asked: Parameters<typeof log.read>) => Stream.unwrap(Effect.as(dawdle, log.read(...asked))),
    heads: log.heads
  }))
).pipe(Layer.provide(layerMemory), Layer.merge(layerRefusals(layerMemory)), Layer.merge(layerMemoryKeys))

const settled = prelude.map((raw, index) => recorded(alliance, index + 1, raw))
const chair = { role: "chair" }

it("whatever two people ask at once, and ask again, each decision is the one its own past allows, once", async () => {
  let accepted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryCommand(alliance), { minLength: 2, maxLength: 24, size: "max" }), (asked) =>
      Effect.gen(function* () {
        const log = yield* EventLog
        for (const {
          recorded: { hash, position, recordedAt, ...proposed }
        } of settled)
          yield* log.append([proposed])
        const shells = [yield* makeAlliance(alliance), yield* makeAlliance(alliance)]
        const twice = asked.flatMap((command, index) => shells.map((shell) => ({ command, shell, id: `ask-${index}` })))
        const answers = yield* Effect.forEach(
          twice,
          ({ command, id, shell }) =>
            Effect.map(Effect.result(shell.ask(command, { id: CommandId.make(id), actor: chair })), (result) => ({
              id,
              result
            })),
          { concurrency: "unbounded" }
        )
        const kept = yield* Stream.runCollect(log.read(everything, { after: Position.make(settled.length) }))
        const events = yield* Effect.fromResult(Result.all(kept.map(alliance.understand)))

        for (const [index, record] of kept.entries()) {
          const past = [...settled.map(({ event }) => event), ...events.slice(0, index)]
          const command = asked[Number(record.command.id.slice(4))]
          const decided = command && alliance.decide(command, replay(alliance, past), contextOf(record))
          assert.deepStrictEqual(decided, {
            events: [events[index]].flatMap((event) => event ?? []),
            refused: undefined
          })
        }
        const recordedIds = kept.map(({ command }) => command.id)
        assert.lengthOf(recordedIds, new Set(recordedIds).size)
        const successes = new Set(answers.filter(({ result }) => Result.isSuccess(result)).map(({ id }) => id))
        assert.sameMembers([...recordedIds], [...successes])
        const failures = answers.map(({ result }) => result).filter(Result.isFailure)
        assert.isTrue(failures.every(({ failure }) => failure._tag === "Refused"))
        accepted += successes.size
        refused += failures.length
      }).pipe(Effect.provide(crowded), Effect.runPromise)
    ),
    { numRuns: 60 }
  )
  expect(accepted).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(50)
})
