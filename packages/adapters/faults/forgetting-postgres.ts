/** Row 16, on PostgreSQL: a process is killed at any moment while it forgets somebody, and eight race with a ninth. */
import { mkdirSync } from "node:fs"
import path from "node:path"
import { EventLog, everything } from "@pactwerk/core"
import { type Dice, diceOf } from "@pactwerk/core/testing"
import { Effect, Stream } from "effect"
import type { Fault, Need, Room } from "./fault.ts"
import { around, command, startCommand } from "./forgetting-command.ts"
import { judgeForgotten } from "./forgetting-judge.ts"
import { racedForgetting } from "./forgetting-raced.ts"
import { another, type Cast, forgetting, live, type Places, seenAt } from "./forgetting-scene.ts"
import { type Both, patiently, placesAt } from "./forgetting-stores.ts"
import { patience } from "./patience.ts"
import { together } from "./processes.ts"
import { eventually } from "./racing.ts"
import type { Served } from "./servers.ts"
import { pause } from "./writer.ts"

/** So many rounds, of which so many must strike; where a process was too fast for that, there are more of them, up to a bound. */
const [rounds, least, roundsAtMost] = [36, 30, 108]

const typesIn = async ({ log }: Places): Promise<ReadonlyArray<string>> => {
  const read = Effect.flatMap(EventLog, (one) => Stream.runCollect(one.read(everything, { backwards: true, limit: 2 })))
  return (await Effect.runPromise(Effect.provide(read, log))).map(({ type }) => type)
}

/** How far it had come when it was killed. */
const reached = (types: ReadonlyArray<string>): string => {
  if (types.includes("PersonForgettingCompleted")) return "after it was done"
  return types.includes("PersonForgotten") ? "half-way" : "before anything was said"
}

/** A command that is asked again for as long as the server is late. */
const commanding = async (...asked: Parameters<typeof command>): ReturnType<typeof command> => {
  for (let tries = 1; ; tries++) {
    const said = await command(...asked)
    if (tries === 10 || !/did not answer|cannot be used/.test(said.err)) return said
    await pause(1000)
  }
}

/** A process that forgets is killed: some moments after it began, or after it said whom it forgets. */
const kill = async (
  room: Room,
  order: Parameters<typeof startCommand>[1],
  both: Both,
  { dice, waits }: { readonly dice: Dice; readonly waits: ReturnType<typeof patience> }
): Promise<boolean> => {
  let isSaid = false
  const watching = new AbortController()
  const news = Effect.flatMap(EventLog, ({ heads }) =>
    Stream.runForEach(Stream.drop(heads, 1), () =>
      Effect.sync(() => {
        isSaid = true
      })
    )
  )
  const watched = Effect.runPromiseExit(Effect.provide(news, placesAt(both).log), { signal: watching.signal })
  await pause(100)
  const child = await startCommand(room, order)
  if (dice(3) === 0) await waits.upTo(dice, 800)
  else {
    await Promise.race([eventually(() => isSaid), child.done])
    await waits.upTo(dice, 90)
  }
  child.kill()
  const end = await child.done
  watching.abort()
  await watched
  return end === "SIGKILL"
}

const killing =
  (serve: (room: Room) => Promise<Served>) =>
  async (room: Room): Promise<void> => {
    const { folder, tally } = room
    const served = await serve(room)
    const made = folder()
    mkdirSync(path.join(made, "home"))
    const waits = patience()
    let struck = 0
    const turns = function* () {
      for (let round = 0; round < rounds || (struck < least && round < roundsAtMost); round++) yield round
    }
    await together(2, turns(), async (round) => {
      const people: Cast = another(round + 100)
      const log = served.log(`forgets-${round}`)
      const both: Both = { log, keys: log.at }
      const places = placesAt(both)
      await patiently(() => live(places, people, true))
      const before = await patiently(() => seenAt(places))
      const { ground, person, requestedBy } = forgetting(people)
      const typed = ["forget", person, "--ground", ground, "--requested-by", requestedBy]
      const own = { PACTWERK_LOG: `${log.at}#${log.name}`, PACTWERK_ORIGIN: `pactwerk.example/forgets-${round}` }
      const kept = `kept-${round}.txt`
      const signed = await commanding(made, ["checkpoint", "--out", kept, "--json"], own)
      const { key }: { readonly key: string } = JSON.parse(signed.out)
      const environment = { ...around(made), ...own }
      tally.tried()
      if (await kill(room, { typed, folder: made, environment }, both, { dice: diceOf(round), waits })) {
        struck += 1
        tally.fired()
      }
      const far = reached(await patiently(() => typesIn(places)))
      waits.learn(far === "after it was done")
      tally.note(far)
      if (round % 2 === 0 || far === "before anything was said") await commanding(made, typed, own)
      // What the server was still doing for whoever was killed may have come after that.
      const finished = await commanding(made, ["forget"], own)
      const verified = await commanding(made, ["verify", "--deep", "--checkpoint", kept, "--key", key], own)
      const wrong = await patiently(() => judgeForgotten(places, before, people))
      const torn = [
        ...wrong.torn,
        ...[finished, verified].flatMap(({ code, err }) => (code === 0 ? [] : [`it ends with ${code}: ${err}`]))
      ]
      tally.found({ lost: wrong.lost, torn }, `round ${round}, killed ${far}`)
    })
  }

/** What a key store and a log on PostgreSQL are put through. */
export const forgettingOn = (
  needs: ReadonlyArray<Need>,
  serve: (room: Room) => Promise<Served>
): ReadonlyArray<Fault> => [
  {
    id: "killed-forgetting",
    row: 16,
    title: "forgetting somebody that is killed at any moment is finished at the next start, and changes nothing else",
    store: "postgres",
    needs,
    least,
    run: killing(serve)
  },
  racedForgetting(
    "postgres",
    async (room) => {
      const log = (await serve(room)).log("raced")
      return { log, keys: log.at }
    },
    { needs, people: 2 }
  )
]
