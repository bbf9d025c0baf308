import * as fc from "fast-check"
import { freeze } from "immer"
import { assert, describe, it } from "vitest"
import { replay, step } from "../../src/kernel/decider.ts"
import type { Recorded, Tagged } from "../../src/kernel/event.ts"
import { readable, type View } from "../../src/kernel/view.ts"
import { arbitraryEvents, recorded } from "../../src/testing/arbitraries.ts"
import { agenda } from "../../src/views/agenda.ts"
import { feedbackBoard } from "../../src/views/feedback-board.ts"
import { minutes } from "../../src/views/minutes.ts"
import { names } from "../../src/views/names.ts"
import { overview } from "../../src/views/overview.ts"
import { policies } from "../../src/views/policies.ts"
import { readiness } from "../../src/views/readiness.ts"
import { register } from "../../src/views/register.ts"
import { alliance, hearing, prelude } from "./history.ts"

const before = prelude.map((raw, index) => recorded(alliance, index + 1, raw))
/** Any history, with an alliance in full swing before it. Frozen, so that no recipe changes a part of an event. */
const history = arbitraryEvents(alliance, { after: before.length, maxLength: 60 }).map((after) =>
  freeze([...before, ...after], true).map(({ recorded }) => recorded)
)

const agree = <Answer, Event extends Tagged>(view: View<Answer, Event>, kept: ReadonlyArray<Recorded>) => {
  const fold = readable(view, alliance.understand)
  const heard = hearing(view, kept)
  let live = fold.initial
  for (const each of heard) live = step(fold, live, [each])
  assert.deepStrictEqual(replay(fold, heard), live)
}

/** Every object in this, itself included. */
const partsOf = (value: unknown, found = new Set<unknown>()): Set<unknown> => {
  if (typeof value !== "object" || value === null) return found
  found.add(value)
  for (const part of Object.values(value)) partsOf(part, found)
  return found
}

const keepsNothing = <Answer, Event extends Tagged>(view: View<Answer, Event>, kept: ReadonlyArray<Recorded>) => {
  const fold = readable(view, alliance.understand)
  const heard = hearing(view, kept)
  const events = partsOf(heard)
  for (const part of partsOf(replay(fold, heard))) assert.isFalse(events.has(part), JSON.stringify(part))
}

const law = <Answer, Event extends Tagged>(view: View<Answer, Event>) => {
  it(`${view.name}: replay equals live, one by one`, () => {
    fc.assert(
      fc.property(history, (kept) => agree(view, kept)),
      { numRuns: 60 }
    )
  })
  it(`${view.name}: keeps no part of an event`, () => {
    fc.assert(
      fc.property(history, (kept) => keepsNothing(view, kept)),
      { numRuns: 30 }
    )
  })
}

describe("views", () => {
  law(names)
  law(register)
  law(agenda)
  law(policies)
  law(feedbackBoard)
  law(readiness)
  law(minutes)
  law(overview)
})
