/** What somebody does to a stream: set otherwise, written by others, rolled back. The log says so, and serves nothing false. */
import { cpSync, rmSync } from "node:fs"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import type { StreamConfig } from "@nats-io/jetstream"
import { EventLog } from "@pactwerk/core"
import { many } from "@pactwerk/core/testing"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import { inject } from "vitest"
import { append, behind, errorOf, freshName, read, streamOf, within } from "./nats-fixtures.ts"
import { natsServers } from "./nats-servers.ts"

const program = inject("natsServer")
const isHere = program !== ""
const servers = natsServers(program)
let address = ""
beforeAll(async () => {
  if (isHere) address = (await servers.single()).address
}, 60_000)
afterAll(servers.end)

/** What the store makes, as somebody else would make it. */
const good = {
  retention: "limits",
  discard: "new",
  storage: "file",
  max_age: 0,
  max_bytes: -1,
  max_msgs: -1,
  max_msg_size: -1,
  max_msgs_per_subject: -1,
  deny_delete: true,
  deny_purge: true,
  num_replicas: 1
} as const

const made = Effect.fnUntraced(function* (other: Partial<StreamConfig>) {
  const alliance = freshName()
  yield* behind(address, ({ streams }) => streams.add({ ...good, ...streamOf(alliance), ...other }))
  return { servers: address, alliance }
})

describe.skipIf(!isHere)("a stream", () => {
  it.live("is made so that nothing in it is ever dropped or changed", () =>
    Effect.gen(function* () {
      const alliance = freshName()
      yield* within({ servers: address, alliance }, append(many(1)))
      const { config } = yield* behind(address, ({ streams }) => streams.info(streamOf(alliance).name))
      assert.deepInclude(config, { ...good, ...streamOf(alliance) })
      const refused = yield* behind(address, ({ streams }) =>
        Promise.allSettled([
          streams.purge(config.name),
          streams.deleteMessage(config.name, 1),
          streams.purge(config.name, { keep: 1 })
        ])
      )
      assert.deepStrictEqual(
        refused.map(({ status }) => status),
        ["rejected", "rejected", "rejected"]
      )
    })
  )

  it.live("that somebody else made with the same settings holds a log", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* within(yield* made({}), append(many(2))), { first: 1, last: 2 })
    })
  )

  const others: ReadonlyArray<readonly [setting: string, other: Partial<StreamConfig>]> = [
    ["discard", { discard: "old" }],
    ["max_age", { max_age: 3_600_000_000_000 }],
    ["max_bytes", { max_bytes: 1_000_000 }],
    ["max_msgs", { max_msgs: 1000 }],
    ["max_msg_size", { max_msg_size: 1000 }],
    ["max_msgs_per_subject", { max_msgs_per_subject: 10 }],
    ["deny_delete", { deny_delete: false }],
    ["deny_purge", { deny_purge: false }],
    ["allow_rollup_hdrs", { allow_rollup_hdrs: true, deny_purge: false }],
    ["storage", { storage: "memory" }],
    ["retention", { retention: "workqueue" }],
    ["retention", { retention: "interest" }],
    ["no_ack", { no_ack: true }],
    ["subjects", { subjects: ["elsewhere.one"] }],
    ["republish", { republish: { src: ">", dest: "copies.>" } }]
  ]
  for (const [setting, other] of others) {
    it.live(`is refused, with what to change, where \`${setting}\` is another: ${JSON.stringify(other)}`, () =>
      Effect.gen(function* () {
        const options = yield* made(other)
        const refused = yield* errorOf(within(options, read()))
        assert.strictEqual(refused.reason, "Unavailable")
        assert.include(refused.message, setting)
        assert.include(refused.message, "change it on the server")
        yield* behind(address, ({ streams }) => streams.delete(streamOf(options.alliance).name))
      })
    )
  }

  it.live("on fewer servers than were asked for is refused", () =>
    Effect.gen(function* () {
      const refused = yield* errorOf(within({ ...(yield* made({})), replicas: 3 }, read()))
      assert.include(refused.message, "`num_replicas` is `1`, not `3`")
    })
  )

  it.live("from which somebody removed a message is refused, with how many are gone", () =>
    Effect.gen(function* () {
      const { alliance } = yield* made({ deny_delete: false })
      const { name, subjects } = streamOf(alliance)
      yield* behind(address, async ({ client, streams }) => {
        for (const text of ["one", "two", "three"]) await client.publish(subjects[0] ?? "", text)
        await streams.deleteMessage(name, 2)
        await streams.update(name, { deny_delete: true })
      })
      const refused = yield* errorOf(within({ servers: address, alliance }, read()))
      assert.strictEqual(refused.reason, "Corrupt")
      assert.include(refused.message, "misses `1` messages")
    })
  )

  it.live("that was sealed is read, and takes no more appends", () =>
    Effect.gen(function* () {
      const options = { servers: address, alliance: freshName() }
      yield* within(options, append(many(2)))
      // The client's types know it when a stream is made, and not when it is changed.
      const sealing = { description: "closed", sealed: true }
      yield* behind(address, ({ streams }) => streams.update(streamOf(options.alliance).name, sealing))
      yield* within(
        options,
        Effect.gen(function* () {
          assert.strictEqual((yield* read()).length, 2)
          const refused = yield* errorOf(append(many(1)))
          assert.strictEqual(refused.reason, "ReadOnly")
          assert.include(refused.message, "sealed")
        })
      )
    })
  )

  it.live("is not begun where another takes its subject", () =>
    Effect.gen(function* () {
      const alliance = freshName()
      const name = `other-${alliance}`
      yield* behind(address, ({ streams }) => streams.add({ name, subjects: [`pactwerk.${alliance}`] }))
      const refused = yield* errorOf(within({ servers: address, alliance }, read()))
      assert.strictEqual(refused.reason, "Unavailable")
      assert.include(refused.message, "another stream takes the same subject")
    })
  )

  it.live("that is removed under an open log is said to be gone", () =>
    Effect.gen(function* () {
      const options = { servers: address, alliance: freshName() }
      const refused = yield* within(
        options,
        Effect.gen(function* () {
          yield* append(many(1))
          yield* behind(address, ({ streams }) => streams.delete(streamOf(options.alliance).name))
          return [yield* errorOf(read()), yield* errorOf(append(many(1)))]
        })
      )
      for (const { message, reason } of refused) {
        assert.strictEqual(reason, "Unavailable")
        assert.include(message, "there is no such stream")
      }
    })
  )
})

describe.skipIf(!isHere)("a message that is not the log's own", () => {
  const written = Effect.fnUntraced(function* () {
    const options = { servers: address, alliance: freshName() }
    for (const count of [2, 1]) yield* within(options, append(many(count)))
    const texts = yield* behind(address, ({ streams }) =>
      Promise.all(
        [1, 2].map(async (seq) => (await streams.getMessage(streamOf(options.alliance).name, { seq }))?.string() ?? "")
      )
    )
    return { options, texts }
  })
  const cases: ReadonlyArray<
    readonly [what: string, reason: string, says: string, make: (first: string, last: string) => string]
  > = [
    ["no JSON", "Corrupt", "message `3`", () => "hello"],
    ["no text", "Corrupt", "message `3`", () => "\u0000\ufffd"],
    ["other JSON", "Corrupt", "position `4`", () => `{"temperature":21}`],
    [
      "no events",
      "Corrupt",
      "position `4`",
      (_, last) => JSON.stringify({ ...JSON.parse(last), first: 4, events: [] })
    ],
    ["the first message once more", "Corrupt", "begins at position `1`, not `4`", (first) => first],
    ["the last message once more", "Corrupt", "begins at position `3`, not `4`", (_, last) => last],
    [
      "a message that leaves a gap",
      "Corrupt",
      "begins at position `5`, not `4`",
      (_, last) => last.replace('"first":3', '"first":5')
    ],
    [
      "a message for the right position that follows another",
      "Corrupt",
      "position `3`",
      (_, last) => last.replaceAll('"first":3', '"first":4').replaceAll('"position":3', '"position":4')
    ],
    ["a newer format", "ReadOnly", "update Pactwerk", (_, last) => last.replace('"v":1', '"v":2')]
  ]
  for (const [what, reason, says, make] of cases) {
    it.live(`is refused as \`${reason}\`, and nothing is appended after it: ${what}`, () =>
      Effect.gen(function* () {
        const { options, texts } = yield* written()
        const [first = "", last = ""] = texts
        const refused = yield* within(
          options,
          Effect.gen(function* () {
            // Open before it comes.
            assert.strictEqual((yield* read()).length, 3)
            yield* behind(address, ({ client }) => client.publish(`pactwerk.${options.alliance}`, make(first, last)))
            return [yield* errorOf(read()), yield* errorOf(append(many(1)))]
          })
        )
        refused.push(yield* errorOf(within(options, read())))
        for (const { message, reason: found } of refused) {
          assert.strictEqual(found, reason)
          assert.include(message, says)
        }
        const { state } = yield* behind(address, ({ streams }) => streams.info(streamOf(options.alliance).name))
        assert.strictEqual(state.last_seq, 3)
      })
    )
  }

  it.live("is refused when an event in it was changed, with its position", () =>
    Effect.gen(function* () {
      const { options, texts } = yield* written()
      const alliance = freshName()
      yield* within({ servers: address, alliance }, read())
      const changed = (texts[0] ?? "").replace('"position":2', '"position":2,"note":"added"')
      yield* behind(address, ({ client }) => client.publish(`pactwerk.${alliance}`, changed))
      const refused = yield* errorOf(within({ ...options, alliance }, read()))
      assert.strictEqual(refused.reason, "Corrupt")
      assert.include(refused.message, "position `2`")
    })
  )

  it.live("ends the heads as `Corrupt`", () =>
    Effect.gen(function* () {
      const { options } = yield* written()
      const heads = Effect.flatMap(EventLog, (log) => Stream.runDrain(log.heads))
      const refused = yield* within(
        options,
        Effect.gen(function* () {
          const listening = yield* Effect.forkChild(errorOf(heads))
          yield* behind(address, ({ client }) => client.publish(`pactwerk.${options.alliance}`, "hello"))
          return yield* Fiber.join(listening)
        })
      )
      assert.strictEqual(refused.reason, "Corrupt")
    })
  )
})

describe.skipIf(!isHere)("a server that lost what it had acknowledged", () => {
  /** An open log of three messages, and its server put back to the first two; `more` are then written by another. */
  const rolledBack = Effect.fnUntraced(function* <A, E>(more: number, run: Effect.Effect<A, E, EventLog>) {
    const server = yield* Effect.promise(() => servers.single())
    const options = { servers: server.address, alliance: freshName() }
    const copy = `${server.store}-copy`
    yield* within(options, Effect.andThen(append(many(1)), append(many(1))))
    const restart = async (meanwhile: () => void) => {
      await server.signal("SIGKILL")
      meanwhile()
      await server.start()
    }
    yield* Effect.promise(() => restart(() => cpSync(server.store, copy, { recursive: true })))
    const heard = yield* within(
      options,
      Effect.gen(function* () {
        yield* append(many(1))
        yield* Effect.promise(() =>
          restart(() => {
            rmSync(server.store, { recursive: true })
            cpSync(copy, server.store, { recursive: true })
          })
        )
        for (let written = 0; written < more; written++) yield* within(options, append(many(1)))
        return yield* run
      })
    )
    yield* Effect.promise(() => server.signal("SIGKILL"))
    return { heard, server }
  })

  for (const [who, run] of [
    ["reads", read()],
    ["appends", append(many(1))]
  ] as const) {
    it.live(`is found out by whoever ${who} where another wrote in its place`, () =>
      Effect.gen(function* () {
        const { heard } = yield* rolledBack(1, errorOf<unknown, unknown, EventLog>(run))
        assert.strictEqual(heard.reason, "Corrupt")
        assert.include(heard.message, "position `3`")
      })
    )

    it.live(`is found out by whoever ${who} where others wrote in its place and went on`, () =>
      Effect.gen(function* () {
        const { heard } = yield* rolledBack(2, errorOf<unknown, unknown, EventLog>(run))
        assert.strictEqual(heard.reason, "Corrupt")
        assert.include(heard.message, "position `3`")
      })
    )
  }

  it.effect("is given ten seconds to find it again, and then it is `Corrupt`", () =>
    Effect.gen(function* () {
      const waiting = Effect.gen(function* () {
        const reading = yield* Effect.forkChild(errorOf(read()))
        // Slowly enough for the connection, which comes back by the clock of the machine.
        const pause = Effect.promise(() => new Promise((resume) => setTimeout(resume, 20)))
        while (reading.pollUnsafe() === undefined) yield* Effect.andThen(TestClock.adjust("100 millis"), pause)
        return yield* Fiber.join(reading)
      })
      const { heard } = yield* rolledBack(0, waiting)
      assert.strictEqual(heard.reason, "Corrupt")
      assert.include(heard.message, "ends at message `2`")
    })
  )
})
