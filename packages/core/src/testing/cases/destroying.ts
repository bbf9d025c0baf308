/** What is destroyed in a key store, and that it never comes back. */
import { Effect } from "effect"
import { expectEqual, expectThat } from "../claim.ts"
import { upTo } from "./case.ts"
import { anna, bram, isSame, type KeyStoreCase, mine, opened, person, whileWrapping } from "./keeping.ts"

const destroyed = { status: "destroyed" } as const

export const destroying: ReadonlyArray<KeyStoreCase> = [
  {
    id: "keys-destroyed",
    title: "what was destroyed is gone for good: it opens no more, nothing new is made, and a tombstone stays",
    run: Effect.fnUntraced(function* (at) {
      const [keys, next] = [yield* opened(at), yield* opened(at)]
      yield* keys.create(anna)
      yield* keys.destroy(anna)
      for (const one of [keys, next, yield* opened(at)]) {
        expectEqual(yield* one.open(anna), destroyed)
        expectEqual(yield* one.create(anna), destroyed)
        expectEqual(yield* one.open(anna), destroyed)
        expectEqual(yield* one.list, [{ subject: anna, numbers: [], isDestroyed: true }])
        expectEqual(yield* one.tombstones, [anna])
      }
    })
  },
  {
    id: "keys-others-stay",
    title: "whoever is forgotten takes nobody else along",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      const made = yield* Effect.forEach(upTo(6), (number) => keys.create(person(number)))
      for (const number of [2, 5]) yield* keys.destroy(person(number))
      for (const number of [1, 3, 4, 6]) {
        const [before, after] = [made[number - 1], yield* keys.open(person(number))]
        expectThat(before !== undefined && isSame(before, after), `person ${number} has the key of before`)
      }
      expectEqual(yield* keys.tombstones, [person(2), person(5)])
    })
  },
  {
    id: "keys-destroyed-again",
    title: "destroying twice, or for somebody who never had a key, is destroying",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      yield* keys.create(anna)
      for (const subject of [anna, anna, bram, bram]) yield* keys.destroy(subject)
      for (const subject of [anna, bram]) {
        expectEqual(yield* keys.open(subject), destroyed)
        expectEqual(yield* keys.create(subject), destroyed)
      }
      expectEqual(yield* keys.tombstones, [anna, bram])
    })
  },
  {
    id: "keys-destroyed-at-once",
    title: "whoever makes a key while the person is being forgotten makes none that stays",
    run: Effect.fnUntraced(function* (at) {
      const [one, next] = [yield* opened(at), yield* opened(at)]
      for (const round of upTo(10)) {
        const subject = person(round)
        const turns = [one.create(subject), next.destroy(subject), next.create(subject), one.destroy(subject)]
        yield* Effect.all(round % 2 === 0 ? turns : turns.toReversed(), { concurrency: "unbounded", discard: true })
        for (const keys of [one, next]) expectEqual(yield* keys.open(subject), destroyed)
      }
      expectEqual(
        (yield* one.list).filter(({ isDestroyed, numbers }) => !isDestroyed || numbers.length > 0),
        []
      )
    })
  },
  {
    id: "keys-destroyed-meanwhile",
    title: "whoever is forgotten after it was seen that they have no key gets none",
    run: Effect.fnUntraced(function* (at) {
      const next = yield* opened(at)
      const keys = yield* opened(at, whileWrapping(mine, next.destroy(anna)))
      expectEqual(yield* keys.create(anna), destroyed)
      expectEqual(yield* next.list, [{ subject: anna, numbers: [], isDestroyed: true }])
    })
  },
  {
    id: "keys-generation",
    title: "the generation grows with everybody who is forgotten, once, and with nothing else",
    run: Effect.fnUntraced(function* (at) {
      const [keys, next] = [yield* opened(at), yield* opened(at)]
      const seen = [yield* keys.generation]
      const look = Effect.map(next.generation, (now) => seen.push(now))
      yield* keys.create(anna)
      yield* look
      for (const subject of [anna, anna, bram]) yield* Effect.andThen(keys.destroy(subject), look)
      yield* Effect.andThen(keys.create(person(3)), look)
      const [start, made, first, again, second, more] = seen
      expectEqual([made, again, more], [start, first, second], "what stays")
      expectThat(Number(first) > Number(start) && Number(second) > Number(first), `it grows: ${seen.join(", ")}`)
    })
  },
  {
    id: "keys-buried",
    title: "a store that was put back takes over who was forgotten elsewhere, and keeps whom it had",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      for (const number of upTo(4)) yield* keys.create(person(number))
      yield* keys.destroy(person(1))
      const before = yield* keys.generation
      yield* keys.bury([person(1), person(2), person(9), person(9)])
      expectEqual(yield* keys.tombstones, [person(1), person(2), person(9)])
      for (const number of [1, 2, 9]) expectEqual(yield* keys.open(person(number)), destroyed)
      for (const number of [3, 4]) expectEqual((yield* keys.open(person(number))).status, "open")
      expectThat((yield* keys.generation) > before, "what was made before is known as old")
      yield* keys.bury([])
      expectEqual((yield* keys.tombstones).length, 3)
    })
  }
]
