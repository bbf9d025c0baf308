/** People's keys: what every key store does, that the claims about it can fail, and that no key is ever shown. */
import { inspect } from "node:util"
import { Effect, Exit, Formatter, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { type KeyShelf, memoryShelf } from "../../../src/kernel/privacy/key-shelf.ts"
import { KeyStore, layerMemoryKeys, makeKeyStore, masterKeyOf } from "../../../src/kernel/privacy/keys.ts"
import { RandomBytes } from "../../../src/kernel/privacy/random.ts"
import { type KeyStoreAt, person } from "../../../src/testing/cases/keeping.ts"
import { keyStoreCases, keyStoreSuite, runKeyStoreCase } from "../../../src/testing/key-store.suite.ts"

/** A store on a shelf of its own, and what is wrong with it. */
const placed = (adjust: (shelf: KeyShelf) => Partial<KeyShelf> = () => ({})) =>
  Effect.sync((): KeyStoreAt => {
    const shelf = memoryShelf()
    return (master) => Layer.succeed(KeyStore, makeKeyStore({ ...shelf, ...adjust(shelf) }, master))
  })
const [anna, bram] = [person(1), person(2)]
const master = masterKeyOf(new Uint8Array(32).fill(7))

/** Lets others in before it answers. */
const slowly =
  (read: KeyShelf["read"]): KeyShelf["read"] =>
  (subject) =>
    Effect.tap(read(subject), () => Effect.yieldNow)

keyStoreSuite("memory", placed(), { describe, it })
keyStoreSuite(
  "memory, slow to answer,",
  placed(({ read }) => ({ read: slowly(read) })),
  { describe, it }
)

/** Which claims do not hold there. */
const failing = async (place: Effect.Effect<KeyStoreAt>): Promise<ReadonlyArray<string>> => {
  const broken: Array<string> = []
  for (const one of keyStoreCases) {
    if (Exit.isFailure(await Effect.runPromiseExit(runKeyStoreCase(one, place)))) broken.push(one.id)
  }
  return broken
}

describe("the claims about key stores", () => {
  it("are each told by an id of their own", () =>
    expect(new Set(keyStoreCases.map(({ id }) => id)).size).toBe(keyStoreCases.length))

  it.each<readonly [string, string, (shelf: KeyShelf) => Partial<KeyShelf>]>([
    [
      "keys-created-at-once",
      "writes over the first key",
      ({ put, read, replace }) => ({
        read: slowly(read),
        put: (subject, key) =>
          Effect.flatMap(read(subject), ({ keys: [first] }) =>
            first === undefined ? put(subject, key) : Effect.asVoid(replace(subject, first, key))
          )
      })
    ],
    [
      "keys-destroyed",
      "leaves no stone",
      ({ read }) => ({ read: (subject) => Effect.map(read(subject), ({ keys }) => ({ keys, isDestroyed: false })) })
    ],
    [
      "keys-destroyed",
      "lists whom it forgot as others",
      ({ all }) => ({ all: Effect.map(all, (holders) => holders.map((one) => ({ ...one, isDestroyed: false }))) })
    ],
    [
      "keys-destroyed-again",
      "leaves a stone only where a key was",
      ({ bury, read }) => ({
        bury: (subject) =>
          Effect.flatMap(read(subject), ({ keys }) => (keys.length === 0 ? Effect.void : bury(subject)))
      })
    ],
    [
      "keys-others-stay",
      "forgets everybody at once",
      ({ all, bury }) => ({
        bury: () =>
          Effect.flatMap(all, (holders) => Effect.forEach(holders, ({ subject }) => bury(subject), { discard: true }))
      })
    ],
    ["keys-others-stay", "forgets nobody", () => ({ bury: () => Effect.void })],
    ["keys-generation", "counts nothing", () => ({ generation: Effect.succeed(0) })],
    [
      "keys-generation",
      "counts who has a key",
      ({ all }) => ({ generation: Effect.map(all, (holders) => holders.length) })
    ],
    [
      "keys-none",
      "lists somebody who is nobody",
      ({ all }) => ({
        all: Effect.map(all, (holders) => [...holders, { subject: bram, numbers: [], isDestroyed: false }])
      })
    ],
    ["keys-rewrapped", "replaces nothing", () => ({ replace: () => Effect.succeed(false) })],
    [
      "keys-rewrapped-forgotten",
      "says that it replaced what is gone",
      ({ replace }) => ({
        replace: (...given) => Effect.as(replace(...given), true)
      })
    ],
    ["keys-locked", "hides what it does not open", ({ all }) => ({ all: Effect.as(all, []) })]
  ])("fail (%s) for one that %s", async (id, _, adjust) => expect(await failing(placed(adjust))).toContain(id))

  it("fail for one that lets a key in beside a stone", async () => {
    const careless = Effect.sync((): KeyStoreAt => {
      const [shelf, late] = [memoryShelf(), memoryShelf()]
      const read: KeyShelf["read"] = Effect.fnUntraced(function* (subject) {
        const [one, other] = [yield* shelf.read(subject), yield* late.read(subject)]
        yield* Effect.yieldNow
        return {
          keys: one.keys.length > 0 ? one.keys : other.keys,
          isDestroyed: one.isDestroyed && other.keys.length === 0
        }
      })
      const put: KeyShelf["put"] = (subject, key) => Effect.andThen(shelf.put(subject, key), late.put(subject, key))
      return (one) => Layer.succeed(KeyStore, makeKeyStore({ ...shelf, read, put }, one))
    })
    expect(await failing(careless)).toContain("keys-destroyed-at-once")
  })

  it("fail where nothing that was kept is found again", async () => {
    const forgetful = Effect.succeed<KeyStoreAt>((one) => Layer.sync(KeyStore, () => makeKeyStore(memoryShelf(), one)))
    expect(await failing(forgetful)).toEqual(expect.arrayContaining(["keys-kept", "keys-destroyed", "keys-locked"]))
  })
})

describe("a person's key", () => {
  const bytes = new Uint8Array(32).map((_, index) => 200 + (index % 50))
  const foreseen = Effect.provideService(RandomBytes, (length) =>
    length === 32 ? bytes.slice() : new Uint8Array(length)
  )
  const signs = [
    bytes.join(),
    bytes.join(", "),
    Buffer.from(bytes).toString("hex"),
    Buffer.from(bytes).toString("base64")
  ]
  const hides = (text: string) => {
    for (const sign of signs) expect(text).not.toContain(sign)
    expect(text).not.toMatch(/200\D+201\D+202/)
  }

  it("is used by its number, and shown by nothing that prints: not the keys, the store, or the master key", () =>
    Effect.gen(function* () {
      const keys = makeKeyStore(memoryShelf(), masterKeyOf(bytes))
      const own = yield* foreseen(keys.create(anna))
      expect(own.status === "open" && own.keys.get(own.current)).toEqual(bytes)
      for (const one of [own, [own], { own: own.status === "open" ? own.keys : 0 }, keys, masterKeyOf(bytes)]) {
        for (const text of [
          JSON.stringify(one),
          inspect(one, { depth: 9, showHidden: true }),
          Formatter.format(one),
          `${own.status === "open" && own.keys}`
        ])
          hides(text)
      }
      expect(inspect(own)).toContain("<keys: 1>")
    }).pipe(Effect.runPromise))

  it("opens only for whom it was made, by its number, under the master key, and unchanged; the error shows nothing", () =>
    Effect.gen(function* () {
      const shelf = memoryShelf()
      const keys = makeKeyStore(shelf, master)
      yield* foreseen(keys.create(anna))
      const [kept] = (yield* shelf.read(anna)).keys
      if (kept === undefined) return expect.fail("nothing was kept")
      expect(kept.wrapped).toHaveLength(12 + 32 + 16)
      hides(kept.wrapped.join())
      const flipped = Array.from({ length: kept.wrapped.length * 8 }, (_, bit) =>
        kept.wrapped.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      )
      const spoilt = [
        { ...kept, number: 2 },
        ...[...flipped, kept.wrapped.subarray(1), new Uint8Array(), new Uint8Array(60)].map((wrapped) => ({
          ...kept,
          wrapped
        }))
      ]
      const cases = [{ subject: bram, key: kept }, ...spoilt.map((key) => ({ subject: anna, key }))]
      for (const { key, subject } of cases) {
        const shelved = memoryShelf()
        yield* shelved.put(subject, key)
        const error = yield* Effect.flip(makeKeyStore(shelved, master).open(subject))
        expect(error).toMatchObject({
          reason: "Corrupt",
          message: "a person's key does not open with the master key it was wrapped with"
        })
        hides(`${error} ${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`)
      }
    }).pipe(Effect.runPromise))

  it("of another length than a key has is damage, whoever wrapped it", () =>
    Effect.gen(function* () {
      const shelf = memoryShelf()
      const careless = {
        id: "careless",
        wrap: Effect.succeed,
        unwrap: (wrapped: Uint8Array) => Effect.succeed(wrapped)
      }
      yield* shelf.put(anna, { number: 1, wrapped: bytes.subarray(1), wrappedBy: "careless" })
      expect(yield* Effect.flip(makeKeyStore(shelf, careless).open(anna))).toMatchObject({
        reason: "Corrupt",
        message: "a person's key has another length than a key has"
      })
    }).pipe(Effect.runPromise))

  it("is not made without a master key, and what is missing is said", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(makeKeyStore(memoryShelf(), undefined).create(anna))).toMatchObject({
        reason: "Unavailable",
        message: expect.stringContaining("there is no master key")
      })
    }).pipe(Effect.runPromise))

  it("is one of several where there are more, and the newest seals", () =>
    Effect.gen(function* () {
      const shelf = memoryShelf()
      const keys = makeKeyStore(shelf, master)
      yield* keys.create(anna)
      const wrapped = yield* master.wrap(bytes, `["${anna}",2]`)
      yield* shelf.put(anna, { number: 2, wrapped, wrappedBy: master.id })
      const own = yield* keys.open(anna)
      expect(own.status === "open" && [own.current, own.keys.get(2), own.keys.size]).toEqual([2, bytes, 2])
      expect(yield* keys.list).toEqual([{ subject: anna, numbers: [1, 2], isDestroyed: false }])
      // One that stays locked locks the person: half of what is theirs would read as if they were forgotten.
      yield* shelf.put(anna, { number: 3, wrapped, wrappedBy: "another" })
      expect(yield* keys.open(anna)).toEqual({ status: "locked" })
    }).pipe(Effect.runPromise))
})

describe("a master key", () => {
  it("is told by an id that says nothing of it, and is 32 bytes", () => {
    expect(master.id).toMatch(/^[0-9a-f]{16}$/)
    expect(master.id).not.toBe(masterKeyOf(new Uint8Array(32).fill(8)).id)
    expect(master.id).toBe(masterKeyOf(new Uint8Array(32).fill(7)).id)
    for (const length of [0, 31, 33]) expect(() => masterKeyOf(new Uint8Array(length))).toThrow(RangeError)
  })

  it("stays what it was when the bytes it was made of are wiped", () =>
    Effect.gen(function* () {
      const bytes = new Uint8Array(32).fill(7)
      const made = masterKeyOf(bytes)
      const wrapped = yield* made.wrap(new Uint8Array(32), "a")
      bytes.fill(0)
      expect(yield* made.unwrap(wrapped, "a")).toEqual(new Uint8Array(32))
    }).pipe(Effect.runPromise))

  it("wraps the same key differently each time", () =>
    Effect.gen(function* () {
      const one = yield* master.wrap(new Uint8Array(32), "a")
      expect(yield* master.wrap(new Uint8Array(32), "a")).not.toEqual(one)
    }).pipe(Effect.runPromise))
})

describe("keys in memory", () => {
  it("are wiped when they are destroyed, and not under the hands of whoever reads them", () =>
    Effect.gen(function* () {
      const shelf = memoryShelf()
      yield* makeKeyStore(shelf, master).create(anna)
      const [before] = (yield* shelf.read(anna)).keys
      const copy = before && Uint8Array.from(before.wrapped)
      yield* shelf.bury(anna)
      expect(before?.wrapped).toEqual(copy)
      expect((yield* shelf.read(anna)).keys).toEqual([])
    }).pipe(Effect.runPromise))

  it("are replaced where they stand as they were seen, by their number and every byte", () =>
    Effect.gen(function* () {
      const key = (number: number, ...wrapped: ReadonlyArray<number>) => ({
        ...{ number, wrapped: Uint8Array.from(wrapped), wrappedBy: "old" }
      })
      const shelf = memoryShelf()
      for (const one of [key(1, 5, 6), key(2, 5, 6)]) yield* shelf.put(anna, one)
      for (const other of [key(1, 5), key(1, 5, 6, 7), key(1, 5, 7), key(3, 5, 6)]) {
        expect(yield* shelf.replace(anna, other, key(1, 9)), `${other.number}: ${other.wrapped}`).toBe(false)
      }
      expect(yield* shelf.replace(anna, key(2, 5, 6), key(2, 9))).toBe(true)
      expect((yield* shelf.read(anna)).keys).toEqual([key(1, 5, 6), key(2, 9)])
    }).pipe(Effect.runPromise))

  it("that are buried with others are written about once: who has a stone already is passed over", () =>
    Effect.gen(function* () {
      const shelf = memoryShelf()
      const written: Array<string> = []
      const bury: KeyShelf["bury"] = (subject) =>
        Effect.andThen(
          Effect.sync(() => written.push(subject)),
          shelf.bury(subject)
        )
      const keys = makeKeyStore({ ...shelf, bury }, master)
      yield* keys.bury([anna])
      yield* keys.bury([bram, anna, bram])
      expect(written).toEqual([anna, bram])
    }).pipe(Effect.runPromise))

  it("are others for each program", () =>
    Effect.gen(function* () {
      const one = yield* Effect.provide(KeyStore, Layer.fresh(layerMemoryKeys))
      const other = yield* Effect.provide(KeyStore, Layer.fresh(layerMemoryKeys))
      expect((yield* one.create(anna)).status).toBe("open")
      expect(yield* other.open(anna)).toEqual({ status: "none" })
    }).pipe(Effect.runPromise))
})
