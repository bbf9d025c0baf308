/** A damaged log, asked as users ask: it answers as before, or it says that it is damaged. */
import { type Batch, EventLog, everything, LogError, type Query, type Recorded } from "@pactwerk/core"
import { about, propose } from "@pactwerk/core/testing"
import { Effect, Result, Stream } from "effect"
import { questions } from "./judge.ts"
import { type Address, verifyAt, within } from "./stores.ts"
import type { Wrong } from "./tally.ts"

/** What the log was before it was damaged; all of it had been acknowledged. */
export interface Truth {
  readonly batches: ReadonlyArray<Batch>
  readonly log: ReadonlyArray<Recorded>
  readonly answers: ReadonlyArray<string>
}

/** `as before`: no answer changed. `refused` when it opened, read or wrote; `verified` when only a full look shows it. */
export interface Examined extends Wrong {
  readonly outcome: "as before" | "refused" | "verified" | "wrong"
  /** What it said of the damage. */
  readonly said: string
  /** Before the full look, a query gave another answer than it should. */
  readonly changed?: boolean
}

const asked: ReadonlyArray<Query> = [everything, ...questions]
const answer = (events: ReadonlyArray<Recorded>) => events.map(({ hash, position }) => `${position} ${hash}`).join()

const read = (query: Query, backwards = false) =>
  Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(query, { backwards })))

/** The log at this address, which is whole. */
export const truthOf = (address: Address, batches: ReadonlyArray<Batch>): Promise<Truth> =>
  Effect.runPromise(
    within(
      address,
      Effect.gen(function* () {
        const answers = yield* Effect.forEach(asked, (query) => Effect.map(read(query), answer))
        return { batches, log: yield* read(everything), answers }
      })
    )
  )

const wrong = (what: Partial<Wrong>, said: string): Examined => ({
  outcome: "wrong",
  said,
  lost: what.lost ?? [],
  torn: what.torn ?? []
})
const fine = (outcome: Examined["outcome"], said = ""): Examined => ({ outcome, said, lost: [], torn: [] })

/** Only a typed error with a reason to stop is a refusal. */
const refusal = (error: unknown): Examined =>
  error instanceof LogError && error.reason !== "Encoding"
    ? fine("refused", `${error.reason}: ${error.message}`)
    : wrong({ torn: [`it failed with ${String(error)}`] }, String(error))

/** Opens the damaged log, reads it, looks at everything, and asks the first and last append again. */
export const examine = (address: Address, truth: Truth): Promise<Examined> =>
  Effect.runPromise(
    within(address, examining(address, truth)).pipe(
      Effect.catch((error) => Effect.succeed(refusal(error))),
      Effect.catchDefect((defect) => Effect.succeed(wrong({ torn: [`a defect: ${String(defect)}`] }, "")))
    )
  )

const examining = Effect.fnUntraced(function* (address: Address, { answers, batches, log }: Truth) {
  const served = yield* read(everything)
  if (!answer(log).startsWith(answer(served))) return wrong({ torn: ["it serves what was never recorded"] }, "")
  if (served.length < log.length) {
    const more = yield* Effect.result(Effect.flatMap(EventLog, ({ append }) => append([propose("More")])))
    if (Result.isSuccess(more))
      return wrong({ lost: [`${log.length - served.length} events are gone, and nobody says so`] }, "")
    return refusal(more.failure)
  }
  const differs: Array<string> = []
  for (const [index, query] of asked.entries()) {
    const found = yield* read(query)
    if (answer(found) !== answers[index]) differs.push(`query ${index} gives ${found.length} events`)
  }
  if (answer((yield* read(about([], "z:1"), true)).toReversed()) !== answers[2]) differs.push("backwards it differs")
  const looked = yield* Effect.result(verifyAt(address))
  if (Result.isFailure(looked))
    return { ...refusal(looked.failure), outcome: "verified" as const, changed: differs.length > 0 }
  if (differs.length > 0) return wrong({ torn: differs }, "")
  for (const events of [batches[0], batches.at(-1)]) {
    if (events === undefined) continue
    const again = yield* Effect.result(Effect.flatMap(EventLog, ({ append }) => append(events)))
    if (Result.isFailure(again)) return refusal(again.failure)
    if (log[again.success.first - 1]?.id !== events[0].id) return wrong({ torn: ["a retry was stored twice"] }, "")
  }
  return fine("as before")
})
