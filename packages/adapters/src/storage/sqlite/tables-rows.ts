/** The rows of a projection and its position, changed together. */
import type { DatabaseSync } from "node:sqlite"
import { Position } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"
import { isPassing } from "../shared/file-errors.ts"
import type { Change, Stand, Tables } from "../shared/tables.ts"
import { type Statements, statements } from "./query.ts"

/** By what tables are known. */
export type Own = Pick<Tables<never>, "name" | "version" | "fingerprint">

/** How far the tables of this name are on a connection. */
export const standOf = (prepare: Statements, name: string): Stand | undefined => {
  const row = prepare("select version, fingerprint, position, hash from pactwerk_tables where name = ?").get(name)
  if (row === undefined) return undefined
  const { fingerprint, hash, position, version } = row
  return {
    version: Number(version),
    fingerprint: String(fingerprint),
    position: Position.make(Number(position)),
    hash: String(hash)
  }
}

/** Makes the tables, empty, in a file that holds nothing else. Throws `Encoding` for SQL that cannot be done. */
export const begin = (connection: DatabaseSync, made: Own & { readonly create: string }): void => {
  const { create, fingerprint, name, version } = made
  const stand = standOf(statements(connection), name)
  // Another process has just begun the same.
  if (stand?.version === version && stand.fingerprint === fingerprint && stand.position === 0) return
  connection.exec("pragma defer_foreign_keys = on")
  for (const kind of ["trigger", "view", "table"]) {
    const own = `select name from sqlite_schema where type = ? and name not like 'sqlite!_%' escape '!'
      and name not like 'pactwerk!_%' escape '!'`
    for (const { name } of connection.prepare(own).all(kind)) connection.exec(`drop ${kind} if exists ${quoted(name)}`)
  }
  connection.exec("delete from pactwerk_tables")
  try {
    connection.exec(create)
  } catch (cause) {
    throw unable(name, "make its tables", cause)
  }
  connection.prepare("insert into pactwerk_tables values (?, ?, ?, 0, '')").run(name, version, fingerprint)
}

/** A name as an identifier in a statement. */
export const quoted = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`

/** Under the lock: whether the tables are still where they were, and so were changed. */
export const advance = (
  connection: DatabaseSync,
  { fingerprint, name, version }: Own,
  from: Stand,
  changes: ReadonlyArray<Change>,
  to: Pick<Stand, "position" | "hash">
): boolean => {
  const prepare = statements(connection)
  const stand = standOf(prepare, name)
  if (stand?.version !== version || stand.fingerprint !== fingerprint || stand.position !== from.position) return false
  for (const { position, statements: all } of changes) {
    try {
      for (const { sql, values = [] } of all) prepare(sql).run(...values)
    } catch (cause) {
      throw unable(name, `take in the event at position \`${position}\``, cause)
    }
  }
  prepare("update pactwerk_tables set position = ?, hash = ? where name = ?").run(to.position, to.hash, name)
  return true
}

/** All of it or nothing, under the lock. Throws what it throws. */
export const transact = <A>(connection: DatabaseSync, run: () => A): A => {
  connection.exec("begin immediate")
  try {
    const done = run()
    connection.exec("commit")
    return done
  } finally {
    if (connection.isTransaction) connection.exec("rollback")
  }
}

/** What the SQL of a projection cannot do is its own mistake, unless the file is busy, full or broken. */
export const unable = (name: string, doing: string, cause: unknown) =>
  isPassing(cause)
    ? cause
    : refuse("Encoding", `\`${name}\` cannot ${doing}: ${cause instanceof Error ? cause.message : cause}`, cause)
