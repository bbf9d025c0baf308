import { Effect, Result, Schema } from "effect"
import * as fc from "fast-check"
import { freeze } from "immer"
import { assert, describe, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { replay, step, walk } from "../src/kernel/decider.ts"
import { EventLog, everything, matches } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Position } from "../src/kernel/names.ts"
import { timeMachine } from "../src/kernel/time-machine.ts"
import { arbitraryCommand, arbitraryContext, arbitraryEvents, recorded } from "../src/testing/arbitraries.ts"
import { prelude } from "../src/testing/prelude.ts"

const before = prelude.map((raw, index) => recorded(alliance, index + 1, raw))
/** Any history, with the prelude before it. Frozen, so that no recipe changes a part of an event. */
const history = arbitraryEvents(alliance, { after: before.length }).map((after) => freeze([...before, ...after], true))
const eventsOf = (heard: ReadonlyArray<{ readonly event: (typeof before)[number]["event"] }>) =>
  heard.map(({ event }) => event)

describe("laws", () => {
  it("replay equals live", () => {
    fc.assert(
      fc.property(history, (heard) => {
        let live = alliance.initial
        for (const event of eventsOf(heard)) live = step(alliance, live, [event])
        assert.deepStrictEqual(replay(alliance, eventsOf(heard)), live)
      })
    )
  })

  it("a prefix and the rest equal the whole", () => {
    fc.assert(
      fc.property(history, fc.nat(), (heard, cut) => {
        const events = eventsOf(heard)
        const until = cut % (events.length + 1)
        const resumed = step(alliance, replay(alliance, events.slice(0, until)), events.slice(until))
        assert.deepStrictEqual(resumed, replay(alliance, events))
      })
    )
  })

  it("walking shows before each event the state that a replay up to it gives", () => {
    fc.assert(
      fc.property(history, (heard) => {
        const events = eventsOf(heard)
        let index = 0
        walk(alliance, events, (state) => {
          if (index % 7 === 0) assert.deepStrictEqual(state, replay(alliance, events.slice(0, index)))
          index += 1
        })
      }),
      { numRuns: 30 }
    )
  })

  it("an event is the same after it was kept and read again", () => {
    fc.assert(
      fc.property(history, (heard) => {
        for (const { event, recorded: kept } of heard) {
          const filed = alliance.file(event)
          assert.deepStrictEqual(filed.data, kept.data)
          const copy = { ...kept, data: JSON.parse(JSON.stringify(kept.data)) }
          assert.deepStrictEqual(alliance.understand(copy), Result.succeed(event))
        }
      })
    )
  })

  it("a decision depends on nothing but the command, the state and the context", () => {
    fc.assert(
      fc.property(history, arbitraryCommand(alliance), arbitraryContext, (heard, command, context) => {
        const decide = () => alliance.decide(command, replay(alliance, eventsOf(heard)), context)
        assert.deepStrictEqual(decide(), decide())
      })
    )
  })

  it("a decision is the same when it sees only what its query matches", () => {
    const questions = fc.array(fc.tuple(arbitraryCommand(alliance), arbitraryContext), {
      minLength: 30,
      maxLength: 60,
      size: "max"
    })
    let narrowed = 0
    fc.assert(
      fc.property(history, questions, (heard, questions) => {
        const whole = replay(alliance, eventsOf(heard))
        for (const [command, context] of questions) {
          const query = alliance.looksAt(command)
          if (query.items.length === 0) continue
          narrowed += 1
          const seen = replay(alliance, eventsOf(heard.filter(({ recorded }) => matches(query, recorded))))
          assert.deepStrictEqual(alliance.decide(command, seen, context), alliance.decide(command, whole, context))
        }
      })
    )
    expect(narrowed).toBeGreaterThan(500)
  })

  it("what was recorded is what had to be asked: asking for an event again decides that event", () => {
    fc.assert(
      fc.property(history, arbitraryContext, (heard, context) => {
        for (const event of eventsOf(heard)) {
          const command = alliance.asked(event)
          if (command === undefined) continue
          assert.deepStrictEqual(alliance.readCommand(command), Result.succeed(command))
          assert.deepStrictEqual(alliance.decide(command, alliance.initial, context).events, [event])
        }
      })
    )
  })

  it("the arbitraries reach every event and every command", () => {
    const seen = new Set(
      fc
        .sample(history, 300)
        .flatMap(eventsOf)
        .map(({ _tag }) => _tag)
    )
    expect([...alliance.events.keys()].filter((name) => !seen.has(name as never))).toEqual([])
    const asked = new Set<string>(fc.sample(arbitraryCommand(alliance), 2000).map(({ _tag }) => _tag))
    expect([...alliance.commands.keys()].filter((name) => !asked.has(name))).toEqual([])
  })

  it("no event of nobody's shape is accepted: every schema refuses a field it does not know", () => {
    fc.assert(
      fc.property(arbitraryCommand(alliance), (command) => {
        const read = alliance.readCommand({ ...command, colour: "blue" })
        assert.isTrue(Result.isFailure(read) && Schema.isSchemaError(read.failure))
      })
    )
  })

  it("as of any position equals a replay up to it, whatever was asked for before", async () => {
    const positions = fc.array(fc.nat({ max: 56 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(history, positions, (heard, positions) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          for (const {
            recorded: { hash, position, recordedAt, ...proposed }
          } of heard)
            yield* log.append([proposed])
          const whole = timeMachine(log, { ...alliance, query: everything }, 4)
          for (const position of positions) {
            const past = eventsOf(heard.slice(0, position))
            assert.deepStrictEqual(yield* whole(Position.make(position)), replay(alliance, past))
          }
        }).pipe(Effect.provide(layerMemory), Effect.runPromise)
      ),
      { numRuns: 25 }
    )
  })
})
