/** A log in memory, found by any list that holds it. */
import { expect, it } from "vitest"
import type { Criterion } from "../../src/kernel/event-log.ts"
import { Tag } from "../../src/kernel/names.ts"
import { makeReplica, type Window } from "../../src/kernel/replica.ts"
import { keep } from "../../src/kernel/shape.ts"
import { propose } from "../../src/testing/cases/case.ts"

const replica = makeReplica()
const told = [
  ["A", "p"],
  ["B", "p"],
  ["A", "q"],
  ["C", "q"],
  ["B", "p"]
] as const
for (const [index, [type, tag]] of told.entries()) {
  replica.push(keep(propose(type, [tag]), index + 1, "2024-02-16T12:00:00.000Z").recorded)
}
const whole: Window = { after: 0, until: 9, backwards: false, limit: 9 }
const find = (item: Criterion, window = whole) =>
  replica.search({ items: [item] }, window).map(({ position }) => position)
const p = Tag.make("p")

it("finds by types alone, by tags alone, by both, and by neither", () => {
  expect(find({ types: ["A"] })).toEqual([1, 3])
  expect(find({ types: ["A", "C"] })).toEqual([1, 3, 4])
  expect(find({ tags: [p] })).toEqual([1, 2, 5])
  expect(find({ types: ["B"], tags: [p] })).toEqual([2, 5])
  expect(find({})).toEqual([1, 2, 3, 4, 5])
  expect(find({ types: ["D"] })).toEqual([])
})
it("finds no more than is wanted, from the end that is wanted", () => {
  expect(find({ types: ["A", "B"] }, { ...whole, backwards: true, limit: 3 })).toEqual([5, 3, 2])
  expect(find({ tags: [p] }, { ...whole, after: 1, limit: 1 })).toEqual([2])
})
