/** A process of its own on a log in PostgreSQL: writes at random. Started by the tests beside it. */
import { closeSync, openSync, writeSync } from "node:fs"
import { writeAtRandom } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { layer } from "../src/storage/postgres.ts"

const [, , url = "", schema = "", alliance = "", out = "", seed = "0", calls = "0"] = process.argv

// Written at once and by this process alone, so that what it heard survives its death.
const reports = openSync(out, "a")
const write = Effect.forEach(
  [0, 1],
  (writer) =>
    writeAtRandom({
      seed: Number(seed) * 2 + writer,
      calls: Number(calls),
      now: () => Number(process.hrtime.bigint()),
      report: (line) => writeSync(reports, `${JSON.stringify(line)}\n`)
    }),
  { concurrency: "unbounded" }
)
await Effect.runPromise(Effect.provide(write, layer({ url, schema, alliance })))
closeSync(reports)
