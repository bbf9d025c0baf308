/** Row 17: a disk that is read only, and rights that are missing. */
import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { EventLog, LogError } from "@pactwerk/core"
import { Effect, Result } from "effect"
import type { Fault, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { runChild } from "./processes.ts"
import { type Address, within } from "./stores.ts"
import { toldBy } from "./told.ts"
import { batchAt, batchesOf } from "./workload.ts"

export const work = { seed: 17, batches: 6 }
/** Appends the batch of this number. */
export const add = (address: Address, index: number) =>
  within(
    address,
    Effect.flatMap(EventLog, ({ append }) => append(batchAt(work, index)))
  )

/** Every byte of a folder, by name; a file that is empty holds nothing. */
const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .sort()
    .filter((name) => !name.endsWith("-shm") && statSync(path.join(folder, name)).size > 0)
    .map((name) => `${name} ${readFileSync(path.join(folder, name), "base64")}`)
    .join("\n")

/** Appends them all. */
export const filled = async (address: Address): Promise<void> => {
  for (let index = 0; index < work.batches; index++) await Effect.runPromise(add(address, index))
}
const all = toldBy(Array.from({ length: work.batches }, (_, batch) => ({ did: "ask", batch })))

/** Opening or writing ends with one of these reasons, and not a byte is another. */
const refusedIn = async ({ tally }: Room, home: string, where: string, attempt: () => Promise<string | undefined>) => {
  tally.tried()
  const before = bytesIn(home)
  const reason = await attempt()
  if (reason === "ReadOnly" || reason === "Unavailable") tally.fired()
  else tally.found({ lost: [], torn: [`it ended with ${reason ?? "an answer"}`] }, where)
  tally.note(`${reason} for ${where}`)
  if (bytesIn(home) !== before) tally.found({ lost: [], torn: ["something was changed"] }, where)
}

const readOnlyDisk =
  (store: StoreName) =>
  async (room: Room): Promise<void> => {
    const address = { store, at: path.join(room.folder(), "log") }
    await filled(address)
    const home = path.dirname(address.at)
    execFileSync("mount", ["--bind", home, home])
    try {
      execFileSync("mount", ["-o", "remount,bind,ro", home])
      await refusedIn(room, home, "a disk that is read only", async () => {
        const outcome = await Effect.runPromise(Effect.result(add(address, 900)))
        return Result.isFailure(outcome) && outcome.failure instanceof LogError ? outcome.failure.reason : undefined
      })
    } finally {
      execFileSync("umount", [home])
    }
    room.tally.found(await recover(address, batchesOf(work), all), "once it may be written again")
  }

/** Nobody in particular: a user without rights here. */
const nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]

const missingRights =
  (store: StoreName) =>
  async (room: Room): Promise<void> => {
    const { folder, script, tally } = room
    for (const [where, rights] of Object.entries({
      "a folder nobody may write in": { folder: 0o555, file: 0o444 },
      "a file nobody may write": { folder: 0o777, file: 0o444 },
      "a file nobody may read": { folder: 0o777, file: 0o000 },
      "a folder nobody may enter": { folder: 0o000, file: 0o666 }
    })) {
      const [home, outside] = [path.join(folder(), "log"), folder()]
      mkdirSync(home)
      const address = { store, at: path.join(home, "log") }
      await filled(address)
      for (const open of [outside, path.dirname(home)]) chmodSync(open, 0o777)
      for (const name of readdirSync(home)) chmodSync(path.join(home, name), rights.file)
      chmodSync(home, rights.folder)
      await refusedIn(room, home, where, async () => {
        const plan = {
          address,
          out: path.join(outside, "told"),
          task: "append" as const,
          work: { seed: 18, batches: 1 }
        }
        const { complaint, told } = await runChild(script, plan, nobody)
        if (told.lines.length === 0) throw new Error(`the child told nothing: ${complaint}`)
        return told.failed[0]?.reason
      })
      chmodSync(home, 0o755)
      for (const name of readdirSync(home)) chmodSync(path.join(home, name), 0o644)
      tally.found(await recover(address, batchesOf(work), all), `${where}, given back`)
    }
  }

export const rightsOf = (store: StoreName): ReadonlyArray<Fault> => [
  {
    id: "read-only-disk",
    row: 17,
    title: "on a disk that is read only nothing is written, and it is said",
    store,
    needs: ["mount"],
    run: readOnlyDisk(store)
  },
  {
    id: "missing-rights",
    row: 17,
    title: "who may not write or read is told so, and nothing changes",
    store,
    needs: ["setpriv"],
    least: 4,
    run: missingRights(store)
  }
]
