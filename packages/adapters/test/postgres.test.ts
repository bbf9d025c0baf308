/** The PostgreSQL store: every case, the same answers as the specification, and alliances beside each other. */

import { inspect } from "node:util"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { canonicalise, keep } from "@pactwerk/core"
import { about, alliancesSuite, batch, durable, many, propose, suite } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import fc from "fast-check"
import { cut, kindOf } from "../src/storage/postgres/query.ts"
import { alliances, layer, open } from "../src/storage/postgres.ts"
import {
  append,
  dropSchema,
  errorOf,
  freshIn,
  freshName,
  freshSchema,
  here,
  read,
  schemaOfItsOwn,
  sql,
  url,
  within
} from "./postgres-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const schema = freshSchema()
afterAll(() => (here ? Effect.runPromise(dropSchema(schema)) : undefined))
const describeHere = describe.skipIf(!here)

const running = { describe: describeHere, it, deep, timeout: 20_000, runs: deep ? 40 : 8 }
suite("postgres", freshIn(schema), running)
durable("postgres", (alliance) => layer({ url, schema, alliance: `place-${alliance}` }), running)
alliancesSuite("postgres", Layer.unwrap(Effect.map(schemaOfItsOwn, (own) => alliances({ url, schema: own }))), running)

const isExact = (value: unknown): boolean => {
  try {
    return canonicalise(value) !== ""
  } catch {
    return false
  }
}

describe("what the server is given", () => {
  const at = "2024-03-01T12:00:00.000Z"

  it("is the canonical record, cut around the digits of its position", () => {
    const text = fc.string({ unit: "binary" }).filter((some) => some.isWellFormed())
    fc.assert(
      fc.property(
        fc.dictionary(text, fc.jsonValue()).filter(isExact),
        fc.integer({ min: 1, max: 2 ** 53 - 1 }),
        (data, position) => {
          const event = propose("A", ["p"], { ...data, position, nested: { position: 0, recordedAt: at } })
          const [left, right] = cut(event, at)
          assert.strictEqual(left + position + right, keep(event, position, at).body)
        }
      ),
      { numRuns: 200 }
    )
  })

  it("is one name for each type, whatever its characters and its length", () => {
    const types = ["A", "A ", "a", "\u0000", "A\u0000", "\\", "A\\", kindOf("\u0000"), "x".repeat(200), "x".repeat(201)]
    const named = types.map(kindOf)
    assert.strictEqual(new Set(named).size, types.length)
    for (const name of named) {
      assert.isAtMost(name.length, 200)
      assert.notInclude(name, "\u0000")
    }
    assert.strictEqual(kindOf("MeetingCalled"), "MeetingCalled")
  })
})

describeHere("a log in a PostgreSQL schema of its own", () => {
  it.live("keeps long types, and finds each by its own", () =>
    Effect.gen(function* () {
      const alliance = freshName("long")
      const types = ["x".repeat(100_000), `${"x".repeat(100_000)}y`, "\u0000".repeat(3000)]
      const found = yield* within(
        { url, schema, alliance },
        Effect.andThen(
          append(batch(types.map((type) => propose(type)))),
          Effect.forEach(types, (type) => read(about([type])))
        )
      )
      assert.deepStrictEqual(
        found.map((events) => events.map(({ position }) => Number(position))),
        [[1], [2], [3]]
      )
    })
  )

  it.live("is made once, when many open it at the same time", () =>
    Effect.gen(function* () {
      const own = yield* schemaOfItsOwn
      const opened = Array.from({ length: 8 }, (_, index) =>
        within({ url, schema: own, alliance: "crowd" }, append(many(1, "A", [`by:${index}`])))
      )
      const receipts = yield* Effect.all(opened, { concurrency: "unbounded" })
      assert.deepStrictEqual(
        receipts.map(({ first }) => Number(first)).sort((one, other) => one - other),
        [1, 2, 3, 4, 5, 6, 7, 8]
      )
      assert.deepStrictEqual(yield* sql(`select version from "${own}".pactwerk_format`), [{ version: 1 }])
    })
  )

  it.live("takes no change and no removal, not even by its owner", () =>
    Effect.gen(function* () {
      const own = yield* schemaOfItsOwn
      const options = { url, schema: own, alliance: "fixed" }
      yield* within(options, append(many(2, "A", ["p"])))
      for (const statement of [
        `update "${own}".pactwerk_event set type = 'B'`,
        `delete from "${own}".pactwerk_event`,
        `truncate "${own}".pactwerk_event`,
        `update "${own}".pactwerk_tag set tag = 'q'`,
        `delete from "${own}".pactwerk_tag`
      ]) {
        const refused = yield* Effect.exit(sql(statement))
        assert.include(inspect(refused, { depth: 9 }), "append only", statement)
      }
      assert.strictEqual((yield* within(options, read())).length, 2)
    })
  )

  it("is opened without Effect, and refused with the same error", async () => {
    const alliance = freshName("plain")
    const log = await open({ url, schema, alliance })
    const appended = await log.append(many(2))
    assert.strictEqual(appended._tag === "Success" && Number(appended.success.last), 2)
    await log.close()
    const refused = await open({ url, schema, alliance: "No Name" }).catch((error: unknown) => error)
    assert.deepInclude(refused, { _tag: "LogError", reason: "Encoding" })
  })

  it.live("is never made for a name that is no name, of an alliance or of a schema", () =>
    Effect.gen(function* () {
      const own = yield* schemaOfItsOwn
      const names = ["x'; drop table pactwerk_event; --", "", "A", "é"]
      for (const alliance of names) {
        const refused = yield* errorOf(within({ url, schema: own, alliance }, read()))
        assert.strictEqual(refused.reason, "Encoding")
      }
      for (const wrong of ['x"; drop schema public; --', "pg_own", "Own", "", "a".repeat(41), "a-b"]) {
        const refused = yield* errorOf(within({ url, schema: wrong, alliance: "here" }, read()))
        assert.strictEqual(refused.reason, "Encoding")
        assert.include(refused.message, "lower-case letters")
      }
      assert.deepStrictEqual(yield* sql(`select from "${own}".pactwerk_log`), [])
    })
  )

  it.live(
    "finds what a guard asks for by its index, also among many events of the same tag",
    () =>
      Effect.gen(function* () {
        const own = yield* schemaOfItsOwn
        const count = deep ? 100 : 5
        yield* within(
          { url, schema: own, alliance: "many" },
          Effect.forEach(
            Array.from({ length: count }, (_, turn) => turn),
            (turn) => {
              const events = Array.from({ length: 1000 }, (_, index) =>
                propose("A", [
                  "common",
                  ...(index % 2 === 0 ? ["half"] : []),
                  ...(turn === 2 && index === 500 ? ["rare"] : [])
                ])
              )
              return append(batch(events))
            }
          )
        )
        const pagesOf = (items: string) =>
          Effect.map(
            sql(
              `explain (analyze, buffers, format json)
             select * from "${own}".pactwerk_search('many', '${items}', 0, ${count * 1000}, 1)`
            ),
            ([row]) => {
              const text = JSON.stringify(row?.["QUERY PLAN"])
              return (
                Number(/"Shared Hit Blocks":(\d+)/.exec(text)?.[1]) +
                Number(/"Shared Read Blocks":(\d+)/.exec(text)?.[1])
              )
            }
          )
        // The first call of a connection also reads the catalogue: what one more thing to find costs is what counts.
        const nothing = yield* pagesOf('[{"tags":["nothing"]}]')
        for (const items of [
          '[{"tags":["rare"]}]',
          '[{"tags":["common","half","rare"]}]',
          '[{"tags":["common","half","rare"],"types":["A"]}]',
          '[{"tags":["common","nothing"]}]',
          '[{"types":["B"]},{"tags":["nothing"]}]',
          '[{"types":["A"]}]',
          "[{}]"
        ]) {
          assert.isBelow(yield* pagesOf(items), nothing + 250, items)
        }
        assert.isAbove(yield* pagesOf('[{"tags":["common"],"types":["B"]}]'), nothing + count * 1000)
      }),
    300_000
  )
})
