/** How the stores compare on one machine in one run: every store does the same work in turn, and ratios are told. */
import { execFileSync, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir, userInfo } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import * as nats from "@pactwerk/adapters/nats"
import * as ndjson from "@pactwerk/adapters/ndjson"
import * as pglite from "@pactwerk/adapters/pglite"
import * as postgres from "@pactwerk/adapters/postgres"
import * as sqlite from "@pactwerk/adapters/sqlite"
import { EventLog, fromJournal, type LogError, memoryJournal, Position, Tag } from "@pactwerk/core"
import { batch, many, propose } from "@pactwerk/core/testing"
import { Effect, Layer, type Scope, Stream } from "effect"
import pg from "pg"

const help = `npm run compare [-- --rounds <number>]

Gives every store the same work, in turn, and prints how long each takes beside SQLite: 2.0 is twice as long.
PostgreSQL and NATS are left out where they are not on this machine.

  --rounds 7      the median of so many rounds (7)
  --postgres URL  another server than the one at the standard socket
  --help          this page`

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, postgres: { type: "string" }, help: { type: "boolean" } }
})

type Opening = () => Layer.Layer<EventLog, LogError>

/** A guard on a thing that nobody had; by so many writers at once, so many appends each. */
const appending = (writers: number, each: number, about: string) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    const write = (writer: number) =>
      Effect.gen(function* () {
        for (let number = 0; number < each; number++) {
          const tag = `${about}:${writer}-${number}`
          const failIfEventsMatch = { items: [{ tags: [Tag.make(tag)] }] }
          yield* log.append(batch([propose("A", [tag])]), { failIfEventsMatch, after: Position.make(0) })
        }
      })
    yield* Effect.all(
      Array.from({ length: writers }, (_, writer) => write(writer)),
      { concurrency: "unbounded" }
    )
  })

let turns = 0
const works: ReadonlyArray<readonly [name: string, work: () => Effect.Effect<unknown, unknown, EventLog>]> = [
  ["1 writer, 50 appends", () => appending(1, 50, `one-${++turns}`)],
  ["20 writers, 20 appends each", () => appending(20, 20, `twenty-${++turns}`)],
  [
    "1,000 events in one append",
    () => Effect.flatMap(EventLog, (log) => log.append(batch(Array.from({ length: 1000 }, () => propose("Bulk")))))
  ],
  [
    "read 10 of all, by a tag",
    () => Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read({ items: [{ tags: [Tag.make("rare")] }] })))
  ],
  [
    "read the first 5,000",
    () => Effect.flatMap(EventLog, (log) => Stream.runCount(log.read({ items: [] }, { until: Position.make(5000) })))
  ]
]

const begin = Effect.flatMap(EventLog, (log) =>
  Effect.gen(function* () {
    yield* log.append(many(10, "Rare", ["rare"]))
    for (let turn = 0; turn < 6; turn++) yield* log.append(many(1000, "Filler", ["common"]))
  })
)

const median = (numbers: ReadonlyArray<number>): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

const compare = Effect.fnUntraced(function* (stores: ReadonlyMap<string, Opening>, rounds: number) {
  const logs = new Map<string, EventLog["Service"]>()
  for (const [name, opening] of stores) {
    const opened = yield* Layer.build(Layer.fresh(opening()))
    const log = yield* Effect.provide(EventLog, opened)
    yield* Effect.provideService(begin, EventLog, log)
    logs.set(name, log)
  }
  const taken = new Map<string, Array<number>>()
  for (let round = 0; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\n`)
    for (const [what, work] of works) {
      const order = round % 2 === 0 ? [...logs] : [...logs].reverse()
      for (const [name, log] of order) {
        const began = performance.now()
        yield* Effect.provideService(work(), EventLog, log)
        const key = `${what}|${name}`
        // The first round warms up.
        if (round > 0) taken.set(key, [...(taken.get(key) ?? []), performance.now() - began])
      }
    }
  }
  const names = [...logs.keys()]
  const columns = (cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`
  console.log(columns(["time beside SQLite", ...names]))
  console.log(columns(["---", ...names.map(() => "---")]))
  for (const [what] of works) {
    const floor = median(taken.get(`${what}|SQLite`) ?? [])
    console.log(
      columns([what, ...names.map((name) => (median(taken.get(`${what}|${name}`) ?? []) / floor).toFixed(2))])
    )
  }
})

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(path.join(tmpdir(), "pactwerk-compare-"))),
  (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true }))
)

const freePort = Effect.promise(
  () =>
    new Promise<number>((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const address = server.address()
        server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
      })
    })
)

/** A schema of its own on this server, removed at the end; nothing where no server answers. */
const schemaOn = Effect.fnUntraced(function* (url: string) {
  const schema = `pactwerk_compare_${process.pid}`
  const run = (sql: string) =>
    Effect.tryPromise(async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(sql)
      await client.end()
    })
  const made = Effect.as(run("select 1"), schema)
  return yield* Effect.acquireRelease(made, () => Effect.ignore(run(`drop schema if exists "${schema}" cascade`)))
})

/** A NATS server of its own on a free port; nothing where there is no such program. */
const natsServer = Effect.fnUntraced(function* (made: string) {
  yield* Effect.try(() => execFileSync("nats-server", ["--version"], { stdio: "ignore" }))
  const port = yield* freePort
  const args = ["-a", "127.0.0.1", "-p", String(port), "-js", "-sd", made]
  const ready = (child: ReturnType<typeof spawn>) =>
    new Promise<void>((resolve) =>
      child.stderr?.on("data", (text) => `${text}`.includes("Server is ready") && resolve())
    )
  const started = Effect.promise(async () => {
    const child = spawn("nats-server", args, { stdio: ["ignore", "ignore", "pipe"] })
    await ready(child)
    return child
  })
  yield* Effect.acquireRelease(started, (child) => Effect.sync(() => child.kill()))
  return `nats://127.0.0.1:${port}`
})

const main: Effect.Effect<void, unknown, Scope.Scope> = Effect.gen(function* () {
  const made = yield* folder
  const at = (name: string) => path.join(made, name)
  for (const name of ["nats", "pglite"]) mkdirSync(at(name))
  const stores = new Map<string, Opening>([
    ["memory", () => Layer.effect(EventLog, Effect.flatMap(memoryJournal, fromJournal))],
    ["SQLite", () => sqlite.layer({ file: at("log.db") })],
    ["ndjson", () => ndjson.layer({ file: at("log.ndjson") })],
    ["PGlite", () => pglite.layer({ folder: at("pglite"), alliance: "compare" })]
  ])
  const url =
    values.postgres ??
    process.env.PACTWERK_POSTGRES_URL ??
    `postgresql:///postgres?host=/var/run/postgresql&user=${encodeURIComponent(userInfo().username)}`
  const schema = yield* Effect.option(schemaOn(url))
  if (schema._tag === "Some")
    stores.set("PostgreSQL", () => postgres.layer({ url, schema: schema.value, alliance: "compare" }))
  else console.error("PostgreSQL is left out: no server answers")
  const servers = yield* Effect.option(natsServer(at("nats")))
  if (servers._tag === "Some") stores.set("NATS", () => nats.layer({ servers: servers.value, alliance: "compare" }))
  else console.error("NATS is left out: there is no nats-server")
  yield* compare(stores, Number(values.rounds))
})

if (values.help) console.log(help)
else await Effect.runPromise(Effect.scoped(main))
