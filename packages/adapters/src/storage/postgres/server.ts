/** A PostgreSQL server: connections that were asked whether they keep what they acknowledge, and one that listens. */
import type { LogError } from "@pactwerk/core"
import { Effect, type Scope } from "effect"
import pg from "pg"
import { refuse } from "../shared/errors.ts"
import type { Database, Row } from "./database.ts"
import { toLogError } from "./errors.ts"
import { listen } from "./listen.ts"

export interface Server {
  /**
   * `postgresql://user:password@host/database`; without it, what the environment says (`PGHOST`, `PGUSER`, …).
   * Never through a pooler that gives each transaction another connection: nobody could listen there.
   */
  readonly url?: string
  /** Where the tables are, `public` when it is not named; made where it is not there yet. */
  readonly schema?: string
  /** How many at most, beside the one that listens; 10 when it is not said. */
  readonly connections?: number
}

const waits = { connect: 5000, lock: 10_000, statement: 30_000, answer: 35_000, close: "5 seconds" } as const

/** Connections to a server, closed with the scope. Fails where one cannot be made, or must not be trusted. */
export const connect = Effect.fnUntraced(function* ({
  connections = 10,
  url
}: Server): Effect.fn.Return<Database, LogError, Scope.Scope> {
  if (url?.includes("#")) return yield* refuse("Encoding", "the address of the server holds `#`: write it as `%23`")
  if (url !== undefined && !/^postgres(?:ql)?:\/\//.test(url)) return yield* misshapen()
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: waits.connect,
    query_timeout: waits.answer,
    fallback_application_name: "pactwerk",
    keepAlive: true
  }
  const name = yield* nameOf(config)
  const pool = yield* Effect.acquireRelease(
    Effect.sync(() => makePool(config, name, connections)),
    (made) =>
      Effect.timeoutOption(
        Effect.promise(() => made.end()),
        waits.close
      )
  )
  const asking = <A>(doing: string, ask: () => Promise<A>) =>
    Effect.tryPromise({ try: ask, catch: (cause) => toLogError(`${doing} ${name}`, cause) })

  // Asks at once, so that a wrong address is said when the log is opened.
  yield* asking("open", () => pool.query("select"))
  return {
    name,
    query: (sql, values) =>
      Effect.map(
        asking("ask", () => pool.query<Row>(sql, [...values])),
        ({ rows }) => rows
      ),
    script: (sql) => Effect.asVoid(asking("make the tables in", () => pool.query(sql))),
    together: (statements) => asking("write to", () => together(pool, statements)),
    listen: (heard) => listen(() => new pg.Client(config), heard)
  }
})

/** On one connection, which is given up where the transaction did not end as it should. */
const together = async (pool: pg.Pool, statements: Parameters<Database["together"]>[0]): Promise<boolean> => {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query("begin")
    for (const [index, { sql, values = [] }] of statements.entries()) {
      const { rowCount } = await client.query(sql, [...values])
      if (index > 0 || rowCount !== 0) continue
      await client.query("rollback")
      return false
    }
    await client.query("commit")
    return true
  } catch (cause) {
    failure = cause instanceof Error ? cause : new Error(String(cause))
    throw cause
  } finally {
    client.release(failure)
  }
}

const misshapen = (): LogError =>
  refuse("Encoding", "the address is not of the form `postgresql://user:password@host/database`")

/** Reads the address as the driver does. A complaint about it would repeat it, with the password. */
const nameOf = (config: pg.ClientConfig): Effect.Effect<string, LogError> =>
  Effect.mapError(
    Effect.try(() => {
      const { database = "", host } = new pg.Client(config)
      return `\`${database}\` on \`${host}\``
    }),
    misshapen
  )

const makePool = (config: pg.ClientConfig, name: string, max: number): pg.Pool => {
  const pool = new pg.Pool({ ...config, max, allowExitOnIdle: true, onConnect: (client) => trust(client, name) })
  // A connection that is lost is replaced by the next, and whoever waits for it hears so. An error without a listener
  // would end the process.
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  return pool
}

const settings = `
select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false),
  current_setting('transaction_isolation') as isolation, current_setting('synchronous_commit') as synchronous,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
  current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`

/** Asserts what durability and conditions rest on. A role or a database can have settings of its own. Rejects. */
const trust = async (client: pg.ClientBase, name: string): Promise<void> => {
  const found = await client.query<Row>(settings, [String(waits.lock), String(waits.statement)])
  const { encoding, fsync, isolation, pages, standby, synchronous } = found.rows[0] ?? {}
  const off = (setting: string, right: string) =>
    refuse("Unavailable", `${name} does not keep a log safe: set \`${setting}\` to \`${right}\``)
  if (standby !== false) throw refuse("ReadOnly", `${name} is a standby: open the primary server`)
  if (isolation !== "read committed") throw off("default_transaction_isolation", "read committed")
  if (synchronous === "off") throw off("synchronous_commit", "on")
  if (fsync !== "on") throw off("fsync", "on")
  if (pages !== "on") throw off("full_page_writes", "on")
  if (encoding !== "UTF8") throw refuse("Unavailable", `${name} keeps \`${encoding}\`: make a database with \`UTF8\``)
}
