/** What must be noticed of a log that was altered behind its back: the same in every store. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, type Scope } from "effect"
import { isWhole, named, type Site, verified } from "./damage.ts"
import { everyByte, shuffled, shuffles, tried } from "./damage-changes.ts"
import { kept, sealedAt, size } from "./damage-history.ts"

export interface Claims {
  readonly make: Effect.Effect<Site, unknown, Scope.Scope>
  /** One byte in so many is changed, and one of so many of the rest is done: 1 is all of it. */
  readonly steps: { readonly bytes: number; readonly others: number; readonly glance?: number }
  /** Whether each record says which comes before it, so that no other fits there. */
  readonly isChained?: boolean
  readonly timeout?: number
}

const some = <A>(all: ReadonlyArray<A>, step: number) => all.filter((_, index) => index % step === 0)
const said = (step: number) => (step === 1 ? "" : ` (one in ${step})`)

/** The claims, as tests of this store. */
export const claims = (name: string, { isChained = false, make, steps, timeout = 30_000 }: Claims): void => {
  const holds = (what: string, run: (site: Site) => Effect.Effect<void>) =>
    it.live(what, () => Effect.flatMap(make, run), timeout)

  describe(`a log in ${name}`, () => {
    holds("is whole as it was recorded, also where it is sealed", (site) =>
      Effect.gen(function* () {
        assert.lengthOf(site.rows, size)
        assert.isAbove(sealedAt.size, 8)
        assert.isTrue(isWhole(yield* verified(site, { deep: true })))
      })
    )

    holds(`names the place of any byte that is another, and serves nothing else${said(steps.bytes)}`, (site) =>
      Effect.gen(function* () {
        const { count, missed } = yield* tried(site, everyByte(site, steps.bytes))
        assert.deepStrictEqual(missed, [])
        assert.isAbove(count, 90)
      })
    )

    if (steps.glance !== undefined) {
      const step = steps.glance
      holds(`has no byte that can be another unseen by the look at what is kept${said(step)}`, (site) =>
        Effect.gen(function* () {
          const { count, missed } = yield* tried(site, everyByte(site, step), site.glance)
          assert.deepStrictEqual(missed, [])
          assert.isAbove(count, 1000)
        })
      )
    }

    holds(`names the place of what is gone, swapped, doubled, or of another log${said(steps.others)}`, (site) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* shuffled(site, some(shuffles(site), steps.others)), [])
      })
    )

    holds(`that is cut is caught by a checkpoint; without one it is a shorter log${said(steps.others)}`, (site) =>
      Effect.gen(function* () {
        for (let left = 0; left < size; left += steps.others) {
          yield* site.put(site.rows.slice(0, left))
          assert.isTrue(isWhole(yield* verified(site, { heads: [] })), `${left} left`)
          const told = yield* verified(site)
          const expected = { size: left, count: 0, heads: [{ ...kept, holds: false }] }
          assert.deepInclude("found" in told ? told.found : {}, expected)
        }
      })
    )

    holds(`whose tail is written anew with right hashes is caught by a checkpoint${said(steps.others)}`, (site) =>
      Effect.gen(function* () {
        for (let from = 0; from < size; from += steps.others) {
          yield* site.put([...site.rows.slice(0, from), ...site.others.slice(from)])
          assert.isFalse(isWhole(yield* verified(site)), `from ${from}`)
          // By itself such a log is whole, which is why somebody has to hold a checkpoint.
          const alone = yield* verified(site, { heads: [] })
          if (isChained && from > 0) assert.strictEqual(named(alone), from)
          else assert.isTrue(isWhole(alone), `from ${from}`)
        }
      })
    )

    holds(`with one record of another log in the same place is caught by a checkpoint${said(steps.others)}`, (site) =>
      Effect.gen(function* () {
        for (const [index, other] of some([...site.others.entries()], steps.others)) {
          yield* site.put(site.rows.with(index, other))
          assert.isFalse(isWhole(yield* verified(site)), `at ${index + 1}`)
          // What is sealed in one log opens in no other: so its place is named too.
          const position = index + 1
          if (sealedAt.has(position) && !isChained)
            assert.strictEqual(named(yield* verified(site, { deep: true })), position)
        }
      })
    )
  })
}
