/** What sealing, verifying and proving cost, each beside its floor, measured in one run on one machine. */
import { hash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import { checkpoints, layer } from "@pactwerk/adapters/sqlite"
import {
  alliance,
  type Batch,
  EventLog,
  KeyStore,
  layerJournal,
  layerMemoryKeys,
  levelTiles,
  memoryJournal,
  newEventId,
  Proposed,
  proveInclusion,
  sealed,
  verifyInclusion,
  verifyLog
} from "@pactwerk/core"
import { Effect, Layer, Schema } from "effect"

const help = `npm run bench:proof [-- --events <number>]

  --events 1000000   how many events are verified, and one of them proven (1,000,000: about three minutes and 2 GB of disk)
  --help             this page

Prints what was measured and what is wanted of it. Fails (1) where a number is not reached; nothing that decides runs this.`

const { values } = parseArgs({ options: { events: { type: "string", default: "1000000" }, help: { type: "boolean" } } })
const count = Number(values.events)

const median = (numbers: ReadonlyArray<number>): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN

let short = 0
const say = (what: string, measured: string, wanted: string, isReached: boolean) => {
  if (!isReached) short += 1
  console.log(`${what.padEnd(66)}${measured.padStart(16)}  wanted ${wanted.padEnd(16)}${isReached ? "" : "  SHORT"}`)
}
const timed = <A, E, R>(run: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const began = performance.now()
    const made = yield* run
    return [made, performance.now() - began] as const
  })
const sha256 = (input: string | Uint8Array): Uint8Array => Buffer.from(hash("sha256", input, "binary"), "latin1")

/** The golden samples: every kind of event. */
const folder = new URL("../packages/core/test/events/", import.meta.url)
const samples = readdirSync(folder).flatMap((name): ReadonlyArray<Proposed> => {
  const all: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"))
  return Array.isArray(all) ? all.map((one) => Schema.decodeUnknownSync(Proposed)(one)) : []
})
const renewed = (index: number): Proposed => {
  const sample = samples[index % samples.length]
  if (sample === undefined) throw new Error("there are no samples")
  return { ...sample, id: newEventId() }
}

/** The same event with its two personal values sealed, and with them as they are. */
const sealing = Effect.fnUntraced(function* (name: string, rounds: number, each: number) {
  const introduced = samples.find(({ data, type }) => type === "PersonIntroduced" && "honorific" in data)
  if (introduced === undefined) return yield* Effect.die("no sample introduces a person")
  const { contact: _, ...data } = introduced.data
  const log = yield* EventLog
  const logs = [log, sealed(log, yield* KeyStore, alliance.places)] as const
  const appends = ({ append }: EventLog["Service"]) =>
    Effect.repeat(
      Effect.suspend(() => append([{ ...introduced, data, id: newEventId() }])),
      { times: each - 1 }
    )
  const ratios: Array<number> = []
  for (let round = 0; round <= rounds; round++) {
    const [[, plain], [, closed]] = [yield* timed(appends(logs[0])), yield* timed(appends(logs[1]))]
    if (round > 0) ratios.push(closed / plain)
  }
  const ratio = median(ratios)
  say(`appending with two personal fields beside without, ${name}`, `${ratio.toFixed(2)} x`, "<= 2 x", ratio <= 2)
})

const fill = Effect.gen(function* () {
  const log = yield* EventLog
  const most = 400
  for (let done = 0; done < count; done += most) {
    const [first, ...others] = Array.from({ length: Math.min(most, count - done) }, (_, index) => renewed(done + index))
    if (first !== undefined) yield* log.append([first, ...others] satisfies Batch)
    if (done % 50_000 === 0) process.stderr.write(`${done} of ${count} events appended\n`)
  }
})

/** Reads each record of the file and hashes it: less than this nobody can do. */
const floor = (file: string): number => {
  const database = new DatabaseSync(file, { readOnly: true })
  const began = performance.now()
  const page = database.prepare("select body from event where position > ? order by position limit 2000")
  for (let after = 0; after < count; after += 2000) for (const { body } of page.all(after)) hash("sha256", `\0${body}`)
  const took = performance.now() - began
  database.close()
  return took
}

const verifying = Effect.fnUntraced(function* (file: string) {
  const least = floor(file)
  const before = process.memoryUsage().rss
  let most = 0
  const progress = () =>
    Effect.sync(() => {
      most = Math.max(most, process.memoryUsage().rss)
    })
  for (const quick of [true, false]) {
    const [found, took] = yield* timed(verifyLog({ quick, sha256, progress }))
    if (found.count > 0 || found.size !== count)
      return yield* Effect.die(`${found.count} damages in ${found.size} events`)
    const rate = count / (took / 1000)
    const name = quick ? "what is kept (--quick)" : "what is kept and what is read"
    const spoken = `${Math.round(rate).toLocaleString("en")}/s`
    say(`verifying ${count} events in SQLite: ${name}`, spoken, quick ? ">= 150,000/s" : "-", !quick || rate >= 150_000)
    if (quick) say("  beside reading and hashing them", `${(took / least).toFixed(2)} x`, "<= 3 x", took / least <= 3)
    const grown = (most - before) / 1024 / 1024
    say("  memory that it takes", `${Math.round(grown)} MB`, "< 200 MB", grown < 200)
  }
})

const proving = Effect.gen(function* () {
  yield* levelTiles
  const took: Array<number> = []
  let longest = 0
  for (let round = 0; round < 200; round++) {
    const position = 1 + ((round * 7919 * 131) % count)
    const [proof, time] = yield* timed(proveInclusion(position))
    if (!verifyInclusion(proof)) return yield* Effect.die(`the proof of ${position} does not hold`)
    took.push(time)
    longest = Math.max(longest, proof.path.length)
  }
  const [middle, late] = [median(took), took.toSorted((one, other) => one - other)[189] ?? 0]
  say(`proving one of ${count} events: hashes`, `${longest}`, "<= 20", longest <= 20)
  say("  made from tiles, median", `${middle.toFixed(2)} ms`, "< 5 ms", middle < 5)
  say("  made from tiles, 95 of 100", `${late.toFixed(2)} ms`, "< 5 ms", late < 5)
})

const main = Effect.gen(function* () {
  const place = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(path.join(tmpdir(), "pactwerk-bench-"))),
    (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true }))
  )
  const at = (name: string) => path.join(place, name)
  const memory = Layer.unwrap(Effect.map(memoryJournal, layerJournal))
  yield* Effect.provide(sealing("in memory", 9, 400), Layer.mergeAll(memory, layerMemoryKeys))
  yield* Effect.provide(sealing("in SQLite", 9, 100), Layer.mergeAll(layer({ file: at("small.db") }), layerMemoryKeys))
  const file = at("log.db")
  const whole = Layer.mergeAll(layer({ file }), checkpoints({ file: at("tiles.db") }))
  yield* Effect.provide(
    Effect.gen(function* () {
      yield* fill
      yield* verifying(file)
      yield* proving
    }),
    whole
  )
})

if (values.help) console.log(help)
else {
  await Effect.runPromise(Effect.scoped(main))
  if (short > 0) process.exitCode = 1
}
