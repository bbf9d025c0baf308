/** The NATS store: every case, and the same answers as the specification, on a server of the tests' own. */
import { afterAll, beforeAll, describe, it } from "@effect/vitest"
import { alliancesSuite, durable, many, suite } from "@pactwerk/core/testing"
import { Effect, Layer, Result } from "effect"
import { assert, inject } from "vitest"
import { alliances, layer, open } from "../src/storage/nats.ts"
import { append, capabilities, freshName, read, removeAll, within } from "./nats-fixtures.ts"
import { natsServers } from "./nats-servers.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const [program, url] = [inject("natsServer"), inject("natsUrl")]
const [isOurs, here] = [program !== "", program !== "" || url !== ""]
const servers = natsServers(program)

/** Whoever gives no name is in an account of its own; each of the others sees only what is theirs. */
const rooms = Array.from({ length: 40 }, (_, index) => `room-${index}`)
const account = (name: string) => `"${name}": { jetstream: enabled, users: [{ user: "${name}", password: "secret" }] }`
const accounts = `accounts { ${["everybody", ...rooms].map(account).join(", ")} }\nno_auth_user: everybody`
let address = url
// Before all and not while this file loads: where none of its tests runs, nothing is started.
beforeAll(async () => {
  if (isOurs) address = (await servers.single(accounts)).address
}, 60_000)
afterAll(async () => {
  if (!isOurs && here) await removeAll(url)
  await servers.end()
})

const running = { describe: describe.skipIf(!here), it, deep, capabilities, timeout: 20_000 }
const fresh = Layer.suspend(() => layer({ servers: address, alliance: freshName() }))
suite("nats", fresh, running)
durable("nats", (place) => layer({ servers: address, alliance: freshNameOf(place) }), running)

/** The same place is the same alliance. */
const places = new Map<string, string>()
const freshNameOf = (place: string): string => {
  const known = places.get(place) ?? freshName("place")
  places.set(place, known)
  return known
}

// On a server of somebody else there are other alliances too.
const room = Layer.suspend(() => alliances({ servers: address, user: rooms.pop() ?? "", password: "secret" }))
alliancesSuite("nats", room, { ...running, describe: describe.skipIf(!isOurs) })

describe.skipIf(!here)("a log in a stream", () => {
  it.live("is the same for who uses promises", () =>
    Effect.gen(function* () {
      const options = { servers: address, alliance: freshName() }
      const log = yield* Effect.promise(() => open(options))
      const stored = yield* Effect.promise(() => log.append(many(2)))
      assert.isTrue(Result.isSuccess(stored) && stored.success.last === 2)
      yield* Effect.promise(() => log.close())
      assert.strictEqual((yield* within(options, read())).length, 2)
    })
  )

  it.live("holds a group that is more than one message may: its appends are then stored each by itself", () =>
    within(
      { servers: address, alliance: freshName() },
      Effect.gen(function* () {
        // Many small events: their envelopes are what makes the group larger than it looks.
        const jobs = Array.from({ length: 480 }, () => append(many(5)))
        yield* Effect.all(jobs, { concurrency: "unbounded" })
        assert.strictEqual((yield* read()).length, 2400)
      })
    )
  )

  it.live("is read through more messages than one page of them", () =>
    Effect.gen(function* () {
      const options = { servers: address, alliance: freshName() }
      const before = yield* within(
        options,
        Effect.gen(function* () {
          for (let round = 0; round < 300; round++) yield* append(many(1))
          return yield* read()
        })
      )
      assert.deepStrictEqual(yield* within(options, read()), before)
    })
  )
})
