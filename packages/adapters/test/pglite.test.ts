/** The PostgreSQL store without a server: the same cases, in a folder of this process. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, it } from "@effect/vitest"
import { durable, suite } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import { layer, open } from "../src/storage/pglite.ts"
import { freshName } from "./postgres-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const places = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
const folder = path.join(places, "logs")

// A database takes seconds to make: it stays open, and each case has a log of its own in it.
let close = async () => {}
beforeAll(async () => {
  close = (await open({ folder })).close
}, 60_000)
afterAll(async () => {
  await close()
  rmSync(places, { recursive: true, force: true })
})

const running = { describe, it, deep, timeout: 20_000 }
suite("pglite", Layer.unwrap(Effect.sync(() => layer({ folder, alliance: freshName("log") }))), running)
durable("pglite", (alliance) => layer({ folder, alliance: `place-${alliance}` }), running)
