/** A file beside the log: it holds what can be made anew from the log, and is thrown away when it is damaged. */
import { closeSync, openSync, readSync, rmSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { LogError } from "@pactwerk/core"
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import { attempt, toLogError } from "../shared/file-errors.ts"
import { isAbsent, numberFrom } from "./file.ts"

const format = 1
/** "Pvws": a log is never taken for such a file, nor such a file for a log. */
const applicationId = 0x50767773
const idAt = 68

const strict = (name: string, ...columns: ReadonlyArray<string>) =>
  [name, `CREATE TABLE ${name} (${columns.join(", ")}) strict`] as const
const tables = new Map([
  strict("pactwerk_checkpoint", "key text primary key", "sum text not null", "text text not null"),
  strict("pactwerk_object", "tables text not null", "type text not null", "object text not null"),
  strict(
    "pactwerk_tables",
    ...["name text primary key", "version integer not null", "fingerprint text not null"],
    ...["position integer not null", "hash text not null"]
  )
])

/** A connection to this file, made where it is not there yet, closed with the scope. */
export const openBeside = (file: string, isDurable = false) =>
  Effect.acquireRelease(
    attempt(file, "open", () => openOrMake(file, isDurable)),
    (connection) => Effect.sync(() => connection.close())
  )

const openOrMake = (file: string, isDurable: boolean): DatabaseSync => {
  const isOurs = carriesOurId(file)
  try {
    if (isAbsent(file)) return connect(file, isDurable)
    if (!isOurs)
      throw refuse("Corrupt", `\`${file}\` is something else: choose another file for what is kept beside a log`)
    return connect(file, isDurable)
  } catch (cause) {
    const error = cause instanceof LogError ? cause : toLogError(file, "open", cause)
    // What has to last is not made anew from the log: whoever loses it hears so.
    if (!isOurs || isDurable || error.reason !== "Corrupt") throw error
    for (const rest of ["", "-wal", "-shm"]) rmSync(file + rest, { force: true })
    return connect(file, isDurable)
  }
}

/** By this alone a damaged file is known: whatever does not carry it is somebody else's, and is left as it is. */
const carriesOurId = (file: string): boolean => {
  const bytes = Buffer.alloc(4)
  try {
    const opened = openSync(file, "r")
    try {
      readSync(opened, bytes, 0, bytes.length, idAt)
    } finally {
      closeSync(opened)
    }
  } catch {
    return false
  }
  return bytes.readUInt32BE() === applicationId
}

const connect = (file: string, isDurable: boolean): DatabaseSync => {
  const connection = new DatabaseSync(file, { timeout: 50 })
  try {
    ready(connection, file, isDurable)
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

const ready = (connection: DatabaseSync, file: string, isDurable: boolean): void => {
  const version = numberFrom(connection, "pragma user_version")
  if (version > format) {
    throw refuse("ReadOnly", `\`${file}\` was written by a newer version: update Pactwerk to open it`)
  }
  if (version < format) begin(connection)
  // What a power cut takes is made anew from the log, so nothing waits for the disk, unless it has to last.
  const patience = isDurable ? "full" : "normal"
  connection.exec(`pragma journal_mode = wal; pragma synchronous = ${patience}; pragma trusted_schema = off`)
  const { quick_check: found } = connection.prepare("pragma quick_check(1)").get() ?? {}
  const sqlOf = connection.prepare("select sql from sqlite_schema where name = ?")
  const isWhole = found === "ok" && [...tables].every(([name, sql]) => sqlOf.get(name)?.sql === sql)
  if (!isWhole) throw refuse("Corrupt", `\`${file}\` is damaged`)
}

/** Before there is a write-ahead log, so that the file itself says from the start whose it is. */
const begin = (connection: DatabaseSync): void => {
  connection.exec("begin immediate")
  try {
    // Another process may have begun it while this one waited for the lock.
    if (numberFrom(connection, "pragma user_version") === 0) {
      const ids = `pragma application_id = ${applicationId}; pragma user_version = ${format}`
      connection.exec([...tables.values(), ids, "commit"].join(";"))
    }
  } finally {
    if (connection.isTransaction) connection.exec("rollback")
  }
}
