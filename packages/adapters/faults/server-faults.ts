/** Rows 1, 13 and 17 where a log is on a server: it is killed, stands still, or the connection to it is cut. */
import { type Dice, diceOf } from "@pactwerk/core/testing"
import { cuttingConnections } from "./cut-connections.ts"
import type { Fault, Need, Room } from "./fault.ts"
import { recover } from "./judge.ts"
import { eventually } from "./racing.ts"
import type { Served } from "./servers.ts"
import { toldBy } from "./told.ts"
import { batchesOf } from "./workload.ts"
import { pause, writing } from "./writer.ts"

/** While somebody writes, this happens so many times; afterwards all is as it was told. */
const whileWriting =
  (
    serve: (room: Room) => Promise<Served>,
    times: number,
    strike: (served: Served, dice: Dice, turn: number) => Promise<number>
  ) =>
  async (room: Room): Promise<void> => {
    const { tally } = room
    const served = await serve(room)
    const dice = diceOf(times)
    const address = served.log("struck")
    const writer = writing(address, 11)
    if (!(await eventually(() => writer.stored() > 3, 90))) throw new Error(`nothing is stored: ${await writer.stop()}`)
    for (let turn = 0; turn < times; turn++) {
      tally.tried()
      await pause(dice(120))
      tally.fired(await strike(served, dice, turn))
      const before = writer.stored()
      if (!(await eventually(() => writer.stored() > before + 1, 90)))
        tally.found({ lost: [], torn: ["nothing is stored any more, although the server is there"] }, `turn ${turn}`)
    }
    const fault = await writer.stop()
    if (fault !== undefined) tally.found({ lost: [], torn: [`the writer ended with ${fault}`] }, "meanwhile")
    const told = toldBy(writer.lines)
    const wrong = told.failed.filter(({ reason }) => reason !== "Unavailable")
    tally.found(
      { lost: [], torn: wrong.map(({ message, reason }) => `it failed with ${reason}: ${message}`) },
      "meanwhile"
    )
    tally.found(await recover(address, batchesOf({ seed: 11, batches: told.asked.size }), told), "in the end")
    tally.note("appends with a receipt", told.stored.size)
    tally.note("answers that were unknown, and asked again", told.failed.length)
  }

const fault = (id: string, row: number, title: string, least: number, run: Fault["run"]) => ({
  id,
  row,
  title,
  least,
  run
})

export const serverFaults = (
  store: "postgres" | "nats",
  needs: ReadonlyArray<Need>,
  serve: (room: Room) => Promise<Served>
): ReadonlyArray<Fault> =>
  [
    fault(
      "killed",
      1,
      "a server that is killed while it writes loses nothing it acknowledged",
      15,
      whileWriting(serve, 20, async ({ kill, start }) => {
        await kill()
        await start()
        return 1
      })
    ),
    fault(
      "paused",
      17,
      "a server that stands still is waited for, or is `Unavailable`, and what was asked has one effect",
      6,
      whileWriting(serve, 7, async ({ pause: stop, resume }, dice, turn) => {
        await stop()
        // The last time it stands still for longer than anybody waits.
        await pause(turn === 6 ? 12_000 : 50 + dice(600))
        await resume()
        return 1
      })
    ),
    fault(
      "cut-connections",
      13,
      "a connection that is cut after any byte of an append leaves one effect",
      40,
      cuttingConnections(serve, 60)
    )
  ].map((one) => ({ ...one, store, needs }))

export const terminated = (needs: ReadonlyArray<Need>, serve: (room: Room) => Promise<Served>): Fault => ({
  ...fault(
    "terminated",
    13,
    "every connection that is ended by the server is made again, and what was asked has one effect",
    25,
    whileWriting(serve, 30, async ({ disconnect }) => (await disconnect?.()) ?? 0)
  ),
  store: "postgres",
  needs
})

export const lostNodes = (needs: ReadonlyArray<Need>, serve: (room: Room) => Promise<Served>): Fault => ({
  ...fault(
    "lost-nodes",
    1,
    "one of three servers is killed and comes back, again and again: nothing acknowledged is lost",
    6,
    whileWriting(serve, 9, async ({ kill, places, settled, start }, dice) => {
      // Two that miss something are no longer a majority that knows all.
      await settled?.("struck")
      const which = dice(places.length)
      await kill(which)
      await pause(1000 + dice(1500))
      await start(which)
      return 1
    })
  ),
  store: "nats",
  needs
})
