/** Another master key while others are at work: what is gone on with, how long, and what is said in the end. */
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { LogError } from "../../../src/kernel/event-log.ts"
import { type KeyShelf, memoryShelf } from "../../../src/kernel/privacy/key-shelf.ts"
import { makeKeyStore, masterKeyOf } from "../../../src/kernel/privacy/keys.ts"
import { person } from "../../../src/testing/cases/keeping.ts"

const [old, next, third] = [1, 2, 3].map((byte) => masterKeyOf(new Uint8Array(32).fill(byte)))

/**
 * Rewraps so many people's keys, and as many that another master wraps, while in each round others are faster wherever this
 * says so; gives what came of it, and how often everything was looked through.
 */
const rewrap = ({
  isLost = () => false,
  mine = 1,
  others = 0
}: {
  readonly isLost?: (round: number, who: number) => boolean
  readonly mine?: number
  readonly others?: number
}) =>
  Effect.gen(function* () {
    const shelf = memoryShelf()
    for (let who = 1; who <= mine; who++) yield* makeKeyStore(shelf, old).create(person(who))
    for (let who = 1; who <= others; who++) yield* makeKeyStore(shelf, third).create(person(mine + who))
    let round = 0
    const busy: KeyShelf = {
      ...shelf,
      all: Effect.suspend(() => (++round > 40 ? Effect.die("it never ends") : shelf.all)),
      replace: (subject, ...keys) =>
        isLost(round, Number.parseInt(subject.slice(-2), 16)) ? Effect.succeed(false) : shelf.replace(subject, ...keys)
    }
    const outcome = next && (yield* Effect.result(makeKeyStore(busy, old).rewrap(next)))
    return [outcome?._tag === "Success" ? outcome.success : outcome?.failure, round]
  }).pipe(Effect.runPromise)

const left = (keys: number) =>
  expect.objectContaining({
    reason: "Unavailable",
    message: `${keys} keys are not wrapped under it: rewrap with the master key that they are wrapped with too`
  })

describe("rewrapping", () => {
  it("wraps everything, and looks once more", async () => expect(await rewrap({ mine: 3 })).toEqual([3, 2]))
  it("tells how many are wrapped with another master key, after all that are not", async () => {
    expect(await rewrap({ mine: 1, others: 1 })).toEqual([left(1), 2])
    expect(await rewrap({ mine: 0, others: 2 })).toEqual([left(2), 1])
    expect((await rewrap({ mine: 0, others: 1 }))[0]).toBeInstanceOf(LogError)
  })
  it("goes on where another was faster, also beside what it wrapped itself", async () =>
    expect(await rewrap({ mine: 2, isLost: (round, who) => round === 1 && who === 2 })).toEqual([2, 3]))
  it("bears it nine times in a row that another was faster at all that is left, and no tenth time", async () => {
    expect(await rewrap({ isLost: (round) => round < 10 })).toEqual([1, 11])
    expect(await rewrap({ isLost: () => true })).toEqual([left(1), 10])
    expect(await rewrap({ others: 1, isLost: () => true })).toEqual([left(2), 10])
  })
  it("is as patient after each that it wrapped itself", async () =>
    expect(await rewrap({ mine: 12, isLost: (round, who) => (who < 12 ? who > round : round < 20) })).toEqual([12, 21]))
})
