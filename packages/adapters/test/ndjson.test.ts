/** The store of lines: every case, the same answers as the specification, and what a file can do to a log. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, describe, it } from "@effect/vitest"
import { alliancesSuite, durable, suite } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import { alliances, layer } from "../src/storage/ndjson.ts"
import { folder } from "./sqlite-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const places = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
afterAll(() => rmSync(places, { recursive: true, force: true }))

const place = Effect.map(folder, (made) => path.join(made, "log.ndjson"))
const fresh = Layer.unwrap(Effect.map(place, (file) => layer({ file })))

suite("ndjson", fresh, { describe, it, deep, timeout: 20_000 })
durable("ndjson", (name) => layer({ file: path.join(places, `${name}.ndjson`) }), {
  describe,
  it,
  deep,
  timeout: 20_000
})
alliancesSuite("ndjson", Layer.unwrap(Effect.map(folder, (made) => alliances({ folder: made }))), { describe, it })
