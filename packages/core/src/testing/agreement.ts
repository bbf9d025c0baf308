/** What random use of a log finds: whether one order explains all answers, and whether they are the specification's. */
import { Effect, Layer, Stream } from "effect"
import fc from "fast-check"
import { EventLog, everything } from "../kernel/event-log.ts"
import { layerMemory } from "../kernel/memory.ts"
import { upTo } from "./cases/case.ts"
import { Unexpected } from "./claim.ts"
import { type Call, callSequence, firstDifference } from "./differential.ts"
import { contradictions } from "./oracle.ts"
import { historyOf, type Report, writeAtRandom } from "./race.ts"

/** How much is tried, and from where: the same seed tries the same again. */
export interface Search {
  readonly runs?: number
  readonly seed?: number
}

/**
 * Random sequences of calls get the answers that `layerMemory` gives, call by call, under the same clock.
 *
 * @throws {Unexpected} as a defect, with the seed, the shortest sequence that differs, and its first difference.
 * @example
 * Effect.runPromise(agreesWithMemory(layer, { runs: 1000 }))
 */
export const agreesWithMemory = Effect.fnUntraced(function* <E>(
  layer: Layer.Layer<EventLog, E>,
  { runs = 20, seed = 1 }: Search = {}
) {
  const difference = (calls: ReadonlyArray<Call>) => firstDifference(layerMemory, layer, calls)
  const agree = fc.asyncProperty(callSequence(), (calls) =>
    Effect.runPromise(Effect.map(difference(calls), (found) => found === undefined))
  )
  const { counterexample, failed } = yield* Effect.promise(() => fc.check(agree, { numRuns: runs, seed }))
  if (!failed) return
  const calls = counterexample?.[0] ?? []
  const found = yield* difference(calls)
  const told = calls.map((call) => JSON.stringify(call)).join("\n")
  throw new Unexpected(
    `the answers are those of the specification, with the seed ${seed}: ` +
      `expected ${found?.one}\nbut found ${found?.other}\nat no. ${(found?.index ?? 0) + 1} of\n${told}`
  )
})

/**
 * One order of all appends explains what several random writers at once were told and what they read.
 * Begins with few calls and few writers, so that what is found is short.
 *
 * @throws {Unexpected} as a defect, with the seed, what contradicts the log, and what every writer heard.
 * @example
 * Effect.runPromise(oneOrder(layer, { runs: 100 }))
 */
export const oneOrder = Effect.fnUntraced(function* <E>(layer: Layer.Layer<EventLog, E>, search: Search = {}) {
  for (const { calls, seed, writers } of races(search)) {
    const race = Effect.flatMap(EventLog, (log) => oneOrderOf(seed, calls, Array(writers).fill(log)))
    yield* Effect.provide(race, Layer.fresh(layer))
  }
})

const races = ({ runs = 20, seed = 1 }: Search) =>
  upTo(runs).map((run) => ({ seed: seed + run - 1, calls: Math.min(run, 30), writers: 1 + (run % 6) }))

/** One random writer on each of these handles on one log, so many calls each; and what the log they leave says of it. */
export const oneOrderOf = Effect.fnUntraced(function* (
  seed: number,
  calls: number,
  handles: ReadonlyArray<EventLog["Service"]>
) {
  const reports: Array<Report> = []
  let ticks = 0
  const report = (told: Report) => void reports.push(told)
  const writing = handles.map((log, index) =>
    writeAtRandom({ seed: seed * 100 + index, calls, now: () => ++ticks, report }).pipe(
      Effect.provideService(EventLog, log)
    )
  )
  yield* Effect.all(writing, { concurrency: "unbounded" })
  const stored = handles[0] === undefined ? [] : yield* Stream.runCollect(handles[0].read(everything))
  const found = contradictions(historyOf(reports), stored)
  if (found.length === 0) return
  const told = reports.map((one) => JSON.stringify(one)).join("\n")
  throw new Unexpected(`one order explains all answers, with the seed ${seed}: ${found.join("; ")}, where\n${told}`)
})
