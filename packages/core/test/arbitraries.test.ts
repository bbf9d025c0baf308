import { Effect, Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { underCharter } from "../src/alliance/charters.ts"
import { alliance } from "../src/alliance/rooms.ts"
import { Day, type EventId, PersonId } from "../src/kernel/names.ts"
import { onDay } from "../src/kernel/when.ts"
import { rules as meetings } from "../src/meetings/decider.ts"
import { recorded } from "../src/testing/arbitraries.ts"
import { arbitraryCharter, openingUnder } from "../src/testing/charters.ts"
import { checkLaws } from "../src/testing/check-laws.ts"
import { arbitraryInterleaving } from "../src/testing/interleavings.ts"
import { enforcedLeavesNoBreach } from "../src/testing/laws/deciding.ts"
import { replaySplits } from "../src/testing/laws/folding.ts"
import { timeIsHonest } from "../src/testing/laws/governing.ts"
import { withShells } from "../src/testing/laws/shell.ts"
import { arbitraryMeeting } from "../src/testing/meetings.ts"
import { play } from "../src/testing/play.ts"
import { prelude } from "../src/testing/prelude.ts"
import { scenario } from "../src/testing/scenario.ts"

describe("any meeting", () => {
  it("is closed in the end, with every item dealt with, and something was said in it", () => {
    let said = 0
    for (const { log } of fc.sample(arbitraryMeeting(alliance, { length: 25 }), { numRuns: 30, seed: 1 })) {
      const types = log.map(({ recorded }) => recorded.type)
      expect(types.filter((type) => type === "MeetingClosed")).toHaveLength(1)
      expect(types).not.toContain("MeetingCancelled")
      if (types.includes("StatementRecorded")) said += 1
    }
    expect(said).toBeGreaterThan(5)
  })
})

describe("any charter", () => {
  it("sets all policies now and then, and not always all", () => {
    const names = fc.sample(arbitraryCharter, { numRuns: 100, seed: 1 }).map((values) => Object.keys(values).length)
    expect(Math.min(...names)).toBeLessThan(4)
    expect(Math.max(...names)).toBe(4)
  })

  it("keeps the laws: what was decided under it, it allows", async () => {
    const laws = [enforcedLeavesNoBreach, timeIsHonest, replaySplits]
    for (const values of fc.sample(arbitraryCharter, { numRuns: 4, seed: 2 })) {
      await expect(
        checkLaws(alliance, { laws, runs: 3, length: 15, opening: openingUnder(values) })
      ).resolves.not.toEqual([])
    }
  }, 60_000)

  it("is the charter of the pact that opens with it", () => {
    const [concluded] = openingUnder({ "notice-days": 9 }).map(
      (raw, index) => recorded(alliance, index + 1, raw).recorded
    )
    const [other] = prelude.map((raw, index) => recorded(alliance, index + 1, raw).recorded)
    expect(underCharter(other === undefined ? [] : [other], { "notice-days": 9 })).toMatchObject([
      { data: concluded?.data }
    ])
  })
})

describe("any interleaving", () => {
  it("leaves the same log, whichever of two processes asks what", async () => {
    // A correction names an event by its id, and another process gives other ids. Who is forgotten is read under another
    // name, which a play of the rules alone does not do.
    const leftOut = ["RecordCorrection", "ForgetPerson"]
    const commands = [...alliance.commands.keys()].filter((name) => !leftOut.includes(name))
    const types = (log: ReadonlyArray<{ readonly type: string; readonly data: unknown }>) =>
      log.map(({ data, type }) => ({ type, data }))
    await fc.assert(
      fc.asyncProperty(arbitraryInterleaving(alliance, { length: 15, commands }), async (steps) => {
        const alone = play(
          alliance,
          steps.map(({ move }) => move)
        )
        const divided = await withShells(alliance, [], ({ ask, events, one, other }) =>
          Effect.gen(function* () {
            for (const [index, { move, writer }] of steps.entries()) {
              yield* ask(writer === 0 ? one : other, move, `command-${index}`)
            }
            return yield* events
          })
        )
        expect(types(divided)).toEqual(types(alone.log.map(({ recorded }) => recorded)))
      }),
      { numRuns: 15 }
    )
  }, 60_000)

  it("gives every writer something to do", () => {
    const steps = fc.sample(arbitraryInterleaving(alliance, { writers: 3 }), { numRuns: 10, seed: 1 }).flat()
    expect(new Set(steps.map(({ writer }) => writer))).toEqual(new Set([0, 1, 2]))
  })
})

describe("a scenario of the whole alliance", () => {
  const anna = PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01")
  const history = prelude.map((raw, index) => recorded(alliance, index + 1, raw).event)
  const opening = Result.getOrThrow(
    alliance.readCommand({ _tag: "OpenMeeting", meeting: "meeting-1", by: anna, at: "2024-02-15T18:30:00+01:00" })
  )
  const today = Day.make("2024-02-15")
  const onTheEvening = scenario(alliance, {
    actor: { role: "chair", person: anna },
    occurred: onDay(today),
    recordedOn: today,
    isRecorded: (_: EventId) => false
  })

  it("knows every room, and the doors between them", () => {
    const [opened] = history.filter(({ _tag }) => _tag === "MeetingOpened")
    if (opened === undefined) expect.fail("the prelude opens a meeting")
    onTheEvening
      .given(...history.slice(0, 14))
      .when(opening)
      .then(opened)
    onTheEvening
      .given(...history)
      .when(opening)
      .refuses(meetings.openedOnce)
  })

  it("says what it expected, and what it found", () => {
    const expecting = () =>
      onTheEvening
        .given(...history)
        .when(opening)
        .then()
    expect(expecting).toThrow(/expected \[\]\nbut found \[\n {2}"meetings\/opened-once"/)
  })
})
