/** The database of one log: how it begins, and what it must be before it is trusted. */
import { refuse } from "../shared/errors.ts"
import type { Database, Factory, Mode, Records, Transaction } from "./web.ts"

const format = 1
const store = "event"

/** What opens a database, and whether it may begin one where there is none. */
export interface Opening {
  readonly factory: Factory
  readonly name: string
  readonly mayBegin: boolean
}

export interface Opened {
  readonly database: Database
  /** Whether it began just now. */
  readonly isNew: boolean
}

/** Opens it. Rejects with what is wrong with it, or with the exception of the browser. */
export const openDatabase = ({ factory, mayBegin, name }: Opening): Promise<Opened> =>
  new Promise((resolve, reject) => {
    // Without a version, so that a newer one is met as what it is.
    const request = factory.open(name)
    let isNew = false
    request.addEventListener("upgradeneeded", () => {
      isNew = true
      if (!mayBegin) request.transaction?.abort()
      else request.result.createObjectStore(store, { keyPath: "position" }).createIndex("id", "id", { unique: true })
    })
    request.addEventListener("error", () => {
      const gone = `\`${name}\` was removed while it was in use: restore it from a copy, or open the log anew`
      reject(isNew && !mayBegin ? refuse("Corrupt", gone) : request.error)
    })
    request.addEventListener("success", () => {
      const database = request.result
      try {
        check(database)
        resolve({ database, isNew })
      } catch (cause) {
        database.close()
        reject(cause)
      }
    })
  })

/** Looks before anything is written: the database may be somebody else's. */
const check = (database: Database): void => {
  const { name, version } = database
  if (!Array.from(database.objectStoreNames).includes(store) || !isLog(startOf(database, "readonly"))) {
    throw refuse("Corrupt", `\`${name}\` is a database of another program: choose another name`)
  }
  if (version > format) {
    const versions = `format \`${version}\`, and this version knows up to \`${format}\``
    throw refuse(
      "ReadOnly",
      `\`${name}\` was written by a newer version (${versions}): load the page anew to update it`
    )
  }
  // Refuses at once a browser that cannot promise it, and not at the first append.
  startOf(database, "readwrite").abort()
}

const isLog = (transaction: Transaction): boolean => {
  const events = transaction.objectStore(store)
  if (events.keyPath !== "position" || events.autoIncrement) return false
  if (!Array.from(events.indexNames).includes("id")) return false
  const { keyPath, unique } = events.index("id")
  return keyPath === "id" && unique
}

/** Asserts what durability rests on. Browsers write lazily by default, so nothing is assumed. */
const startOf = (database: Database, mode: Mode): Transaction => {
  if (mode === "readonly") return database.transaction(store, mode)
  const transaction = database.transaction(store, mode, { durability: "strict" })
  if (transaction.durability === "strict") return transaction
  transaction.abort()
  throw refuse("Unavailable", `\`${database.name}\` would not be written at each commit: use a newer browser`)
}

/** Gives up, for this reason: the transaction leaves nothing behind. */
export type GiveUp = (why: unknown) => void

/**
 * One transaction: `begin` asks, and what it returns tells the result when all is done and kept.
 * Nothing foreign may be awaited in between: the browser would end the transaction.
 */
export const transact = async <A>(
  database: Database,
  mode: Mode,
  begin: (events: Records, giveUp: GiveUp) => () => A
): Promise<A> => {
  const transaction = startOf(database, mode)
  let reason: { readonly why: unknown } | undefined
  const giveUp = (why: unknown): void => {
    if (reason !== undefined) return
    reason = { why }
    transaction.abort()
  }
  const ended = new Promise<void>((resolve, reject) => {
    // INVARIANT: `complete`, and not the success of the last request: only then is it on disk.
    transaction.addEventListener("complete", () => resolve())
    transaction.addEventListener("abort", () => reject(reason === undefined ? transaction.error : reason.why))
  })
  const result = begin(transaction.objectStore(store), giveUp)
  await ended
  return result()
}
