/** The serialisability oracle: whether what several writers were told fits the log they left. */
import type { Proposed, Recorded } from "../kernel/event.ts"
import { type Condition, matches, type Query } from "../kernel/event-log.ts"

/** What was asked and answered. Times are of one clock that never runs backwards. */
export interface Asked {
  readonly events: ReadonlyArray<Pick<Proposed, "id">>
  readonly condition?: Condition | undefined
  readonly started: number
  /** Absent while nobody has heard an answer. */
  readonly ended?: number | undefined
  readonly answer: Answer
}

/** `unknown`: interrupted, killed or `Unavailable`; it may be in the log. `refused`: never to be asked again. */
export type Answer =
  | { readonly told: "receipt"; readonly first: number; readonly last: number }
  | { readonly told: "conflict"; readonly at: number }
  | { readonly told: "refused" | "unknown" }

/** A read of the whole window of a query, and the positions it gave. */
export interface Looked {
  readonly query: Query
  readonly found: ReadonlyArray<number>
  readonly started: number
  readonly ended: number
}

export interface History {
  readonly asked: ReadonlyArray<Asked>
  readonly looked: ReadonlyArray<Looked>
}

/** Everything in the history that contradicts the log, as sentences; none when one order explains it all. */
export const contradictions = ({ asked, looked }: History, log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const byBatch = Map.groupBy(asked, keyOf)
  return [
    ...order(log, asked),
    ...asked.flatMap((one) => answered(one, log, byBatch)),
    ...realTime(asked, byBatch),
    ...[...byBatch.values()].flatMap((same) => conditions(same, log)),
    ...looked.flatMap((one) => reads(one, asked, byBatch, log))
  ]
}

type ByBatch = ReadonlyMap<string, ReadonlyArray<Asked>>
const keyOf = ({ events }: Pick<Asked, "events">): string => events.map(({ id }) => id).join(" ")
const receipts = (asked: ReadonlyArray<Asked>) =>
  asked.flatMap(({ answer, ...one }) => (answer.told === "receipt" ? [{ ...one, ...answer }] : []))

/** Dense, each id once, and nothing that nobody asked for. */
const order = (log: ReadonlyArray<Recorded>, asked: ReadonlyArray<Asked>): ReadonlyArray<string> => {
  const known = new Set(asked.flatMap(({ events }) => events.map(({ id }) => id)))
  return [
    ...log.flatMap(({ position }, index) => (position === index + 1 ? [] : [`position ${index + 1} is ${position}`])),
    ...(new Set(log.map(({ id }) => id)).size < log.length ? ["an id is in the log twice"] : []),
    ...log.flatMap(({ id, position }) => (known.has(id) ? [] : [`nobody asked for the event at ${position}`]))
  ]
}

/** Each answer on its own: a receipt names its events, a conflict the lowest match, the rest is whole or absent. */
const answered = (
  { answer, condition, ended, events }: Asked,
  log: ReadonlyArray<Recorded>,
  byBatch: ByBatch
): ReadonlyArray<string> => {
  const ids = events.map(({ id }) => id).join(" ")
  const at = log.findIndex(({ id }) => id === events[0]?.id)
  const there =
    at !== -1 &&
    log
      .slice(at, at + events.length)
      .map(({ id }) => id)
      .join(" ") === ids
  const absent = !log.some(({ id }) => events.some((event) => event.id === id))
  if (answer.told === "receipt") {
    const named = there && answer.first === at + 1 && answer.last === at + events.length
    return named ? [] : [`the receipt ${answer.first}–${answer.last} does not name its events`]
  }
  if (answer.told === "conflict") {
    const lowest = log.find(
      ({ position, ...event }) =>
        condition !== undefined && position > condition.after && matches(condition.failIfEventsMatch, event)
    )?.position
    if (lowest !== answer.at) return [`the conflict at ${answer.at} is not the lowest match, which is ${lowest}`]
    const cause = [...byBatch.values()]
      .flat()
      .filter((other) => other.events.some(({ id }) => id === log[answer.at - 1]?.id))
    return cause.some(({ started }) => ended === undefined || started <= ended)
      ? []
      : [`the conflict at ${answer.at} was told before anybody asked for that event`]
  }
  return there || absent || answer.told === "refused" ? [] : [`an append of unknown outcome is there in part: ${ids}`]
}

/** What was answered before something else was asked stands before it. */
const realTime = (asked: ReadonlyArray<Asked>, byBatch: ByBatch): ReadonlyArray<string> => {
  const told = receipts(asked)
  return told.flatMap((later) => {
    const began = firstAsked(later, byBatch)
    return told
      .filter(({ ended = Number.POSITIVE_INFINITY, last }) => ended < began && last >= later.first)
      .map(({ last }) => `the receipt at ${later.first} was asked for after ${last} had been answered`)
  })
}

/** When somebody first asked for these events: an append may be asked again later. */
const firstAsked = ({ events }: Pick<Asked, "events">, byBatch: ByBatch): number =>
  Math.min(...(byBatch.get(keyOf({ events })) ?? []).map(({ started }) => started))

/** Of the calls with the same ids, one was written: its condition held between its `after` and its first position. */
const conditions = (same: ReadonlyArray<Asked>, log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const first = log.find(({ id }) => id === same[0]?.events[0]?.id)?.position
  if (first === undefined) return []
  const held = same.some(({ condition }) =>
    condition === undefined
      ? true
      : !log.slice(condition.after, first - 1).some((event) => matches(condition.failIfEventsMatch, event))
  )
  return held ? [] : [`the append at ${first} was accepted although its condition did not hold`]
}

/** A read is the naive filter of the log at some head between its start and its end. */
const reads = (
  { ended, found, query, started }: Looked,
  asked: ReadonlyArray<Asked>,
  byBatch: ByBatch,
  log: ReadonlyArray<Recorded>
): ReadonlyArray<string> => {
  const told = receipts(asked)
  const low = Math.max(
    0,
    ...told.filter((one) => (one.ended ?? Number.POSITIVE_INFINITY) < started).map(({ last }) => last)
  )
  const late = told.filter((one) => firstAsked(one, byBatch) > ended).map(({ first }) => first)
  const high = Math.min(log.length, ...late.map((first) => first - 1))
  const matching = log.filter((event) => matches(query, event)).map(({ position }) => Number(position))
  const bound = (head: number) => matching.filter((position) => position <= head).join(" ")
  const heads = [low, ...matching.filter((position) => position > low && position <= high)]
  return heads.some((head) => bound(head) === found.join(" "))
    ? []
    : [`a read gave ${found.length} events that no head between ${low} and ${high} explains`]
}
