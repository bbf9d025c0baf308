/** Another master key for a key store: nobody's key changes, whatever happens on the way. */
import { Effect } from "effect"
import { LogError } from "../../kernel/event-log.ts"
import { type MasterKey, masterKeyOf } from "../../kernel/privacy/master-key.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { upTo } from "./case.ts"
import { anna, isSame, type KeyStoreCase, opened, other, person, reasonOf, whileWrapping } from "./keeping.ts"

const away = new LogError({ reason: "Unavailable", cause: new Error("the service of the master key is away") })

const third = masterKeyOf(new Uint8Array(32).fill(3))

/** The other master key, behind a service that goes away after so many keys. */
const failingAfter = (times: number): MasterKey => {
  let left = times
  return { ...other, wrap: (key, about) => (left-- > 0 ? other.wrap(key, about) : Effect.fail(away)) }
}

export const rewrapping: ReadonlyArray<KeyStoreCase> = [
  {
    id: "keys-rewrapped",
    title: "under another master key everybody has the same keys, and the old one opens none",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      const made = yield* Effect.forEach(upTo(5), (number) => keys.create(person(number)))
      yield* keys.destroy(person(9))
      expectEqual(yield* keys.rewrap(other), 5, "the number of those that were wrapped anew")
      expectEqual(yield* keys.rewrap(other), 0, "again")
      const [old, next] = [yield* opened(at), yield* opened(at, other)]
      for (const [index, before] of made.entries()) {
        const subject = person(index + 1)
        expectThat(isSame(yield* next.open(subject), before), "the same key, under the other master key")
        expectThat(isSame(yield* keys.open(subject), before), "whoever wrapped them goes on")
        expectEqual(yield* old.open(subject), { status: "locked" })
      }
      expectEqual(yield* next.tombstones, [person(9)])
      yield* keys.create(person(6))
      expectEqual((yield* next.open(person(6))).status, "open", "what is made from then on")
    })
  },
  {
    id: "keys-rewrapped-in-part",
    title: "interrupted half-way every key opens under one of both, and the next time does the rest",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      const made = yield* Effect.forEach(upTo(7), (number) => keys.create(person(number)))
      expectEqual(yield* reasonOf(keys.rewrap(failingAfter(3))), "Unavailable")
      const [old, next] = [yield* opened(at), yield* opened(at, other)]
      let done = 0
      for (const [index, before] of made.entries()) {
        const subject = person(index + 1)
        const [found, left] = [yield* next.open(subject), yield* old.open(subject)]
        expectThat((found.status === "open") !== (left.status === "open"), "one of both opens it")
        expectThat(isSame(found.status === "open" ? found : left, before), "and it is the same key")
        expectThat(isSame(yield* keys.open(subject), before), "whoever wraps them has them all")
        if (found.status === "open") done += 1
      }
      expectEqual(done, 3, "the number of those that were done")
      expectEqual(yield* old.rewrap(other), 4, "the number of the rest")
      for (const [index, before] of made.entries()) {
        expectThat(isSame(yield* next.open(person(index + 1)), before), "all are there")
      }
    })
  },
  {
    id: "keys-rewrapped-forgotten",
    title: "whoever is forgotten while their key is being wrapped anew stays forgotten",
    run: Effect.fnUntraced(function* (at) {
      const [keys, next] = [yield* opened(at), yield* opened(at)]
      for (const number of upTo(3)) yield* keys.create(person(number))
      expectEqual(yield* keys.rewrap(whileWrapping(other, next.bury(upTo(3).map(person)))), 0)
      for (const number of upTo(3)) expectEqual(yield* keys.open(person(number)), { status: "destroyed" })
      expectEqual(
        (yield* next.list).filter(({ numbers }) => numbers.length > 0),
        []
      )
    })
  },
  {
    id: "keys-rewrapped-at-once",
    title: "whoever makes a key under the old master key meanwhile finds it under the new one",
    run: Effect.fnUntraced(function* (at) {
      const [keys, next] = [yield* opened(at), yield* opened(at)]
      yield* keys.create(anna)
      expectEqual(yield* keys.rewrap(whileWrapping(other, next.create(person(0)))), 2)
      const after = yield* opened(at, other)
      for (const subject of [anna, person(0)]) expectEqual((yield* after.open(subject)).status, "open")
    })
  },
  {
    id: "keys-rewrapped-raced",
    title: "of two who wrap a key anew at once, under different master keys, one wins, and the other hears of it",
    run: Effect.fnUntraced(function* (at) {
      const [keys, next] = [yield* opened(at), yield* opened(at)]
      const before = yield* keys.create(anna)
      expectEqual(yield* reasonOf(keys.rewrap(whileWrapping(other, next.rewrap(third)))), "Unavailable")
      expectThat(isSame(yield* (yield* opened(at, third)).open(anna), before), "it is under the third master key")
      expectEqual(yield* (yield* opened(at, other)).open(anna), { status: "locked" })
    })
  },
  {
    id: "keys-rewrapped-others",
    title: "keys of a third master key stay as they are, and that is said after all others were done",
    run: Effect.fnUntraced(function* (at) {
      const [keys, strange] = [yield* opened(at), yield* opened(at, third)]
      yield* keys.create(person(1))
      const before = yield* strange.create(person(2))
      yield* keys.create(person(3))
      expectEqual(yield* reasonOf(keys.rewrap(other)), "Unavailable")
      const next = yield* opened(at, other)
      const found = yield* Effect.forEach(upTo(3), (number) => next.open(person(number)))
      expectEqual(
        found.map(({ status }) => status),
        ["open", "locked", "open"]
      )
      expectThat(isSame(yield* strange.open(person(2)), before), "it is as it was")
    })
  }
]
