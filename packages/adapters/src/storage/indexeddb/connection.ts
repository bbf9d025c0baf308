/** A connection that comes back: browsers close one when they need to. */
import { refuse } from "../shared/errors.ts"
import { type GiveUp, type Opened, type Opening, openDatabase, transact } from "./database.ts"
import { nameOf } from "./errors.ts"
import type { Mode, Records } from "./web.ts"

export interface Connection {
  /** Whether the database began with this connection. */
  readonly isNew: boolean
  readonly transact: <A>(mode: Mode, begin: (events: Records, giveUp: GiveUp) => () => A) => Promise<A>
  readonly close: () => Promise<void>
}

/** Opens the database, and opens it again whenever it is needed after the browser closed it. */
export const connect = async (opening: Opening): Promise<Connection> => {
  let current: Promise<Opened> | undefined
  let isClosed = false

  const forget = (one: Promise<Opened>): void => {
    if (current === one) current = undefined
  }
  const opened = (how: Opening): Promise<Opened> => {
    if (isClosed) throw refuse("Unavailable", "the log was closed")
    if (current !== undefined) return current
    const reaching = openDatabase(how)
    current = reaching
    reaching.then(
      // Another page removes the database, or makes it a newer one: whoever stays would hold it up.
      ({ database }) => database.addEventListener("versionchange", () => database.close()),
      () => forget(reaching)
    )
    return reaching
  }
  const { isNew } = await opened(opening)
  // INVARIANT: what was there once is never begun again, or what was acknowledged would be forgotten in silence.
  const again = { ...opening, mayBegin: false }
  return {
    isNew,
    transact: async (mode, begin) => {
      const reached = opened(again)
      try {
        return await transact((await reached).database, mode, begin)
      } catch (cause) {
        // The connection was closed, here or by the browser: the transaction never began.
        if (nameOf(cause) !== "InvalidStateError") throw cause
        forget(reached)
        return await transact((await opened(again)).database, mode, begin)
      }
    },
    close: async () => {
      const last = current
      isClosed = true
      const reached = await last?.catch(() => undefined)
      reached?.database.close()
    }
  }
}
