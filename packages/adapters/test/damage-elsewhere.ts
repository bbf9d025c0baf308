/** Logs in a stream of NATS and in the database of a browser: what they keep, behind the store's back. */
import { Effect, Layer } from "effect"
import { IDBFactory, IDBKeyRange } from "fake-indexeddb"
import { layer as indexeddb } from "../src/storage/indexeddb.ts"
import { layer as nats } from "../src/storage/nats.ts"
import type { Row, Site } from "./damage.ts"
import { fill, others } from "./damage-history.ts"
import { behind, freshName, streamOf } from "./nats-fixtures.ts"

/** A stream with one message for each record; it is made anew with each change, as messages cannot be changed. */
export const inStream = (servers: string) =>
  Effect.gen(function* () {
    const [alliance, another] = [freshName("damaged"), freshName("another")]
    yield* fill(nats({ servers, alliance }))
    yield* fill(nats({ servers, alliance: another }), { from: others })
    const messages = (of: string) =>
      behind(servers, async ({ streams }) => {
        const { config, state } = await streams.info(streamOf(of).name)
        const rows: Array<Row> = []
        for (let seq = 1; seq <= state.last_seq; seq++) {
          const message = await streams.getMessage(config.name, { seq })
          if (message !== null) rows.push({ message: Buffer.from(message.data) })
        }
        return { config, rows }
      })
    const { config, rows } = yield* messages(alliance)
    const { rows: foreign } = yield* messages(another)
    const put = (all: ReadonlyArray<Row | undefined>) =>
      behind(servers, async ({ client, streams }) => {
        await streams.delete(config.name)
        await streams.add(config)
        for (const row of all) {
          if (row !== undefined) await client.publish(streamOf(alliance).subjects[0] ?? "", row.message ?? Buffer.of())
        }
      })
    return {
      name: "NATS",
      rows,
      others: foreign,
      columns: ["message"],
      put,
      change: (index, row) => put(rows.with(index, row)),
      log: Layer.fresh(nats({ servers, alliance }))
    } satisfies Site
  })

/** Another program in the database of a browser. */
interface Meddling {
  clear(): unknown
  put(value: unknown): unknown
  getAll(): { readonly result: ReadonlyArray<unknown> }
}

/** What stands there as JSON; what is no JSON any more, or has no key, is put there as the text that it is. */
const recordIn = ({ record = Buffer.of() }: Row, position: number): object => {
  const text = record.toString("utf8")
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === "object" && value !== null && "position" in value && "id" in value) return value
  } catch {
    // It is no JSON any more.
  }
  return { position, id: String(position), text }
}

const own = () => ({ factory: new IDBFactory(), keyRange: IDBKeyRange, alliance: "noord" })

const meddle = <A>({ factory }: ReturnType<typeof own>, run: (events: Meddling) => A) =>
  Effect.promise(() => {
    const { promise, reject, resolve } = Promise.withResolvers<A>()
    const request = factory.open("pactwerk-noord")
    request.addEventListener("success", () => {
      const transaction = request.result.transaction("event", "readwrite")
      const done = run(transaction.objectStore("event"))
      transaction.addEventListener("abort", () => reject(transaction.error))
      transaction.addEventListener("complete", () => {
        request.result.close()
        resolve(done)
      })
    })
    return promise
  })

const recordsIn = (place: ReturnType<typeof own>) =>
  Effect.map(
    meddle(place, (events) => events.getAll()),
    ({ result }) => result.map((record): Row => ({ record: Buffer.from(JSON.stringify(record)) }))
  )

/** The database of a browser, in memory, opened anew each time. */
export const inBrowser = Effect.gen(function* () {
  const [place, another] = [own(), own()]
  yield* fill(indexeddb(place))
  yield* fill(indexeddb(another), { from: others })
  const [rows, foreign] = [yield* recordsIn(place), yield* recordsIn(another)]
  const putting = (values: ReadonlyArray<object>) =>
    Effect.asVoid(
      meddle(place, (events) => {
        events.clear()
        for (const value of values) events.put(value)
      })
    )
  return {
    name: "IndexedDB",
    rows,
    others: foreign,
    columns: ["record"],
    // A record stands where it says: to put it elsewhere, and twice, is to change what it says.
    put: (all) => {
      const known = new Set<string>()
      return putting(
        all.flatMap((row, index) => {
          if (row === undefined) return []
          const value = { id: "", ...recordIn(row, index + 1), position: index + 1 }
          const id = known.has(value.id) ? `${value.id}-2` : value.id
          known.add(id)
          return [{ ...value, id }]
        })
      )
    },
    change: (index, row) => putting(rows.with(index, row).map(recordAt)),
    log: Layer.fresh(indexeddb(place))
  } satisfies Site
})

const recordAt = (row: Row, index: number) => recordIn(row, index + 1)
