/** Known mistakes, planted in a child: a fault that no mistake falls to shows nothing. */
import fs from "node:fs"
import { DatabaseSync } from "node:sqlite"

/** SQLite that says it syncs each commit, and does not. */
const normal = (): void => {
  const { exec, prepare } = DatabaseSync.prototype
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replace("synchronous = full", "synchronous = normal"))
  }
  DatabaseSync.prototype.prepare = function (sql) {
    return prepare.call(this, sql === "pragma synchronous" ? "select 2 as synchronous" : sql)
  }
}

/** Files that say they are synced, and are not. */
const lazy = (): void => {
  fs.fsyncSync = () => {}
}

const planting = new Map([
  [
    "unsynced",
    () => {
      normal()
      lazy()
    }
  ]
])

/** Plants this mistake in this process, if there is one to plant. */
export const plant = (mutant: string | undefined): void => {
  if (mutant !== undefined) planting.get(mutant)?.()
}
