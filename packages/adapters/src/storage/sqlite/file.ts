/** The file: what it must be before a connection is trusted, and how a new one begins. */
import { existsSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { refuse } from "../shared/errors.ts"

const format = 1
/** "Pact", as SQLite keeps it in the header of a file. */
const applicationId = 0x50616374

const schema = `
create table event (position integer primary key check (position > 0), id text not null unique, type text not null,
                    body text not null, hash blob not null) strict;
create index event_type on event (type, position);
create table tag (tag text not null, position integer not null, primary key (tag, position)) strict, without rowid;
create trigger event_stays before update on event begin select raise(abort, 'append only'); end;
create trigger event_remains before delete on event begin select raise(abort, 'append only'); end;
create trigger tag_stays before update on tag begin select raise(abort, 'append only'); end;
create trigger tag_remains before delete on tag begin select raise(abort, 'append only'); end;
pragma application_id = ${applicationId};
pragma user_version = ${format};`

const smallestDatabase = 512

/** Whether nothing was ever written there. Throws where there is too little for a database: SQLite would write over it. */
export const isAbsent = (file: string): boolean => {
  const size = existsSync(file) ? statSync(file).size : 0
  if (size === 0 || size >= smallestDatabase) return size === 0
  throw refuse("Corrupt", `cannot open \`${file}\`: file is not a database`)
}

/** A connection that may write; begins a new log where there is none and `mayBegin`. Throws. */
export const openWriter = (file: string, mayBegin = true): DatabaseSync =>
  guarded(new DatabaseSync(file, { timeout: 50 }), (connection) => {
    const fresh = isFresh(connection, file)
    if (fresh && !mayBegin)
      throw refuse("Corrupt", `\`${file}\` lost all that it held: restore it, or remove its marks`)
    harden(connection, file)
    if (fresh) begin(connection, file)
  })

/** A connection that only reads. Throws. */
export const openReader = (file: string): DatabaseSync =>
  guarded(new DatabaseSync(file, { readOnly: true, timeout: 50 }), (connection) => {
    if (isFresh(connection, file)) throw refuse("ReadOnly", `\`${file}\` holds no log yet, and is opened to read only`)
    harden(connection, file)
  })

const guarded = (connection: DatabaseSync, prepare: (connection: DatabaseSync) => void): DatabaseSync => {
  try {
    prepare(connection)
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

/** Looks before anything is changed: the file may be somebody else's. */
const isFresh = (connection: DatabaseSync, file: string): boolean => {
  const owner = numberFrom(connection, "pragma application_id")
  const version = numberFrom(connection, "pragma user_version")
  if (owner === 0 && version === 0 && numberFrom(connection, "select count(*) from sqlite_schema") === 0) return true
  if (owner !== applicationId)
    throw refuse("Corrupt", `\`${file}\` is a database of another program: choose another file`)
  if (version > format) {
    const versions = `format \`${version}\`, and this version knows up to \`${format}\``
    throw refuse("ReadOnly", `\`${file}\` was written by a newer version (${versions}): update Pactwerk to open it`)
  }
  if (version < 1) throw refuse("Corrupt", `\`${file}\` has no format: restore it from a copy`)
  return false
}

/** Asserts what durability rests on. Defaults differ from build to build, so nothing is assumed. */
const harden = (connection: DatabaseSync, file: string): void => {
  if (valueFrom(connection, "pragma journal_mode = wal") !== "wal") {
    throw refuse("Unavailable", `\`${file}\` cannot keep a write-ahead log: use a file on a local disk`)
  }
  connection.exec("pragma synchronous = full; pragma fullfsync = on; pragma checkpoint_fullfsync = on")
  connection.exec("pragma trusted_schema = off")
  if (numberFrom(connection, "pragma synchronous") < 2) {
    throw refuse("Unavailable", `\`${file}\` is not synced at each commit: this build of SQLite cannot keep a log`)
  }
}

const begin = (connection: DatabaseSync, file: string): void => {
  connection.exec("begin immediate")
  try {
    // Another process may have begun it while this one waited for the lock.
    if (isFresh(connection, file)) connection.exec(schema)
    connection.exec("commit")
  } finally {
    if (connection.isTransaction) connection.exec("rollback")
  }
}

const valueFrom = (connection: DatabaseSync, sql: string) => Object.values(connection.prepare(sql).get() ?? {})[0]

/** The one number that a statement answers with. */
export const numberFrom = (connection: DatabaseSync, sql: string): number => Number(valueFrom(connection, sql) ?? 0)
