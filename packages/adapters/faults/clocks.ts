/** Row 14: a clock that runs backwards, stands still, or lives through the night it goes back an hour. */

import path from "node:path"
import { EventLog, everything } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import type { Fault, Need, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { runChild } from "./processes.ts"
import { type Address, within } from "./stores.ts"
import { batchesOf } from "./workload.ts"

const clocks: Readonly<Record<string, ReadonlyArray<string>>> = {
  "a clock that runs backwards": Array.from({ length: 400 }, (_, index) =>
    new Date(Date.UTC(2024, 5, 1) - index * 3_600_000).toISOString()
  ),
  "a clock that stands still": ["2024-06-01T12:00:00.000Z"],
  "the night the clock goes back": Array.from({ length: 400 }, (_, index) =>
    new Date(Date.UTC(2024, 9, 27, 0, 0) + index * 600_000).toISOString()
  ),
  "a clock that jumps to and fro": Array.from({ length: 400 }, (_, index) =>
    index % 2 === 0 ? "1999-12-31T23:59:59.999Z" : "2038-01-19T03:14:08.000Z"
  )
}

const clocked =
  (place: (room: Room, seed: number) => Promise<Address>) =>
  async (room: Room): Promise<void> => {
    const { folder, script, tally } = room
    const work = { seed: 14, batches: 12 }
    for (const [index, [where, clock]] of Object.entries(clocks).entries()) {
      tally.tried()
      const address = await place(room, 140 + index)
      const plan = { address, out: path.join(folder(), "told"), task: "append" as const, work, clock }
      const { complaint, end, told } = await runChild(script, plan, [], { TZ: "Europe/Amsterdam" })
      if (end !== 0 || told.stored.size < work.batches)
        tally.found({ lost: [], torn: [`it ended with ${end} after ${told.stored.size} batches: ${complaint}`] }, where)
      tally.found(await recover(address, batchesOf(work), told), where)
      const log = await Effect.runPromise(
        within(
          address,
          Effect.flatMap(EventLog, ({ read }) => Stream.runCollect(read(everything)))
        )
      )
      // The moments are those of that clock, so it did strike; recovering appended nothing.
      if (log.every(({ recordedAt }) => clock.includes(recordedAt))) tally.fired()
      else tally.found({ lost: [], torn: ["it recorded moments of another clock"] }, where)
    }
  }

export const clockedIn = (
  store: StoreName,
  place: (room: Room, seed: number) => Promise<Address>,
  needs?: ReadonlyArray<Need>
): Fault => ({
  id: "clocks",
  row: 14,
  title: "whatever a clock says, events are in the order of their positions, and keep the moment they were given",
  store,
  ...(needs === undefined ? {} : { needs }),
  least: Object.keys(clocks).length,
  run: clocked(place)
})
