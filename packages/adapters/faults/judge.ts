/** Judges a log that came back: against what was asked for and answered, and by asking it once more. */
import {
  type Batch,
  canonicalise,
  EventLog,
  everything,
  LogError,
  leafHash,
  matches,
  Position,
  type Query,
  type Recorded
} from "@pactwerk/core"
import { about, soon } from "@pactwerk/core/testing"
import { Effect, Fiber, Result, Schedule, Stream } from "effect"
import { type Address, within } from "./stores.ts"
import type { Wrong } from "./tally.ts"
import type { Told } from "./told.ts"

/** What a log says against what was told: nothing lost, batches whole and in the order asked, dense, hashes right. */
export const judge = (batches: ReadonlyArray<Batch>, told: Told, log: ReadonlyArray<Recorded>): Wrong => {
  const lost: Array<string> = []
  const torn: Array<string> = [...falsehoods(log)]
  const at = new Map(log.map(({ id, position }) => [id, position]))
  let before = 0
  for (const index of told.asked) {
    const events = batches[index] ?? []
    const positions = events.flatMap(({ id }) => at.get(id) ?? [])
    const [first = 0] = positions
    const receipt = told.stored.get(index)
    const whole = positions.length === events.length && positions.every((position, place) => position === first + place)
    if (receipt !== undefined && positions.length === 0) lost.push(`the acknowledged batch ${index} is gone`)
    else if (positions.length > 0 && !whole) torn.push(`the batch ${index} is there in part, or not in order`)
    else if (receipt !== undefined && receipt.first !== first)
      torn.push(`the batch ${index} is not where its receipt says`)
    // What nobody has a receipt for may come later than what was asked after it.
    if (receipt === undefined) continue
    if (first > 0 && first <= before) torn.push(`the batch ${index} stands before what was answered earlier`)
    before = Math.max(before, first)
  }
  const asked = new Set([...told.asked].flatMap((index) => (batches[index] ?? []).map(({ id }) => id)))
  torn.push(...log.flatMap(({ id, position }) => (asked.has(id) ? [] : [`nobody asked for the event at ${position}`])))
  return { lost, torn }
}

/** What a log says that contradicts itself. */
export const falsehoods = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => [
  ...log.flatMap(({ hash, ...kept }, index) => [
    ...(kept.position === index + 1 ? [] : [`position ${index + 1} is ${kept.position}`]),
    ...(leafHash(canonicalise(kept)) === hash ? [] : [`the hash at ${kept.position} is another`])
  ]),
  ...(new Set(log.map(({ id }) => id)).size < log.length ? ["an id is in the log twice"] : [])
]

/** A few questions of each shape, for logs of `batchesOf`. */
export const questions: ReadonlyArray<Query> = [
  about(["T0"]),
  about([], "z:1"),
  about([], "thing:2", "z:0"),
  about(["T1", "T2"], "thing:3")
]

/**
 * Opens what is left, as a user would, and asks: what there is, a few queries, and once more what nobody knows the
 * outcome of, with the same ids. Somebody follows meanwhile. A log that refuses to serve has lost what it acknowledged.
 */
export const recover = (address: Address, batches: ReadonlyArray<Batch>, told: Told): Promise<Wrong> =>
  Effect.runPromise(
    within(address, asking(batches, told)).pipe(
      // Three servers that lost one choose another leader first: `Unavailable` says to ask again, and so does a user.
      Effect.retry({ while: isUnavailable, schedule: Schedule.spaced("1 second"), times: 60 }),
      Effect.catch((error) => Effect.succeed({ lost: [`the log does not open or serve: ${said(error)}`], torn: [] }))
    )
  )

const isUnavailable = (error: unknown) => error instanceof LogError && error.reason === "Unavailable"

const said = (error: unknown) => (error instanceof LogError ? `${error.reason}: ${error.message}` : String(error))

const asking = Effect.fnUntraced(function* (batches: ReadonlyArray<Batch>, told: Told) {
  const log = yield* EventLog
  const read = (query: Query) => Stream.runCollect(log.read(query))
  const met: Array<Recorded> = []
  const follower = yield* Effect.forkChild(following(log, met))
  const found = yield* read(everything)
  const wrong = judge(batches, told, found)
  const torn = [...wrong.torn]
  for (const query of questions) {
    const wanted = found.filter((event) => matches(query, event)).map(({ position }) => position)
    const given = (yield* read(query)).map(({ position }) => position)
    if (given.join() !== wanted.join()) torn.push(`a query gave ${given.length} of ${wanted.length} events`)
  }
  for (const index of told.asked) {
    const events = batches[index]
    if (told.stored.has(index) || events === undefined) continue
    const there = found.find(({ id }) => id === events[0].id)?.position
    const again = yield* Effect.result(log.append(events))
    if (Result.isFailure(again)) torn.push(`the retry of batch ${index} failed: ${said(again.failure)}`)
    else if (there !== undefined && again.success.first !== there)
      torn.push(`the retry of batch ${index} was stored twice`)
  }
  const after = yield* read(everything)
  torn.push(...falsehoods(after))
  if (!(yield* soon(() => met.length >= after.length))) torn.push(`a follower met ${met.length} of ${after.length}`)
  if (met.some(({ position }, index) => position !== index + 1))
    torn.push("a follower met an event twice or out of order")
  yield* Fiber.interrupt(follower)
  return { lost: wrong.lost, torn }
})

const following = (log: EventLog["Service"], met: Array<Recorded>) => {
  let mark = Position.make(0)
  return Stream.runForEach(log.heads, (until) =>
    Effect.gen(function* () {
      met.push(...(yield* Stream.runCollect(log.read(everything, { after: mark, until }))))
      mark = until
    })
  )
}
