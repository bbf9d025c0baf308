/** The file of a key store: its owner's alone, ours before anything in it is changed, and whole before it is trusted. */
import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { refuse } from "../storage/shared/errors.ts"
import { isAbsent, numberFrom } from "../storage/sqlite/file.ts"

const format = 1
/** "Pvks": no log and no file beside one is taken for it. */
const applicationId = 0x50766b73

const tables = `create table key (
  subject text not null, number integer not null, wrapped blob not null, wrapped_by text not null,
  primary key (subject, number)) strict;
create table stone (subject text primary key) strict`

/** A connection to this file, made where it is not there yet unless it is opened to read only. Throws. */
export const connect = (file: string, readOnly: boolean): DatabaseSync => {
  if (readOnly) undoUnfinished(file)
  // The file is its owner's from its first moment.
  if (isAbsent(file) && !readOnly) closeSync(openSync(file, "a", 0o600))
  const connection = new DatabaseSync(file, { timeout: 50, readOnly })
  try {
    ready(connection, file, readOnly)
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

/** What a process was killed in the middle of is undone before anybody looks, where this one may: it was never done. */
const undoUnfinished = (file: string): void => {
  if (!existsSync(`${file}-journal`)) return
  try {
    const connection = new DatabaseSync(file, { timeout: 50 })
    try {
      numberFrom(connection, "pragma user_version")
    } finally {
      connection.close()
    }
  } catch {
    // Whoever looks next hears why it cannot be looked at.
  }
}

const ready = (connection: DatabaseSync, file: string, readOnly: boolean): void => {
  const owner = numberFrom(connection, "pragma application_id")
  const isFresh = owner === 0 && numberFrom(connection, "pragma page_count") === 0
  if (!isFresh && owner !== applicationId) {
    throw refuse("Corrupt", `\`${file}\` is something else than a key store: choose another file`)
  }
  const version = numberFrom(connection, "pragma user_version")
  if (version > format) {
    throw refuse("ReadOnly", `\`${file}\` was written by a newer version: update Pactwerk to open it`)
  }
  connection.exec("pragma trusted_schema = off; pragma temp_store = memory")
  if (!readOnly) {
    // A copy that was put back can have come with other rights.
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    // Freed bytes are overwritten, and no second file outlives a transaction.
    connection.exec("pragma secure_delete = on; pragma journal_mode = delete; pragma synchronous = extra")
    begin(connection)
  }
  // Beyond a quick check, this sees a key that is filed under somebody else than it says.
  const { integrity_check: found } = connection.prepare("pragma integrity_check(1)").get() ?? {}
  const known = "select count(*) from sqlite_schema where type = 'table' and name in ('key', 'stone')"
  if (found !== "ok" || numberFrom(connection, known) !== 2) {
    throw refuse("Corrupt", `\`${file}\` is damaged: put back a copy, and then \`pactwerk forget\` whom the log forgot`)
  }
}

const begin = (connection: DatabaseSync): void =>
  together(connection, () => {
    // Another process may have begun it while this one waited for the lock.
    if (numberFrom(connection, "pragma user_version") > 0) return
    connection.exec(`${tables}; pragma application_id = ${applicationId}; pragma user_version = ${format}`)
  })

/** All of it or nothing, under the write lock. */
export const together = (connection: DatabaseSync, run: () => void): void => {
  connection.exec("begin immediate")
  try {
    run()
    connection.exec("commit")
  } finally {
    if (connection.isTransaction) connection.exec("rollback")
  }
}
