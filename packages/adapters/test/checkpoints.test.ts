/** Checkpoints in databases: they certify themselves, outlive a process, and are thrown away when they are damaged. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { Checkpoints, Position } from "@pactwerk/core"
import { checkpointsSuite, many } from "@pactwerk/core/testing"
import { Context, Effect, Layer } from "effect"
import { checkpoints } from "../src/storage/sqlite.ts"
import { append, errorOf, folder, place, read, within } from "./sqlite-fixtures.ts"

const running = { describe, it, timeout: 60_000 }
const fileIn = Effect.map(folder, (made) => path.join(made, "alliance.views.db"))

checkpointsSuite("sqlite", Layer.unwrap(Effect.map(fileIn, (file) => checkpoints({ file }))), running)

const using = <A, E>(file: string, run: (kept: Checkpoints["Service"]) => Effect.Effect<A, E>) =>
  Effect.provide(Effect.flatMap(Checkpoints, run), Layer.fresh(checkpoints({ file })))
const first = { position: Position.make(3), value: { answer: [1, undefined, "é"] } }

describe("checkpoints in a SQLite file", () => {
  it.live("are still there when the file is opened again, and one compares with what another process kept", () =>
    Effect.gen(function* () {
      const file = yield* fileIn
      const kept = yield* using(file, ({ save }) => save("a", first, undefined))
      assert.deepStrictEqual(yield* using(file, ({ load }) => load("a")), kept)
      const handle = Effect.map(Layer.build(Layer.fresh(checkpoints({ file }))), (context) =>
        Context.get(context, Checkpoints)
      )
      const [one, other] = [yield* handle, yield* handle]
      const next = (position: number) => ({ position: Position.make(position), value: 0 })
      assert.isDefined(yield* one.save("a", next(4), kept))
      assert.isUndefined(yield* other.save("a", next(5), kept))
      assert.strictEqual((yield* using(file, ({ load }) => load("a")))?.position, next(4).position)
    })
  )

  it.live(
    "are right or gone, wherever their file is cut and whichever byte of it is another; nothing stands in the way",
    () =>
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* using(file, ({ save }) => save("a", first, undefined))
        yield* using(file, ({ save }) => save("b", { ...first, value: "b".repeat(6000) }, undefined))
        const whole = readFileSync(file)
        const spoilt = [
          ...Array.from({ length: whole.length }, (_, at) => at)
            .filter((at) => at < 110 || at % 499 === 0)
            .map((at) => {
              const changed = Buffer.from(whole)
              changed[at] = (changed[at] ?? 0) ^ 0x24
              return changed
            }),
          ...Array.from({ length: 20 }, (_, part) => whole.subarray(0, 72 + Math.floor((part * whole.length) / 20)))
        ]
        const told = { kept: 0, gone: 0, refused: 0 }
        for (const bytes of spoilt) {
          for (const rest of ["-wal", "-shm"]) rmSync(file + rest, { force: true })
          writeFileSync(file, bytes)
          const outcome = yield* using(file, ({ load, save }) =>
            Effect.gen(function* () {
              const kept = yield* load("a")
              if (kept !== undefined) assert.deepStrictEqual({ position: kept.position, value: kept.value }, first)
              const again = yield* save("a", { ...first, position: Position.make(9) }, kept)
              assert.strictEqual((yield* load("a"))?.sum, again?.sum)
              return kept === undefined ? ("gone" as const) : ("kept" as const)
            })
          ).pipe(
            Effect.catchIf(
              ({ reason }) => reason !== "Unavailable",
              () => Effect.succeed("refused" as const)
            )
          )
          told[outcome] += 1
        }
        assert.isAbove(told.kept, 20)
        assert.isAbove(told.gone, 20)
        // Where the header says that the file is somebody else's, of a newer version, or only to be read.
        assert.strictEqual(told.refused, 9)
      })
  )

  for (const [what, make] of [
    ["the log itself", (file: string) => Effect.asVoid(within({ file }, append(many(2))))],
    ["a text", (file: string) => Effect.sync(() => writeFileSync(file, "shopping ".repeat(200)))],
    ["a few bytes", (file: string) => Effect.sync(() => writeFileSync(file, "hello"))],
    [
      "another program's database",
      (file: string) => Effect.sync(() => new DatabaseSync(file).exec("create table own (a)"))
    ]
  ] as const) {
    it.live(`refuse a file that is something else, and leave it as it was: ${what}`, () =>
      Effect.gen(function* () {
        const file = yield* place
        yield* make(file)
        const before = readFileSync(file)
        const error = yield* errorOf(using(file, ({ keys }) => keys))
        assert.strictEqual(error.reason, "Corrupt")
        assert.include(error.message, `\`${file}\``)
        assert.deepStrictEqual(readFileSync(file), before)
      })
    )
  }

  it.live("refuse a file of a newer version, with advice", () =>
    Effect.gen(function* () {
      const file = yield* fileIn
      yield* using(file, ({ save }) => save("a", first, undefined))
      const connection = new DatabaseSync(file)
      connection.exec("pragma user_version = 2")
      connection.close()
      const error = yield* errorOf(using(file, ({ keys }) => keys))
      assert.deepStrictEqual([error.reason, error.message.includes("update Pactwerk")], ["ReadOnly", true])
      assert.isTrue(existsSync(file))
    })
  )

  it.live("are never taken for a log", () =>
    Effect.gen(function* () {
      const file = yield* fileIn
      yield* using(file, ({ save }) => save("a", first, undefined))
      assert.deepInclude(yield* errorOf(within({ file }, read())), { reason: "Corrupt" })
      assert.deepStrictEqual(yield* using(file, ({ keys }) => keys), ["a"])
    })
  )
})
