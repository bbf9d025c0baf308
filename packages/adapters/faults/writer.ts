/** Somebody who writes while things go wrong, and never gives up. */
import { EventLog } from "@pactwerk/core"
import { Effect, Result } from "effect"
import { type Address, within } from "./stores.ts"
import type { Line } from "./told.ts"
import { batchAt } from "./workload.ts"

export const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))

/** Writes until it is told to stop; asks each batch again, with the same ids, until it has a receipt. */
export const writing = (address: Address, seed: number) => {
  const lines: Array<Line> = []
  let isOver = false
  let stored = 0
  const run = Effect.gen(function* () {
    const { append } = yield* EventLog
    for (let index = 0; !isOver; index++) {
      lines.push({ did: "ask", batch: index })
      for (;;) {
        const outcome = yield* Effect.result(append(batchAt({ seed, batches: 0 }, index)))
        if (Result.isSuccess(outcome)) {
          lines.push({ did: "store", batch: index, ...outcome.success })
          stored += 1
          break
        }
        const { failure } = outcome
        const reason = failure._tag === "LogError" ? failure.reason : failure._tag
        lines.push({ did: "fail", batch: index, reason, message: failure.message })
        if (reason !== "Unavailable") return
        if (isOver) return
        yield* Effect.sleep(20)
      }
    }
  })
  // A cluster that was just started has nobody yet who leads it.
  const open = async (): Promise<unknown> => {
    for (let tries = 1; ; tries++) {
      const outcome = await Effect.runPromise(Effect.result(within(address, run)))
      if (Result.isSuccess(outcome)) return undefined
      if (lines.length > 0 || tries > 12 || isOver) return outcome.failure
      await pause(1000)
    }
  }
  const done = open().catch((defect: unknown) => defect)
  return {
    stored: () => stored,
    lines,
    /** Why it stopped before it was told to, if it did. */
    stop: () => {
      isOver = true
      return done
    }
  }
}
