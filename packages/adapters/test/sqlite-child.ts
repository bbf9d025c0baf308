/** A process of its own on a log: writes at random, or until nothing more fits. Started by the tests beside it. */
import { closeSync, openSync, writeSync } from "node:fs"
import { EventLog, everything } from "@pactwerk/core"
import { many, writeAtRandom } from "@pactwerk/core/testing"
import { Effect, Exit, Stream } from "effect"
import { layer } from "../src/storage/sqlite.ts"

const [, , task = "", file = "", out = "", seed = "0", calls = "0"] = process.argv

// Written at once and by this process alone, so that what it heard survives its death.
const reports = openSync(out, "a")
const report = (line: unknown): void => {
  writeSync(reports, `${JSON.stringify(line)}\n`)
}

const write = Effect.forEach(
  [0, 1],
  (writer) =>
    writeAtRandom({
      seed: Number(seed) * 2 + writer,
      calls: Number(calls),
      now: () => Number(process.hrtime.bigint()),
      report
    }),
  { concurrency: "unbounded" }
)

/** Appends until three have failed; then reads all, which must still work. */
const fill = Effect.gen(function* () {
  const log = yield* EventLog
  for (let [failed, tried] = [0, 0]; failed < 3 && tried < 400; tried++) {
    const events = many(5, "Filler", ["filler"])
    const exit = yield* Effect.exit(log.append(events))
    if (Exit.isFailure(exit)) failed += 1
    const error = Exit.isFailure(exit) ? exit.cause.reasons.find((reason) => reason._tag === "Fail")?.error : undefined
    report({
      ids: events.map(({ id }) => id),
      stored: Exit.isSuccess(exit),
      reason: error && "reason" in error && error.reason
    })
  }
  report({ read: yield* Stream.runCount(log.read(everything)) })
})

const tasks: Record<string, Effect.Effect<unknown, unknown, EventLog>> = { write, fill }
await Effect.runPromise(Effect.provide(tasks[task] ?? Effect.die(`no task \`${task}\``), layer({ file })))
closeSync(reports)
