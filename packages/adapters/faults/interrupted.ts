/** Row 13: whoever asked goes away at any moment, and asks again with the same ids. */
import { EventLog, everything } from "@pactwerk/core"
import { Effect, Exit, Fiber, Stream } from "effect"
import type { Fault, Need, Room, StoreName } from "./fault.ts"
import { falsehoods } from "./judge.ts"
import { type Address, within } from "./stores.ts"
import { batchAt } from "./workload.ts"

const moments = 120

const interrupting =
  (place: (room: Room, seed: number) => Promise<Address>) =>
  async (room: Room): Promise<void> => {
    const { tally } = room
    const address = await place(room, 13)
    await Effect.runPromise(
      within(
        address,
        Effect.gen(function* () {
          const log = yield* EventLog
          for (let moment = 0; moment < moments; moment++) {
            const where = `interrupted after ${moment}`
            const events = batchAt({ seed: 13, batches: 0 }, moment)
            tally.tried()
            // A neighbour in the same group must not notice.
            const neighbour = yield* Effect.forkChild(log.append(batchAt({ seed: 14, batches: 0 }, moment)))
            const asked = yield* Effect.forkChild(log.append(events))
            yield* moment % 3 < 2 ? Effect.repeat(Effect.yieldNow, { times: moment % 4 }) : Effect.sleep(moment / 10)
            yield* Fiber.interrupt(asked)
            const first = yield* Fiber.await(asked)
            if (Exit.isFailure(first)) tally.fired()
            else tally.note("answered before")
            yield* Fiber.join(neighbour)
            const again = yield* log.append(events)
            const found = (yield* Stream.runCollect(log.read(everything))).filter(({ id }) =>
              events.some((event) => event.id === id)
            )
            if (found.length !== events.length || found[0]?.position !== again.first)
              tally.found({ lost: [], torn: [`it is there ${found.length} times for ${events.length}`] }, where)
            if (Exit.isSuccess(first) && first.value.first !== again.first)
              tally.found({ lost: [], torn: ["the second receipt is another"] }, where)
          }
          tally.found({ lost: [], torn: falsehoods(yield* Stream.runCollect(log.read(everything))) }, "in the end")
        })
      )
    )
  }

export const interruptedIn = (
  store: StoreName,
  place: (room: Room, seed: number) => Promise<Address>,
  needs?: ReadonlyArray<Need>
): Fault => ({
  id: "interrupted",
  row: 13,
  title: "an append that is interrupted at any moment and asked again has one effect",
  store,
  ...(needs === undefined ? {} : { needs }),
  least: 20,
  run: interrupting(place)
})
