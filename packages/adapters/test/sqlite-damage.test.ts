/** What a damaged file, a lost tail and a torn mark do to a log: it says so, and serves nothing false. */
import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { everything, type LogError, type Recorded } from "@pactwerk/core"
import { about, many } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { readMarks, takeOver } from "../src/storage/shared/mark.ts"
import { append, errorOf, folder, place, read, tamper, within } from "./sqlite-fixtures.ts"

const marksOf = (file: string) =>
  readdirSync(path.dirname(file))
    .filter((name) => name.includes("-mark-"))
    .map((name) => path.join(path.dirname(file), name))

/** A log of so many events, closed. */
const written = (events: number) =>
  Effect.gen(function* () {
    const file = yield* place
    const stored = yield* within({ file }, Effect.andThen(append(many(events, "A", ["p"])), read()))
    return { file, stored }
  })

/** What an opened log says of itself: `whole`, or the reason why it takes nothing more. What it serves is what was stored. */
const confessed = (file: string, stored: ReadonlyArray<Recorded>) =>
  within(
    { file },
    Effect.gen(function* () {
      const served = yield* read()
      assert.deepStrictEqual(served, stored.slice(0, served.length))
      if (served.length === stored.length) return "whole"
      return (yield* errorOf(append(many(1)))).reason
    })
  ).pipe(Effect.catch(({ reason }: LogError) => Effect.succeed(reason)))

describe("a damaged log", () => {
  for (const [what, sql, at] of [
    ["a changed record", "update event set body = replace(body, 'A', 'B') where position = 3", 3],
    ["a changed hash", "update event set hash = zeroblob(32) where position = 2", 2],
    ["a missing event", "delete from event where position = 3", 3],
    [
      "two records that changed places",
      "update event set body = (select body from event where position = 9 - e.position), hash = (select hash from event where position = 9 - e.position) from event as e where e.position = event.position and e.position in (4, 5)",
      4
    ]
  ] as const) {
    it.live(`never serves ${what}, names its position, and takes no more appends`, () =>
      Effect.gen(function* () {
        const { file } = yield* written(6)
        tamper(file, sql)
        yield* within(
          { file },
          Effect.gen(function* () {
            for (const query of [everything, about([], "p")]) {
              const refused = yield* errorOf(read(query))
              assert.strictEqual(refused.reason, "Corrupt")
              assert.include(refused.message, `position \`${at}\``)
            }
            assert.deepInclude(yield* errorOf(append(many(1))), { reason: "Corrupt" })
          })
        )
      })
    )
  }

  it.live("does not serve an event under a tag it is not about", () =>
    Effect.gen(function* () {
      const { file } = yield* written(3)
      tamper(file, "insert into tag values ('q', 2)")
      assert.deepInclude(yield* errorOf(within({ file }, read(about([], "q")))), { reason: "Corrupt" })
    })
  )

  it.live("is whole or says what is wrong, wherever its file is cut", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(40)
      const whole = readFileSync(file)
      for (let cut = 1; cut < whole.length; cut += 4999) {
        writeFileSync(file, whole.subarray(0, cut))
        assert.strictEqual(yield* confessed(file, stored), "Corrupt", `after a cut at ${cut}`)
      }
    })
  )

  it.live("is whole or says what is wrong, whichever byte of it is another", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(40)
      const whole = readFileSync(file)
      const said: Array<string> = []
      for (let at = 13; at < whole.length; at += 3989) {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ 0x40
        writeFileSync(file, changed)
        said.push(yield* confessed(file, stored))
        for (const rest of ["-wal", "-shm"]) rmSync(file + rest, { force: true })
      }
      assert.includeMembers(said, ["whole", "Corrupt"])
    })
  )
})

describe("a log behind its mark", () => {
  const behind = Effect.gen(function* () {
    const file = yield* place
    const early = `${file}.early`
    yield* within({ file }, append(many(3)))
    copyFileSync(file, early)
    yield* within({ file }, append(many(3)))
    copyFileSync(early, file)
    return file
  })

  it.live("is read, and refuses every append as `Corrupt` with what is gone", () =>
    Effect.gen(function* () {
      const file = yield* behind
      yield* within(
        { file },
        Effect.gen(function* () {
          assert.strictEqual((yield* read()).length, 3)
          const refused = yield* errorOf(append(many(1)))
          assert.strictEqual(refused.reason, "Corrupt")
          assert.include(refused.message, "position `6`")
        })
      )
      assert.strictEqual((yield* within({ file }, read())).length, 3)
    })
  )

  it.live("is refused when it holds other events at the mark", () =>
    Effect.gen(function* () {
      const { file } = yield* written(4)
      const other = yield* written(4)
      copyFileSync(other.file, file)
      assert.deepInclude(yield* errorOf(within({ file }, append(many(1)))), { reason: "Corrupt" })
    })
  )

  it.live("is not begun anew when its file is gone or empty", () =>
    Effect.gen(function* () {
      const { file } = yield* written(4)
      truncateSync(file)
      assert.deepInclude(yield* errorOf(within({ file }, read())), { reason: "Corrupt" })
      rmSync(file)
      const refused = yield* errorOf(within({ file }, read()))
      assert.include(refused.message, "held `4` events")
      assert.isFalse(readdirSync(path.dirname(file)).includes("log.db"))
    })
  )

  it.live("goes on once somebody has looked and taken the mark away", () =>
    Effect.gen(function* () {
      const file = yield* behind
      for (const mark of marksOf(file)) rmSync(mark)
      assert.deepStrictEqual(yield* within({ file }, append(many(1))), { first: 4, last: 4 })
    })
  )
})

describe("a mark", () => {
  it.live("is one file after any number of openings, and stands at the last acknowledged event", () =>
    Effect.gen(function* () {
      const { file } = yield* written(2)
      for (let round = 0; round < 4; round++) yield* within({ file }, append(many(1)))
      assert.strictEqual(marksOf(file).length, 1)
      assert.strictEqual(readMarks(file).furthest?.size, 6)
    })
  )

  it.live("survives a torn write of either slot, and is refused when neither can be read", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(3)
      yield* within({ file }, append(many(1)))
      const [mark = ""] = marksOf(file)
      const whole = readFileSync(mark)
      for (const [from, until] of [
        [0, 512],
        [512, 1024]
      ] as const) {
        for (let at = from; at < until; at += 73) {
          const torn = Buffer.from(whole)
          torn[at] = (torn[at] ?? 0) ^ 1
          writeFileSync(mark, torn)
          assert.isUndefined(readMarks(file).damaged)
          assert.include([3, 4], readMarks(file).furthest?.size)
        }
      }
      for (const damaged of [Buffer.alloc(1024), whole.subarray(0, 100), Buffer.from("")]) {
        writeFileSync(mark, damaged)
        yield* within(
          { file },
          Effect.gen(function* () {
            assert.strictEqual((yield* read()).length, stored.length + 1)
            const refused = yield* errorOf(append(many(1)))
            assert.strictEqual(refused.reason, "Corrupt")
            assert.include(refused.message, `\`${mark}\``)
          })
        )
      }
    })
  )

  it.live("of another process that is still at work counts after it was taken over", () =>
    Effect.gen(function* () {
      const file = path.join(yield* folder, "log.db")
      const hash = "a".repeat(64)
      const one = takeOver(file, true)
      one.advance({ size: 5, hash })
      const other = takeOver(file, true)
      assert.strictEqual(readMarks(file).furthest?.size, 5)
      one.advance({ size: 7, hash })
      other.advance({ size: 6, hash })
      assert.strictEqual(readMarks(file).furthest?.size, 7)
      assert.strictEqual(marksOf(file).length, 2)
      one.close()
      other.close()
      takeOver(file, false).close()
      assert.deepStrictEqual([readMarks(file).furthest?.size, marksOf(file).length], [7, 1])
    })
  )
})
