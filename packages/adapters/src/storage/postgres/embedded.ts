/** PostgreSQL inside this process: one database per folder, shared by all who open it here, and nobody else's. */
import { mkdirSync, readdirSync, realpathSync, statSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { PGlite } from "@electric-sql/pglite"
import type { LogError } from "@pactwerk/core"
import { Effect, RcMap, Scope } from "effect"
import { refuse } from "../shared/errors.ts"
import { channel, type Database, patiently, type Row } from "./database.ts"
import { toLogError } from "./errors.ts"

export interface Embedded {
  /** Where the database is kept; made where it is not there yet. Without a folder it is gone when the log is closed. */
  readonly folder?: string
  /** Where the tables are, `public` when it is not named; made where it is not there yet. */
  readonly schema?: string
}

/** The database in this folder, closed with the last scope that has it open. */
export const embed = Effect.fnUntraced(function* ({
  folder
}: Pick<Embedded, "folder">): Effect.fn.Return<Database, LogError, Scope.Scope> {
  if (folder === undefined) return databaseOf("the memory of this process", yield* started(undefined))
  const place = yield* attempt(() => placeOf(folder))
  return databaseOf(`\`${folder}\``, yield* RcMap.get(folders, place))
})

const attempt = <A>(run: () => A): Effect.Effect<A, LogError> =>
  Effect.try({ try: run, catch: (cause) => toLogError("open the folder", cause) })

const lockName = "pactwerk.lock"

/** The folder by the one name it has, made where it is not there yet. Throws where something else stands there. */
const placeOf = (folder: string): string => {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) {
    if (statSync(path.dirname(path.resolve(folder)), { throwIfNoEntry: false }) === undefined) {
      throw refuse("Unavailable", `cannot make \`${folder}\`: the folder around it is not there`)
    }
    mkdirSync(folder)
  }
  if (!statSync(folder).isDirectory()) throw refuse("Unavailable", `\`${folder}\` is no folder: choose another`)
  const held = readdirSync(folder).filter((name) => name !== lockName)
  if (held.length === 0 || held.includes("PG_VERSION")) return realpathSync(folder)
  throw refuse("Corrupt", `\`${folder}\` holds something else than a database: choose another folder`)
}

/**
 * PGlite opens a folder that another process has open, and both would write over each other. So an empty SQLite file in
 * it is locked: the operating system frees that lock when the process ends, however it ends.
 */
const locked = (folder: string) =>
  Effect.acquireRelease(
    patiently(
      Effect.try({
        try: () => {
          const lock = new DatabaseSync(path.join(folder, lockName), { timeout: 0 })
          try {
            lock.exec("begin exclusive")
            return lock
          } catch (cause) {
            lock.close()
            throw cause
          }
        },
        catch: () => refuse("Unavailable", `another process has \`${folder}\` open: close it there first`)
      })
    ),
    (lock) => Effect.sync(() => lock.close())
  )

const started = (folder: string | undefined) =>
  Effect.acquireRelease(
    Effect.tryPromise({
      try: () => PGlite.create(folder),
      catch: (cause) => {
        const { message } = toLogError("start", cause)
        return folder === undefined
          ? refuse("Unavailable", `PGlite does not start: ${message}`)
          : refuse("Corrupt", `the database in \`${folder}\` does not start: restore it from a copy: ${message}`)
      }
    }),
    (database) => Effect.promise(() => database.close())
  )

const folders = Effect.runSync(
  RcMap.make({ lookup: (folder: string) => Effect.andThen(locked(folder), started(folder)) }).pipe(
    Effect.provideService(Scope.Scope, Scope.makeUnsafe())
  )
)

const databaseOf = (name: string, embedded: PGlite): Database => {
  const asking = <A>(doing: string, ask: () => Promise<A>) =>
    Effect.tryPromise({ try: ask, catch: (cause) => toLogError(`${doing} ${name}`, cause) })
  return {
    name,
    query: (sql, values) =>
      Effect.map(
        asking("ask", () => embedded.query<Row>(sql, [...values])),
        ({ rows }) => rows
      ),
    script: (sql) => Effect.asVoid(asking("make the tables in", () => embedded.exec(sql))),
    together: (statements) =>
      asking("write to", () =>
        embedded.transaction(async (transaction) => {
          for (const [index, { sql, values = [] }] of statements.entries()) {
            // Only without values several statements may be in one text.
            const made =
              values.length === 0 ? (await transaction.exec(sql)).at(-1) : await transaction.query(sql, [...values])
            if (index > 0 || (made?.rows.length ?? 0) + (made?.affectedRows ?? 0) > 0) continue
            await transaction.rollback()
            return false
          }
          return true
        })
      ),
    listen: (heard) =>
      Effect.acquireRelease(
        Effect.promise(() => embedded.listen(channel, heard)),
        (stop) => Effect.promise(() => stop())
      )
  }
}
