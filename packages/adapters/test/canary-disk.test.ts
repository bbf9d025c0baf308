/** What is somebody's own reaches no byte on a disk: not a log, its write-ahead log, the keys, or anything beside them. */
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { KeyStore, openAlliance, PersonId } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { copy } from "../src/storage/copy.ts"
import { layer as ndjson } from "../src/storage/ndjson.ts"
import { finder } from "./canary.ts"
import { isOpenTo } from "./canary-commands.ts"
import { anna, bram, marks } from "./canary-history.ts"
import { filesIn, keepAll, keys, log, readAt, recordAll } from "./canary-place.ts"
import { holding, wrappedIn } from "./keys-fixtures.ts"
import { folder } from "./sqlite-fixtures.ts"

const find = finder(marks.map(({ mark }) => mark))
const people = finder([anna, bram])

/** Nothing of anybody's own is in any file of this folder; the numbers of people are, so that the search has looked. */
const nothingIn = (at: string): void => {
  const files = filesIn(at)
  assert.isTrue(
    [...files.values()].some((bytes) => people(bytes).length > 0),
    "nobody's number is in any file"
  )
  for (const [name, bytes] of files) assert.deepStrictEqual(find(bytes), [], name)
}
const on = (at: string) => Layer.merge(log(at), keys(at))
const keyOf = (person: string) =>
  Effect.gen(function* () {
    const own = yield* (yield* KeyStore).open(PersonId.make(person))
    return own.status === "open" ? Buffer.from(own.keys.get(own.current) ?? []) : assert.fail(own.status)
  })

describe("what is somebody's own", () => {
  it("stands in every type of event that can hold it, under every level", () => {
    assert.isAbove(marks.length, 300)
    assert.isAbove(new Set(marks.map(({ type }) => type)).size, 70)
    assert.sameMembers([...new Set(marks.map(({ level }) => level))], ["public", "internal", "personal"])
    assert.strictEqual(new Set(marks.map(({ mark }) => mark)).size, marks.length)
    const own = marks.flatMap(({ isMention, level, pointer, type }) =>
      isMention ? [] : [`${type}${pointer} ${level}`]
    )
    assert.sameMembers(
      [...new Set(own)],
      [
        "PersonIntroduced/name public",
        "PersonIntroduced/honorific public",
        "PersonIntroduced/contact personal",
        "WorkingGroupMemberAdded/livesIn/neighbourhood personal",
        "WorkingGroupMemberAdded/livesIn/area personal"
      ]
    )
  })

  it.live(
    "is in no byte on disk: while it is written, beside snapshots, answers and tables, and after all is closed",
    () =>
      Effect.gen(function* () {
        const at = yield* folder
        const run = Effect.gen(function* () {
          yield* recordAll
          assert.isTrue(filesIn(at).has("pactwerk.db-wal"))
          nothingIn(at)
          yield* keepAll(at)
          nothingIn(at)
        })
        yield* Effect.provide(run, on(at))
        yield* copy({ from: log(at), to: ndjson({ file: path.join(at, "copy.ndjson") }) })
        nothingIn(at)
        assert.includeMembers(
          [...filesIn(at).keys()],
          ["pactwerk.db", "pactwerk-keys.db", "pactwerk.views.db", "pactwerk.tables.db", "copy.ndjson"]
        )
      })
  )

  it.live("is read at `personal` in full, and at each lower level exactly as far as its field says", () =>
    Effect.gen(function* () {
      const at = yield* folder
      yield* Effect.provide(recordAll, on(at))
      for (const level of ["personal", "internal", "partners", "public"] as const) {
        const read = new Set(find(yield* readAt(at, level)).map(({ mark }) => mark))
        const allowed = marks.filter((one) => isOpenTo(level, one)).map(({ mark }) => mark)
        assert.sameMembers([...read], allowed, level)
      }
    })
  )
})

describe("what was somebody's own, once they are forgotten", () => {
  it.live(
    "is read at no level and stands in no byte on disk, nor does any copy of the key; others read as before",
    () =>
      Effect.gen(function* () {
        const at = yield* folder
        const own = yield* Effect.provide(Effect.andThen(recordAll, Effect.andThen(keepAll(at), keyOf(anna))), on(at))
        const file = path.join(at, "pactwerk-keys.db")
        const [wrapped = Buffer.of()] = wrappedIn(file, anna)
        assert.deepStrictEqual(holding(file, wrapped), ["pactwerk-keys.db"])
        const before = new Set(find(yield* readAt(at, "personal")).map(({ mark }) => mark))
        yield* Effect.promise(async () => {
          const opened = await openAlliance({ log: log(at), keys: keys(at) })
          const asked = { person: anna, ground: "consent-withdrawn", requestedBy: "resident" } as const
          const answer = await opened.forget(asked, { actor: { role: "secretary" } })
          assert.strictEqual(answer._tag, "Accepted")
          nothingIn(at)
          assert.deepStrictEqual([holding(file, wrapped), holding(file, own)], [[], []])
          await opened.close()
        })
        yield* Effect.provide(keepAll(at), on(at))
        nothingIn(at)
        assert.deepStrictEqual([holding(file, wrapped), holding(file, own)], [[], []])
        const unwrapped = finder([own.toString("hex"), own.toString("base64"), own.toString("base64url")])
        for (const [name, bytes] of filesIn(at)) assert.deepStrictEqual(unwrapped(bytes), [], name)
        for (const level of ["personal", "internal", "partners", "public"] as const) {
          const read = new Set(find(yield* readAt(at, level)).map(({ mark }) => mark))
          const still = marks.filter((one) => one.person === bram && before.has(one.mark) && isOpenTo(level, one))
          assert.sameMembers(
            [...read],
            still.map(({ mark }) => mark),
            level
          )
        }
      })
  )
})
