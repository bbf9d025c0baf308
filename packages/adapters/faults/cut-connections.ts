/** Row 13: the connection to a server is cut at every byte of an append. */
import { EventLog } from "@pactwerk/core"
import { Effect, Result } from "effect"
import { proxyTo } from "../test/nats-proxy.ts"
import type { Room } from "./fault.ts"
import { recover } from "./judge.ts"
import type { Served } from "./servers.ts"
import { within } from "./stores.ts"
import { type Line, toldBy } from "./told.ts"
import { batchAt, batchesOf } from "./workload.ts"

/** The connection is cut after each so many bytes of an append, on its way there and on its way back. */
export const cuttingConnections =
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
      // A connection is made again at its own pace: a busy machine needs more time, and not more tries.
      for (const until = Date.now() + 60_000; Date.now() < until; ) {
        const outcome = yield* Effect.result(append(batchAt({ seed: 12, batches: 0 }, batch)))
        if (Result.isSuccess(outcome)) {
          lines.push({ did: "store", batch, ...outcome.success })
          return undefined
        }
        tally.note("answers that were unknown, and asked again")
        yield* Effect.sleep(20)
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
