/** Projections into tables of PostgreSQL: a schema of their own, for whoever asks in SQL. */
import { type EventLog, type Keeping, type LogError, Position } from "@pactwerk/core"
import { Effect, type Scope } from "effect"
import { refuse } from "../shared/errors.ts"
import { fillTables } from "../shared/fill-tables.ts"
import type { Filled, Stand, Tabled, Tables, Where } from "../shared/tables.ts"
import { openBeside } from "./beside.ts"
import { type Database, patiently } from "./database.ts"
import { quoted } from "./schema.ts"

/** A projection into tables of PostgreSQL. */
export interface SchemaTables<in out Event> extends Tables<Event> {
  /** The schema that the tables get for themselves; the name of the projection, with underscores, without it. */
  readonly into?: string
}

/** Keeps the tables of a projection up to date; what is known of them stands in `named`. */
export const tablesIn = Effect.fnUntraced(function* <Event>(
  database: Database,
  named: string,
  { into, ...made }: SchemaTables<Event>
): Effect.fn.Return<Keeping<Filled>, LogError, EventLog | Scope.Scope> {
  const place = into ?? made.name.replaceAll("-", "_")
  // A prefix of our own: what is built is dropped and made at will.
  const [asked, built] = [yield* quoted(place), `"pactwerk_built_${place}"`]
  const known = `${yield* openBeside(database, named)}.pactwerk_tables`
  const { create, fingerprint, name, version } = made

  const stand = (where: Where) =>
    Effect.map(
      patiently(
        database.query(`select version, fingerprint, position, hash from ${known} where place = $1 and stage = $2`, [
          place,
          where
        ])
      ),
      ([row]): Stand | undefined =>
        row && {
          version: Number(row.version),
          fingerprint: String(row.fingerprint),
          position: Position.make(Number(row.position)),
          hash: String(row.hash)
        }
    )
  const searched = (where: Where) => ({
    sql: "select set_config('search_path', $1, true)",
    values: [where === "asked" ? asked : built]
  })
  const locked = { sql: "select pg_advisory_xact_lock(hashtextextended($1, 0))", values: [`pactwerk fills ${asked}`] }
  const removed = [
    { sql: `drop schema if exists ${built} cascade` },
    { sql: `delete from ${known} where place = $1 and stage = 'built'`, values: [place] }
  ]

  const tabled: Tabled = {
    stand,
    begin: Effect.gen(function* () {
      const begun = yield* stand("built")
      // Another process has just begun the same.
      if (begun?.version === version && begun.fingerprint === fingerprint && begun.position === 0) return
      const row = `insert into ${known} values ($1, 'built', $2, $3, 0, '')`
      yield* Effect.asVoid(
        database.together([
          locked,
          ...removed,
          { sql: `create schema ${built}` },
          searched("built"),
          // Without values a text of several statements is sent as it is.
          { sql: create },
          { sql: row, values: [place, version, fingerprint] }
        ])
      ).pipe(Effect.mapError(unable(name, "make its tables")))
    }),
    advance: (where, from, changes, to) => {
      const moved = `update ${known} set position = $5, hash = $6
        where place = $1 and stage = $2 and version = $3 and fingerprint = $4 and position = $7`
      const guard = { sql: moved, values: [place, where, version, fingerprint, to.position, to.hash, from.position] }
      const statements = changes.flatMap(({ statements: all }) => all)
      const span = `from position \`${from.position + 1}\` to \`${to.position}\``
      return Effect.mapError(
        database.together([guard, searched(where), ...statements]),
        unable(name, `take in what was recorded ${span}`)
      )
    },
    takeOver: () =>
      Effect.gen(function* () {
        const old = yield* stand("asked")
        // Whoever moves this row puts the tables in place; another process finds it gone.
        const guard = `update ${known} set stage = 'moving'
          where place = $1 and stage = 'built' and version = $2 and fingerprint = $3`
        return yield* database.together([
          { sql: guard, values: [place, version, fingerprint] },
          ...(old === undefined ? [] : [{ sql: `drop schema if exists ${asked} cascade` }]),
          { sql: `delete from ${known} where place = $1 and stage = 'asked'`, values: [place] },
          { sql: `alter schema ${built} rename to ${asked}` },
          { sql: `update ${known} set stage = 'asked' where place = $1 and stage = 'moving'`, values: [place] }
        ])
      }).pipe(Effect.mapError(unable(name, "put its tables in place"))),
    discard: Effect.asVoid(database.together([locked, ...removed]))
  }
  return yield* fillTables(made, tabled)
})

/** What the SQL of a projection cannot do is its own mistake: data, constraints, names, and what it raises itself. */
const unable = (name: string, doing: string) => (error: LogError) => {
  const complaint = error.cause instanceof Error ? error.cause.cause : undefined
  const code = complaint instanceof Error && "code" in complaint ? String(complaint.code) : ""
  return /^(?:22|23|42|P0)/.test(code) && code !== "42501"
    ? refuse("Encoding", `\`${name}\` cannot ${doing}: ${complaint instanceof Error ? complaint.message : code}`, error)
    : error
}
