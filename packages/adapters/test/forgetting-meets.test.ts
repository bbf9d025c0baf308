/** Forgetting that meets another process at any call of either: nobody is named afterwards, and it is done once. */
import { Kernel, subjectsShown } from "@pactwerk/core"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { judgeForgotten } from "../faults/forgetting-judge.ts"
import { cast, seenAt } from "../faults/forgetting-scene.ts"
import { type Both, keysOn, placesOf, takingTurns, wrapped } from "./forgetting-memory.ts"
import { again, before, forget, name, outcome, resume } from "./forgetting-shells.ts"

const { forgottenOnce, forgottenStaysForgotten } = Kernel.rules
const nothingWrong = { lost: [], torn: [] }

/** Every place where the one stands still while the other goes on, and after how many calls that stops again. */
const meeting = async (
  one: (both: Both) => Effect.Effect<unknown, unknown>,
  other: (both: Both) => Effect.Effect<unknown, unknown>,
  judge: (both: Both, outcomes: readonly [string, string], where: string) => Promise<void>
): Promise<number> => {
  let count = 0
  let [most, mostOther] = [0, 1]
  for (let first = 0; first <= most; first++) {
    for (let second = 1; second <= mostOther; second++) {
      const both = again()
      const turns = takingTurns()
      const outcomes: [string, string] = ["", ""]
      const start = (which: 0 | 1, run: typeof one) =>
        turns.begin(String(which), async () => {
          outcomes[which] = await outcome(run(wrapped(both, turns.around(String(which)))))
        })
      await start(0, one)
      await start(1, other)
      const made = await turns.step("0", first)
      const madeOther = await turns.step("1", second)
      most = Math.max(most, made + (await turns.step("0")))
      mostOther = Math.max(mostOther, madeOther + (await turns.step("1")))
      await Promise.all([turns.end("0"), turns.end("1")])
      await judge(both, outcomes, `after ${first} calls of the one and ${second} of the other`)
      count += 1
    }
  }
  return count
}

describe("forgetting that meets another process, at any call of either", () => {
  it("lets nobody be named after they were forgotten", async () => {
    const seen = new Set<string>()
    const count = await meeting(forget, name, async ({ log, shelf }, [forgot, named], where) => {
      const { kept } = await seenAt(placesOf({ log, shelf }))
      const at = kept.findIndex(({ type }) => type === "PersonForgotten")
      const after = kept.slice(at).filter(({ data }) => subjectsShown(data, undefined, "personal").has(cast.gone))
      expect([forgot, at > 0, after], where).toEqual(["done", true, []])
      expect(["done", forgottenStaysForgotten.id], where).toContain(named)
      expect(await Effect.runPromise(keysOn(shelf).open(cast.gone)), where).toEqual({ status: "destroyed" })
      seen.add(named)
    })
    // Both sides of the fence.
    expect(seen).toEqual(new Set(["done", forgottenStaysForgotten.id]))
    expect(count).toBeGreaterThan(50)
  })

  it.each([
    ["whoever finishes what was begun", resume, ["done"]],
    ["somebody who forgets the same person", (both: Both) => forget(both, "other"), ["done", forgottenOnce.id]]
  ] as const)("is done once beside %s", async (_, other, outcomes) => {
    await meeting(forget, other, async (both, [one, two], where) => {
      expect(outcomes, where).toContain(two)
      expect(one === "done" || two === "done", where).toBe(true)
      // Who stood still while another began and finished nothing, leaves it to the next.
      expect(await outcome(resume(both)), where).toBe("done")
      expect(await judgeForgotten(placesOf(both), before, cast), where).toEqual(nothingWrong)
    })
  })
})
