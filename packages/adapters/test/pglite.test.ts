/** The PostgreSQL store without a server: the same cases in a folder of this process, and what a folder can do to it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { everything } from "@pactwerk/core"
import { alliancesSuite, durable, many, suite } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import { alliances, layer, type Options, open } from "../src/storage/pglite.ts"
import { append, errorOf, freshName, freshSchema, read } from "./postgres-fixtures.ts"
import { start } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const places = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
const folder = path.join(places, "logs")

// A database takes seconds to make: it stays open, and each case has a log of its own in it.
let close = async () => {}
beforeAll(async () => {
  close = (await open({ folder })).close
}, 180_000)
afterAll(async () => {
  await close()
  rmSync(places, { recursive: true, force: true })
})

const running = { describe, it, deep, timeout: 20_000, runs: deep ? 40 : 5 }
suite("pglite", Layer.unwrap(Effect.sync(() => layer({ folder, alliance: freshName("log") }))), running)
durable("pglite", (alliance) => layer({ folder, alliance: `place-${alliance}` }), running)
alliancesSuite("pglite", Layer.unwrap(Effect.sync(() => alliances({ folder, schema: freshSchema() }))), running)

const within = (options: Options) => Effect.provide(read(), Layer.fresh(layer(options)))

describe("a log in PGlite", () => {
  it.skipIf(!deep)(
    "is in memory where no folder is named, and gone when it is closed",
    async () => {
      const log = await open()
      await log.append(many(2))
      const found = await Array.fromAsync(log.read(everything))
      assert.deepStrictEqual(
        found.map(({ position }) => Number(position)),
        [1, 2]
      )
      await log.close()
    },
    60_000
  )

  it.live("is one log for whoever names its folder otherwise", () =>
    Effect.gen(function* () {
      const other = path.join(places, "other-name")
      symlinkSync(folder, other)
      const alliance = freshName("one")
      yield* Effect.provide(append(many(2)), Layer.fresh(layer({ folder, alliance })))
      assert.strictEqual((yield* within({ folder: other, alliance })).length, 2)
      assert.strictEqual((yield* within({ folder: `${places}/./logs/`, alliance })).length, 2)
    })
  )

  const child = (at: string) =>
    start(process.execPath, ["--conditions=pactwerk-source", path.join(import.meta.dirname, "pglite-child.ts"), at])

  it.live("is refused to another process while this one has its folder open", () =>
    Effect.gen(function* () {
      const other = child(folder)
      assert.strictEqual(yield* Effect.promise(() => other.done), 1)
      assert.include(other.complaint(), "another process has")
      assert.include(other.complaint(), "Unavailable")
    })
  )

  it.live.skipIf(!deep)(
    "is whole when the process that wrote it was killed, and refused when it was damaged since",
    () =>
      Effect.gen(function* () {
        const killed = path.join(places, "killed")
        for (let round = 0; round < 5; round++) {
          const writer = child(killed)
          while (writer.complaint().split("\n").length < 20) yield* Effect.sleep(20)
          assert.deepInclude(yield* errorOf(within({ folder: killed })), { reason: "Unavailable" })
          writer.kill()
          assert.strictEqual(yield* Effect.promise(() => writer.done), "SIGKILL")
          const acknowledged = Number(writer.complaint().trimEnd().split("\n").at(-1))
          const found = yield* within({ folder: killed })
          assert.isAtLeast(found.length, acknowledged)
          assert.strictEqual(found.length % 3, 0, "batches are whole")
          assert.deepStrictEqual(
            found.map(({ position }) => Number(position)),
            found.map((_, index) => index + 1)
          )
        }
        truncateSync(path.join(killed, "global", "pg_control"), 10)
        const damaged = yield* errorOf(within({ folder: killed }))
        assert.strictEqual(damaged.reason, "Corrupt")
        assert.include(damaged.message, "restore it from a copy")
      }),
    300_000
  )

  it.live("is refused where its folder is something else, and that is left as it was", () =>
    Effect.gen(function* () {
      const file = path.join(places, "file")
      writeFileSync(file, "no database")
      assert.deepInclude(yield* errorOf(within({ folder: file })), { reason: "Unavailable" })
      const full = path.join(places, "full")
      mkdirSync(full)
      writeFileSync(path.join(full, "letter.txt"), "dear neighbours")
      const refused = yield* errorOf(within({ folder: full }))
      assert.strictEqual(refused.reason, "Corrupt")
      assert.include(refused.message, "choose another folder")
      assert.deepStrictEqual(readdirSync(full), ["letter.txt"])
      const nowhere = yield* errorOf(within({ folder: path.join(places, "not", "there") }))
      assert.strictEqual(nowhere.reason, "Unavailable")
      assert.notInclude(readdirSync(places), "not")
    })
  )

  it.live("is never begun for what cannot be a name", () =>
    Effect.gen(function* () {
      const refused = yield* errorOf(within({ folder, alliance: "x'; drop table pactwerk_event; --" }))
      assert.strictEqual(refused.reason, "Encoding")
      assert.deepInclude(yield* errorOf(within({ folder, schema: 'x"; --' })), { reason: "Encoding" })
    })
  )
})
