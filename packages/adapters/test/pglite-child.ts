/** A process of its own on a log in PGlite: appends until it is killed. Started by the tests beside it. */
import { writeSync } from "node:fs"
import { EventLog } from "@pactwerk/core"
import { many } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { layer } from "../src/storage/pglite.ts"

const [, , folder = ""] = process.argv

const write = Effect.gen(function* () {
  const log = yield* EventLog
  for (;;) {
    const { last } = yield* log.append(many(3, "A", ["p"]))
    // Its output is read by the test, and holds only what was acknowledged.
    writeSync(2, `${last}\n`)
  }
})
await Effect.runPromise(Effect.provide(write, layer({ folder }))).catch((error: unknown) => {
  writeSync(2, `${error}: ${JSON.stringify(error)}\n`)
  process.exitCode = 1
})
