/** How long looking back and exporting take on a log of a hundred thousand events, beside a plain replay in the same run. */
import { parseArgs } from "node:util"
import { exporting, ocelJson } from "@pactwerk/adapters/export"
import { Analysis, alliance, everything, KeyStore, layerMemoryKeys, matches, replay, Views } from "@pactwerk/core"
import { diceOf } from "@pactwerk/core/testing"
import { Effect, Result, Stream } from "effect"
import { longLog } from "./long-log.ts"

const help = `npm run bench:analysis [-- --events <number>]

Makes one long log of generated histories, and asks it for days, differences and reasons at random, by a seed.

  --events 100000  how long the log is
  --rounds 200     how often each is asked
  --seed 1         which histories, and which days
  --only export    nothing but the export (or: look)
  --help           this page`

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    rounds: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    help: { type: "boolean" }
  }
})
if (values.help) {
  console.info(help)
  process.exit()
}
const [length, rounds, seed] = [Number(values.events), Number(values.rounds), Number(values.seed)]

/** Numbers below a bound, the same for the same seed. */
const dice = diceOf(seed)
const timed = <A>(work: () => A): readonly [milliseconds: number, made: A] => {
  // As long as whoever asks waits. What else the machine does counts too: let it do nothing.
  const start = performance.now()
  const made = work()
  return [performance.now() - start, made]
}
const tell = (name: string, times: ReadonlyArray<number>, goal: string) => {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1).padStart(9)
  console.info(`${name.padEnd(40)} ${at(0.5)} ${at(0.95)} ${at(1)}  ${goal}`)
}

const log = longLog(length, seed)
console.info(`${log.length} events, from ${log[0]?.recordedAt.slice(0, 10)} to ${log.at(-1)?.recordedAt.slice(0, 10)}`)
const fresh = () => structuredClone(log)

/** OCEL in JSON, streamed to nowhere: how fast, and how much memory at the most, above the log itself. */
const exportOcel = async () => {
  const read = (query = everything, { after, backwards = false, limit, until }: ReadOptions = {}) => {
    const found = log.slice(after ?? 0, until).filter((recorded) => query === everything || matches(query, recorded))
    return Stream.fromArray((backwards ? found.toReversed() : found).slice(0, limit))
  }
  globalThis.gc?.()
  const [before, start, since] = [process.memoryUsage().heapUsed, process.cpuUsage(), performance.now()]
  let [bytes, most, lines] = [0, 0, 0]
  const writing = Effect.gen(function* () {
    const keys = yield* KeyStore
    const source = { log: { read }, keys, alliance, origin: "pactwerk.example/bench" }
    const { content } = yield* exporting(ocelJson, source, { options: {} })
    yield* Stream.runForEachArray(content, (some) =>
      Effect.sync(() => {
        for (const line of some) bytes += line.length
        lines += some.length
        // To ask is not free: often enough to see it grow.
        if (lines % 4096 < some.length) most = Math.max(most, process.memoryUsage().heapUsed)
      })
    )
  })
  await Effect.runPromise(Effect.provide(writing, layerMemoryKeys))
  const { system, user } = process.cpuUsage(start)
  const speeds = [(performance.now() - since) / 1e3, (system + user) / 1e6].map((seconds) =>
    Math.round(log.length / seconds)
  )
  console.info(
    `OCEL JSON ${(bytes / 1e6).toFixed(0)} MB in ${lines} pieces: ${speeds.join(" events/s, ")} of all processors together, at most ${Math.round((most - before) / 1e6)} MB above the log  goal 50000`
  )
}
type ReadOptions = NonNullable<Parameters<Parameters<typeof exporting>[1]["log"]["read"]>[1]>
if (values.only !== "look") await exportOcel()

if (values.only !== "export") {
  const [plainReplay, state] = timed(() =>
    replay(alliance, Result.getOrThrow(Result.all(fresh().map(alliance.understand))))
  )
  const [opening, line] = timed(() => {
    const made = Result.getOrThrow(Analysis.timeline(alliance, fresh()))
    Result.getOrThrow(Analysis.asOf(made.state))
    return made
  })
  console.info(`state of ${(JSON.stringify(state).length / 1e6).toFixed(1)} MB`)
  console.info(
    `plain replay ${plainReplay.toFixed(0)} ms; open and index ${opening.toFixed(0)} ms: ${(opening / plainReplay).toFixed(2)} times`
  )

  const days = [...new Set(log.map(({ recordedAt }) => recordedAt.slice(0, 10)))]
  const someDay = () => days[dice(days.length)] ?? ""
  const many = <A>(ask: () => A) => Array.from({ length: rounds }, () => timed(ask)[0])

  console.info(`${"milliseconds".padEnd(40)} ${"half".padStart(9)} ${"p95".padStart(9)} ${"longest".padStart(9)}`)
  tell(
    "state, known on a random day",
    many(() => Analysis.asOf(line.state, { known: someDay() })),
    "20"
  )
  tell(
    "state, happened by a random day",
    many(() => Analysis.asOf(line.state, { on: someDay() })),
    "20"
  )
  const views: ReadonlyArray<Analysis.Asked<unknown>> = [
    line.of(Views.register),
    line.of(Views.agenda),
    line.of(Views.dashboard),
    line.of(Views.promises),
    line.of(Views.feedbackBoard),
    line.of(Views.overview)
  ]
  tell(
    "state, diff of two random days",
    many(() => {
      const [one, other] = [someDay(), someDay()].map(
        (on) => Result.getOrThrow(Analysis.asOf(line.state, { on })).answer
      )
      return Analysis.diff(one, other)
    }),
    "50"
  )
  for (const asked of views) {
    tell(`${asked.name} (${asked.heard.length}), first time`, [timed(() => Analysis.asOf(asked))[0]], "")
    tell(
      `${asked.name}, happened by a random day`,
      many(() => Analysis.asOf(asked, { on: someDay() })),
      "20"
    )
    tell(
      `${asked.name}, diff of two random days`,
      many(() => {
        const [one, other] = [someDay(), someDay()].map((on) => Result.getOrThrow(Analysis.asOf(asked, { on })).answer)
        return Analysis.diff(one, other)
      }),
      "50"
    )
    const answer = Result.getOrThrow(Analysis.asOf(asked)).answer
    /** A place at random; of a list one of the first, for what stands further on needs all that stands before it. */
    const somewhere = () => {
      const steps: Array<string> = []
      for (;;) {
        const value = Analysis.valueAt(answer, steps)
        const below =
          typeof value === "object" && value !== null
            ? Object.entries(value).filter(([, part]) => part !== undefined)
            : []
        const near = Array.isArray(value) ? below.slice(0, 50) : below
        if (near.length === 0) return Analysis.pointerTo(steps)
        steps.push(near[dice(near.length)]?.[0] ?? "")
      }
    }
    tell(
      `${asked.name}, why at a random place`,
      many(() => Analysis.why(asked, alliance, somewhere())),
      "100"
    )
    tell(`${asked.name}, blame at a random place`, many(() => Analysis.blame(asked, somewhere())).slice(0, 20), "1000")
  }
}
console.info(`${Math.round(process.memoryUsage().heapUsed / 1e6)} MB of memory in the end`)
