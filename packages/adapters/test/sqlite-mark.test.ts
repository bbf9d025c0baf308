/** A mark covers every receipt, whatever the disk does while it is written. */
import fs, { readdirSync } from "node:fs"
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { many } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { afterEach, vi } from "vitest"
import { readMarks } from "../src/storage/shared/mark.ts"
import { append, errorOf, place, within } from "./sqlite-fixtures.ts"

afterEach(() => {
  vi.restoreAllMocks()
})

const write = fs.writeSync
const noSpace = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" })

describe("the mark of a SQLite log", () => {
  it.live("covers a batch that was stored while its mark failed, once that is asked for again", () =>
    Effect.gen(function* () {
      const file = yield* place
      const events = many(2)
      yield* within(
        { file },
        Effect.gen(function* () {
          yield* append(many(1))
          vi.spyOn(fs, "writeSync").mockImplementationOnce(() => {
            throw noSpace
          })
          assert.deepInclude(yield* errorOf(append(events)), { reason: "Unavailable" })
          assert.strictEqual(readMarks(file).furthest?.size, 1)
          assert.deepStrictEqual(yield* append(events), { first: 2, last: 3 })
          assert.strictEqual(readMarks(file).furthest?.size, 3)
        })
      )
    })
  )

  it.live("covers it too when the log was opened again in between", () =>
    Effect.gen(function* () {
      const file = yield* place
      const events = many(2)
      yield* within({ file }, append(many(1)))
      yield* within(
        { file },
        Effect.gen(function* () {
          yield* append(many(1))
          vi.spyOn(fs, "writeSync").mockImplementationOnce(() => {
            throw noSpace
          })
          yield* errorOf(append(events))
        })
      )
      assert.deepStrictEqual(yield* within({ file }, append(events)), { first: 3, last: 4 })
      assert.strictEqual(readMarks(file).furthest?.size, 4)
    })
  )

  it.live("is whole after a write that the system broke off", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within(
        { file },
        Effect.gen(function* () {
          yield* append(many(1))
          // The system wrote seven bytes, as which every slot begins, and says so.
          const [, seven] = [vi.spyOn(fs, "writeSync"), Buffer.from("pactwer")]
          vi.mocked(fs.writeSync).mockImplementationOnce((opened) => write(opened, seven, 0, 7, 0))
          yield* append(many(1))
          assert.deepInclude(readMarks(file), { damaged: undefined })
          assert.strictEqual(readMarks(file).furthest?.size, 2)
        })
      )
    })
  )

  it.live("is left to its owner while a log is only read", () =>
    Effect.gen(function* () {
      const file = yield* place
      const marks = () => readdirSync(path.dirname(file)).filter((name) => name.includes("-mark-"))
      yield* within({ file }, append(many(1)))
      const before = marks()
      yield* within({ file }, Effect.void)
      assert.deepStrictEqual(marks(), before)
    })
  )
})
