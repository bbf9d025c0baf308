/** The answers of projections, as they are kept: one for each name and version. */
import { Effect, Predicate } from "effect"
import { Checkpoints } from "./checkpoints.ts"
import type { LogError } from "./event-log.ts"
import type { Position } from "./names.ts"

/** An answer, and up to where it has heard the log. */
export interface Projected<out State> {
  readonly state: State
  readonly position: Position
}

/** What is kept: all that it takes to go on, and to know whether that is allowed. */
export interface Value<State> {
  readonly fingerprint: string
  /** Of the event at the position: the log it was made of. */
  readonly hash: string
  /** Whether it has been level with the log: from then on it is the answer. */
  readonly isLevel: boolean
  readonly state: State
}

/** An answer that is kept, as plain data: the one that stands, also while a newer version is built. */
export interface Answered extends Projected<unknown> {
  readonly version: number
}

const prefixOf = (name: string) => `projection/${name}/`

/** Where the answer of one version is kept. */
export const keyOf = (name: string, version: number): string => `${prefixOf(name)}${version}`

/** The versions of which an answer is kept, the oldest first. */
export const versionsIn = (keys: ReadonlyArray<string>, name: string): ReadonlyArray<number> =>
  keys
    .filter((key) => key.startsWith(prefixOf(name)))
    .map((key) => Number(key.slice(prefixOf(name).length)))
    .filter(Number.isInteger)
    .sort((one, other) => one - other)

/** The sum of a checkpoint says that it was written by this code, and the fingerprint that its state was made by it. */
export const isValue = <State>(value: unknown): value is Value<State> =>
  Predicate.isObject(value) && "fingerprint" in value && "hash" in value && "isLevel" in value && "state" in value

/** The kept answer of a projection; nothing before it was level for the first time. It may be older than the log. */
export const answerOf = Effect.fnUntraced(function* (
  name: string
): Effect.fn.Return<Answered | undefined, LogError, Checkpoints> {
  const checkpoints = yield* Checkpoints
  for (const version of versionsIn(yield* checkpoints.keys, name).toReversed()) {
    const answer = yield* answerAt(checkpoints, name, version)
    if (answer !== undefined) return answer
  }
  return undefined
})

/** The kept answer of one version, if it has been level. */
export const answerAt = ({ load }: Checkpoints["Service"], name: string, version: number) =>
  Effect.map(load(keyOf(name, version)), (kept): Answered | undefined =>
    kept !== undefined && isValue(kept.value) && kept.value.isLevel
      ? { version, position: kept.position, state: kept.value.state }
      : undefined
  )
