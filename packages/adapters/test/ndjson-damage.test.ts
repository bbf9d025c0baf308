/** What a changed byte, a cut and a lost tail do to a log of lines: it says so, by position, and serves nothing false. */
import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import path from "node:path"
import { crc32 } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import { LogError, type Recorded } from "@pactwerk/core"
import { many } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { header, isHeader } from "../src/storage/ndjson/line.ts"
import { beginning } from "../src/storage/ndjson/tape.ts"
import { marksOf, place, readBack, within, withoutMarks, written } from "./ndjson-fixtures.ts"
import { append, errorOf, read } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined

/** Where each line ends: the offset of its newline. */
const endsOf = (bytes: Buffer): ReadonlyArray<number> =>
  [...bytes.entries()].flatMap(([at, byte]) => (byte === 10 ? [at] : []))
const markOf = (stored: ReadonlyArray<Recorded>) => {
  const last = stored.at(-1)
  return { size: last?.position ?? 0, hash: last?.hash ?? "" }
}

describe("a byte that is another", () => {
  it.live(
    "is noticed in every place of every line, by the position of its event",
    () =>
      Effect.gen(function* () {
        const { file, stored } = yield* written(1, 2)
        const whole = readFileSync(file)
        const ends = endsOf(whole)
        const second = { position: 1, hash: stored[0]?.hash ?? "", offset: (ends[1] ?? 0) + 1 }
        for (const mark of deep ? [undefined, markOf(stored)] : [undefined]) {
          for (let at = header.length; at < whole.length; at++) {
            const position = ends.findIndex((end) => end >= at)
            const from = position === 1 ? beginning : second
            for (const bit of [1 << (at % 8), 1 << ((at + 3) % 8), 0x20]) {
              const changed = Buffer.from(whole)
              changed[at] = (changed[at] ?? 0) ^ bit
              const told = readBack(file, changed, { from, mark })
              if (!(told instanceof LogError)) assert.fail(`byte ${at}, bit ${bit}: ${told.length} events were served`)
              assert.strictEqual(told.reason, "Corrupt")
              assert.include(told.message, `position \`${position}\``, `byte ${at}, bit ${bit}`)
            }
          }
        }
      }).pipe(Effect.scoped),
    60_000
  )

  it("is noticed in the first line", () => {
    for (let at = 0; at < header.length; at++) {
      for (let bit = 1; bit < 256; bit *= 2) {
        const changed = Buffer.from(header)
        changed[at] = (changed[at] ?? 0) ^ bit
        assert.strictEqual(
          isHeader(Buffer.concat([changed, Buffer.from("{")])),
          "strange",
          `byte ${at} with bit ${bit}`
        )
      }
    }
  })

  it.live("is said when the log is opened, and what is there stays as it was", () =>
    Effect.gen(function* () {
      const { file } = yield* written(2, 2)
      const text = readFileSync(file, "utf8").replace('"position":3', '"position":4')
      for (const [damaged, says] of [
        [text, "position `3`"],
        [text.replace("pactwerk-log", "pactwerk-lag"), "does not begin as a log"]
      ] as const) {
        writeFileSync(file, damaged)
        for (const readOnly of [false, true]) {
          const refused = yield* errorOf(within({ file, readOnly }, read()))
          assert.strictEqual(refused.reason, "Corrupt")
          assert.include(refused.message, says)
          assert.strictEqual(readFileSync(file, "utf8"), damaged)
        }
      }
    }).pipe(Effect.scoped)
  )

  it.live("is said when the log is open already, and then nothing is appended any more", () =>
    Effect.gen(function* () {
      const { file } = yield* written(2)
      const other = yield* written(2, 2)
      yield* within(
        { file },
        Effect.gen(function* () {
          writeFileSync(file, readFileSync(other.file, "utf8").replace('"position":3', '"position":4'))
          assert.include((yield* errorOf(read())).message, "position `3`")
          assert.deepInclude(yield* errorOf(append(many(1))), { reason: "Corrupt" })
        })
      )
    }).pipe(Effect.scoped)
  )
})

describe("a line that is whole, and in the wrong place,", () => {
  const lines = (bytes: Buffer) => bytes.toString().split(/(?<=\n)/)
  for (const [what, change, at] of [
    ["taken out", (all: ReadonlyArray<string>) => all.toSpliced(2, 1), 2],
    ["doubled", (all: ReadonlyArray<string>) => all.toSpliced(2, 0, all[2] ?? ""), 3],
    ["changed with its neighbour", (all: ReadonlyArray<string>) => all.toSpliced(2, 2, all[3] ?? "", all[2] ?? ""), 2],
    ["of another batch", (all: ReadonlyArray<string>) => all.toSpliced(3, 1), 3]
  ] as const) {
    it.live(`is noticed by its position: ${what}`, () =>
      Effect.gen(function* () {
        const { file } = yield* written(1, 3, 1)
        const told = readBack(file, Buffer.from(change(lines(readFileSync(file))).join("")))
        assert.include(told instanceof LogError ? told.message : "served", `position \`${at}\``)
      }).pipe(Effect.scoped)
    )
  }
})

describe("batches that do not fit together", () => {
  for (const batches of [
    ["[1,2]", "[1,3]"],
    ["[1,2]", "[2,2]"],
    ["[2,2]", "[2,2]"],
    ["[1,0]", "[2,2]"]
  ]) {
    it.live(`are noticed, though each line is right by itself: ${batches.join(" and ")}`, () =>
      Effect.gen(function* () {
        const { file } = yield* written(2)
        const [first = "", ...lines] = readFileSync(file, "utf8").split(/(?<=\n)/)
        const refiled = lines.map((line, index) => {
          const text = line.replace(/\[\d+,\d+\]/, batches[index] ?? "").replace(/,"sum":"[0-9a-f]{8}"\}\n$/, "")
          return `${text},"sum":"${crc32(text).toString(16).padStart(8, "0")}"}\n`
        })
        const told = readBack(file, Buffer.from([first, ...refiled].join("")))
        assert.include(told instanceof LogError ? told.message : "served", "it is of another batch")
      }).pipe(Effect.scoped)
    )
  }
})

describe("a file that is cut", () => {
  it.live("is read as the whole batches before the cut, wherever that is", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(1, 2, 1)
      const whole = readFileSync(file)
      const ends = endsOf(whole)
      // After the header nothing, after its first line one event, after its third three, after its fourth all.
      const wholeAt = [0, 1, 1, 3, 4]
      for (let cut = header.length; cut <= whole.length; cut += deep ? 1 : 3) {
        const lines = ends.filter((end) => end < cut).length - 1
        const told = readBack(file, whole.subarray(0, cut))
        assert.deepStrictEqual(told, stored.slice(0, wholeAt[lines]), `after a cut at ${cut}`)
      }
    }).pipe(Effect.scoped)
  )

  it.live("takes no more appends where a mark says that there was more, and stays as it is", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(1, 2, 1)
      const whole = readFileSync(file)
      for (let cut = 0; cut < whole.length; cut += 101) {
        writeFileSync(file, whole.subarray(0, cut))
        const told = within(
          { file },
          Effect.gen(function* () {
            const served = yield* read()
            assert.deepStrictEqual(served, stored.slice(0, served.length))
            return yield* append(many(1))
          })
        )
        assert.strictEqual((yield* errorOf(told)).reason, "Corrupt", `after a cut at ${cut}`)
        assert.isTrue(readFileSync(file).equals(whole.subarray(0, cut)))
      }
    }).pipe(Effect.scoped)
  )

  it.live("without a mark goes on behind its last whole batch, and nothing else is cut away", () =>
    Effect.gen(function* () {
      const { file, stored } = yield* written(1, 2, 1)
      const whole = readFileSync(file)
      const ends = endsOf(whole)
      for (let cut = 1; cut < whole.length; cut += 211) {
        withoutMarks(file)
        writeFileSync(file, whole.subarray(0, cut))
        const kept = [0, 1, 1, 3][ends.filter((end) => end < cut).length - 1] ?? 0
        assert.deepStrictEqual(
          yield* within({ file }, Effect.andThen(append(many(1)), read())).pipe(
            Effect.map((events) => events.slice(0, -1))
          ),
          stored.slice(0, kept)
        )
        const end = (ends[kept] ?? 0) + 1
        assert.isTrue(readFileSync(file).subarray(0, end).equals(whole.subarray(0, end)))
      }
    }).pipe(Effect.scoped)
  )
})

describe("what stands behind the last whole batch", () => {
  const tails = Effect.map(written(2, 3), ({ file, stored }) => {
    const whole = readFileSync(file)
    const end = (endsOf(whole)[2] ?? 0) + 1
    return { file, stored, before: whole.subarray(0, end), batch: whole.subarray(end) }
  })

  it.live("is cut away before the next batch where it is an unfinished one, and not before", () =>
    Effect.gen(function* () {
      const { batch, before, file, stored } = yield* tails
      withoutMarks(file)
      for (const length of [1, 300, batch.length - 1]) {
        writeFileSync(file, Buffer.concat([before, batch.subarray(0, length)]))
        yield* within(
          { file },
          Effect.gen(function* () {
            assert.deepStrictEqual(yield* read(), stored.slice(0, 2))
            assert.strictEqual(readFileSync(file).length, before.length + length)
            assert.deepStrictEqual(yield* append(many(1)), { first: 3, last: 3 })
          })
        )
        const after = readFileSync(file)
        assert.isTrue(after.subarray(0, before.length).equals(before))
        assert.strictEqual(endsOf(after).length, 4)
        withoutMarks(file)
      }
    }).pipe(Effect.scoped)
  )

  for (const [what, tail] of [
    ["a text", "hello"],
    ["a line of something else", '{"level":"info"}\n'],
    ["a batch with a changed byte", "batch"],
    ["bytes that were never written, where no mark tells how far it was", "\0".repeat(100)]
  ] as const) {
    it.live(`is refused and left as it is: ${what}`, () =>
      Effect.gen(function* () {
        const { batch, before, file } = yield* tails
        withoutMarks(file)
        const changed = Buffer.from(batch)
        changed[100] = (changed[100] ?? 0) ^ 1
        const found = Buffer.concat([before, tail === "batch" ? changed : Buffer.from(tail)])
        writeFileSync(file, found)
        const refused = yield* errorOf(within({ file }, append(many(1))))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, "position `3`")
        assert.isTrue(readFileSync(file).equals(found))
      }).pipe(Effect.scoped)
    )
  }

  for (const [what, torn] of [
    ["all of it", (batch: Buffer) => Buffer.alloc(batch.length)],
    ["the middle", (batch: Buffer) => Buffer.concat([batch.subarray(0, 300), Buffer.alloc(300), batch.subarray(600)])]
  ] as const) {
    it.live(`is unfinished too where blocks never reached the disk, and a mark tells how far it was: ${what}`, () =>
      Effect.gen(function* () {
        const { file, stored } = yield* written(2)
        const { batch } = yield* tails
        const before = readFileSync(file)
        writeFileSync(file, Buffer.concat([before, torn(batch)]))
        const events = yield* within({ file }, Effect.andThen(append(many(1)), read()))
        assert.deepStrictEqual([events.slice(0, 2), events.length], [stored, 3])
        assert.isTrue(readFileSync(file).subarray(0, before.length).equals(before))
      }).pipe(Effect.scoped)
    )
  }
})

describe("a log of lines behind its mark", () => {
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
          assert.include(refused.message, "position `6` is gone")
        })
      )
    }).pipe(Effect.scoped)
  )

  it.live("is refused when it holds other events at the mark", () =>
    Effect.gen(function* () {
      const { file } = yield* written(4)
      const other = yield* written(4)
      copyFileSync(other.file, file)
      assert.include((yield* errorOf(within({ file }, append(many(1))))).message, "position `4` is another")
    }).pipe(Effect.scoped)
  )

  it.live("is not begun anew when its file is gone, or empty, or only begins", () =>
    Effect.gen(function* () {
      const { file } = yield* written(4)
      for (const length of [0, 10]) {
        truncateSync(file, length)
        for (const readOnly of [false, true]) {
          assert.strictEqual((yield* errorOf(within({ file, readOnly }, read()))).reason, "Corrupt")
        }
        assert.strictEqual(readFileSync(file).length, length)
      }
      rmSync(file)
      assert.include((yield* errorOf(within({ file }, read()))).message, "held `4` events")
      assert.isFalse(readdirSync(path.dirname(file)).includes("log.ndjson"))
    }).pipe(Effect.scoped)
  )

  it.live(
    "goes on once somebody has looked and taken the mark away; a mark that cannot be read stands in the way",
    () =>
      Effect.gen(function* () {
        const file = yield* behind
        const [mark = ""] = marksOf(file)
        writeFileSync(mark, "no mark")
        const refused = yield* errorOf(within({ file }, append(many(1))))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, mark)
        rmSync(mark)
        assert.deepStrictEqual(yield* within({ file }, append(many(1))), { first: 4, last: 4 })
        assert.strictEqual(marksOf(file).length, 1)
      }).pipe(Effect.scoped)
  )
})
