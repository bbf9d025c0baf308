/** Rows 2 and 20: the power is cut after any step of a process; what was not synced is lost, torn or reordered. */
import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { diceOf } from "@pactwerk/core/testing"
import { makeDisk, survivals } from "./disk.ts"
import type { Fault, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { runChild, strace } from "./processes.ts"
import { textLines, toldBy } from "./told.ts"
import { recordedCalls, stepsOf } from "./trace.ts"
import { batchesOf } from "./workload.ts"

interface Recording {
  readonly store: StoreName
  readonly batches: number
  readonly mutant?: string
  /** Every so many steps of the process (1). */
  readonly every?: number
}

/** The images a power cut may leave of one recorded run, each with what was told before it. */
const images = async function* ({ folder, script }: Room, { batches, every = 1, mutant, store }: Recording) {
  const [home, toldIn] = [folder("disk"), folder("disk")]
  const plan = {
    address: { store, at: path.join(home, "log") },
    out: path.join(toldIn, "told"),
    task: "append" as const,
    work: { seed: 3, batches },
    turns: 3,
    ...(mutant === undefined ? {} : { mutant })
  }
  const trace = path.join(toldIn, "trace")
  const { complaint, end } = await runChild(script, plan, [...strace(trace, recordedCalls), "-xx", "-s", "1000000"])
  if (end !== 0) throw new Error(`the recorded child ended with ${end}: ${complaint}`)
  const disk = makeDisk(home)
  const dice = diceOf(20)
  const seen = new Set<string>()
  let outFd = -1
  let told = ""
  for (const [index, step] of stepsOf(readFileSync(trace, "utf8")).entries()) {
    disk.follow(step)
    if (step.did === "open" && step.path === plan.out) outFd = step.fd
    else if (step.did === "open" && step.fd === outFd) outFd = -1
    if (step.did === "write" && step.fd === outFd) told += step.bytes.toString()
    if (step.did === "open" || index % every > 0) continue
    for (const survival of survivals) {
      const files = disk.after(survival, dice)
      const print = createHash("sha256").update(told)
      for (const [name, bytes] of files) print.update(`\0${name}\0`).update(bytes)
      const key = print.digest("base64")
      if (seen.has(key)) continue
      seen.add(key)
      yield { files, told: toldBy(textLines(told)), where: `after step ${index} (${step.did}), ${survival} survived` }
    }
  }
}

/** Opens every image with the store as a user would, and judges it. */
const cut = async (room: Room, recording: Recording, heard: (wrong: boolean) => void): Promise<void> => {
  const all = batchesOf({ seed: 3, batches: recording.batches })
  for await (const { files, told, where } of images(room, recording)) {
    const made = room.folder()
    for (const [name, bytes] of files) {
      mkdirSync(path.dirname(path.join(made, name)), { recursive: true })
      writeFileSync(path.join(made, name), bytes)
    }
    room.tally.tried()
    const wrong = await recover({ store: recording.store, at: path.join(made, "log") }, all, told)
    rmSync(made, { recursive: true })
    heard(wrong.lost.length + wrong.torn.length > 0)
    if (recording.mutant === undefined) room.tally.found(wrong, where)
    if (told.stored.size > 0) room.tally.note("images after an acknowledgement")
  }
}

const powerCut = (recording: Recording) => (room: Room) => cut(room, recording, () => room.tally.fired())

/** The same images of a store with a known mistake: those that are seen to be wrong count as strikes. */
const mistaken = (recording: Recording & { readonly mutant: string }) => (room: Room) =>
  cut(room, recording, (wrong) => {
    if (wrong) room.tally.fired()
  })

/** The faults of a store in a file. */
export const powerOf = (store: StoreName): ReadonlyArray<Fault> => [
  {
    id: "power-cut",
    row: 2,
    title:
      "a power cut at any step loses nothing acknowledged, whatever survives of unsynced bytes and names (row 20 too)",
    store,
    needs: ["strace"],
    least: 150,
    run: powerCut({ store, batches: store === "sqlite" ? 15 : 40 })
  },
  {
    id: "power-cut-unsynced",
    row: 2,
    title: "a store that does not sync each commit is seen to lose what it acknowledged",
    store,
    needs: ["strace"],
    least: 50,
    run: mistaken({ store, batches: 15, mutant: "unsynced", every: 3 })
  }
]
