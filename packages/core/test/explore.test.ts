/** The exploration itself, on a gate: it opens, closes and, once closed, is locked for good. */
import { describe, expect, it } from "vitest"
import { OrganisationId } from "../src/kernel/names.ts"
import { Refused } from "../src/kernel/rule.ts"
import type { Exploration, Invariant } from "../src/testing/exploration.ts"
import { explore } from "../src/testing/explore.ts"
import { expectProof, sayExplored, whyNoProof } from "../src/testing/proof.ts"
import { stateKeys } from "../src/testing/state-key.ts"
import { greener, plantedByResidents } from "./garden.ts"
import { anna, bram, secretary, today, tomorrow, yesterday } from "./rooms/situations.ts"

type Command = { readonly _tag: "Open" | "Close" | "Lock" }
type Gate = "open" | "closed" | "locked"
interface State {
  readonly gate: Gate
}
interface Memory {
  readonly openings: number
}
const becomes = { Open: "open", Close: "closed", Lock: "locked" } as const

const gate: Exploration<Command, Command, State, Memory> = {
  alliance: {
    initial: { gate: "closed" },
    decide: (command, state) => ({
      events: [command],
      refused:
        state.gate === "locked" || (command._tag === "Lock" && state.gate === "open")
          ? new Refused({ broken: ["gate/locked-once-closed"], facts: {} })
          : undefined
    }),
    evolve: (draft, event) => {
      draft.gate = becomes[event._tag]
    }
  },
  start: [],
  commands: [{ _tag: "Open" }, { _tag: "Close" }, { _tag: "Lock" }],
  contexts: [{ actor: secretary, day: today }],
  depth: 4,
  memory: { initial: { openings: 0 }, evolve: () => {} },
  invariants: []
}
const opensAtMost = (times: number): Exploration<Command, Command, State, Memory> => ({
  ...gate,
  memory: {
    ...gate.memory,
    evolve: (memory, event) => {
      if (event._tag === "Open") memory.openings = Math.min(memory.openings + 1, 9)
    }
  },
  invariants: [{ claim: "few openings", inState: ({ memory }) => memory.openings <= times }]
})
const staysLocked: Invariant<Command, Command, State, Memory> = {
  claim: "a locked gate stays locked",
  inAttempt: ({ after, before }) => (before.state.gate === "locked" ? after.state.gate === "locked" : undefined)
}
const names = ({ way }: { readonly way: ReadonlyArray<{ readonly command: Command }> }) =>
  way.map(({ command }) => command._tag)

describe("an exploration", () => {
  it("meets every state once, and says when no longer sequence leads to another", () => {
    const explored = explore({ ...gate, invariants: [staysLocked] })
    expect(explored).toMatchObject({ states: 3, transitions: 5, refused: 4, depth: 2, ended: "nothing new" })
    expectProof(explored)
    expect(sayExplored(explored)).toContain("1 invariants hold in every sequence of any length")
  })

  it("finds the shortest sequence that breaks an invariant, and shows it line by line", () => {
    const neverLocked = { claim: "never locked", inState: ({ state }: { state: State }) => state.gate !== "locked" }
    const { ended, violation } = explore({ ...gate, start: [{ _tag: "Open" }], invariants: [neverLocked] })
    expect(ended).toBe("violation")
    expect(violation && names(violation)).toEqual(["Close", "Lock"])
    expect(() => expectProof(explore(opensAtMost(1)))).toThrow("  2. 2024-02-16 secretary: Open {}")
  })

  it("finds what is wrong at the start", () => {
    const { violation } = explore({
      ...gate,
      invariants: [{ claim: "open", inState: ({ state }) => state.gate === "open" }]
    })
    expect(violation).toEqual({ claim: "open", way: [] })
  })

  it("tells two ways to one state apart by what is remembered of them", () => {
    expect(explore({ ...opensAtMost(9), depth: 3 }).states).toBeGreaterThan(3)
    expect(explore({ ...gate, depth: 3 }).states).toBe(3)
  })

  it("stops at its depth, and claims no more than that", () => {
    const explored = explore({ ...opensAtMost(9), depth: 2 })
    expect(explored).toMatchObject({ depth: 2, ended: "depth" })
    expect(sayExplored(explored)).toContain("in every sequence of up to 2 commands")
  })

  it("is no proof when a bound cut it short", () => {
    const [few, late] = [explore({ ...gate, maxStates: 2 }), explore({ ...gate, isTimeUp: () => true })]
    expect(whyNoProof(few)).toEqual(["no proof: stopped by the bound on states"])
    expect(whyNoProof(late)).toEqual(["no proof: stopped by the bound on time"])
    expect(late).toMatchObject({ depth: 0, ended: "time" })
    expect(() => expectProof(few)).toThrow("no proof")
  })

  it("is no proof of an invariant that never had anything to say", () => {
    const explored = explore({ ...gate, commands: [{ _tag: "Open" }], invariants: [staysLocked] })
    expect(explored.judged.get(staysLocked.claim)).toBe(0)
    expect(() => expectProof(explored)).toThrow("«a locked gate stays locked» is vacuous")
  })

  it("names the commands that were refused wherever they were asked", () => {
    const explored = explore({ ...gate, start: [{ _tag: "Open" }], depth: 1 })
    expect(explored.neverAccepted).toEqual(["Lock"])
    expect(sayExplored(explored)).toContain("Lock was never accepted")
    expect(explore({ ...gate, depth: 2 }).neverAccepted).toEqual([])
  })

  it("never goes back to an earlier day, and looks at a state on every later one", () => {
    const contexts = [tomorrow, yesterday, today].map((day) => ({ actor: secretary, day }))
    const days = new Set<string>()
    const { violation } = explore({
      ...gate,
      contexts,
      invariants: [
        {
          claim: "days only pass",
          inAttempt: ({ after, before }) => before.day <= after.day,
          inState: ({ day, state }) => {
            if (state.gate === "closed") days.add(day)
            return undefined
          }
        }
      ]
    })
    expect(violation).toBeUndefined()
    expect([...days]).toEqual([yesterday, today, tomorrow])
  })

  it("asks for a context", () => {
    expect(() => explore({ ...gate, contexts: [] })).toThrow(RangeError)
  })

  it("explores an alliance with a room of one's own", () => {
    const plant = (by: typeof anna) => ({ _tag: "PlantTree" as const, neighbourhood: "west", by, tree: "linde" })
    const explored = explore({
      ...{ alliance: greener, start: [], depth: 3, memory: { initial: {}, evolve: () => {} } },
      commands: [anna, bram].flatMap((person) => {
        const command = greener.readCommand(plant(person))
        return command._tag === "Success" ? [command.success] : []
      }),
      contexts: [{ actor: { role: "representative", onBehalfOf: OrganisationId.make("school") }, day: today }],
      invariants: [
        {
          claim: "nobody who is no resident plants a tree",
          inState: ({ state }) => state.garden.trees === 0,
          inAttempt: ({ decision }) => decision.refused?.broken.includes(plantedByResidents.id)
        }
      ]
    })
    expect(explored).toMatchObject({ states: 1, refused: 2, neverAccepted: ["PlantTree"] })
    expectProof(explored)
  })
})

describe("the key of a state", () => {
  it("is the same whatever the order of fields, and not when a field is undefined or a value lies elsewhere", () => {
    const keyOf = stateKeys()
    expect(keyOf({ a: { b: 1, c: [2] }, d: 3 })).toBe(keyOf({ d: 3, a: { c: [2], b: 1 } }))
    const others = [
      {},
      { a: undefined },
      { a: 1 },
      { b: 1 },
      { a: "1" },
      { a: [1] },
      { a: { b: 1 } },
      [1],
      1,
      "1",
      undefined
    ]
    expect(new Set(others.map(keyOf)).size).toBe(others.length)
  })
  it("is not made of what is no plain value", () => {
    expect(() => stateKeys()({ a: new Map() })).toThrow(TypeError)
  })
})
