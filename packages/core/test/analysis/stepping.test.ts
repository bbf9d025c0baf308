/** A recipe on a frozen state gives what it gives on a copy, and copies nothing but what it writes to. */
import * as fc from "fast-check"
import { freeze } from "immer"
import { assert, describe, expect, it } from "vitest"
import { packed, unpacked } from "../../src/analysis/packed.ts"
import { frozen, same, thawed } from "../../src/analysis/plain.ts"
import { recollection } from "../../src/analysis/recollection.ts"
import { stepping } from "../../src/analysis/stepping.ts"

interface State {
  records: Record<string, { n: number; until?: number | undefined; list: Array<{ id: number }> }>
  order: Array<{ id: number; of: { id: number } }>
  count: number
}
type Move = readonly [what: string, one: number, other: number]

/** Everything that a recipe does to a state: written once, carried out on a copy and on a draft. */
const evolve = ({ order, records, ...rest }: State, [what, one, other]: Move, state: State): void => {
  const key = `key-${one % 200}`
  const known = records[key]
  switch (what) {
    case "set":
      records[key] = { n: other, list: [{ id: other }] }
      break
    case "number":
      records[String(other % 50)] = { n: one, list: [] }
      break
    case "change":
      if (known !== undefined) known.n += other
      break
    case "delete":
      delete records[key]
      break
    case "clear":
      if (known !== undefined) known.until = known.until === undefined ? other : undefined
      break
    case "push":
      known?.list.push({ id: other })
      order.push({ id: one, of: { id: other } })
      break
    case "splice":
      order.splice(one % (order.length + 1), other % 3, { id: one, of: { id: -1 } })
      break
    case "deep":
      for (const each of order) if (each.id === one) each.of.id += 1
      break
    case "sort":
      order.sort((a, b) => a.id - b.id)
      break
    case "cut":
      order.length = Math.min(order.length, other)
      break
    case "spread":
      if (known !== undefined) records[`key-${other % 200}`] = { ...known, list: [...known.list] }
      break
    case "move":
      if (known !== undefined) {
        delete records[key]
        records[`key-${other % 200}`] = known
        known.n += 1
      }
      break
    case "filter":
      state.order = order.filter(({ id }) => id % 2 === other % 2)
      break
    case "scan":
      state.count = Object.values(records).reduce((sum, { n }) => sum + n, rest.count)
      break
    case "names":
      state.count = Object.keys(records).length + (key in records ? 1 : 0) + Object.entries(order).length
      break
    case "place":
      state.count = Object.keys(records).findIndex((name) => !name.startsWith("key-"))
      break
    case "index":
      state.count = order.findIndex(({ of }) => of.id === other)
      break
    case "same":
      if (known !== undefined) records[key] = known
      break
    default:
      state.count = one
  }
}
const fold = {
  initial: { records: {}, order: [], count: 0 } as State,
  evolve: (draft: State, move: Move) => evolve(draft, move, draft)
}
const kinds =
  "set number change delete clear push splice deep sort cut spread move filter scan names place index same count".split(
    " "
  )
const moves = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 250 }), fc.nat({ max: 250 })), {
  maxLength: 40
})
const start = fc.integer({ min: 0, max: 190 }).map(
  (size): State => ({
    records: Object.fromEntries(Array.from({ length: size }, (_, n) => [`key-${n}`, { n, list: [{ id: n }] }])),
    order: Array.from({ length: size % 7 }, (_, id) => ({ id, of: { id } })),
    count: 0
  })
)

describe("stepping", () => {
  it("gives what the same recipe gives on a copy, in the same order of fields, stretch after stretch", () => {
    fc.assert(
      fc.property(start, fc.array(moves, { minLength: 1, maxLength: 4 }), (from, stretches) => {
        const copy = structuredClone(from)
        let [state, kept] = [freeze(from, true), packed(from)]
        for (const some of stretches) {
          const before = JSON.stringify(state)
          kept = stepping<State, Move>(fold as never, kept, some)
          const next = unpacked(kept)
          for (const move of some) evolve(copy, move, copy)
          assert.strictEqual(JSON.stringify(state), before)
          assert.strictEqual(JSON.stringify(next), JSON.stringify(copy))
          state = next
        }
      }),
      { numRuns: 200 }
    )
  })
  it("takes a field that is called `length` for a field, where it is of no list", () => {
    const shorter = {
      initial: {},
      evolve: (draft: Record<string, unknown> & { "3": { n: number } }) => {
        draft["3"].n = 2
        draft.length = 1
      }
    }
    const from = packed(freeze({ length: 9, "3": { n: 1 } }, true))
    expect(unpacked(stepping(shorter as never, from, [1]))).toEqual({ length: 1, "3": { n: 2 } })
  })
  it("freezes everything it gives, and shares what did not change", () => {
    const state = freeze<State>(
      { records: { a: { n: 1, list: [] } }, order: [{ id: 1, of: { id: 2 } }], count: 0 },
      true
    )
    const after = (from: State, some: ReadonlyArray<Move>): State =>
      unpacked(stepping<State, Move>(fold as never, packed(from), some))
    const set = after(state, [["set", 7, 7]])
    expect(set.order).toBe(state.order)
    expect(set.records.a).toBe(state.records.a)
    const parts: Array<unknown> = [set, set.records, set.records["key-7"], set.records["key-7"]?.list[0]]
    expect(parts.map(Object.isFrozen)).toEqual([true, true, true, true])
    for (const looked of ["scan", "names", "index", "same"]) {
      expect(after(set, [[looked, 7, 7]]).records).toBe(set.records)
    }
    expect(after(set, [])).toBe(set)
    expect(
      after(set, [
        ["delete", 9, 9],
        ["change", 9, 9]
      ])
    ).toBe(set)
  })
})

describe("a recollection", () => {
  it("answers any choice like a fold from zero, also when it had to let go of what it remembered", () => {
    const events = Array.from({ length: 300 }, (_, one): Move => ["push", one, one])
    const recall = recollection<State, Move>(fold as never, events, 1)
    const choices = Array.from({ length: 600 }, (_, turn) =>
      Uint8Array.from(events, (_, index) =>
        index < (turn * 37) % 301 && (turn % 3 === 0 || index % (turn % 7) !== 1) ? 1 : 0
      )
    )
    for (const chosen of choices) {
      const wanted = events.flatMap(([, one], index) => (chosen[index] === 1 ? [{ id: one, of: { id: one } }] : []))
      assert.deepStrictEqual(unpacked(recall(chosen)).order, wanted)
    }
  })
})

describe("a recollection of a record of many fields", () => {
  it("has its fields in the order in which the events of each choice put them there", () => {
    const some = fc.array(
      fc.tuple(
        fc.constantFrom("set", "set", "set", "delete", "move", "change"),
        fc.nat({ max: 199 }),
        fc.nat({ max: 199 })
      ),
      { maxLength: 40 }
    )
    const many = Array.from({ length: 180 }, (_, one): Move => ["set", (one * 77) % 200, one])
    const missing = fc.uniqueArray(fc.nat({ max: 219 }), { maxLength: 12 })
    fc.assert(
      fc.property(some, fc.array(missing, { minLength: 2, maxLength: 6 }), (more, choices) => {
        const events = [...many, ...more]
        const recall = recollection<State, Move>(fold as never, events, 16)
        for (const without of choices) {
          const copy = structuredClone(fold.initial)
          for (const [index, move] of events.entries()) if (!without.includes(index)) evolve(copy, move, copy)
          const chosen = Uint8Array.from(events, (_, index) => (without.includes(index) ? 0 : 1))
          assert.strictEqual(JSON.stringify(unpacked(recall(chosen))), JSON.stringify(copy))
        }
      }),
      { numRuns: 100 }
    )
  })
  it("is the same object again where nothing of it changed, for whoever keeps what was made", () => {
    const many = Array.from({ length: 180 }, (_, one): Move => ["set", one, one])
    const filled = stepping<State, Move>(fold as never, packed(freeze(fold.initial, true)), many)
    const next = stepping<State, Move>(fold as never, filled, [["count", 1, 1]])
    const made = new WeakMap()
    expect(unpacked(next, made).records).toBe(unpacked(filled, made).records)
    expect(unpacked(next)).toEqual(unpacked(next, made))
    expect(Object.isFrozen(unpacked(next).records)).toBe(true)
    expect(Object.keys(unpacked(filled).records)).toHaveLength(180)
  })
})

describe("plain values", () => {
  it("a frozen copy shares with the one before whatever reads the same", () => {
    fc.assert(
      fc.property(start, moves, (state, some) => {
        const before = frozen(undefined, state)
        for (const move of some) evolve(state, move, state)
        const now = frozen(before, state)
        assert.strictEqual(JSON.stringify(now), JSON.stringify(state))
        assert.ok(Object.isFrozen(now) && !Object.isFrozen(state.records))
        assert.strictEqual(frozen(now, thawed(now)), now)
      })
    )
  })
  it("a frozen copy has its fields in the order in which they stand now", () => {
    const before = frozen<Record<string, unknown>>(undefined, { a: 1, b: { c: 1 } })
    const now = frozen<Record<string, unknown>>(before, { b: { c: 1 }, a: 1 })
    expect(JSON.stringify(now)).toBe('{"b":{"c":1},"a":1}')
    expect(now.b).toBe(before.b)
  })
  it("are the same whatever the order of their fields, and whether or not a field is there that is undefined", () => {
    expect(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1, e: undefined })).toBe(true)
    expect(same({ a: 1 }, { a: 1, b: null })).toBe(false)
    expect(same([1, 2], [2, 1])).toBe(false)
    expect(same([1], [1, 2])).toBe(false)
    expect(same({}, [])).toBe(false)
    expect(same({ toString: 1 }, {})).toBe(false)
    expect(same({}, { toString: 1 })).toBe(false)
    expect(same("1", 1)).toBe(false)
  })
})
