/** A log in memory that finds things fast: by id, by type and by tag. */
import type { Recorded } from "./event.ts"
import { type Criterion, matches, type Query } from "./event-log.ts"

/** The window `(after, until]`, the direction of travel, and how many are wanted at most. */
export interface Window {
  readonly after: number
  readonly until: number
  readonly backwards: boolean
  readonly limit: number
}

export interface Replica {
  readonly head: () => number
  readonly positionOf: (id: string) => number | undefined
  /** What matches in the window, in the direction of travel. */
  readonly search: (query: Query, window: Window) => ReadonlyArray<Recorded>
  /** The event must be the next one. */
  readonly push: (event: Recorded) => void
}

/** An empty replica of what comes after this position. */
export const makeReplica = (base = 0): Replica => {
  const log: Array<Recorded> = []
  const ids = new Map<string, number>()
  const types = new Map<string, Array<number>>()
  const tags = new Map<string, Array<number>>()
  const head = () => base + log.length
  const everywhere = (index: number) => base + 1 + index

  /** The shortest lists that hold every match of this item. */
  const listsFor = ({ tags: wanted = [], types: kinds = [] }: Criterion): ReadonlyArray<ReadonlyArray<number>> => {
    const filed = wanted.map((tag) => tags.get(tag) ?? [])
    const rarest = filed.sort((one, other) => one.length - other.length)[0]
    return rarest === undefined ? [...new Set(kinds)].map((type) => types.get(type) ?? []) : [rarest]
  }
  const searchOne = (item: Criterion, window: Window): ReadonlyArray<Recorded> => {
    const query = { items: [item] }
    const found = (length: number, at: (index: number) => number) => walk(log, base, query, window, length, at)
    if ((item.tags ?? []).length + (item.types ?? []).length === 0) return found(log.length, everywhere)
    return listsFor(item).flatMap((list) => found(list.length, (index) => list[index] ?? 0))
  }
  return {
    head,
    positionOf: (id) => ids.get(id),
    search: ({ items }, window) => {
      const [only = {}, ...others] = items
      const found = searchOne(only, window)
      if (others.length === 0 && (only.types ?? []).length < 2) return found
      const all = new Set([...found, ...others.flatMap((item) => searchOne(item, window))])
      const direction = window.backwards ? -1 : 1
      return [...all].sort((one, other) => direction * (one.position - other.position)).slice(0, window.limit)
    },
    push: (event) => {
      log.push(event)
      ids.set(event.id, event.position)
      file(types, event.type, event.position)
      for (const tag of event.tags) file(tags, tag, event.position)
    }
  }
}

const file = (index: Map<string, Array<number>>, key: string, position: number): void => {
  const list = index.get(key)
  if (list === undefined) index.set(key, [position])
  else list.push(position)
}

/** Walks a sorted list of positions from the right end of the window, as far as is needed. */
const walk = (
  log: ReadonlyArray<Recorded>,
  base: number,
  query: Query,
  { after, backwards, limit, until }: Window,
  length: number,
  at: (index: number) => number
): ReadonlyArray<Recorded> => {
  const found: Array<Recorded> = []
  const [low, high] = [firstAbove(length, at, after), firstAbove(length, at, until)]
  for (let step = 0; step < high - low && found.length < limit; step++) {
    const event = log[at(backwards ? high - 1 - step : low + step) - base - 1]
    if (event !== undefined && matches(query, event)) found.push(event)
  }
  return found
}

/**
 * How many of the numbers that go up are not above this one: the index of the first that is.
 *
 * @param at the number at an index.
 * @example
 * firstAbove(days.length, (index) => days[index] ?? 0, 20240216)
 */
export const firstAbove = (length: number, at: (index: number) => number, limit: number): number => {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(middle) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The index of the first event after a position, in events that stand in order; their number where there is none.
 *
 * @example
 * events.slice(firstAfter(events, 41)) // those after event 41
 */
export const firstAfter = (events: ReadonlyArray<Recorded>, position: number): number =>
  firstAbove(events.length, (index) => events[index]?.position ?? 0, position)
