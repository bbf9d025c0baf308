/** Projections into tables of a SQLite file: plain tables with plain names, for whoever asks in SQL. */
import { existsSync, rmSync } from "node:fs"
import type { DatabaseSync } from "node:sqlite"
import type { EventLog, Keeping, LogError } from "@pactwerk/core"
import { Effect, Exit, Scope } from "effect"
import { attempt } from "../shared/file-errors.ts"
import { fillTables } from "../shared/fill-tables.ts"
import type { Filled, Tabled, Tables } from "../shared/tables.ts"
import { openBeside } from "./beside.ts"
import { statements } from "./query.ts"
import { takeOver } from "./tables-copy.ts"
import { advance, begin, standOf, transact } from "./tables-rows.ts"

/**
 * Keeps the tables of a projection up to date in this file, for as long as the scope is open. Rows and position change in
 * one transaction, so each event counts once, whatever dies. A new version is built in a file beside it, and takes the
 * place of the old in one transaction when it is level with the log: until then, the old tables are there to be asked.
 * Nothing waits for the disk: what a power cut takes is made anew.
 *
 * @throws {LogError} `Encoding` for SQL that cannot be done, with its event; `ReadOnly` where the tables are of a newer
 * version; `Corrupt` for a file that is something else.
 * @example
 * yield* tables({
 *   file: "alliance.views.db", name: "promises", version: 1, ...asUnderstood(alliance, Pledges.Event),
 *   create: "create table promise (id text primary key, organisation text not null) strict",
 *   apply: ({ event }) => …
 * })
 */
export const tables = Effect.fnUntraced(function* <Event>({
  file,
  ...made
}: Tables<Event> & { readonly file: string }): Effect.fn.Return<Keeping<Filled>, LogError, EventLog | Scope.Scope> {
  const asked = yield* openBeside(file)
  const beside = `${file}-${made.name}-built`
  const outer = yield* Effect.scope
  let built: { readonly connection: DatabaseSync; readonly scope: Scope.Closeable } | undefined

  const openBuilt = Effect.suspend(() =>
    built !== undefined
      ? Effect.succeed(built.connection)
      : Effect.gen(function* () {
          const scope = yield* Scope.fork(outer)
          const connection = yield* Effect.provideService(openBeside(beside), Scope.Scope, scope)
          built = { connection, scope }
          return connection
        })
  )
  const discard = Effect.gen(function* () {
    if (built !== undefined) yield* Scope.close(built.scope, Exit.void)
    built = undefined
    for (const rest of ["", "-wal", "-shm"]) rmSync(beside + rest, { force: true })
  })
  const at = (where: "asked" | "built") => (where === "asked" ? Effect.succeed(asked) : openBuilt)

  const tabled: Tabled = {
    stand: (where) =>
      where === "built" && built === undefined && !existsSync(beside)
        ? Effect.undefined
        : Effect.flatMap(at(where), (connection) =>
            attempt(file, "read", () => standOf(statements(connection), made.name))
          ),
    begin: Effect.gen(function* () {
      const connection = yield* openBuilt
      yield* attempt(beside, "make the tables in", () => transact(connection, () => begin(connection, made)))
    }),
    advance: (where, from, changes, to) =>
      Effect.flatMap(at(where), (connection) =>
        attempt(where === "asked" ? file : beside, "write to", () =>
          transact(connection, () => advance(connection, made, from, changes, to))
        )
      ),
    takeOver: (seen) =>
      Effect.tap(
        attempt(file, "write to", () => takeOver(asked, beside, made, seen)),
        discard
      ),
    discard
  }
  return yield* fillTables(made, tabled)
})
