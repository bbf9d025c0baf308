/** The PostgreSQL store: every case, the same answers as the specification, and what a server can do to a log. */
import { afterAll, describe, it } from "@effect/vitest"
import { durable, suite } from "@pactwerk/core/testing"
import { layer } from "../src/storage/postgres.ts"
import { dropSchema, freshIn, freshSchema, url } from "./postgres-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const schema = freshSchema()
const here = url !== ""
const running = { describe: describe.skipIf(!here), it, deep, timeout: 20_000 }
afterAll(() => (here ? dropSchema(schema) : undefined))

suite("postgres", freshIn(schema), running)
durable("postgres", (alliance) => layer({ url, schema, alliance: `place-${alliance}` }), running)
