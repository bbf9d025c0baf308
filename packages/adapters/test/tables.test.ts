/** Projections into tables: each event counts once in them, and they can be asked in SQL at any time. */
import { copyFileSync, existsSync, readdirSync, rmSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { asRecorded, EventLog, layerMemory, Position, type Recorded } from "@pactwerk/core"
import { about, many } from "@pactwerk/core/testing"
import { Effect, Exit, Scope } from "effect"
import { fillTables } from "../src/storage/shared/fill-tables.ts"
import type { Stand, Tabled, Tables } from "../src/storage/shared/tables.ts"
import { statements } from "../src/storage/sqlite/query.ts"
import { advance, standOf, transact } from "../src/storage/sqlite/tables-rows.ts"
import { layer, tables } from "../src/storage/sqlite.ts"
import { append, errorOf, folder, read } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const fileIn = Effect.map(folder, (made) => path.join(made, "alliance.views.db"))

/** One row for each event, with a number that no row has twice. */
const listed = (version = 1, type = "A"): Tables<Recorded> => ({
  name: "listed",
  version,
  ...asRecorded(about([type])),
  create: `
    create table listed (number integer primary key, position integer not null unique, type text not null) strict;
    create index listed_by_type on listed (type);
    create view listed_count as select count(*) as n from listed;`,
  apply: ({ position, type }) => [
    { sql: "insert into listed (position, type) values (?, ?)", values: [position, type] }
  ]
})

/** A process that keeps them up to date, until it is closed. */
const started = Effect.fnUntraced(function* (file: string, made: Tables<Recorded> = listed()) {
  const scope = yield* Scope.fork(yield* Effect.scope)
  const filling = yield* Effect.provideService(tables({ file, ...made }), Scope.Scope, scope)
  return { ...filling, close: Scope.close(scope, Exit.void) }
})

/** What an analyst finds. */
const ask = (file: string, sql = "select position from listed order by number") => {
  const connection = new DatabaseSync(file, { readOnly: true })
  try {
    return connection.prepare(sql).all()
  } finally {
    connection.close()
  }
}
const positionsIn = (file: string) => ask(file).map(({ position }) => Number(position))
const wanted = (type = "A") => Effect.map(read(about([type])), (all) => all.map(({ position }) => Number(position)))
const onMemory = <A, E>(run: Effect.Effect<A, E, EventLog | Scope.Scope>) =>
  Effect.provide(Effect.scoped(run), layerMemory)

describe("tables in a SQLite file", () => {
  it.live("hold what happened, then what happens; whoever waits for a position finds it", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(3, "A"))
        yield* append(many(2, "B"))
        const { awaitPosition, now } = yield* started(file)
        assert.isTrue((yield* now).isAsked)
        assert.deepStrictEqual(positionsIn(file), [1, 2, 3])
        for (let turn = 0; turn < 5; turn++) {
          const { last } = yield* append(many(2, turn % 2 === 0 ? "A" : "B"))
          yield* awaitPosition(last)
          assert.deepStrictEqual(positionsIn(file), yield* wanted())
        }
        assert.deepStrictEqual({ ...ask(file, "select n from listed_count")[0] }, { n: 9 })
        assert.strictEqual(ask(file, "select 1 from sqlite_schema where name = 'listed_by_type'").length, 1)
        assert.deepStrictEqual(readdirSync(path.dirname(file)).sort(), [
          "alliance.views.db",
          "alliance.views.db-shm",
          "alliance.views.db-wal"
        ])
      })
    )
  )

  it.live("go on where they were, and count nothing twice", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        for (let turn = 0; turn < 4; turn++) {
          yield* append(many(3, turn === 2 ? "B" : "A"))
          const { close, now } = yield* started(file)
          yield* now
          yield* close
          assert.deepStrictEqual(positionsIn(file), yield* wanted())
        }
      })
    )
  )

  it.live("count each event once when several processes fill them", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(20, "A"))
        const starting = [started(file), started(file), started(file)]
        const processes = yield* Effect.all(starting, { concurrency: "unbounded" })
        for (let turn = 0; turn < 15; turn++) yield* append(many(1 + (turn % 3), "A"))
        const { last } = yield* append(many(1, "B"))
        yield* Effect.forEach(processes, ({ awaitPosition }) => awaitPosition(last))
        assert.deepStrictEqual(positionsIn(file), yield* wanted())
      })
    )
  )

  it.live("change rows only where the position still is where it was", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(1, "A"))
        const { close, now } = yield* started(file)
        yield* now
        yield* close
        const connection = new DatabaseSync(file)
        const from = standOf(statements(connection), "listed") ?? assert.fail("no position")
        const change = { position: Position.make(2), statements: [{ sql: "insert into listed values (7, 2, 'A')" }] }
        const move = () =>
          transact(connection, () =>
            advance(connection, listed(), from, [change], { position: change.position, hash: "" })
          )
        assert.deepStrictEqual([move(), move()], [true, false])
        connection.close()
        assert.deepStrictEqual(positionsIn(file), [1, 2])
      })
    )
  )

  it.live("take the place of the old in one step when a new version is level; until then the old are asked", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(600, "A"))
        yield* append(many(3, "C"))
        const old = yield* started(file)
        yield* old.now
        yield* old.close
        const log = yield* EventLog
        const seen = new Set<number>()
        const watched = EventLog.of({
          ...log,
          read: (query, span) => {
            seen.add(positionsIn(file).length)
            return log.read(query, span)
          }
        })
        const fresh = yield* Effect.provideService(
          started(file, {
            ...listed(2, "C"),
            query: about(["A", "C"]),
            apply: (event) => (event.type === "C" ? listed().apply(event) : [])
          }),
          EventLog,
          watched
        )
        yield* fresh.now
        assert.deepStrictEqual([...seen], [600])
        assert.deepStrictEqual(positionsIn(file), [601, 602, 603])
        assert.deepStrictEqual(
          { ...ask(file, "select version, position from pactwerk_tables")[0] },
          { version: 2, position: 603 }
        )
        assert.isFalse(existsSync(`${file}-listed-built`))
      })
    )
  )

  it.live("are left to a newer version: an older one says so, and changes nothing", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(2, "A"))
        const old = yield* started(file)
        yield* old.now
        const fresh = yield* started(file, listed(2, "B"))
        yield* fresh.now
        const { last } = yield* append(many(1, "A"))
        const told = yield* errorOf(old.awaitPosition(last))
        assert.deepStrictEqual([told.reason, told.message.includes("version `2`")], ["ReadOnly", true])
        assert.strictEqual((yield* errorOf(started(file))).reason, "ReadOnly")
        yield* fresh.awaitPosition(last)
        assert.deepStrictEqual(positionsIn(file), [])
      })
    )
  )

  it.live(
    "are made anew for another log, for a log that lost its end, and for events that are read in another way",
    () =>
      Effect.gen(function* () {
        const file = yield* fileIn
        for (const [events, type, fingerprint] of [
          [5, "A", "1"],
          [3, "A", "1"],
          [5, "A", "1"],
          [0, "A", "1"],
          [4, "C", "1"],
          [4, "C", "2"]
        ] as const) {
          yield* onMemory(
            Effect.gen(function* () {
              if (events > 0) yield* append(many(events, type))
              const { close, now } = yield* started(file, { ...listed(1, type), fingerprint: type + fingerprint })
              yield* now
              yield* close
              assert.deepStrictEqual(positionsIn(file), yield* wanted(type))
            })
          )
        }
      })
  )

  it.live("keep each projection's own: two share a file, and neither touches the other's, nor another program's", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(2, "A"))
        yield* append(many(1, "B"))
        const other: Tables<Recorded> = {
          ...listed(1, "B"),
          name: "other",
          create: "create table other (position integer primary key) strict",
          apply: ({ position }) => [{ sql: "insert into other values (?)", values: [position] }]
        }
        const [one, two] = [yield* started(file), yield* started(file, other)]
        yield* Effect.all([one.now, two.now])
        yield* one.close
        const again = yield* started(file, listed(2, "C"))
        yield* again.now
        assert.deepStrictEqual(
          ask(file, "select position from other").map(({ position }) => position),
          [3]
        )
        const clash = yield* started(file, { ...other, name: "clash" })
        const told = yield* errorOf(clash.now)
        assert.deepStrictEqual(
          [told.reason, told.message.includes("`clash` cannot put its tables in place")],
          ["Encoding", true]
        )
        assert.deepStrictEqual(
          ask(file, "select position from other").map(({ position }) => position),
          [3]
        )
      })
    )
  )

  it.live("bind every value: text from an event never becomes SQL", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        const text = "x'); drop table listed; --"
        yield* append(many(1, text))
        const { now } = yield* started(file, listed(1, text))
        yield* now
        assert.deepStrictEqual(
          ask(file, "select type from listed").map(({ type }) => type),
          [text]
        )
      })
    )
  )

  for (const [what, made, says] of [
    ["that cannot make its tables", { create: "create tabel listed (a)" }, "make its tables"],
    [
      "that cannot take in an event",
      { apply: () => [{ sql: "insert into listed values (?)", values: [1] }] },
      "position `1`"
    ],
    [
      "that breaks what it asked of its rows",
      { apply: () => [{ sql: "insert into listed values (1, 1, 'A')" }] },
      "position `2`"
    ]
  ] as const) {
    it.live(`refuse SQL ${what}, and leave no half of it`, () =>
      onMemory(
        Effect.gen(function* () {
          const file = yield* fileIn
          yield* append(many(3, "A"))
          const told = yield* errorOf(Effect.flatMap(started(file, { ...listed(), ...made }), ({ now }) => now))
          assert.deepStrictEqual([told.reason, told.message.includes(says)], ["Encoding", true], told.message)
          const { now } = yield* started(file, listed(2))
          yield* now
          assert.deepStrictEqual(positionsIn(file), [1, 2, 3])
        })
      )
    )
  }

  it.live("are refused for what cannot be a name", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        for (const name of ["", "../listed", "Listed", "a".repeat(41)]) {
          assert.strictEqual((yield* errorOf(started(file, { ...listed(), name }))).reason, "Encoding")
        }
      })
    )
  )

  it.live("tidy up what a process left that died just after it had put them in place", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(2, "A"))
        const first = yield* started(file)
        yield* first.now
        yield* first.close
        copyFileSync(file, `${file}-listed-built`)
        yield* append(many(1, "A"))
        const { now } = yield* started(file)
        yield* now
        assert.isFalse(existsSync(`${file}-listed-built`))
        assert.deepStrictEqual(positionsIn(file), [1, 2, 3])
      })
    )
  )

  it.live("stop where what was being built was taken away, and leave the old in place", () =>
    onMemory(
      Effect.gen(function* () {
        const file = yield* fileIn
        yield* append(many(2, "A"))
        const old = yield* started(file)
        yield* old.now
        yield* old.close
        const log = yield* EventLog
        const watched = EventLog.of({
          ...log,
          read: (query, span) => {
            for (const rest of ["", "-wal", "-shm"]) rmSync(`${file}-listed-built${rest}`, { force: true })
            return log.read(query, span)
          }
        })
        const robbed = yield* Effect.provideService(started(file, listed(2, "B")), EventLog, watched)
        const told = yield* errorOf(robbed.now)
        assert.deepStrictEqual([told.reason, told.message.includes("begin again")], ["Unavailable", true])
        assert.deepStrictEqual(positionsIn(file), [1, 2])
      })
    )
  )

  it.live("are right after a process died at any step, and the file is what it was then", () =>
    Effect.gen(function* () {
      const made = yield* folder
      const file = path.join(made, "alliance.views.db")
      const log = { file: path.join(made, "log.db") }
      const images: Array<string> = []
      // What is on the disk at each read of the log: between any two steps of the filling.
      const keep = () => {
        const image = path.join(made, `image-${images.length}`)
        for (const name of readdirSync(made)) {
          if (name.startsWith("alliance.views.db"))
            copyFileSync(path.join(made, name), `${image}${name.slice("alliance.views.db".length)}`)
        }
        images.push(image)
      }
      yield* Effect.gen(function* () {
        const real = yield* EventLog
        const watched = EventLog.of({
          ...real,
          read: (query, span) => {
            keep()
            return real.read(query, span)
          }
        })
        for (const version of [1, 2]) {
          yield* append(many(deep ? 501 : 20, "A"))
          const { awaitPosition, close, now } = yield* Effect.provideService(
            started(file, listed(version)),
            EventLog,
            watched
          )
          yield* now
          yield* awaitPosition((yield* append(many(1, "A"))).last)
          yield* close
        }
        for (const image of images) {
          const { close, now } = yield* started(image, listed(2))
          yield* now
          yield* close
          assert.deepStrictEqual(positionsIn(image), yield* wanted())
          assert.isFalse(existsSync(`${image}-listed-built`))
        }
        assert.isAbove(images.length, 8)
      }).pipe(Effect.scoped, Effect.provide(layer(log)))
    })
  )
})

describe("whoever fills tables", () => {
  it.live("reads again what is missing in tables that another process put in place earlier than it got itself", () =>
    onMemory(
      Effect.gen(function* () {
        const made = listed()
        yield* append(many(3, "A"))
        const rows: Array<number> = []
        let stand: Stand | undefined
        const tabled: Tabled = {
          stand: (where) => Effect.sync(() => (where === "asked" ? stand : undefined)),
          begin: Effect.void,
          advance: (_, from, changes, to) =>
            Effect.sync(() => {
              if (from.position !== stand?.position) return false
              rows.push(...changes.map(({ position }) => Number(position)))
              stand = { ...stand, ...to }
              return true
            }),
          takeOver: () => Effect.succeed(false),
          discard: Effect.void
        }
        const { hash = "" } = (yield* read())[0] ?? {}
        const early = { version: 1, fingerprint: made.fingerprint, position: Position.make(1), hash }
        stand = early
        const { awaitPosition } = yield* fillTables(made, tabled)
        yield* awaitPosition(Position.make(3))
        assert.deepStrictEqual(rows.splice(0), [2, 3])
        stand = early
        yield* awaitPosition((yield* append(many(1, "A"))).last)
        assert.deepStrictEqual(rows, [2, 3, 4])
      })
    )
  )
})
