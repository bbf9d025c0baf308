/** Row 17: a lock whose holder is dead, or stands still. */
import path from "node:path"
import { Effect, Result } from "effect"
import type { Fault, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { startChild } from "./processes.ts"
import { eventually } from "./racing.ts"
import { add, filled, work } from "./rights.ts"
import { linesOf, toldBy } from "./told.ts"
import { batchAt } from "./workload.ts"

const heldLocks =
  (store: StoreName) =>
  async ({ folder, script, tally }: Room): Promise<void> => {
    const address = { store, at: path.join(folder(), "log") }
    await filled(address)
    const hold = async () => {
      const out = path.join(folder(), "told")
      const holder = startChild(script, { address, out, task: "hold" })
      if (!(await eventually(() => linesOf(out).length > 0)))
        throw new Error(`nobody holds the lock: ${holder.complaint()}`)
      return holder
    }
    for (let index = 0; index < 5; index++) {
      tally.tried()
      const holder = await hold()
      const waiting = Effect.runPromise(Effect.result(add(address, 100 + index)))
      await new Promise((resume) => setTimeout(resume, 20 * index))
      holder.kill()
      if ((await holder.done) === "SIGKILL") tally.fired()
      if (Result.isFailure(await waiting))
        tally.found({ lost: [], torn: ["the lock of a dead holder held"] }, `holder ${index}`)
    }
    tally.tried()
    const holder = await hold()
    holder.kill("SIGSTOP")
    const outcome = await Effect.runPromise(Effect.result(add(address, 110)))
    if (Result.isFailure(outcome) && outcome.failure._tag === "LogError" && outcome.failure.reason === "Unavailable")
      tally.fired()
    else
      tally.found(
        { lost: [], torn: ["a lock that is held was not waited for, or not said"] },
        "a holder that stands still"
      )
    holder.kill()
    await holder.done
    await Effect.runPromise(add(address, 110))
    const told = toldBy(
      [...Array(work.batches).keys(), 100, 101, 102, 103, 104, 110].map((batch) => ({ did: "ask", batch }))
    )
    const asked = Object.assign([], Object.fromEntries([...told.asked].map((index) => [index, batchAt(work, index)])))
    tally.found(await recover(address, asked, told), "in the end")
  }

export const locksOf = (store: StoreName): Fault => ({
  id: "held-locks",
  row: 17,
  title: "a lock is free when its holder is dead, and `Unavailable` while its holder stands still",
  store,
  least: 6,
  run: heldLocks(store)
})
