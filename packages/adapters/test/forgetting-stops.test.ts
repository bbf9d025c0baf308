/** Forgetting that is stopped at any call of either store is finished by whoever comes next, and once. */
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { judgeForgotten } from "../faults/forgetting-judge.ts"
import { cast, seenAt } from "../faults/forgetting-scene.ts"
import { type Around, type Both, placesOf, wrapped } from "./forgetting-memory.ts"
import { again, before, forget, outcome, resume } from "./forgetting-shells.ts"

const nothingWrong = { lost: [], torn: [] }

/** What stops at one call: before it or after it, dead or failing. */
type Stop = (strikes: () => boolean) => Around
const stops: readonly [readonly [string, Stop], readonly [string, Stop], readonly [string, Stop]] = [
  ["dies before it", (strikes) => (call) => Effect.suspend(() => (strikes() ? Effect.die("killed") : call))],
  [
    "dies after it",
    (strikes) => (call) => Effect.suspend(() => (strikes() ? Effect.andThen(call, Effect.die("killed")) : call))
  ],
  [
    "never hears of it",
    (strikes) => (call) => Effect.suspend(() => (strikes() ? Effect.andThen(call, Effect.never) : call))
  ]
]

/** What comes of it when the n-th call of this strikes, and how many calls were made. */
const struckAt = async (both: Both, run: (both: Both) => Effect.Effect<unknown, unknown>, stop: Stop, at: number) => {
  let calls = 0
  const struck = Promise.withResolvers<void>()
  const strikes = () => {
    calls += 1
    if (calls === at) struck.resolve()
    return calls === at
  }
  const ended = outcome(run(wrapped(both, stop(strikes))))
  // Who never hears of it has done it all the same, a moment later.
  const stopped = struck.promise.then(() => new Promise<string>((resume) => setTimeout(resume, 1, "stopped")))
  return { came: await Promise.race([ended, stopped]), calls }
}

const added = async (both: Both) =>
  (await seenAt(placesOf(both))).kept
    .slice(before.kept.length)
    .map(({ type }) => type)
    .join()

describe("forgetting that is stopped at any call of the log or the key store", () => {
  it.each(stops)(
    "(whoever forgets %s) is finished by whoever comes next, and changes nothing else",
    async (how, stop) => {
      const reached = new Set<string>()
      for (let at = 1; ; at++) {
        const both = again()
        const { calls, came } = await struckAt(both, forget, stop, at)
        if (came === "done") {
          expect([calls, at]).toEqual([7, 8])
          break
        }
        const said = await added(both)
        reached.add(said)
        expect(await outcome(resume(both))).toBe("done")
        if (said === "") expect(await outcome(forget(both, "forget again"))).toBe("done")
        expect(await judgeForgotten(placesOf(both), before, cast), `call ${at}`).toEqual(nothingWrong)
      }
      const all = ["", "PersonForgotten", "PersonForgotten,PersonForgettingCompleted"]
      expect([...reached]).toEqual(how === "dies before it" ? all.slice(0, 2) : all)
    }
  )

  it.each(stops)("and when whoever finishes %s too, by the one after that", async (_, stop) => {
    const [, [, diesAfter]] = stops
    let count = 0
    for (let first = 3; first < 8; first++) {
      for (let second = 1; ; second++) {
        const both = again()
        await struckAt(both, forget, diesAfter, first)
        expect(await added(both)).toContain("PersonForgotten")
        const { came } = await struckAt(both, resume, stop, second)
        expect(await outcome(resume(both))).toBe("done")
        expect(await judgeForgotten(placesOf(both), before, cast), `${first}, ${second}`).toEqual(nothingWrong)
        count += 1
        if (came === "done") break
      }
    }
    expect(count).toBeGreaterThan(25)
  })
})
