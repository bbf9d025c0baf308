/** Row 3 on a real small disk, and row 5 by a limit on the size of a file. */
import { execFileSync } from "node:child_process"
import { rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { EventLog, everything, LogError } from "@pactwerk/core"
import { Effect, Result, Stream } from "effect"
import type { Fault, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { runChild } from "./processes.ts"
import { within } from "./stores.ts"
import { type Line, toldBy } from "./told.ts"
import { batchAt, batchesOf } from "./workload.ts"

const disk = 256 * 1024

const fullDisk =
  (store: StoreName) =>
  async ({ folder, tally }: Room): Promise<void> => {
    for (let ballastBytes = 20_000; ballastBytes <= 100_000; ballastBytes += 4000) {
      const home = folder()
      const where = `a disk with ${ballastBytes} bytes taken`
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${disk}`, "pactwerk", home])
      try {
        const address = { store, at: path.join(home, "log") }
        const ballast = path.join(home, "ballast")
        const work = { seed: 3, batches: 200, text: 200 }
        const lines: Array<Line> = []
        writeFileSync(ballast, "x".repeat(ballastBytes))
        tally.tried()
        const writing = Effect.gen(function* () {
          const { append } = yield* EventLog
          let isFull = false
          for (let index = 0; index < work.batches; index++) {
            lines.push({ did: "ask", batch: index })
            const outcome = yield* Effect.result(append(batchAt(work, index)))
            if (Result.isSuccess(outcome)) lines.push({ did: "store", batch: index, ...outcome.success })
            if (isFull) return Result.isSuccess(outcome) ? undefined : "with room again it still refuses"
            if (Result.isSuccess(outcome)) continue
            const { failure } = outcome
            if (!(failure instanceof LogError && failure.reason === "Unavailable")) return `it failed with ${failure}`
            isFull = true
            tally.fired()
            rmSync(ballast)
          }
          return "the disk never was full"
        })
        const wrong = await Effect.runPromise(within(address, writing))
        if (wrong !== undefined) tally.found({ lost: [], torn: [wrong] }, where)
        // Full or not, what was acknowledged is read.
        const kept = await Effect.runPromise(
          Effect.result(
            within(
              address,
              Effect.flatMap(EventLog, ({ read }) => Stream.runCount(read(everything)))
            )
          )
        )
        const last = Math.max(
          0,
          ...toldBy(lines)
            .stored.values()
            .map((receipt) => receipt.last)
        )
        if (Result.isFailure(kept) || kept.success < last)
          tally.found(
            { lost: [`it cannot be read: ${Result.isFailure(kept) ? kept.failure : kept.success}`], torn: [] },
            where
          )
        execFileSync("mount", ["-o", `remount,size=${4 * disk}`, home])
        tally.found(await recover(address, batchesOf(work), toldBy(lines)), where)
      } finally {
        execFileSync("umount", [home])
      }
    }
  }

/** A write that passes the limit is shorter than was asked for. */
const shortWrites =
  (store: StoreName) =>
  async ({ folder, script, tally }: Room): Promise<void> => {
    for (let most = 30_000; most < 90_000; most += 2500) {
      const work = { seed: 5, batches: 120, text: 100 }
      const plan = {
        address: { store, at: path.join(folder(), "log") },
        out: path.join(folder(), "told"),
        task: "append" as const,
        work
      }
      const where = `files of at most ${most} bytes`
      tally.tried()
      const { complaint, end, told } = await runChild(script, plan, ["prlimit", `--fsize=${most}`])
      if (end !== 0) tally.found({ lost: [], torn: [`the process ended with ${end}: ${complaint.slice(-300)}`] }, where)
      if (told.failed.some(({ reason }) => reason === "Unavailable")) tally.fired()
      tally.found(await recover(plan.address, batchesOf(work), told), where)
    }
  }

export const fullOf = (store: StoreName): ReadonlyArray<Fault> => [
  {
    id: "full-disk",
    row: 3,
    title: "a disk that is full is said, loses nothing, and with room again appends pass",
    store,
    needs: ["mount"],
    least: 15,
    run: fullDisk(store)
  },
  {
    id: "short-writes",
    row: 5,
    title: "a file that may not grow ends a write in the middle: it is said, and nothing is lost",
    store,
    needs: ["prlimit"],
    least: 15,
    run: shortWrites(store)
  }
]
