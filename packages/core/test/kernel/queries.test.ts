/** What a decision looks at, as one question to the log. */
import { describe, expect, it } from "vitest"
import { Conflict, concerning, either, everything, LogError, limits, type Query } from "../../src/kernel/event-log.ts"
import { Position, Tag } from "../../src/kernel/names.ts"

const about = (tag: string) => ({ tags: [Tag.make(tag)] })
const many = (count: number): Query => ({ items: Array.from({ length: count }, (_, index) => about(`thing:${index}`)) })

describe("a query", () => {
  it("concerns any of the things it names", () =>
    expect(concerning("window:ninety", "person:1")).toEqual({ items: [about("window:ninety"), about("person:1")] }))
  it("of several is what any of them matches, each item once", () =>
    expect(either(concerning("a:1", "a:2"), concerning("a:2", "a:3"))).toEqual(concerning("a:1", "a:2", "a:3")))
  it("of everything and something is everything", () => {
    expect(either(concerning("a:1"), everything)).toEqual(everything)
    expect(either(everything, concerning("a:1"))).toEqual(everything)
  })
  it("of as many items as a store takes stays as it is; one more becomes everything", () => {
    expect(either(many(limits.itemsPerQuery)).items).toHaveLength(limits.itemsPerQuery)
    expect(either(many(limits.itemsPerQuery + 1))).toEqual(everything)
  })
})

describe("what goes wrong is told in words", () => {
  it("a conflict says where another decision came first", () =>
    expect(new Conflict({ at: Position.make(7) }).message).toBe("another decision came first, at position 7"))
  it.each([
    [new Error("the disk is full"), "the disk is full"],
    ["the disk is full", "the disk is full"],
    [undefined, "Unavailable"]
  ])("a fault says its cause where there is one: %s", (cause, message) =>
    expect(new LogError({ reason: "Unavailable", cause }).message).toBe(message)
  )
  it.each(["Unavailable", "Corrupt", "Encoding", "ReadOnly"] as const)("a fault is %s", (reason) =>
    expect(new LogError({ reason, cause: undefined }).message).toBe(reason)
  )
})
