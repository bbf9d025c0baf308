/** The store of lines: every case, the same answers as the specification, and what a file can do to a log. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { crc32 } from "node:zlib"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { canonicalise, EventLog, everything, Position } from "@pactwerk/core"
import { alliancesSuite, batch, durable, many, propose, soon, suite } from "@pactwerk/core/testing"
import { Effect, Fiber, Layer, Result, Stream } from "effect"
import { header } from "../src/storage/ndjson/line.ts"
import { alliances, layer, open } from "../src/storage/ndjson.ts"
import { open as openSqlite } from "../src/storage/sqlite.ts"
import { fresh, place, within, written } from "./ndjson-fixtures.ts"
import { append, errorOf, folder, read } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const places = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
afterAll(() => rmSync(places, { recursive: true, force: true }))

suite("ndjson", fresh, { describe, it, deep, timeout: 60_000 })
durable("ndjson", (name) => layer({ file: path.join(places, `${name}.ndjson`) }), {
  describe,
  it,
  deep,
  timeout: 60_000
})
alliancesSuite("ndjson", Layer.unwrap(Effect.map(folder, (made) => alliances({ folder: made }))), { describe, it })

const span = (first: number, last: number) => ({ first: Position.make(first), last: Position.make(last) })

describe("a log in a file of lines", () => {
  it.live(
    "is canonical: every line is what its own JSON is written as, and a line for each event after the first",
    () =>
      Effect.gen(function* () {
        const { file, stored } = yield* written(1, 3)
        const [first = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n")
        for (const line of [first, ...lines]) assert.strictEqual(canonicalise(JSON.parse(line)), line)
        const told = lines.map((line): unknown => JSON.parse(line).event)
        const kept = stored.map(({ hash, ...event }) => event)
        assert.deepStrictEqual(told, kept)
        assert.deepStrictEqual(
          lines.map((line) => line.match(/^\{"batch":(\[\d+,\d+\])/)?.[1]),
          ["[1,1]", "[2,4]", "[2,4]", "[2,4]"]
        )
      }).pipe(Effect.scoped)
  )

  it.live("that is opened to read only is read, refuses every append as `ReadOnly`, and stays as it was", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(3)
      rmSync(`${file}-lock`)
      const before = [readFileSync(file, "utf8"), ...readdirSync(path.dirname(file))]
      yield* within(
        { file, readOnly: true },
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* read(), stored)
          assert.deepInclude(yield* errorOf(append(many(1))), { reason: "ReadOnly" })
          assert.deepInclude(yield* errorOf(append([{ ...propose("A"), schema: 0 }])), { reason: "Encoding" })
        })
      )
      assert.deepStrictEqual([readFileSync(file, "utf8"), ...readdirSync(path.dirname(file))], before)
    }).pipe(Effect.scoped)
  )

  it.live("that is opened to read only follows who writes", () =>
    Effect.gen(function* () {
      const { file } = yield* written(1)
      const met: Array<number> = []
      const follow = Effect.flatMap(EventLog, ({ heads }) =>
        Stream.runForEach(heads, (head) => Effect.sync(() => met.push(head)))
      )
      const follower = yield* Effect.forkChild(within({ file, readOnly: true }, follow))
      assert.isTrue(yield* soon(() => met.at(-1) === 1))
      yield* within({ file }, append(many(2)))
      assert.isTrue(yield* soon(() => met.at(-1) === 3))
      yield* Fiber.interrupt(follower)
    }).pipe(Effect.scoped)
  )

  it.live("is never made by who only reads", () =>
    Effect.gen(function* () {
      const file = yield* place
      assert.deepInclude(yield* errorOf(within({ file, readOnly: true }, read())), { reason: "Unavailable" })
      assert.deepStrictEqual(readdirSync(path.dirname(file)), [])
    }).pipe(Effect.scoped)
  )

  for (const [what, make, reason] of [
    ["random bytes", (file: string) => writeFileSync(file, "no log at all ".repeat(50)), "Corrupt"],
    ["one byte", (file: string) => writeFileSync(file, "S"), "Corrupt"],
    ["other lines of JSON", (file: string) => writeFileSync(file, '{"level":"info"}\n'.repeat(9)), "Corrupt"],
    ["a folder", (file: string) => mkdirSync(file), "Unavailable"]
  ] as const) {
    it.live(`is not begun in what is something else, which is left as it was: ${what}`, () =>
      Effect.gen(function* () {
        const file = yield* place
        make(file)
        const before = statSync(file).isFile() ? readFileSync(file, "utf8") : ""
        for (const readOnly of [false, true]) {
          const refused = yield* errorOf(within({ file, readOnly }, read()))
          assert.strictEqual(refused.reason, reason)
          assert.include(refused.message, `\`${file}\``)
        }
        assert.strictEqual(statSync(file).isFile() ? readFileSync(file, "utf8") : "", before)
        assert.deepStrictEqual(readdirSync(path.dirname(file)), ["log.ndjson"])
      }).pipe(Effect.scoped)
    )
  }

  it.live("is refused with advice when a newer version wrote it", () =>
    Effect.gen(function* () {
      const file = yield* place
      const text = '{"format":"pactwerk-log/2"'
      writeFileSync(file, `${text},"sum":"${crc32(text).toString(16).padStart(8, "0")}"}\nwhatever\n`)
      for (const readOnly of [false, true]) {
        const refused = yield* errorOf(within({ file, readOnly }, read()))
        assert.strictEqual(refused.reason, "ReadOnly")
        assert.include(refused.message, "update Pactwerk")
      }
    }).pipe(Effect.scoped)
  )

  it.live("goes on where its first line was not finished", () =>
    Effect.gen(function* () {
      const file = yield* place
      for (const length of [1, 20, header.length - 1]) {
        writeFileSync(file, header.subarray(0, length))
        assert.deepStrictEqual(yield* within({ file }, read()), [])
        assert.isTrue(readFileSync(file).equals(header))
      }
    }).pipe(Effect.scoped)
  )

  it.live("is read by pages, also where one batch is larger than a page", () =>
    Effect.gen(function* () {
      const file = yield* place
      const big = (size: number) => propose("Big", [], { text: "é".repeat(size) })
      const batches = [
        batch([big(200_000)]),
        batch([big(100_000), big(100_000)]),
        many(1000),
        batch([big(240_000)]),
        many(2)
      ]
      const stored = yield* within(
        { file },
        Effect.andThen(
          Effect.forEach(batches, (events) => append(events)),
          read()
        )
      )
      assert.isAbove(statSync(file).size, 1024 * 1024)
      assert.deepStrictEqual(yield* within({ file }, read()), stored)
    }).pipe(Effect.scoped)
  )

  it("is opened for promises, as one in SQLite is", async () => {
    for (const [opens, name] of [
      [open, "promised.ndjson"],
      [openSqlite, "promised.db"]
    ] as const) {
      const log = await opens({ file: path.join(places, name) })
      assert.deepStrictEqual(Result.getOrThrow(await log.append(many(2))), span(1, 2))
      await log.close()
      const again = await opens({ file: path.join(places, name), readOnly: true })
      const met: Array<number> = []
      for await (const { position } of again.read(everything)) met.push(position)
      assert.deepStrictEqual(met, [1, 2])
      await again.close()
    }
  })
})
