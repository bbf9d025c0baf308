/** What a key store keeps, for whom, and under which master key it opens. */
import { Context, Effect, Layer, type Scope } from "effect"
import { LogError } from "../../kernel/event-log.ts"
import { PersonId } from "../../kernel/names.ts"
import { KeyStore, type PersonKeys } from "../../kernel/privacy/keys.ts"
import { type MasterKey, masterKeyOf } from "../../kernel/privacy/master-key.ts"
import { expectEqual, expectThat } from "../claim.ts"
import type { Claim } from "../runner.ts"
import { upTo } from "./case.ts"

/** A key store at one place, under this master key or under none. */
export type KeyStoreAt = (master: MasterKey | undefined) => Layer.Layer<KeyStore, LogError>

/** A place where nothing is yet, each time it is run; it lasts as long as its scope. */
export type KeyStorePlace = Effect.Effect<KeyStoreAt, unknown, Scope.Scope>

/** A claim about every key store, and a run at an empty place that fails where it does not hold. */
export interface KeyStoreCase extends Claim {
  readonly run: (at: KeyStoreAt) => Effect.Effect<void, unknown, Scope.Scope>
}

/** Two people like any other, and two master keys. */
export const person = (number: number): PersonId =>
  PersonId.make(`5b1d8a3c-9a0e-4c7e-8f43-${number.toString(16).padStart(12, "0")}`)
export const [anna, bram] = [person(1), person(2)]
export const [mine, other] = [masterKeyOf(new Uint8Array(32).fill(1)), masterKeyOf(new Uint8Array(32).fill(2))]

/** Opens the place; it stays open with the others until the scope closes. */
export const opened = (at: KeyStoreAt, master: MasterKey | undefined = mine) => openedUnder(at, master)
const openedWithout = (at: KeyStoreAt) => openedUnder(at, undefined)
const openedUnder = (at: KeyStoreAt, master: MasterKey | undefined) =>
  Effect.map(Layer.build(Layer.fresh(at(master))), (services) => Context.get(services, KeyStore))

/** A master key under which something else is done before each key is wrapped. */
export const whileWrapping = (master: MasterKey, other: Effect.Effect<unknown, LogError>): MasterKey => ({
  ...master,
  wrap: (key, about) => Effect.andThen(other, master.wrap(key, about))
})

/** The keys as plain values: no claim that fails may show one, and two are still told apart. */
export const openKeys = (found: PersonKeys): ReadonlyArray<readonly [number, string]> => {
  expectThat(found.status === "open", `the keys open, and are not ${found.status}`)
  return [...found.keys].map(([number, key]) => [number, key.join(" ")])
}
export const isSame = (one: PersonKeys, another: PersonKeys): boolean =>
  JSON.stringify(openKeys(one)) === JSON.stringify(openKeys(another))

export const reasonOf = <A, R>(run: Effect.Effect<A, unknown, R>) =>
  Effect.match(run, {
    onSuccess: () => "no error",
    onFailure: (error) => (error instanceof LogError ? error.reason : "another error")
  })

export const keeping: ReadonlyArray<KeyStoreCase> = [
  {
    id: "keys-none",
    title: "nobody has a key at first, and looking makes none",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      for (const _ of upTo(2)) expectEqual(yield* keys.open(anna), { status: "none" })
      expectEqual(yield* keys.list, [])
      expectEqual(yield* keys.tombstones, [])
      expectEqual(yield* keys.generation, 0)
    })
  },
  {
    id: "keys-created",
    title: "a first key is made, of 32 bytes and for one person alone, and is the same ever after",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      const made = yield* keys.create(anna)
      expectThat(made.status === "open", "the key is open")
      expectEqual([made.current, made.keys.size, made.keys.get(1)?.length], [1, 1, 32])
      expectThat(isSame(yield* keys.open(anna), made), "it opens as it was made")
      expectThat(isSame(yield* keys.create(anna), made), "making it again gives the same")
      expectEqual(yield* keys.open(bram), { status: "none" })
      expectThat(!isSame(yield* keys.create(bram), made), "somebody else has another key")
      expectThat(isSame(yield* keys.open(anna), made), "and hers is as it was")
      const holders = (yield* keys.list).toSorted((one, next) => (one.subject < next.subject ? -1 : 1))
      expectEqual(holders, [
        { subject: anna, numbers: [1], isDestroyed: false },
        { subject: bram, numbers: [1], isDestroyed: false }
      ])
    })
  },
  {
    id: "keys-created-at-once",
    title: "of many who make somebody's first key at once all get the one",
    run: Effect.fnUntraced(function* (at) {
      const [one, next] = [yield* opened(at), yield* opened(at)]
      for (const round of upTo(5)) {
        const making = upTo(10).flatMap(() => [one.create(person(round)), next.create(person(round))])
        const made = yield* Effect.all(making, { concurrency: "unbounded" })
        const kept = yield* next.open(person(round))
        for (const found of made) expectThat(isSame(found, kept), "everybody has the key that is kept")
      }
    })
  },
  {
    id: "keys-created-meanwhile",
    title: "whoever makes somebody's first key while another was faster gets that one, and keeps none beside it",
    run: Effect.fnUntraced(function* (at) {
      const next = yield* opened(at)
      const keys = yield* opened(at, whileWrapping(mine, next.create(anna)))
      const made = yield* keys.create(anna)
      expectThat(isSame(yield* next.open(anna), made), "both have the one that was first")
      expectEqual(yield* next.list, [{ subject: anna, numbers: [1], isDestroyed: false }])
    })
  },
  {
    id: "keys-kept",
    title: "whoever opens the place later, or beside another, finds the same keys",
    run: Effect.fnUntraced(function* (at) {
      const made = yield* Effect.scoped(Effect.flatMap(opened(at), ({ create }) => create(anna)))
      const [one, next] = [yield* opened(at), yield* opened(at)]
      expectThat(isSame(yield* one.open(anna), made), "it is still there")
      const more = yield* one.create(bram)
      expectThat(isSame(yield* next.open(bram), more), "what one makes the other has")
    })
  },
  {
    id: "keys-locked",
    title: "under another master key, or under none, what is there stays locked, and is listed all the same",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* opened(at)
      const made = yield* keys.create(anna)
      for (const locked of [yield* opened(at, other), yield* openedWithout(at)]) {
        expectEqual(yield* locked.open(anna), { status: "locked" })
        expectEqual(yield* locked.create(anna), { status: "locked" })
        expectEqual(yield* locked.list, [{ subject: anna, numbers: [1], isDestroyed: false }])
      }
      expectThat(isSame(yield* keys.open(anna), made), "and it is as it was")
    })
  },
  {
    id: "keys-no-master",
    title: "without a master key none is made, which is said; and people can be forgotten",
    run: Effect.fnUntraced(function* (at) {
      const keys = yield* openedWithout(at)
      expectEqual(yield* reasonOf(keys.create(anna)), "Unavailable")
      expectEqual(yield* reasonOf(keys.rewrap(other)), "Unavailable")
      expectEqual(yield* keys.open(anna), { status: "none" })
      const owner = yield* opened(at)
      yield* owner.create(anna)
      yield* keys.destroy(anna)
      expectEqual(yield* owner.open(anna), { status: "destroyed" })
    })
  }
]
