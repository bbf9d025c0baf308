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

  const reach = async (how: Opening): Promise<Opened> => {
    const opened = await openDatabase(how)
    const { database } = opened
    const forget = () => {
      current = undefined
    }
    database.addEventListener("close", forget)
    // Another page removes the database, or makes it a newer one: whoever stays would hold it up.
    database.addEventListener("versionchange", () => {
      forget()
      database.close()
    })
    return opened
  }
  const opened = (how: Opening): Promise<Opened> => {
    if (isClosed) throw refuse("Unavailable", "the log was closed")
    if (current !== undefined) return current
    const reaching = reach(how)
    reaching.catch(() => {
      current = undefined
    })
    current = reaching
    return reaching
  }
  const { isNew } = await opened(opening)
  // INVARIANT: what was there once is never begun again, or what was acknowledged would be forgotten in silence.
  const again = { ...opening, mayBegin: false }
  return {
    isNew,
    transact: async (mode, begin) => {
      try {
        return await transact((await opened(again)).database, mode, begin)
      } catch (cause) {
        // Closed a moment ago: the transaction never began.
        if (nameOf(cause) !== "InvalidStateError") throw cause
        current = undefined
        return await transact((await opened(again)).database, mode, begin)
      }
    },
    close: async () => {
      const last = current
      isClosed = true
      const opened = await last?.catch(() => undefined)
      opened?.database.close()
    }
  }
}
