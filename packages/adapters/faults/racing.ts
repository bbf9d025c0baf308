/** Rows 11 and 12: many processes write at once, some of them are killed, and three follow meanwhile. */
import path from "node:path"
import { EventLog, everything, Position, type Recorded } from "@pactwerk/core"
import { contradictions, diceOf, historyOf, type Report } from "@pactwerk/core/testing"
import { Effect, Fiber, Stream } from "effect"
import type { Fault, Need, Room, StoreName } from "./fault.ts"
import { falsehoods } from "./judge.ts"
import { runChild, startChild } from "./processes.ts"
import { type Address, within } from "./stores.ts"
import { linesOf, toldBy } from "./told.ts"

export interface Race {
  readonly store: StoreName
  /** A new and empty log. */
  readonly place: (room: Room, seed: number) => Promise<Address>
  readonly processes: number
  readonly calls: number
  readonly seeds: ReadonlyArray<number>
  readonly needs?: ReadonlyArray<Need>
}

/** Whether it becomes true, by a clock that nothing here holds. */
export const eventually = async (holds: () => boolean, seconds = 60): Promise<boolean> => {
  const until = Date.now() + seconds * 1000
  while (!holds() && Date.now() < until) await new Promise((resume) => setTimeout(resume, 10))
  return holds()
}

const race = async (room: Room, { calls, place, processes }: Race, seed: number): Promise<void> => {
  const { folder, script, tally } = room
  const [made, dice] = [folder(), diceOf(seed)]
  const address = await place(room, seed)
  const outOf = (name: string) => path.join(made, name)
  const followers = (["heads", "polling"] as const).map((by) => {
    const out = outOf(by)
    return { by, out, child: startChild(script, { address, out, task: "follow", by }) }
  })
  for (const { child, out } of followers) {
    if (!(await eventually(() => linesOf(out).length > 0))) throw new Error(`no follower: ${child.complaint()}`)
  }
  const writers = Array.from({ length: processes }, (_, index) => ({
    out: outOf(`writer-${index}`),
    // Half of them die in the middle, each after so many lines and a moment.
    dies: index % 2 === 1 ? { after: 10 + dice(calls), moment: dice(40) } : undefined,
    index
  }))
  const met: Array<Recorded> = []
  const log = await Effect.runPromise(
    within(
      address,
      Effect.gen(function* () {
        const { heads, read } = yield* EventLog
        let mark = Position.make(0)
        const follower = yield* Effect.forkChild(
          Stream.runForEach(heads, (until) =>
            Effect.gen(function* () {
              met.push(...(yield* Stream.runCollect(read(everything, { after: mark, until }))))
              mark = until
            })
          )
        )
        yield* Effect.promise(() =>
          Promise.all(
            writers.map(async ({ dies, index, out }) => {
              tally.tried()
              const plan = {
                address,
                out,
                task: "race" as const,
                calls,
                work: { seed: seed * 100 + index, batches: 0 }
              }
              if (dies === undefined) {
                const { complaint, end } = await runChild(script, plan)
                if (end !== 0)
                  tally.found({ lost: [], torn: [`it ended with ${end}: ${complaint}`] }, `writer ${index}`)
                return
              }
              const child = startChild(script, plan)
              await eventually(() => linesOf(out).length >= dies.after)
              await new Promise((resume) => setTimeout(resume, dies.moment))
              child.kill()
              if ((await child.done) === "SIGKILL") tally.fired()
            })
          )
        )
        const found = yield* Stream.runCollect(read(everything))
        yield* Effect.promise(() => eventually(() => met.length >= found.length))
        yield* Fiber.interrupt(follower)
        return found
      })
    )
  )
  // The reports are those of these children, line by line.
  const reports = writers.flatMap(({ out }) => linesOf(out) as ReadonlyArray<Report>)
  const told = contradictions(historyOf(reports.filter(({ did }) => ["ask", "hear", "look"].includes(did))), log)
  const lost = told.filter((what) => what.includes("receipt"))
  tally.found({ lost, torn: [...told.filter((what) => !lost.includes(what)), ...falsehoods(log)] }, `seed ${seed}`)
  tally.note("events", log.length)
  const seen = (ids: ReadonlyArray<string>, who: string) => {
    tally.note("events met by followers", ids.length)
    if (ids.join() !== log.map(({ id }) => id).join())
      tally.found({ lost: [], torn: [`${who} met ${ids.length} of ${log.length}, or not in order`] }, `seed ${seed}`)
  }
  seen(
    met.map(({ id }) => id),
    "the follower in this process"
  )
  for (const { by, child, out } of followers) {
    const ids = () => toldBy(linesOf(out)).lines.flatMap((line) => (line.did === "meet" ? [line.id] : []))
    await eventually(() => ids().length >= log.length)
    child.kill()
    await child.done
    seen(ids(), `the follower by ${by}`)
  }
}

export const racing = (given: Race): Fault => ({
  id: "races",
  row: 11,
  title:
    "one order explains what many processes were told, some of them killed; followers meet each event once (row 12)",
  store: given.store,
  ...(given.needs === undefined ? {} : { needs: given.needs }),
  least: given.seeds.length,
  run: async (room) => {
    for (const seed of given.seeds) await race(room, given, seed)
  }
})

/** A file in a folder of its own. */
export const fileIn =
  (store: StoreName) =>
  async ({ folder }: Room): Promise<Address> => ({ store, at: path.join(folder(), "log") })
