/** The SQLite store: every case, the same answers as the specification, and what a file can do to a log. */
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { leafHash } from "@pactwerk/core"
import { alliancesSuite, durable, many, propose, suite } from "@pactwerk/core/testing"
import { Effect, Fiber, Layer, Random } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { platformHash } from "../src/storage/shared/served.ts"
import { openReader, openWriter } from "../src/storage/sqlite/file.ts"
import { alliances, layer } from "../src/storage/sqlite.ts"
import { append, errorOf, folder, fresh, place, read, tamper, within } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const places = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
afterAll(() => rmSync(places, { recursive: true, force: true }))

suite("sqlite", fresh, { describe, it, deep, timeout: 60_000 })
durable("sqlite", (name) => layer({ file: path.join(places, `${name}.db`) }), { describe, it, deep, timeout: 60_000 })
alliancesSuite("sqlite", Layer.unwrap(Effect.map(folder, (made) => alliances({ folder: made }))), { describe, it })

describe("a log in a SQLite file", () => {
  it("hashes as the core does", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => platformHash(text) === leafHash(text)))
  })

  it.live("reads the same when it is opened to read only", () =>
    Effect.gen(function* () {
      const file = yield* place
      const before = yield* within({ file }, Effect.andThen(append(many(3, "A", ["p"])), read()))
      assert.deepStrictEqual(yield* within({ file, readOnly: true }, read()), before)
    })
  )

  it("syncs at each commit and keeps a write-ahead log, on every connection", () =>
    Effect.gen(function* () {
      const file = yield* place
      for (const open of [openWriter, openReader]) {
        const connection = open(file)
        const answers = ["journal_mode", "synchronous", "trusted_schema"].map((name) =>
          connection.prepare(`pragma ${name}`).get()
        )
        assert.deepStrictEqual(
          answers.map((answer) => Object.values(answer ?? {})[0]),
          ["wal", 2, 0]
        )
        connection.close()
      }
    }).pipe(Effect.scoped, Effect.runPromise))

  it.live("waits for another process that holds the lock, without holding up this one", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within(
        { file },
        Effect.gen(function* () {
          yield* append(many(1))
          const holder = new DatabaseSync(file)
          holder.exec("begin immediate")
          const waiting = yield* Effect.forkChild(append(many(1)))
          let ticks = 0
          for (const until = performance.now() + 300; performance.now() < until; ticks++) yield* Effect.sleep(1)
          assert.isUndefined(waiting.pollUnsafe())
          assert.isAbove(ticks, 3)
          holder.exec("rollback")
          holder.close()
          assert.deepStrictEqual(yield* Fiber.join(waiting), { first: 2, last: 2 })
        })
      )
    })
  )

  it.effect("says `Unavailable` after five seconds of waiting, and the same ids again have one effect", () =>
    Effect.gen(function* () {
      const file = yield* place
      const run = Effect.gen(function* () {
        const holder = new DatabaseSync(file)
        holder.exec("begin immediate")
        const events = many(2)
        const waiting = yield* Effect.forkChild(errorOf(append(events)))
        while (waiting.pollUnsafe() === undefined) yield* Effect.andThen(TestClock.adjust("1 second"), Effect.yieldNow)
        assert.deepInclude(yield* Fiber.join(waiting), { reason: "Unavailable" })
        holder.exec("rollback")
        holder.close()
        assert.deepStrictEqual(yield* append(events), { first: 1, last: 2 })
        assert.strictEqual((yield* read()).length, 2)
      })
      // Two seconds between attempts instead of some milliseconds: each attempt holds this thread for a while.
      yield* Effect.provideService(within({ file }, run), Random.Random, {
        nextDoubleUnsafe: () => 40,
        nextIntUnsafe: () => 40
      })
    })
  )
})

const sumOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex")

describe("a file that is no log", () => {
  const other = (file: string, sql: string) => {
    const connection = new DatabaseSync(file)
    connection.exec(sql)
    connection.close()
  }
  for (const [what, make, reason, says] of [
    ["random bytes", (file: string) => writeFileSync(file, "no log at all ".repeat(500)), "Corrupt", "not a database"],
    ["one byte", (file: string) => writeFileSync(file, "S"), "Corrupt", "not a database"],
    ["a few bytes", (file: string) => writeFileSync(file, "hello"), "Corrupt", "not a database"],
    ["another program's database", (file: string) => other(file, "create table own (a)"), "Corrupt", "another program"],
    [
      "another program's named database",
      (file: string) => other(file, "pragma application_id = 7"),
      "Corrupt",
      "another program"
    ],
    ["a folder", (file: string) => mkdirSync(file), "Unavailable", "cannot open"]
  ] as const) {
    it.live(`is refused and left as it was: ${what}`, () =>
      Effect.gen(function* () {
        const file = yield* place
        make(file)
        const before = statSync(file).isFile() ? sumOf(file) : ""
        for (const readOnly of [false, true]) {
          const refused = yield* errorOf(within({ file, readOnly }, read()))
          assert.strictEqual(refused.reason, reason)
          assert.include(refused.message, says)
          assert.include(refused.message, `\`${file}\``)
        }
        assert.strictEqual(statSync(file).isFile() ? sumOf(file) : "", before)
        assert.deepStrictEqual(readdirSync(path.dirname(file)), ["log.db"])
      })
    )
  }

  it.live("is refused in a folder that is not there, and the folder is not made", () =>
    Effect.gen(function* () {
      const file = path.join(yield* place, "log.db")
      assert.deepInclude(yield* errorOf(within({ file }, read())), { reason: "Unavailable" })
      assert.isFalse(existsSync(path.dirname(file)))
    })
  )

  it.live("is refused in memory, where nothing can be kept", () =>
    Effect.map(errorOf(within({ file: ":memory:" }, read())), ({ message }) =>
      assert.include(message, "write-ahead log")
    )
  )

  it.live("is refused with advice when a newer version wrote it", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within({ file }, append(many(1)))
      tamper(file, "pragma user_version = 2")
      for (const readOnly of [false, true]) {
        const refused = yield* errorOf(within({ file, readOnly }, read()))
        assert.strictEqual(refused.reason, "ReadOnly")
        assert.include(refused.message, "update Pactwerk")
      }
    })
  )
})

describe("a log that is opened to read only", () => {
  it.live("is read, refuses every append as `ReadOnly`, and stays as it was", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within({ file }, append(many(3)))
      const before = [sumOf(file), ...readdirSync(path.dirname(file))]
      yield* within(
        { file, readOnly: true },
        Effect.gen(function* () {
          assert.strictEqual((yield* read()).length, 3)
          assert.deepInclude(yield* errorOf(append(many(1))), { reason: "ReadOnly" })
          assert.deepInclude(yield* errorOf(append([{ ...propose("A"), schema: 0 }])), { reason: "Encoding" })
        })
      )
      assert.deepStrictEqual(
        [sumOf(file), ...readdirSync(path.dirname(file)).filter((name) => !/-(wal|shm)$/.test(name))],
        before
      )
    })
  )

  it.live("is never made", () =>
    Effect.gen(function* () {
      const file = yield* place
      assert.deepInclude(yield* errorOf(within({ file, readOnly: true }, read())), { reason: "Unavailable" })
      assert.deepStrictEqual(readdirSync(path.dirname(file)), [])
    })
  )
})
