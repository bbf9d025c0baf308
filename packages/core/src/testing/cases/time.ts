/** What the clock decides, and what it does not. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { everything } from "../../kernel/event-log.ts"
import { expectEqual } from "../claim.ts"
import { about, append, type Case, outcome, propose, read, unless, upTo } from "./case.ts"

/** Appends an event at each of these times, and reads the times that were recorded. */
const recordedAt = Effect.fnUntraced(function* (times: ReadonlyArray<number>) {
  for (const time of times) {
    yield* TestClock.setTime(time)
    yield* append([propose("A", ["p"])])
  }
  const stored = yield* read(everything)
  expectEqual(
    stored.map(({ position }) => position),
    upTo(times.length)
  )
  return stored.map((event) => Date.parse(event.recordedAt))
})

export const time: ReadonlyArray<Case> = [
  {
    id: "time-backwards",
    title: "a clock that runs backwards or stands still changes no order and no verdict",
    needs: "test clock",
    run: Effect.gen(function* () {
      const times = [Date.UTC(2024, 5, 1), Date.UTC(2024, 4, 1), 1000, 1000, Date.UTC(2024, 4, 31)]
      expectEqual(yield* recordedAt(times), times)
      expectEqual(yield* outcome([propose("B")], unless(about([], "p"), 4)), "Conflict at 5")
      expectEqual(yield* outcome([propose("B")], unless(about([], "p"), 5)), "stored")
    })
  },
  {
    id: "time-summer",
    title: "the night in which summer time begins or ends changes no order and loses no hour",
    needs: "test clock",
    run: Effect.gen(function* () {
      const nights = [Date.UTC(2024, 2, 31, 0, 59), Date.UTC(2024, 9, 27, 0, 59)]
      const times = nights.flatMap((before) => [before, before + 60_000, before + 3_600_000, before + 3_660_000])
      expectEqual(yield* recordedAt(times), times)
    })
  }
]
