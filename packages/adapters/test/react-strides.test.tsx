/// <reference lib="dom" />
/** Larger steps than one event: from stop to stop, on either of the two times. */
import { alliance, Day, exactly, Instant, onDay, Position, type Recorded } from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { describe, expect, it } from "vitest"
import { AllianceProvider, MomentScope, useTimeMachine } from "../src/react/index.ts"
import { type Stride, TimeScrubber } from "../src/react/ui/index.ts"
import { beside, routeOf } from "../src/react/ui/strides.ts"
import { click, seated, show, type } from "./react-fixtures.ts"

const profiling = { items: [{ types: ["OrganisationProfiled"] }] }
const profiles: Stride = {
  label: { nl: "kennismaking", en: "profile" },
  previous: { nl: "Vorige kennismaking", en: "Previous profile" },
  next: { nl: "Volgende kennismaking", en: "Next profile" },
  stops: profiling
}
const months: Stride = {
  label: { nl: "maand", en: "month" },
  previous: { nl: "Vorige maand", en: "Previous month" },
  next: { nl: "Volgende maand", en: "Next month" },
  stops: "month"
}

const log = prelude.map((raw, index) => recorded(alliance, index + 1, raw).recorded)
/** So many events, each on its day, and written down on another. */
const on = (...days: ReadonlyArray<readonly [happened: string, recorded?: string]>): ReadonlyArray<Recorded> =>
  days.flatMap(([happened, writtenDown = happened], index) => {
    const [first] = log
    if (first === undefined) return []
    const occurred = onDay(Day.make(happened))
    return [
      { ...first, position: Position.make(index + 1), occurred, recordedAt: Instant.make(`${writtenDown}T12:00:00Z`) }
    ]
  })
const byDay = { basis: "happened", isByDay: true } as const
const saidOf = (events: ReadonlyArray<Recorded>, basis: "happened" | "recorded") =>
  routeOf(events, months, { basis, isByDay: false }).stops.map(({ moment }) => moment)

describe("a month", () => {
  it("ends on the last day of it on which anything happened, and a month without events is passed over", () => {
    const events = on(["2024-01-05"], ["2024-01-31"], ["2024-01-30"], ["2024-03-01"])
    expect(saidOf(events, "happened")).toEqual([{ happenedBy: "2024-01-31" }, { happenedBy: "2024-03-01" }])
  })
  it("is of the time that counts: when it was recorded, or when it happened", () => {
    const events = on(["2024-01-05", "2024-02-01"], ["2024-01-06", "2024-02-29"], ["2024-01-07", "2024-03-01"])
    expect(saidOf(events, "recorded")).toEqual([{ recordedBy: "2024-02-29" }, { recordedBy: "2024-03-01" }])
    expect(saidOf(events, "happened")).toEqual([{ happenedBy: "2024-01-07" }])
  })
  it("in which something can still happen, after the last that was recorded, is no stop yet", () => {
    const day = ["2024-01-05", "2024-01-06"] as const
    expect(saidOf(on(day, ["2024-01-07", "2024-01-07"], ["2024-02-01", "2024-01-31"]), "happened")).toEqual([
      { happenedBy: "2024-01-07" }
    ])
  })
  it("of nobody knows when is no stop, and neither is one of an empty log", () => {
    const [one] = on(["2024-01-05"])
    expect(
      one === undefined ? [] : saidOf([{ ...one, occurred: { said: "ooit", precision: "about" } }], "happened")
    ).toEqual([])
    expect(saidOf([], "recorded")).toEqual([])
  })
  it("begins and ends in Amsterdam", () => {
    const [one] = on(["2024-01-05"])
    const late = Instant.make("2024-01-31T23:30:00Z")
    expect(
      one === undefined ? [] : saidOf([{ ...one, occurred: exactly(late), recordedAt: late }], "recorded")
    ).toEqual([{ recordedBy: "2024-02-01" }])
  })
  it("is counted from the latest day that is seen, also where an event of long ago was recorded last", () => {
    const events = on(["2024-01-05"], ["2024-02-05"], ["2024-01-09", "2024-02-06"])
    const { at, stops } = routeOf(events, months, { basis: "happened", isByDay: false })
    expect([1, 2, 3].map((position) => beside(stops, at("now", position)).previous?.moment)).toEqual([
      undefined,
      { happenedBy: "2024-01-09" },
      { happenedBy: "2024-01-09" }
    ])
  })
})

describe("a stop", () => {
  const { at, stops } = routeOf(log, profiles, { basis: "happened", isByDay: false })
  const positions = log.filter(({ type }) => type === "OrganisationProfiled").map(({ position }) => position)
  it("is each event that is asked for, and the one where one stands is neither before nor after", () => {
    expect(positions.length).toBeGreaterThan(1)
    for (const { position } of [{ position: 0 }, ...log]) {
      const { next, previous } = beside(stops, at({ position }, position))
      expect(previous?.at).toBe(positions.findLast((one) => one < position))
      expect(next?.at).toBe(positions.find((one) => one > position))
    }
  })
  it("is called by its day, and by its number where a source says that otherwise", () => {
    const [day, rather] = on(["2024-01-05"], ["2024-02-05"])
    if (day === undefined || rather === undefined) throw new Error("no events")
    const events = [day, { ...rather, occurred: { said: "vorige week", precision: "about" as const } }]
    const { stops } = routeOf(events, { stops: { items: [] } }, { basis: "happened", isByDay: false })
    expect(stops.map(({ say }) => say("en"))).toEqual(["Friday 5 January 2024", "event 2"])
  })
  it("is a day for whoever looks by the day on which it happened, also where it was recorded later", () => {
    const events = on(["2024-01-05"], ["2024-03-01"], ["2024-02-01", "2024-03-02"])
    const route = routeOf(events, { stops: { items: [] } }, byDay)
    const from = { happenedBy: Day.make("2024-02-01") }
    expect(beside(route.stops, route.at(from, 3))).toMatchObject({
      previous: { moment: { happenedBy: "2024-01-05" } },
      next: { moment: { happenedBy: "2024-03-01" } }
    })
  })
})

describe("the time scrubber with steps", () => {
  const scene = async (steps?: ReadonlyArray<Stride>) => {
    const session = await seated()
    let machine: ReturnType<typeof useTimeMachine> | undefined
    const Listener = () => {
      machine = useTimeMachine()
      return null
    }
    const { container } = await show(
      <AllianceProvider session={session}>
        <MomentScope>
          <TimeScrubber language="en" {...(steps && { steps })} />
          <Listener />
        </MomentScope>
      </AllianceProvider>
    )
    const button = (part: string) => container.querySelector(`button[data-part="${part}"]`)
    const choose = async (value: string) => {
      ;[...container.querySelectorAll("select")].at(-1)?.setAttribute("name", "step")
      await type(container, "step", value)
    }
    return { container, session, button, choose, press: (part: string) => click(button(part)), last: () => machine }
  }
  it("goes event by event until another step is chosen, and then from stop to stop", async () => {
    const one = await scene([profiles, months])
    const { head } = one.session.standing()
    const profiled = one.session.events(profiling).map(({ position }) => position)
    await one.press("previous")
    expect(one.last()).toMatchObject({ moment: { position: head - 1 } })
    await one.choose("0")
    await one.press("first")
    await one.press("next")
    expect(one.last()).toMatchObject({ moment: { position: profiled[0] } })
    await one.press("next")
    expect(one.last()).toMatchObject({ moment: { position: profiled[1] } })
    await one.press("previous")
    expect(one.last()).toMatchObject({ moment: { position: profiled[0] } })
    await one.choose("")
    await one.press("next")
    expect(one.last()).toMatchObject({ moment: { position: (profiled[0] ?? 0) + 1 } })
  })
  it("says on its buttons what they reach, and keeps those that reach nothing", async () => {
    const one = await scene([profiles])
    await one.choose("0")
    await one.press("first")
    expect(one.button("next")?.getAttribute("aria-label")).toBe("Next profile: Thursday 15 February 2024")
    expect(one.button("next")?.textContent).toBe("Next profile: Thursday 15 February 2024")
    const none = one.button("previous")
    expect(none?.getAttribute("aria-disabled")).toBe("true")
    expect(document.getElementById(none?.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "There is none before this."
    )
    await one.press("previous")
    expect(one.last()).toMatchObject({ moment: { position: 0 } })
  })
  it("goes to the end of a month, as it happened", async () => {
    const one = await scene([months])
    await one.choose("0")
    await one.press("first")
    await one.press("next")
    expect(one.last()).toMatchObject({ moment: { happenedBy: "2024-02-15" } })
  })
  it("offers no step where none is given", async () => {
    const { container } = await scene()
    expect(container.querySelectorAll("select")).toHaveLength(1)
  })
})
