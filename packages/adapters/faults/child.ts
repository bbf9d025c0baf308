/** A process of its own on a log, started by the faults: appends by a seed, races, follows; tells each thing it hears. */
import { openSync, writeSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { EventLog, everything, LogError, Position } from "@pactwerk/core"
import { writeAtRandom } from "@pactwerk/core/testing"
import { Effect, Exit, Stream } from "effect"
import { plant } from "./mutants.ts"
import { type Address, logAt } from "./stores.ts"
import type { Line } from "./told.ts"
import { batchAt, type Work } from "./workload.ts"

/** What a child is asked to do. */
export interface Plan {
  readonly address: Address
  readonly out: string
  readonly task: "append" | "race" | "follow" | "hold"
  readonly work?: Work
  /** The log is closed and opened again so often (1). */
  readonly turns?: number
  readonly calls?: number
  /** How a follower hears of news. */
  readonly by?: "heads" | "polling"
  /** The moments of its clock, one after the other, the last for ever. */
  readonly clock?: ReadonlyArray<string>
  /** A known mistake in the store. */
  readonly mutant?: string
}

// The plan is these faults' own.
const plan = JSON.parse(process.argv[2] ?? "{}") as Plan
const out = openSync(plan.out, "a")
const tell = (line: Line | object): void => {
  writeSync(out, `${JSON.stringify(line)}\n`)
}
const { address, by = "heads", calls = 0, task, turns = 1, work = { seed: 0, batches: 0 } } = plan

const sayWhy = (error: unknown) =>
  error instanceof LogError
    ? { reason: error.reason, message: error.message }
    : { reason: "defect", message: String(error) }

const failureOf = (exit: Exit.Exit<unknown, unknown>): unknown => {
  if (Exit.isSuccess(exit)) return undefined
  const [reason] = exit.cause.reasons
  return reason?._tag === "Fail" ? reason.error : reason?._tag === "Die" ? reason.defect : reason
}

/** Appends its share of the batches; after three failures it only reads, which must still work. */
const append = (turn: number) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    tell({ did: "open", turn })
    let failed = 0
    for (let index = 0; index < work.batches; index++) {
      if (Math.floor((index * turns) / work.batches) !== turn || failed >= 3) continue
      const events = batchAt(work, index)
      tell({ did: "ask", batch: index })
      const exit = yield* Effect.exit(log.append(events))
      if (Exit.isSuccess(exit)) tell({ did: "store", batch: index, ...exit.value })
      else {
        failed += 1
        tell({ did: "fail", batch: index, ...sayWhy(failureOf(exit)) })
      }
    }
    tell({ did: "read", events: yield* Stream.runCount(log.read(everything)) })
  })

const race = Effect.forEach(
  [0, 1],
  (writer) =>
    writeAtRandom({ seed: work.seed * 2 + writer, calls, now: () => Number(process.hrtime.bigint()), report: tell }),
  { concurrency: "unbounded" }
)

/** Tells every event it meets, until it is ended. */
const follow = Effect.gen(function* () {
  const { heads, read } = yield* EventLog
  let mark = Position.make(0)
  const catchUp = (until: Position) =>
    Effect.gen(function* () {
      for (const { id, position } of yield* Stream.runCollect(read(everything, { after: mark, until }))) {
        tell({ did: "meet", position, id })
      }
      mark = until
    })
  tell({ did: "open", turn: 0 })
  if (by === "heads") return yield* Stream.runForEach(heads, catchUp)
  for (;;) {
    for (const { id, position } of yield* Stream.runCollect(read(everything, { after: mark }))) {
      tell({ did: "meet", position, id })
      mark = position
    }
    yield* Effect.sleep("7 millis")
  }
})

if (plan.clock !== undefined) {
  const moments = plan.clock.map((moment) => Date.parse(moment))
  let turn = 0
  Date.now = () => moments[Math.min(turn++, moments.length - 1)] ?? 0
}
/** Holds the lock that writers wait for, until it is ended. */
const hold = Effect.gen(function* () {
  const connection = new DatabaseSync(address.store === "ndjson" ? `${address.at}-lock` : address.at)
  connection.exec("begin exclusive")
  tell({ did: "open", turn: 0 })
  for (;;) {
    yield* Effect.sleep("1 second")
    if (!connection.isTransaction) throw new Error("the lock is gone")
  }
})

const doing = (turn: number): Effect.Effect<unknown, unknown, EventLog> =>
  ({ append: append(turn), race, follow, hold })[task]

plant(plan.mutant)
for (let turn = 0; turn < turns; turn++) {
  const exit = await Effect.runPromiseExit(Effect.provide(doing(turn), logAt(address)))
  if (Exit.isFailure(exit)) tell({ did: "stop", ...sayWhy(failureOf(exit)) })
}
tell({ did: "end", peak: process.resourceUsage().maxRSS })
process.exit(0)
