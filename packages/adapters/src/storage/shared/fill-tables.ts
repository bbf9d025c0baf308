/** Filling tables: where to go on, each event once, and when a new version takes over. */
import {
  EventLog,
  hashAt,
  type Keeping,
  keepUp,
  type LogError,
  type News,
  Position,
  whileUnavailable
} from "@pactwerk/core"
import { Effect, type Scope, Stream } from "effect"
import { refuse } from "./errors.ts"

import type { Change, Filled, Stand, Tabled, Tables, Where } from "./tables.ts"

const named = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** Keeps tables up to date in the background: each event counts once, for its rows and the position change together. */
export const fillTables = Effect.fnUntraced(function* <Event>(
  made: Tables<Event>,
  tabled: Tabled
): Effect.fn.Return<Keeping<Filled>, LogError, EventLog | Scope.Scope> {
  const { apply, fingerprint, name, query, understand, version } = made
  if (!named.test(name) || name.length > 40) {
    return yield* refuse("Encoding", `\`${name.slice(0, 60)}\` cannot be the name of a projection into tables`)
  }
  const log = yield* EventLog
  const patiently = <A>(run: Effect.Effect<A, LogError>) => Effect.retry(run, whileUnavailable())
  const isOfThis = (stand: Stand | undefined) => stand?.version === version && stand.fingerprint === fingerprint
  /** Whether these tables are of this version and this log, and can be gone on with. */
  const isOurs = (stand: Stand) =>
    Effect.map(hashAt(log, stand.position), (hash) => isOfThis(stand) && hash === stand.hash)
  const outdated = (stand: Stand | undefined) =>
    stand !== undefined && stand.version > version
      ? refuse(
          "ReadOnly",
          `the tables \`${name}\` are of version \`${stand.version}\`: raise the version of this program`
        )
      : Effect.void

  /** Where to go on: with the tables that are asked, with those that were being built, or from the beginning. */
  const begun = Effect.gen(function* () {
    const asked = yield* tabled.stand("asked")
    yield* outdated(asked)
    const built = yield* tabled.stand("built")
    if (asked !== undefined && (yield* isOurs(asked))) {
      // Its process died just after it was put in place.
      if (isOfThis(built)) yield* tabled.discard
      return { asked, filled: { position: asked.position, isAsked: true } }
    }
    if (built !== undefined && (yield* isOurs(built))) {
      return { asked, filled: { position: built.position, isAsked: false } }
    }
    yield* tabled.begin
    return { asked, filled: { position: Position.make(0), isAsked: false } }
  })
  const { asked: seen, filled: from } = yield* patiently(begun)

  /** What was recorded after this position changes: from the news, unless the tables are behind it. */
  const changesAfter = Effect.fnUntraced(function* (
    position: Position,
    from: Position,
    { events, position: until }: News
  ) {
    const all = position < from ? yield* Stream.runCollect(log.read(query, { after: position, until })) : events
    const changes: Array<Change> = []
    for (const recorded of all) {
      if (recorded.position <= position) continue
      const event = yield* Effect.fromResult(understand(recorded))
      changes.push({ position: recorded.position, statements: apply(event) })
    }
    return changes
  })

  const gone = Effect.gen(function* () {
    yield* outdated(yield* patiently(tabled.stand("asked")))
    return yield* refuse("Unavailable", `the tables \`${name}\` are gone: begin again`)
  })
  const isInPlace = Effect.map(patiently(tabled.stand("asked")), isOfThis)

  const take = Effect.fnUntraced(function* (filled: Filled, news: News) {
    const to = { position: news.position, hash: (yield* patiently(hashAt(log, news.position))) ?? "" }
    for (let where: Where = filled.isAsked ? "asked" : "built"; ; ) {
      const stand = yield* patiently(tabled.stand(where))
      if (stand === undefined || !isOfThis(stand)) {
        if (where === "asked" || !(yield* isInPlace)) return yield* gone
        // Another process put in place what both were building.
        where = "asked"
        continue
      }
      if (stand.position < news.position) {
        const changes = yield* patiently(changesAfter(stand.position, filled.position, news))
        if (!(yield* patiently(tabled.advance(where, stand, changes, to)))) continue
      }
      const position = Position.make(Math.max(stand.position, news.position))
      const isLevel = position >= news.head
      // Whoever began the same at this moment put a fresh build in the place of this one: it is looked at again.
      if (where === "built" && isLevel && !(yield* patiently(tabled.takeOver(seen))) && !(yield* isInPlace)) continue
      return { position, isAsked: where === "asked" || isLevel }
    }
  })
  return yield* keepUp<Filled, never>(from, query, take)
})
