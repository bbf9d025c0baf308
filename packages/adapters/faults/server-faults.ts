/** Rows 1, 13 and 17 where a log is on a server: it is killed, stands still, or the connection to it is cut. */
import { EventLog } from "@pactwerk/core"
import { type Dice, diceOf } from "@pactwerk/core/testing"
import { Effect, Result } from "effect"
import { proxyTo } from "../test/nats-proxy.ts"
import type { Fault, Need, Room } from "./fault.ts"
import { recover } from "./judge.ts"
import { eventually } from "./racing.ts"
import type { Served } from "./servers.ts"
import { type Address, within } from "./stores.ts"
import { type Line, toldBy } from "./told.ts"
import { batchAt, batchesOf } from "./workload.ts"

const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))

/** Writes until it is told to stop; asks each batch again, with the same ids, until it has a receipt. */
const writing = (address: Address, seed: number) => {
  const lines: Array<Line> = []
  let isOver = false
  let stored = 0
  const run = Effect.gen(function* () {
    const { append } = yield* EventLog
    for (let index = 0; !isOver; index++) {
      lines.push({ did: "ask", batch: index })
      for (;;) {
        const outcome = yield* Effect.result(append(batchAt({ seed, batches: 0 }, index)))
        if (Result.isSuccess(outcome)) {
          lines.push({ did: "store", batch: index, ...outcome.success })
          stored += 1
          break
        }
        const { failure } = outcome
        const reason = failure._tag === "LogError" ? failure.reason : failure._tag
        lines.push({ did: "fail", batch: index, reason, message: failure.message })
        if (reason !== "Unavailable") return
        if (isOver) return
        yield* Effect.sleep(20)
      }
    }
  })
  // A cluster that was just started has nobody yet who leads it.
  const open = async (): Promise<unknown> => {
    for (let tries = 1; ; tries++) {
      const outcome = await Effect.runPromise(Effect.result(within(address, run)))
      if (Result.isSuccess(outcome)) return undefined
      if (lines.length > 0 || tries > 12 || isOver) return outcome.failure
      await pause(1000)
    }
  }
  const done = open().catch((defect: unknown) => defect)
  return {
    stored: () => stored,
    lines,
    /** Why it stopped before it was told to, if it did. */
    stop: () => {
      isOver = true
      return done
    }
  }
}

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
      const before = writer.stored()
      await pause(dice(120))
      tally.fired(await strike(served, dice, turn))
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

/** The connection is cut after each so many bytes of an append, on its way there and on its way back. */
const cutting =
  (serve: (room: Room) => Promise<Served>, most: number) =>
  async (room: Room): Promise<void> => {
    const { tally } = room
    const served = await serve(room)
    const proxy = await proxyTo(served.places[0] ?? "")
    room.atEnd(proxy.close)
    const address = served.log("cut", proxy.address)
    const lines: Array<Line> = []
    let index = 0
    const appendNext = Effect.fnUntraced(function* () {
      const { append } = yield* EventLog
      const batch = index++
      lines.push({ did: "ask", batch })
      for (let tries = 0; tries < 5; tries++) {
        const outcome = yield* Effect.result(append(batchAt({ seed: 12, batches: 0 }, batch)))
        if (Result.isSuccess(outcome)) {
          lines.push({ did: "store", batch, ...outcome.success })
          return undefined
        }
        tally.note("answers that were unknown, and asked again")
      }
      return "it could not be asked again"
    })
    const run = Effect.gen(function* () {
      for (let warm = 0; warm < 3; warm++) yield* appendNext()
      for (const direction of ["up", "down"] as const) {
        let bytes = 0
        proxy.cut((way, piece) => {
          if (way === direction) bytes += piece.length
          return undefined
        })
        yield* appendNext()
        yield* appendNext()
        const step = Math.max(1, Math.floor(bytes / 2 / most))
        for (let after = 0; after < bytes / 2; after += step) {
          tally.tried()
          const before = proxy.cuts()
          let left = after
          proxy.cut((way, piece) => {
            if (way !== direction) return undefined
            left -= piece.length
            return left < 0 ? piece.length + left : undefined
          })
          const wrong = yield* appendNext()
          if (wrong !== undefined) tally.found({ lost: [], torn: [wrong] }, `${direction}, after ${after} bytes`)
          tally.fired(proxy.cuts() - before)
        }
        tally.note(`bytes ${direction} in an append`, Math.floor(bytes / 2))
      }
    })
    await Effect.runPromise(within(address, run))
    tally.found(await recover(served.log("cut"), batchesOf({ seed: 12, batches: index }), toldBy(lines)), "in the end")
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
      cutting(serve, 60)
    )
  ].map((one) => ({ ...one, store, needs }))

export const terminated = (needs: ReadonlyArray<Need>, serve: (room: Room) => Promise<Served>): Fault => ({
  ...fault(
    "terminated",
    13,
    "every connection that is ended by the server is made again, and what was asked has one effect",
    15,
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
