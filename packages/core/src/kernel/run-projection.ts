/** Answers that are kept beside the log: each event counts once, and a new version takes over when it is level. */
import { Effect, Result, type Scope } from "effect"
import { castDraft, freeze } from "immer"
import { answerAt, isValue, keyOf, type Projected, type Value, versionsIn } from "./answers.ts"
import { Checkpoints, type KeptCheckpoint } from "./checkpoints.ts"
import { step } from "./decider.ts"
import { EventLog, type LogError } from "./event-log.ts"
import { type Following, hashAt, type News, whileUnavailable } from "./follow.ts"
import { type Keeping, keepUp } from "./keep-up.ts"
import { Position } from "./names.ts"
import type { Projection } from "./projection.ts"

interface Now<State> extends Projected<State> {
  readonly isLevel: boolean
  /** What is kept of it: nothing at first, and never when a newer version is the answer. */
  readonly kept: KeptCheckpoint | undefined
  readonly isOutdated: boolean
}

/**
 * Keeps a projection up to date in the background, for as long as the scope is open. Any number of processes may run the
 * same one: whoever is furthest keeps its answer, and each event counts once. An answer that does not fit the log is
 * thrown away and made anew. While a new version is built, the old one's answer stands; it goes when the new one is
 * level. An older version than the one that stands is answered, and not kept.
 *
 * @example
 * const promises = yield* runProjection(projectionOf(alliance, Views.promises))
 * const { state } = yield* promises.awaitPosition(receipt.last)
 */
export const runProjection = Effect.fnUntraced(function* <State, Event>(
  made: Projection<State, Event>,
  options: Omit<Following, "after"> = {}
): Effect.fn.Return<Keeping<Projected<State>>, LogError, EventLog | Checkpoints | Scope.Scope> {
  const log = yield* EventLog
  const checkpoints = yield* Checkpoints
  const key = keyOf(made.name, made.version)
  const patiently = <A>(run: Effect.Effect<A, LogError>) => Effect.retry(run, whileUnavailable(options.patience))

  const versions = Effect.map(checkpoints.keys, (keys) => versionsIn(keys, made.name))
  const isOutdated = Effect.gen(function* () {
    for (const version of yield* versions) {
      if (version > made.version && (yield* answerAt(checkpoints, made.name, version)) !== undefined) return true
    }
    return false
  })

  /** What is kept, if this log and this code would have made it. */
  const found = Effect.gen(function* () {
    const kept = yield* checkpoints.load(key)
    if (kept === undefined || !isValue<State>(kept.value) || kept.value.fingerprint !== made.fingerprint) {
      return { kept, stands: undefined }
    }
    const { hash, isLevel, state } = kept.value
    const isOurs = (yield* hashAt(log, kept.position)) === hash
    return { kept, stands: isOurs ? { state: freeze(state, true), position: kept.position, isLevel } : undefined }
  })

  /** Keeps it, or takes over what another process kept that is further. What has been level once stays the answer. */
  const keep = Effect.fnUntraced(function* (next: Now<State>) {
    const { position, state } = next
    const hash = (yield* hashAt(log, position)) ?? ""
    let { isLevel, kept: seen } = next
    for (;;) {
      const value: Value<State> = { fingerprint: made.fingerprint, hash, isLevel, state }
      const saved = yield* checkpoints.save(key, { position, value }, seen)
      if (saved !== undefined) return { ...next, isLevel, kept: saved }
      if (yield* isOutdated) return { ...next, kept: undefined, isOutdated: true }
      const { kept, stands } = yield* found
      if (stands !== undefined && stands.position >= position && (stands.isLevel || !isLevel)) {
        return { ...next, ...stands, kept }
      }
      isLevel ||= stands?.isLevel === true
      seen = kept
    }
  })

  /** What is being built while it is behind: nobody else holds it yet, so it is changed in place, as in replay. */
  let built: Projected<State> | undefined
  const build = (from: Projected<State>, events: ReadonlyArray<Event>, position: Position): Projected<State> => {
    const { state } = built ?? { state: structuredClone(from.state) }
    const draft = castDraft(state)
    for (const event of events) made.evolve(draft, event)
    return { state, position }
  }

  const take = Effect.fnUntraced(function* (now: Now<State>, news: News) {
    const from = built ?? now
    if (news.position < from.position) return now
    const fresh = news.events.filter(({ position }) => position > from.position)
    const events = yield* Effect.fromResult(Result.all(fresh.map(made.understand)))
    if (news.position < news.head) {
      built = build(from, events, news.position)
      // Kept each time it doubles, so that building is not mostly keeping.
      if (now.isOutdated || built.position < 2 * (now.kept?.position ?? 0)) return now
      const { position, state, ...others } = yield* patiently(keep({ ...now, ...built }))
      // Another process may be further.
      if (position > built.position) built = { state: structuredClone(state), position }
      return { ...now, ...others }
    }
    const state =
      built === undefined ? step(made, now.state, events) : freeze(build(from, events, news.position).state, true)
    built = undefined
    const next = { ...now, state, position: news.position, isLevel: true }
    if (now.isOutdated || (next.position === now.kept?.position && now.isLevel)) return next
    const kept = yield* patiently(keep(next))
    if (!now.isLevel && !kept.isOutdated) yield* patiently(removeOlder)
    return kept
  })
  const removeOlder = Effect.flatMap(versions, (all) =>
    Effect.forEach(
      all.filter((version) => version < made.version),
      (version) => checkpoints.remove(keyOf(made.name, version))
    )
  )

  const { kept, stands } = yield* patiently(found)
  const nothing = { state: made.initial, position: Position.make(0), isLevel: false }
  const begin = { ...(stands ?? nothing), kept, isOutdated: yield* patiently(isOutdated) }
  if (stands?.isLevel === true && !begin.isOutdated) yield* patiently(removeOlder)
  return yield* keepUp<Now<State>, never>(begin, made.query, take, options)
})
