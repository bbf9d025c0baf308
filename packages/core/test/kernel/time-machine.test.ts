/** Any fold at any moment, from checkpoints that stand four events apart. */
import { Effect, Result, Stream } from "effect"
import { describe, expect, it } from "vitest"
import type { Recorded } from "../../src/kernel/event.ts"
import { everything, type Span } from "../../src/kernel/event-log.ts"
import { Position } from "../../src/kernel/names.ts"
import { keep } from "../../src/kernel/shape.ts"
import { timeMachine } from "../../src/kernel/time-machine.ts"
import type { Readable } from "../../src/kernel/view.ts"
import { many } from "../../src/testing/cases/case.ts"

const log = many(10).map((event, index) => keep(event, index + 1, "2024-02-16T12:00:00.000Z").recorded)
const positions: Readable<ReadonlyArray<number>, Recorded> = {
  initial: [],
  evolve: (draft, { position }) => {
    draft.push(position)
  },
  query: everything,
  understand: Result.succeed
}

const opened = () => {
  const spans: Array<readonly [number | undefined, number | undefined]> = []
  const read = (_: unknown, { after, until }: Span = {}) => {
    spans.push([after, until])
    return Stream.fromArray(log.slice(after, until))
  }
  const at = timeMachine({ read }, positions, 4)
  return { spans, at: (position: number) => Effect.runSync(at(Position.make(position))) }
}

describe("a time machine", () => {
  it("shows at every position what happened up to it", () => {
    const { at } = opened()
    for (const position of [10, 0, 1, 4, 3, 5, 8, 7, 9, 2, 6]) {
      expect(at(position)).toEqual(log.slice(0, position).map((event) => event.position))
    }
  })
  it("reads no further than it is asked, and once passed a checkpoint never what lies before it", () => {
    const { at, spans } = opened()
    at(10)
    expect(spans.splice(0)).toEqual([
      [0, 4],
      [4, 8],
      [8, 10]
    ])
    at(9)
    at(10)
    at(7)
    expect(spans.splice(0)).toEqual([
      [8, 9],
      [8, 10],
      [4, 7]
    ])
    expect([at(8), at(4), at(0)].map(({ length }) => length)).toEqual([8, 4, 0])
    expect(spans).toEqual([])
  })
})
