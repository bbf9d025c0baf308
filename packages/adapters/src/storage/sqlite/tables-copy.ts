/** Tables that take the place of others in one transaction: dropped here, and copied from the file they were built in. */
import type { DatabaseSync } from "node:sqlite"
import type { Stand } from "../shared/tables.ts"
import { statements } from "./query.ts"
import { type Own, quoted, standOf, transact, unable } from "./tables-rows.ts"

const own = "name not like 'sqlite!_%' escape '!' and name not like 'pactwerk!_%' escape '!' and sql is not null"

/** Puts what was built in a file in place of what is asked, unless another process did so since that was `seen`. */
export const takeOver = (asked: DatabaseSync, beside: string, made: Own, seen: Stand | undefined): boolean => {
  const { fingerprint, name, version } = made
  const isOfThis = (stand: Stand | undefined) => stand?.version === version && stand.fingerprint === fingerprint
  asked.prepare("attach ? as built").run(beside)
  try {
    return transact(asked, () => {
      const stand = standOf(statements(asked), name)
      // Another process may have been first, and be further.
      if (isOfThis(stand) && (stand?.position !== seen?.position || stand?.hash !== seen?.hash)) return false
      if (!isBuilt(asked, made)) return false
      try {
        dropTables(asked, name)
        copyTables(asked, name)
      } catch (cause) {
        throw unable(name, "put its tables in place", cause)
      }
      return true
    })
  } finally {
    asked.exec("detach built")
  }
}

/** Whether `built` holds this version: its file may have been taken away. */
const isBuilt = (connection: DatabaseSync, { fingerprint, name, version }: Own): boolean => {
  if (connection.prepare("select 1 from built.sqlite_schema where name = 'pactwerk_tables'").get() === undefined)
    return false
  const sql = "select 1 from built.pactwerk_tables where name = ? and version = ? and fingerprint = ?"
  return connection.prepare(sql).get(name, version, fingerprint) !== undefined
}

/** Removes what an earlier version of this projection made, and nothing of anybody else. */
const dropTables = (connection: DatabaseSync, name: string): void => {
  connection.exec("pragma defer_foreign_keys = on")
  const made = connection.prepare("select type, object from pactwerk_object where tables = ?").all(name)
  // What hangs on a table goes with it.
  for (const kind of ["trigger", "view", "table"]) {
    for (const { object, type } of made) if (type === kind) connection.exec(`drop ${kind} if exists ${quoted(object)}`)
  }
  connection.prepare("delete from pactwerk_object where tables = ?").run(name)
  connection.prepare("delete from pactwerk_tables where name = ?").run(name)
}

/** Makes here what stands in `built`, with its rows and its position. Throws where a name is taken. */
const copyTables = (connection: DatabaseSync, name: string): void => {
  const order = "case type when 'table' then 1 when 'index' then 2 when 'view' then 3 else 4 end, rowid"
  const objects = connection
    .prepare(`select type, name, sql from built.sqlite_schema where ${own} order by ${order}`)
    .all()
  const note = connection.prepare("insert into pactwerk_object values (?, ?, ?)")
  for (const object of objects) {
    if (object.type === "trigger" || object.type === "index") continue
    connection.exec(String(object.sql))
    note.run(name, object.type ?? null, object.name ?? null)
    if (object.type === "table") copyRows(connection, quoted(object.name))
  }
  // After the rows, which are there already, and need no trigger and one sorting of an index.
  for (const object of objects) {
    if (object.type !== "trigger" && object.type !== "index") continue
    connection.exec(String(object.sql))
    note.run(name, object.type, object.name ?? null)
  }
  connection.prepare("insert into pactwerk_tables select * from built.pactwerk_tables where name = ?").run(name)
}

/** Without the columns that are computed. */
const copyRows = (connection: DatabaseSync, table: string): void => {
  const columns = connection
    .prepare(`pragma built.table_info(${table})`)
    .all()
    .map((column) => quoted(column.name))
    .join()
  connection.exec(`insert into main.${table} (${columns}) select ${columns} from built.${table}`)
}
