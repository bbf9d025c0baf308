/** The NATS store on three servers that keep each event three times: every case, and servers killed while it is used. */
import { afterAll, assert, describe, it } from "@effect/vitest"
import type { ClusterInfo } from "@nats-io/jetstream"
import { EventLog, everything, LogError, Position } from "@pactwerk/core"
import { contradictions, durable, historyOf, many, type Report, suite, writeAtRandom } from "@pactwerk/core/testing"
import { Effect, Fiber, Layer, Stream } from "effect"
import { beforeAll, inject } from "vitest"
import { layer } from "../src/storage/nats.ts"
import { append, behind, capabilities, freshName, read, streamOf, within } from "./nats-fixtures.ts"
import { type NatsServer, natsServers, until } from "./nats-servers.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const program = inject("natsServer")
const isHere = program !== ""
const servers = natsServers(program)
let nodes: ReadonlyArray<NatsServer> = []
let addresses: Array<string> = []
afterAll(servers.end, 60_000)

/** The server that leads a stream, once there is one. */
const leaderOf = async (name: string): Promise<string> => {
  let leader = ""
  await until("somebody leads", async () => {
    leader = await asked(name, (cluster) => cluster?.leader ?? "", "")
    return leader !== ""
  })
  return leader
}

/** What the servers say of those that keep this stream; something else while they cannot. */
const asked = <A>(name: string, tell: (cluster: ClusterInfo | undefined) => A, otherwise: A): Promise<A> =>
  Effect.runPromise(behind(addresses, async ({ streams }) => tell((await streams.info(name)).cluster))).catch(
    () => otherwise
  )

/** Whether a stream is on all servers, and each is as far as the others. */
const isWhole = (name: string): Promise<boolean> =>
  asked(
    name,
    (cluster) => {
      const copies = cluster?.replicas ?? []
      return (
        cluster?.leader !== undefined &&
        copies.length === 2 &&
        copies.every(({ current, lag = 0 }) => current && lag === 0)
      )
    },
    false
  )

beforeAll(async () => {
  if (!isHere) return
  nodes = await servers.cluster(3)
  addresses = nodes.map(({ address }) => address)
  const opened = () =>
    Effect.runPromise(Effect.isSuccess(within({ servers: addresses, alliance: freshName() }, read())))
  await until("the cluster takes streams", opened)
}, 60_000)

// The three take some time to agree on each new stream.
const running = { describe: describe.skipIf(!isHere), it, deep, capabilities, timeout: 60_000 }
const fresh = Layer.suspend(() => layer({ servers: addresses, alliance: freshName() }))
suite("nats on three servers", fresh, running)
durable("nats on three servers", (place) => layer({ servers: addresses, alliance: place }), running)

describe.skipIf(!isHere)("three servers", () => {
  it.live("keep each event three times, unless asked for less", () =>
    Effect.gen(function* () {
      for (const [more, copies] of [
        [{}, 3],
        [{ replicas: 1 }, 1]
      ] as const) {
        const alliance = freshName()
        yield* within({ servers: addresses, alliance, ...more }, append(many(1)))
        const { config } = yield* behind(addresses, ({ streams }) => streams.info(streamOf(alliance).name))
        assert.strictEqual(config.num_replicas, copies)
      }
    })
  )

  /** Random writers and a follower, each over another server first, while this is done to the servers; all must agree. */
  const survived = Effect.fnUntraced(function* (seed: number, faults: (stream: string) => Promise<void>) {
    const alliance = freshName()
    const stream = streamOf(alliance).name
    yield* within({ servers: addresses, alliance }, read())
    const over = <A, E>(index: number, run: Effect.Effect<A, E, EventLog>) => {
      const rotated = [...addresses.slice(index), ...addresses.slice(0, index)]
      // Without a leader nothing can be read for some seconds: whoever gave up opens the log again.
      const opened = within({ servers: rotated, alliance }, run)
      return Effect.retry(opened, { while: (error) => error instanceof LogError && error.reason === "Unavailable" })
    }
    const reports: Array<Report> = []
    const report = (one: Report) => reports.push(one)
    const answers = (told: string) => reports.filter((one) => one.did === "hear" && one.answer.told === told).length
    let bursts = seed * 10_000
    let done = false
    const write = Effect.gen(function* () {
      while (!done) yield* writeAtRandom({ seed: ++bursts, calls: 5, now: () => performance.now(), report })
    })
    const writers = yield* Effect.forEach([0, 1, 2], (index) => Effect.forkChild(over(index, write)))
    const met: Array<number> = []
    const follow = Effect.gen(function* () {
      const log = yield* EventLog
      yield* Stream.runForEach(log.heads, (head) =>
        Effect.map(Stream.runCollect(log.read(everything, { after: Position.make(met.length), until: head })), (news) =>
          met.push(...news.map(({ position }) => Number(position)))
        )
      )
    })
    const follower = yield* Effect.forkChild(over(1, follow))
    yield* Effect.promise(async () => {
      await until("they write", async () => answers("receipt") > 20)
      await faults(stream)
      const before = answers("receipt")
      await until("they write again", async () => answers("receipt") > before + 20)
    })
    done = true
    for (const writer of writers) yield* Fiber.join(writer)
    const log = yield* within({ servers: addresses, alliance }, read())
    yield* Effect.promise(() => until(`${log.length} are met, not ${met.length}`, async () => met.length >= log.length))
    yield* Fiber.interrupt(follower)
    const all = log.map((_, index) => index + 1)
    assert.deepStrictEqual(
      log.map(({ position }) => Number(position)),
      all
    )
    assert.deepStrictEqual(met, all)
    assert.deepStrictEqual(contradictions(historyOf(reports), log), [])
    return {
      receipts: answers("receipt"),
      conflicts: answers("conflict"),
      unknown: answers("unknown"),
      log: log.length
    }
  })

  /** Ends one server, and starts it again; the next may go when all have everything. */
  const lose = async (stream: string, which: (leader: string) => NatsServer | undefined) => {
    const lost = which(await leaderOf(stream))
    await lost?.signal("SIGKILL")
    await new Promise((resolve) => setTimeout(resolve, 500))
    await lost?.start()
    await until("all servers have everything", () => isWhole(stream))
  }
  const follows = (leader: string) => nodes.find(({ name }) => name !== leader)
  const leads = (leader: string) => nodes.find(({ name }) => name === leader)

  it.live(
    "lose nothing acknowledged and keep one order, when one is killed that follows, and then the one that leads",
    () =>
      Effect.gen(function* () {
        const { conflicts, receipts } = yield* survived(1, async (stream) => {
          await lose(stream, follows)
          await lose(stream, leads)
        })
        assert.isAbove(receipts, 40)
        assert.isAbove(conflicts, 0)
      }),
    120_000
  )

  it.live.skipIf(!deep)(
    "lose nothing acknowledged when the one that leads is killed ten times, each time when all have everything",
    () =>
      Effect.gen(function* () {
        const { receipts } = yield* survived(2, async (stream) => {
          for (let round = 0; round < 10; round++) await lose(stream, leads)
        })
        assert.isAbove(receipts, 200)
      }),
    600_000
  )
})
