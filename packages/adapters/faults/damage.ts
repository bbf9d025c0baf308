/** Rows 6 and 7: files are cut at every byte, and every byte of them is another. */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { EventLog } from "@pactwerk/core"
import { diceOf } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { type Examined, examine, type Truth, truthOf } from "./examined.ts"
import type { Room, StoreName } from "./fault.ts"
import { within } from "./stores.ts"
import { batchesOf } from "./workload.ts"

/** Files by their names, as a process left them that closed its log, or that was cut off before it could. */
interface Left {
  readonly store: StoreName
  readonly files: ReadonlyMap<string, Buffer>
  readonly truth: Truth
}

/** The log of a store in a file. */
export const name = "log"

/** A small log that was written, and what of it was on disk. */
const leave = async ({ folder }: Room, store: StoreName, batches: number, closed: boolean): Promise<Left> => {
  const [home, copy] = [folder(), folder()]
  const address = { store, at: path.join(home, name) }
  const all = batchesOf({ seed: 5, batches })
  const copyAll = Effect.sync(() => {
    for (const file of readdirSync(home).filter((entry) => !entry.endsWith("-shm")))
      copyFileSync(path.join(home, file), path.join(copy, file))
  })
  const writing = Effect.gen(function* () {
    const { append } = yield* EventLog
    for (const events of all) yield* append(events)
    if (!closed) yield* copyAll
  })
  await Effect.runPromise(within(address, writing))
  if (closed) await Effect.runPromise(copyAll)
  const files = new Map(readdirSync(copy).map((file) => [file, readFileSync(path.join(copy, file))]))
  return { store, files, truth: await truthOf(address, all) }
}

/** The log with one file of it as it is given here. */
const damaged = async (
  { folder }: Room,
  { files, store, truth }: Left,
  which: string,
  bytes: Buffer
): Promise<Examined> => {
  const made = folder()
  for (const [file, whole] of files) writeFileSync(path.join(made, file), file === which ? bytes : whole)
  try {
    return await examine({ store, at: path.join(made, name) }, truth)
  } finally {
    rmSync(made, { recursive: true })
  }
}

const record = ({ tally }: Room, examined: Examined, where: string): void => {
  tally.fired()
  tally.found(examined, where)
  if (examined.outcome === "wrong") return
  tally.note(
    { "as before": "answered as before", refused: "refused", verified: "seen by a full look" }[examined.outcome]
  )
  if (examined.changed === true) tally.note("of them would have changed a query's answer")
  if (/position `\d+`/.test(examined.said)) tally.note("named by their position")
}

export interface Damage {
  readonly store: StoreName
  readonly closed: boolean
  /** Which of its files. */
  readonly file: (name: string) => boolean
  /** So many places at most, evenly. */
  readonly most: number
}

const batches = 6

const chosen = async (room: Room, { closed, file, store }: Damage) => {
  const left = await leave(room, store, batches, closed)
  const found = [...left.files].find(([one]) => file(one))
  if (found === undefined) throw new Error(`there is no such file among ${[...left.files.keys()].join(", ")}`)
  return { left, which: found[0], whole: found[1] }
}

/** Cuts the file at every byte, or evenly where that is too many. */
export const cutting = (damage: Damage) => async (room: Room) => {
  const { left, which, whole } = await chosen(room, damage)
  const step = Math.max(1, Math.floor(whole.length / damage.most))
  room.tally.note(`places in the file`, whole.length)
  for (let size = 0; size < whole.length; size += step) {
    room.tally.tried()
    record(room, await damaged(room, left, which, whole.subarray(0, size)), `cut at ${size} of ${whole.length}`)
  }
}

const blockBytes = 32

/** Flips bits of every byte that holds something; of empty stretches one bit of each byte at the same time. */
export const flipping = (damage: Damage) => async (room: Room) => {
  const { left, which, whole } = await chosen(room, damage)
  const dice = diceOf(7)
  const used = [...whole.keys()].filter((at) => whole[at] !== 0)
  const bits = Math.max(1, Math.min(3, Math.floor(damage.most / used.length)))
  const step = Math.max(1, Math.ceil(used.length / damage.most))
  const flip = async (places: ReadonlyArray<number>, where: string) => {
    const bytes = Buffer.from(whole)
    for (const at of places) bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8))
    room.tally.tried()
    const examined = await damaged(room, left, which, bytes)
    record(room, examined, where)
    return examined
  }
  for (const [index, at] of used.entries()) {
    if (index % step > 0) continue
    for (let bit = 0; bit < bits; bit++) {
      const { outcome } = await flip([at], `byte ${at} of ${whole.length}`)
      if (outcome === "as before") room.tally.note("in bytes that answer nothing")
    }
  }
  for (let from = 0; from + blockBytes <= whole.length; from += blockBytes) {
    const block = Array.from({ length: blockBytes }, (_, index) => from + index)
    if (block.some((at) => whole[at] !== 0)) continue
    if (step > 1 && dice(step) > 0) continue
    const { outcome } = await flip(block, `the empty bytes from ${from} of ${whole.length}`)
    if (outcome === "as before") room.tally.note("unused bytes beside", blockBytes)
    else await flip([from + dice(blockBytes)], `an empty byte after ${from} of ${whole.length}`)
  }
}
