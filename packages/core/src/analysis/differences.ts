/** What is otherwise at one moment than at another, place by place, and since when. */
import { Result } from "effect"
import type { Recorded } from "../kernel/event.ts"
import type { Difference } from "../kernel/session.ts"
import type { Asked } from "./asked.ts"
import { type At, readAt } from "./at.ts"
import { type Made, unpacked } from "./packed.ts"
import { diff } from "./patch.ts"
import { readPointer, type Steps, valueAt } from "./place.ts"
import { frozen, same } from "./plain.ts"

/**
 * The places at which an answer differs between two moments, with the events seen at the second and not at the first
 * that changed what stands there. Where less is seen at the second moment, no event is to be named.
 *
 * @example
 * differences(line.of(Views.register), { known: 41 }, { known: 60 })
 */
export const differences = <A>(asked: Asked<A>, from: At, to: At): ReadonlyArray<Difference> => {
  const [before, after] = [from, to].map((at) => asked.chosen(Result.getOrThrow(readAt(at))))
  if (before === undefined || after === undefined) return []
  const made: Made = new WeakMap()
  const [was, is] = [unpacked(asked.recall(before), made), unpacked(asked.recall(after), made)]
  const places = diff(was, is).map(({ path }) => ({ path, steps: Result.getOrThrow(readPointer(path)) }))
  if (places.length === 0) return []
  const causes = blamed(asked, { before, after, places: places.map(({ steps }) => steps) })
  return places.map(({ path, steps }, index) => ({
    path,
    was: valueAt(was, steps),
    is: valueAt(is, steps),
    because: causes[index] ?? []
  }))
}

/** For each place the events of the second choice alone that changed what stands there. */
const blamed = (
  asked: Asked<unknown>,
  {
    after,
    before,
    places
  }: { readonly before: Uint8Array; readonly after: Uint8Array; readonly places: ReadonlyArray<Steps> }
): ReadonlyArray<ReadonlyArray<Recorded>> => {
  const news = new Set(asked.heard.filter((_, index) => after[index] === 1 && before[index] !== 1))
  const causes: ReadonlyArray<Array<Recorded>> = places.map(() => [])
  const stood: Array<unknown> = places.map((steps) => frozen(undefined, valueAt(asked.initial, steps)))
  asked.follow(after, (answer, recorded) => {
    places.forEach((steps, index) => {
      const value = valueAt(answer, steps)
      if (same(stood[index], value)) return
      stood[index] = frozen(stood[index], value)
      if (news.has(recorded)) causes[index]?.push(recorded)
    })
    return true
  })
  return causes
}
