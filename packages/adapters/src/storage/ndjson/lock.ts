/** Who may write, and when others may look: a lock that the system frees when its holder dies. */
import { DatabaseSync } from "node:sqlite"

/**
 * Node has no lock on a file of its own, and a file that says "locked" stays behind when its writer is killed. SQLite
 * locks bytes of an empty database beside the log, on every system; nothing is ever written to it, so no disk is waited for.
 */
export interface Lock {
  /** Alone: nobody else writes or looks meanwhile. Throws what SQLite throws when another is busy. */
  readonly alone: <A>(run: () => A) => A
  /** While nobody writes. */
  readonly quiet: <A>(run: () => A) => A
  readonly close: () => void
}

/** The lock of this log. Throws. */
export const openLock = (file: string, readOnly: boolean): Lock => {
  const connection = new DatabaseSync(`${file}-lock`, { readOnly, timeout: 50 })
  let isReady = false
  const within =
    (begin: string) =>
    <A>(run: () => A): A => {
      // Whoever is alone need not ask again.
      if (connection.isTransaction) return run()
      try {
        // In memory: a transaction that changes nothing then makes no file beside the lock.
        if (!isReady) connection.exec("pragma journal_mode = memory")
        isReady = true
        connection.exec(begin)
        return run()
      } finally {
        if (connection.isTransaction) connection.exec("rollback")
      }
    }
  return {
    alone: within("begin exclusive"),
    quiet: within("begin; select count(*) from sqlite_schema"),
    close: () => connection.close()
  }
}

/** Where no log was ever written to, nobody is waited for. */
export const noLock: Lock = { alone: (run) => run(), quiet: (run) => run(), close: () => {} }
