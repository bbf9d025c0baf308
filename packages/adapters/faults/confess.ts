/** Whether a log that lost something says so. */
import { EventLog, everything, type LogError } from "@pactwerk/core"
import { propose } from "@pactwerk/core/testing"
import { Effect, Result, Stream } from "effect"
import { falsehoods } from "./judge.ts"
import { type Address, verifyAt, within } from "./stores.ts"

const isCorrupt = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "reason" in error && error.reason === "Corrupt"

/** It serves nothing false, and refuses to go on as `Corrupt`: when it opens, when it writes, or at a full look. */
export const confess = (address: Address): Promise<boolean> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const looked = yield* Effect.result(within(address, asking))
      if (Result.isFailure(looked)) return isCorrupt(looked.failure)
      if (looked.success === "false") return false
      if (looked.success === "refused") return true
      const whole = yield* Effect.result(verifyAt(address))
      return Result.isFailure(whole) && isCorrupt(whole.failure)
    })
  )

const asking: Effect.Effect<"false" | "refused" | "goes on", LogError, EventLog> = Effect.gen(function* () {
  const { append, read } = yield* EventLog
  if (falsehoods(yield* Stream.runCollect(read(everything))).length > 0) return "false"
  const more = yield* Effect.result(append([propose("More")]))
  return Result.isFailure(more) && isCorrupt(more.failure) ? "refused" : "goes on"
})
