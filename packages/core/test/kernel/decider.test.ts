/** One recipe, live and in replay. */
import { describe, expect, it } from "vitest"
import { type Fold, replay, step, walk } from "../../src/kernel/decider.ts"

interface Told {
  readonly about: string
  readonly what: string
}
const told: Fold<Readonly<Record<string, ReadonlyArray<string>>>, Told> = {
  initial: { nobody: [] },
  evolve: (draft, { about, what }) => {
    draft[about] = [...(draft[about] ?? []), what]
  }
}
const history = [
  { about: "anna", what: "chair" },
  { about: "bram", what: "secretary" }
]

describe("a fold", () => {
  it("gives by replay what it gives event by event", () =>
    expect(replay(told, history)).toEqual(step(told, step(told, told.initial, history.slice(0, 1)), history.slice(1))))
  it("gives nothing that anybody can change, and changes nothing that it was given", () => {
    const state = replay(told, history)
    for (const part of [state, state.anna, state.nobody]) expect(Object.isFrozen(part)).toBe(true)
    expect(told.initial).toEqual({ nobody: [] })
    expect(step(told, state, history).anna).toEqual(["chair", "chair"])
    expect(state.anna).toEqual(["chair"])
  })
  it("shows what was before each event when it is walked", () => {
    const seen: Array<readonly [ReadonlyArray<string>, string]> = []
    walk(told, history, (before, { about }) => seen.push([Object.keys(before), about]))
    expect(seen).toEqual([
      [["nobody"], "anna"],
      [["nobody", "anna"], "bram"]
    ])
  })
})
