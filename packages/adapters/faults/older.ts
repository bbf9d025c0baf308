/** Row 9: a whole log that is an older copy of itself. */
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs"
import path from "node:path"
import { EventLog, everything, type Recorded } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import type { Fault, Room } from "./fault.ts"
import { type Address, within } from "./stores.ts"
import { batchAt } from "./workload.ts"

/** The log and its marks as they were: nothing in them is wrong, and only what is held elsewhere tells. */
const rollingBack = async ({ folder, tally }: Room): Promise<void> => {
  const [home, early] = [folder(), folder()]
  const address: Address = { store: "sqlite", at: path.join(home, "log") }
  const read = within(
    address,
    Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(everything)))
  )
  const add = (index: number) =>
    Effect.runPromise(
      within(
        address,
        Effect.flatMap(EventLog, ({ append }) => append(batchAt({ seed: 9, batches: 0 }, index)))
      )
    )
  const restore = (from: string, which: (name: string) => boolean) => {
    for (const name of readdirSync(home).filter(which)) rmSync(path.join(home, name))
    for (const name of readdirSync(from).filter(which)) copyFileSync(path.join(from, name), path.join(home, name))
  }
  for (let index = 0; index < 20; index++) {
    await add(index)
    const copy = path.join(early, String(index))
    mkdirSync(copy)
    cpSync(home, copy, { recursive: true })
    await add(index + 100)
    const now: ReadonlyArray<Recorded> = await Effect.runPromise(read)
    const held = now.at(-1)
    // Without the mark it is behind its mark, and says so.
    tally.tried()
    restore(copy, (name) => !name.includes("-mark-"))
    const more = await Effect.runPromise(
      Effect.result(
        within(
          address,
          Effect.flatMap(EventLog, ({ append }) => append(batchAt({ seed: 9, batches: 0 }, 900)))
        )
      )
    )
    if (more._tag === "Success")
      tally.found({ lost: ["an older copy beside a newer mark went on"], torn: [] }, `copy ${index}`)
    else tally.fired()
    // With the mark it is a whole log; who held the last hash sees that it is not there.
    tally.tried()
    restore(copy, () => true)
    const old = await Effect.runPromise(read)
    if (old.length < now.length && old[(held?.position ?? 0) - 1]?.hash !== held?.hash) tally.fired()
    else tally.found({ lost: [], torn: ["a held hash does not tell"] }, `copy ${index}`)
    tally.note("invisible without a hash that is held elsewhere, as documented")
  }
}

export const older: Fault = {
  id: "older-copy",
  row: 9,
  title: "an older copy of the log is behind its mark; with its mark, a hash that is held elsewhere shows it",
  store: "sqlite",
  least: 40,
  run: rollingBack
}
