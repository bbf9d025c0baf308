/** The logs of one schema: a table of their names, and what each needs to be read, written and followed. */
import {
  EventLog,
  groupCommit,
  headsOf,
  type LogError,
  makeAlliances,
  readAllianceName,
  type Shelf,
  signal
} from "@pactwerk/core"
import { Deferred, Effect, PubSub, RcRef, Scope, Stream } from "effect"
import type { Database } from "./database.ts"
import { headNow, makeRead, makeStored, type Place } from "./read.ts"
import { prepare, quoted } from "./schema.ts"
import { makeCommit } from "./write.ts"

type Signals = PubSub.PubSub<void>

/** The logs in this schema, which is made ready first. */
const shelfIn = Effect.fnUntraced(function* (database: Database, named: string) {
  const schema = yield* quoted(named)
  yield* prepare(database, schema)
  const followed = new Map<string, Signals>()
  // One connection listens for all logs, from the moment that somebody follows one.
  const listening = yield* Effect.cached(
    Effect.provideService(database.listen(hearing(schema, followed)), Scope.Scope, yield* Effect.scope)
  )
  const shelf: Shelf = {
    list: Effect.map(database.query(`select name from ${schema}.pactwerk_log`, []), (rows) =>
      rows.map(({ name }) => String(name))
    ),
    create: (name) => begin(database, schema, name),
    open: (log) => openLog({ database, schema, log }, followed, listening)
  }
  return shelf
})

/** The alliances in this schema. */
export const alliancesIn = (database: Database, schema: string) =>
  Effect.flatMap(shelfIn(database, schema), makeAlliances)

/** The log of one alliance, begun where it is not there yet. */
export const logIn = Effect.fnUntraced(function* (database: Database, schema: string, alliance: string) {
  const { create, open } = yield* shelfIn(database, schema)
  const name = yield* readAllianceName(alliance)
  yield* create(name)
  return yield* open(name)
})

/** Looks first: a role that may only read must be able to open what is there. */
const begin = Effect.fnUntraced(function* (database: Database, schema: string, name: string) {
  const known = yield* database.query(`select from ${schema}.pactwerk_log where name = $1`, [name])
  if (known.length > 0) return false
  const sql = `insert into ${schema}.pactwerk_log (name) values ($1) on conflict do nothing returning name`
  return (yield* database.query(sql, [name])).length > 0
})

/** Wakes who follows the log that a payload names: `"schema".log:head`. Where something was missed, everybody. */
const hearing = (schema: string, followed: ReadonlyMap<string, Signals>) => (payload: string | undefined) => {
  for (const [log, signals] of followed) {
    if (payload === undefined || payload.startsWith(`${schema}.${log}:`)) signal(signals)
  }
}

const openLog = Effect.fnUntraced(function* (
  place: Place,
  followed: Map<string, Signals>,
  listening: Effect.Effect<void>
) {
  let damage: LogError | undefined
  const refuseFromNow = (why: LogError): void => {
    damage ??= why
  }
  const signals = yield* Effect.acquireRelease(
    Effect.tap(PubSub.sliding<void>(1), (made) => Effect.sync(() => followed.set(place.log, made))),
    () => Effect.sync(() => followed.delete(place.log))
  )
  const head = headNow(place)
  const polling = yield* RcRef.make({ acquire: Effect.forkScoped(poll(head, signals)) })
  const committed = () => signal(signals)
  const append = yield* groupCommit(makeCommit({ ...place, refusal: () => damage, refuseFromNow, committed }))
  const closed = yield* Effect.acquireRelease(Deferred.make<void>(), (done) => Deferred.succeed(done, undefined))
  return EventLog.of({
    append,
    read: makeRead(place, refuseFromNow),
    stored: makeStored(place),
    heads: Stream.unwrap(Effect.as(Effect.andThen(listening, RcRef.get(polling)), headsOf(signals, head, closed)))
  })
})

const pollEvery = "1 second"

/**
 * For notifications that never came: one look for everybody who follows, and a signal when the head moved. Also when it
 * cannot be seen: then who follows looks, and hears why.
 */
const poll = (head: Effect.Effect<number, LogError>, signals: Signals) => {
  let last = 0
  const look = Effect.match(head, {
    onSuccess: (now) => {
      if (now > last) signal(signals)
      last = now
    },
    onFailure: () => signal(signals)
  })
  return Effect.forever(Effect.andThen(Effect.sleep(pollEvery), look))
}
