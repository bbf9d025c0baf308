/** Several processes on one log, some of them killed: one order explains every answer, and nothing acknowledged is lost. */
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { EventLog, everything, Position } from "@pactwerk/core"
import { contradictions, historyOf, many, type Report, soon } from "@pactwerk/core/testing"
import { Effect, Fiber, Layer, Stream } from "effect"
import { layer } from "../src/storage/sqlite.ts"
import { append, folder, linesOf, node, read, start, within } from "./sqlite-fixtures.ts"

// What the children write is the report type, line by line; they are this test's own.
const reportsOf = (file: string) => linesOf(file) as ReadonlyArray<Report>

/** Starts so many writers; kills those that have a time to die, in milliseconds after they began to write. */
const race = Effect.fnUntraced(function* (
  made: string,
  seed: number,
  deaths: ReadonlyArray<number | undefined>,
  calls: number
) {
  const file = path.join(made, "log.db")
  const outs = deaths.map((_, index) => path.join(made, `told-${index}`))
  const ended = yield* Effect.forEach(
    deaths,
    Effect.fnUntraced(function* (after, index) {
      const out = outs[index] ?? ""
      const writer = start(process.execPath, [...node, "write", file, out, String(seed * 10 + index), String(calls)])
      if (after !== undefined) {
        while (reportsSafely(out) < 10) yield* Effect.sleep(5)
        yield* Effect.sleep(after)
        writer.kill()
      }
      const end = yield* Effect.promise(() => writer.done)
      assert.include([0, "SIGKILL"], end, writer.complaint())
      return end
    }),
    { concurrency: "unbounded" }
  )
  return { ended, reports: outs.flatMap(reportsOf) }
})

const reportsSafely = (file: string): number => {
  try {
    return linesOf(file).length
  } catch {
    return 0
  }
}

describe("several processes on one SQLite log", () => {
  // Eight processes, and three seeds: `npm run test:faults`.
  for (const seed of [1]) {
    it.live(
      `agree on one order, and lose nothing acknowledged when some are killed (seed ${seed})`,
      () =>
        Effect.gen(function* () {
          const made = yield* folder
          const file = path.join(made, "log.db")
          const { ended, reports } = yield* race(made, seed, [undefined, 40 * seed, undefined], 45)
          assert.isAtLeast(ended.filter((end) => end === "SIGKILL").length, 1)
          const log = yield* within({ file }, read())
          assert.deepStrictEqual(contradictions(historyOf(reports), log), [])
          const answers = reports.flatMap((report) => (report.did === "hear" ? [report.answer.told] : []))
          assert.isAbove(answers.filter((told) => told === "receipt").length, 30)
          assert.isAbove(answers.filter((told) => told === "conflict").length, 5)
          assert.deepStrictEqual(
            answers.filter((told) => told === "unknown"),
            []
          )
          const next = yield* within({ file }, append(many(1)))
          assert.strictEqual(next.first, log.length + 1)
        }),
      60_000
    )
  }

  it.live(
    "show a follower every event once, in order, while they write",
    () =>
      Effect.gen(function* () {
        const made = yield* folder
        const context = yield* Layer.build(layer({ file: path.join(made, "log.db") }))
        const met: Array<number> = []
        const follow = Effect.gen(function* () {
          const { heads, read } = yield* EventLog
          let mark = Position.make(0)
          yield* Stream.runForEach(heads, (until) =>
            Effect.gen(function* () {
              for (const event of yield* Stream.runCollect(read(everything, { after: mark, until })))
                met.push(event.position)
              mark = until
            })
          )
        })
        const follower = yield* Effect.forkChild(Effect.provide(follow, context))
        const { reports } = yield* race(made, 7, [undefined, 60], 40)
        const log = yield* Effect.provide(read(), context)
        assert.isTrue(yield* soon(() => met.length === log.length), `met ${met.length} of ${log.length}`)
        assert.deepStrictEqual(
          met,
          log.map(({ position }) => Number(position))
        )
        assert.deepStrictEqual(contradictions(historyOf(reports), log), [])
        yield* Fiber.interrupt(follower)
      }),
    60_000
  )
})
