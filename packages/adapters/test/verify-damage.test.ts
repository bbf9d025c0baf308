/** A log that somebody altered behind its back says so, names the place, and serves nothing else: every byte, every bit, every place. */
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { inject } from "vitest"
import { everyBit, everyByte, tried } from "./damage-changes.ts"
import { claims } from "./damage-claims.ts"
import { inBrowser, inStream } from "./damage-elsewhere.ts"
import { inLines, inSqlite } from "./damage-sites.ts"
import { inProcess, onServer } from "./damage-tables.ts"
import { natsServers } from "./nats-servers.ts"
import { here } from "./postgres-fixtures.ts"

const timeout = 600_000

for (const [name, make] of [
  ["SQLite", inSqlite],
  ["lines", inLines]
] as const) {
  claims(name, { make, steps: { bytes: 61, others: 1 }, timeout })

  describe(`each record of a log in ${name}`, () => {
    it.live(
      "has no byte that can be another without being noticed at its place, and some no bit",
      () =>
        Effect.gen(function* () {
          const site = yield* make
          const bytes = yield* tried(site, everyByte(site), site.glance)
          assert.deepStrictEqual(bytes.missed, [])
          assert.isAbove(bytes.count, 30_000)
          // The first, one that is sealed, and the last.
          const bits = yield* tried(site, everyBit(site, [0, 3, 49]), site.glance)
          assert.deepStrictEqual(bits.missed, [])
          assert.isAbove(bits.count, 10_000)
        }),
      timeout
    )
  })
}

claims("IndexedDB", { make: inBrowser, steps: { bytes: 53, others: 3 }, timeout })
claims("PGlite", { make: inProcess, steps: { bytes: 149, others: 7 }, timeout })

describe.skipIf(!here)("on a server", () => {
  claims("PostgreSQL", { make: onServer, steps: { bytes: 149, others: 7 }, timeout })
})

const program = inject("natsServer")
const servers = natsServers(program)
let address = ""
beforeAll(async () => {
  if (program !== "") address = (await servers.single()).address
}, 60_000)
afterAll(servers.end)

describe.skipIf(program === "")("on a server", () => {
  const make = Effect.suspend(() => inStream(address))
  claims("NATS", { make, steps: { bytes: 389, others: 11 }, isChained: true, timeout })
})
