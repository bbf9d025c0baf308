/** Shells that are wrong in one way: the laws of recording see it. */
import { Effect } from "effect"
import { describe, expect, it, vi } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { checkLaws } from "../src/testing/check-laws.ts"
import { commandsAreIdempotent, refusalRecordsNothing } from "../src/testing/laws/recording.ts"

const wrong = vi.hoisted(() => ({ how: "not at all" }))

vi.mock("../src/kernel/alliance.ts", async (original) => {
  const right = await original<typeof import("../src/kernel/alliance.ts")>()
  let asked = 0
  return {
    ...right,
    makeAlliance: (...given: Parameters<typeof right.makeAlliance>) =>
      Effect.map(right.makeAlliance(...given), (shell) => ({
        ...shell,
        ask: (command: never, asking: never) => {
          if (wrong.how === "forgets ids") {
            asked += 1
            return shell.ask(command, Object.assign({}, asking, { id: `another-${asked}` }))
          }
          if (wrong.how === "records what it refuses") {
            const day = { said: "ooit", precision: "recently" }
            const told = Object.assign({}, asking, {
              occurred: day,
              source: { document: "brief" },
              certainty: "stated"
            })
            asked += 1
            const anew = Object.assign({}, asking, { id: `another-${asked}` })
            return Effect.andThen(Effect.exit(shell.observe(command, told)), shell.ask(command, anew))
          }
          return shell.ask(command, asking)
        }
      }))
  }
})

describe("the laws of recording", () => {
  it.each([
    ["forgets ids", commandsAreIdempotent],
    ["records what it refuses", refusalRecordsNothing]
  ])(
    "a shell that %s breaks one of them",
    async (how, law) => {
      const check = () => checkLaws(alliance, { laws: [law], runs: 10, length: 10 })
      wrong.how = "not at all"
      await expect(check()).resolves.toMatchObject([{ outcome: "holds" }])
      wrong.how = how
      await expect(check()).rejects.toThrow(`${law.id} (`)
    },
    60_000
  )
})
