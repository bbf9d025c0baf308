/** The IndexedDB store on Node, over a factory in memory: every case, and what only two tabs or damage show. */
import { describe, it } from "@effect/vitest"
import { alliancesSuite, durable, suite } from "@pactwerk/core/testing"
import { Layer } from "effect"
import { IDBFactory, IDBKeyRange } from "fake-indexeddb"
import { alliances, layer } from "../src/storage/indexeddb.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const running = { describe, it, deep, timeout: 20_000 }
const own = () => ({ factory: new IDBFactory(), keyRange: IDBKeyRange })

suite(
  "IndexedDB on Node",
  Layer.suspend(() => layer({ ...own(), alliance: "log" })),
  running
)
const shared = own()
durable("IndexedDB on Node", (place) => layer({ ...shared, alliance: place }), running)
alliancesSuite(
  "IndexedDB on Node",
  Layer.suspend(() => alliances(own())),
  running
)
