/** What an index that is damaged does to a SQLite log: a read or a look at everything says so, although every hash is right. */
import { assert, describe, it } from "@effect/vitest"
import { batch, propose } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { verify } from "../src/storage/sqlite.ts"
import { append, errorOf, place, read, tamper, within } from "./sqlite-fixtures.ts"

const three = Effect.gen(function* () {
  const file = yield* place
  yield* within({ file }, append(batch(["A", "B", "C"].map((type) => propose(type, ["p", type.toLowerCase()])))))
  return file
})

describe("a look at everything", () => {
  it.live("counts the events and tags of a log that is whole", () =>
    Effect.gen(function* () {
      const file = yield* three
      assert.deepStrictEqual(yield* verify({ file }), { events: 3, tags: 6 })
    })
  )

  for (const [what, sql, said] of [
    ["an event that is missing under its tag", "delete from tag where tag = 'p' and position = 2", "position `2`"],
    ["an event under a tag it is not about", "insert into tag values ('q', 2)", "position `2`"],
    ["another type beside an event", "update event set type = 'D' where position = 3", "position `3`"],
    ["another id beside an event", "update event set id = 'x' || id where position = 1", "position `1`"],
    ["a record that is another", "update event set body = replace(body, 'B', 'D') where position = 2", "position `2`"],
    ["an event that is gone", "delete from event where position = 2", "position `2`"]
  ] as const) {
    it.live(`finds ${what}, and names it`, () =>
      Effect.gen(function* () {
        const file = yield* three
        tamper(file, sql)
        const refused = yield* errorOf(verify({ file }))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, said)
      })
    )
  }
})

describe("a read", () => {
  for (const [what, sql] of [
    ["under one of its tags", "delete from tag where tag = 'b' and position = 2"],
    ["under its type", "update event set type = 'D' where position = 2"],
    ["under its id", "update event set id = 'x' || id where position = 2"]
  ] as const) {
    it.live(`of everything notices that an event is not filed ${what}`, () =>
      Effect.gen(function* () {
        const file = yield* three
        tamper(file, sql)
        const refused = yield* errorOf(within({ file }, read()))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, "position `2` is not filed")
      })
    )
  }
})
