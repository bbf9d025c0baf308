/** People's keys in a SQLite file: its owner's alone, and gone to the last byte when they are destroyed. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Checkpoints } from "@pactwerk/core"
import { keyStoreSuite, many } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { layer } from "../src/keys/sqlite.ts"
import { checkpoints, layer as logIn } from "../src/storage/sqlite.ts"
import { holding, master, person, place, under, within, wrappedIn } from "./keys-fixtures.ts"
import { append, errorOf, read, within as withinLog } from "./sqlite-fixtures.ts"

const [anna, bram] = [person(1), person(2)]

keyStoreSuite(
  "sqlite",
  Effect.map(place, (file) => (given) => layer({ file, ...under(given) })),
  { describe, it, timeout: 30_000 }
)

describe("people's keys in a SQLite file", () => {
  it.live("are kept wrapped only: the file holds no key, and the id of the master key alone", () =>
    Effect.gen(function* () {
      const file = yield* place
      const own = yield* within({ file }, ({ create }) => create(anna))
      if (own.status !== "open") return assert.fail(own.status)
      assert.deepStrictEqual(holding(file, Buffer.from(own.keys.get(1) ?? [])), [])
      assert.deepStrictEqual(holding(file, Buffer.alloc(32, 1)), [])
      assert.isTrue(readFileSync(file).includes(master.id))
    })
  )

  it.live("leave no byte behind when they are destroyed, in no file beside it either; the others stay", () =>
    Effect.gen(function* () {
      const file = yield* place
      const people = Array.from({ length: 200 }, (_, index) => person(index + 1))
      yield* within({ file }, (keys) =>
        Effect.gen(function* () {
          for (const one of people) yield* keys.create(one)
          const kept = people.flatMap((one) => wrappedIn(file, one))
          assert.strictEqual(kept.length, people.length)
          for (const secret of kept) assert.deepStrictEqual(holding(file, secret), ["keys.db"])
          for (const index of [0, 7, 8, 9, 100, 199]) {
            yield* keys.destroy(people[index] ?? anna)
            assert.deepStrictEqual(holding(file, kept[index] ?? Buffer.of()), [], `person ${index}`)
          }
          assert.deepStrictEqual(holding(file, kept[50] ?? Buffer.of()), ["keys.db"])
          assert.strictEqual((yield* keys.open(people[50] ?? anna)).status, "open")
        })
      )
      assert.deepStrictEqual(readdirSync(path.dirname(file)), ["keys.db"])
      // The file was written anew: no page is left over in it.
      const size = statSync(file).size
      yield* within({ file }, ({ bury }) => bury(people))
      assert.isBelow(statSync(file).size, size)
      const connection = new DatabaseSync(file, { readOnly: true })
      assert.deepStrictEqual({ ...connection.prepare("pragma freelist_count").get() }, { freelist_count: 0 })
      connection.close()
    })
  )

  it.live("leave nothing of how they were wrapped before, once they are wrapped under another master key", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within({ file }, ({ create }) => create(anna))
      const [before = Buffer.of()] = wrappedIn(file, anna)
      const other = { ...master, id: "0123456789abcdef" }
      yield* within({ file }, ({ rewrap }) => rewrap(other))
      assert.deepStrictEqual(holding(file, before), [])
      assert.strictEqual((yield* within({ file, master: other }, ({ open }) => open(anna))).status, "open")
    })
  )

  it.live("are in a file that only its owner may read, also when it was put back with other rights", () =>
    Effect.gen(function* () {
      const file = yield* place
      const rights = () => (statSync(file).mode & 0o777).toString(8)
      yield* within({ file }, ({ create }) => create(anna))
      assert.strictEqual(rights(), "600")
      chmodSync(file, 0o644)
      yield* within({ file, readOnly: true }, ({ list }) => list)
      assert.strictEqual(rights(), "644")
      yield* within({ file }, ({ list }) => list)
      assert.strictEqual(rights(), "600")
    })
  )

  it.live("are looked at without being changed when the file is opened to read only, and no file is made", () =>
    Effect.gen(function* () {
      const file = yield* place
      const readOnly = { file, readOnly: true }
      assert.deepStrictEqual(yield* within(readOnly, ({ list }) => list), [])
      assert.deepInclude(yield* errorOf(within(readOnly, ({ create }) => create(anna))), { reason: "ReadOnly" })
      assert.isFalse(existsSync(file))
      const made = yield* within({ file }, ({ create }) => create(anna))
      const before = readFileSync(file)
      assert.deepStrictEqual(yield* within(readOnly, ({ open }) => open(anna)), made)
      for (const refused of [
        within(readOnly, ({ create }) => create(bram)),
        within(readOnly, ({ destroy }) => destroy(anna)),
        within(readOnly, ({ rewrap }) => rewrap({ ...master, id: "another" }))
      ]) {
        const error = yield* errorOf(Effect.asVoid(refused))
        assert.deepStrictEqual([error.reason, error.message.includes(`\`${file}\``)], ["ReadOnly", true])
      }
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

  for (const [what, make] of [
    ["a log", (file: string) => Effect.asVoid(withinLog({ file }, append(many(2))))],
    ["checkpoints", (file: string) => Effect.provide(Effect.asVoid(Checkpoints), checkpoints({ file }))],
    ["a text", (file: string) => Effect.sync(() => writeFileSync(file, "shopping ".repeat(200)))],
    ["a few bytes", (file: string) => Effect.sync(() => writeFileSync(file, "hello"))],
    ["another database", (file: string) => Effect.sync(() => new DatabaseSync(file).exec("create table own (a)"))]
  ] as const) {
    it.live(`are never put into a file that is something else, which stays as it was: ${what}`, () =>
      Effect.gen(function* () {
        const file = yield* place
        yield* make(file)
        const before = readFileSync(file)
        for (const readOnly of [true, false]) {
          const error = yield* errorOf(within({ file, readOnly }, ({ list }) => list))
          assert.deepStrictEqual([error.reason, error.message.includes(`\`${file}\``)], ["Corrupt", true])
        }
        assert.deepStrictEqual(readFileSync(file), before)
      })
    )
  }

  it.live("are never taken for a log", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within({ file }, ({ create }) => create(anna))
      assert.deepInclude(yield* errorOf(Effect.provide(read(), logIn({ file }))), { reason: "Corrupt" })
      assert.strictEqual((yield* within({ file }, ({ open }) => open(anna))).status, "open")
    })
  )

  for (const [what, sql, reason, says] of [
    ["a newer version", "pragma user_version = 2", "ReadOnly", "update Pactwerk"],
    ["a table that is gone", "drop table stone", "Corrupt", "damaged"],
    ["a key of nobody", "insert into key values ('Anna de Wit', 1, x'00', 'a')", "Corrupt", "no number of a person"]
  ] as const) {
    it.live(`are refused in a file of ${what}, with what to do`, () =>
      Effect.gen(function* () {
        const file = yield* place
        yield* within({ file }, ({ create }) => create(anna))
        const connection = new DatabaseSync(file)
        connection.exec(sql)
        connection.close()
        const error = yield* errorOf(within({ file }, ({ list }) => list))
        assert.deepStrictEqual([error.reason, error.message.includes(says)], [reason, true], error.message)
      })
    )
  }

  it.live("are told right or not at all, wherever the file is cut and whichever byte of it is another", () =>
    Effect.gen(function* () {
      const file = yield* place
      const [made, other] = yield* within({ file }, (keys) => Effect.all([keys.create(anna), keys.create(bram)]))
      yield* within({ file }, ({ destroy }) => destroy(bram))
      assert.strictEqual(other.status, "open")
      const whole = readFileSync(file)
      const told = { open: 0, refused: 0, locked: 0 }
      const [wrapped = Buffer.of()] = wrappedIn(file, anna)
      const at = whole.indexOf(wrapped)
      const places = Array.from({ length: whole.length }, (_, index) => index).filter(
        (index) => index < 110 || index % 997 === 0 || (index >= at - 60 && index < at + 80)
      )
      const spoilt = [
        ...places.map((index) => {
          const changed = Buffer.from(whole)
          changed[index] = (changed[index] ?? 0) ^ 0x24
          return changed
        }),
        ...Array.from({ length: 12 }, (_, part) => whole.subarray(0, 600 + Math.floor((part * whole.length) / 13)))
      ]
      for (const bytes of spoilt) {
        writeFileSync(file, bytes)
        const outcome = yield* Effect.result(within({ file, readOnly: true }, ({ open }) => open(anna)))
        if (outcome._tag === "Failure") {
          assert.include(["Corrupt", "ReadOnly", "Unavailable"], outcome.failure.reason)
          assert.notInclude(inspect(outcome.failure, { depth: 9 }), wrapped.toString("hex"))
          told.refused += 1
        } else {
          // Under another name of the master key it stays locked; nobody is ever told that there is no key.
          const { status } = outcome.success
          if (status === "open") assert.deepStrictEqual(outcome.success, made)
          if (status !== "open" && status !== "locked") assert.fail(`told as ${status}`)
          told[status] += 1
        }
      }
      assert.isAbove(told.open, 20)
      assert.isAbove(told.refused, 60)
      assert.strictEqual(told.locked, master.id.length)
    })
  )

  it.live("are waited for while another process holds the file, and then it is said that it is busy", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within({ file }, (keys) =>
        Effect.gen(function* () {
          yield* keys.create(anna)
          const connection = new DatabaseSync(file)
          connection.exec("begin immediate")
          const release = Effect.andThen(
            Effect.sleep("300 millis"),
            Effect.sync(() => connection.exec("rollback"))
          )
          yield* Effect.all([keys.destroy(anna), release], { concurrency: "unbounded" })
          assert.strictEqual((yield* keys.open(anna)).status, "destroyed")
          connection.exec("begin immediate")
          assert.deepInclude(yield* errorOf(keys.destroy(bram)), { reason: "Unavailable" })
          connection.exec("rollback")
          connection.close()
        })
      )
    })
  )
})
