import { Schema } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Day, Instant } from "../../src/kernel/names.ts"
import {
  addDays,
  addPeriod,
  around,
  dayOf,
  exactly,
  firstDay,
  inWeekOf,
  isBefore,
  lastDay,
  onDay,
  recently,
  When
} from "../../src/kernel/when.ts"
import { sayBound, sayDay, sayList, sayWhen } from "../../src/kernel/wording.ts"

const day = (text: string) => Day.make(text)
const at = (text: string) => Instant.make(text)

describe("honest time", () => {
  it.each(["2024-02-30", "2023-02-29", "2024-13-01", "2024-2-1", "vandaag", ""])("%s is no day", (text) => {
    expect(Schema.is(Day)(text)).toBe(false)
  })
  it("the 29th of February exists in a leap year", () => expect(Schema.is(Day)("2024-02-29")).toBe(true))
  it.each(["2024-02-01", "2024-02-01T18:30", "2024-02-01T24:00:00Z", "2024-02-30T10:00:00Z", "2024-02-01T18:30:00"])(
    "%s is no moment",
    (text) => expect(Schema.is(Instant)(text)).toBe(false)
  )

  it("a winter day ends at 23:00 UTC, a summer day at 22:00 UTC", () => {
    expect(dayOf(at("2024-02-16T22:59:59Z"))).toBe("2024-02-16")
    expect(dayOf(at("2024-02-16T23:00:00Z"))).toBe("2024-02-17")
    expect(dayOf(at("2024-07-16T21:59:59Z"))).toBe("2024-07-16")
    expect(dayOf(at("2024-07-16T22:00:00Z"))).toBe("2024-07-17")
  })
  it("the night in which the clock changes belongs to its own day", () => {
    expect(
      ["2024-03-31T00:59:59Z", "2024-03-31T01:00:00Z", "2024-03-31T21:59:59Z"].map((text) => dayOf(at(text)))
    ).toEqual(["2024-03-31", "2024-03-31", "2024-03-31"])
    expect(["2024-10-26T22:00:00Z", "2024-10-27T22:59:59Z"].map((text) => dayOf(at(text)))).toEqual([
      "2024-10-27",
      "2024-10-27"
    ])
  })
  it("two moments compare by the clock, whatever their offset; otherwise the days decide", () => {
    expect(isBefore(at("2024-02-01T18:30:00+01:00"), at("2024-02-01T17:31:00Z"))).toBe(true)
    expect(isBefore(at("2024-02-01T18:30:00+01:00"), at("2024-02-01T17:30:00Z"))).toBe(false)
    expect(isBefore(day("2024-02-01"), at("2024-02-01T18:30:00+01:00"))).toBe(false)
    expect(isBefore(day("2024-01-31"), at("2024-02-01T00:00:00+01:00"))).toBe(true)
  })

  it("last week stays a week, from Monday to Sunday", () => {
    const week = { said: "vorige week", earliest: "2024-01-22", latest: "2024-01-28", precision: "week" }
    expect(["2024-01-22", "2024-01-25", "2024-01-28"].map((text) => inWeekOf(day(text), "vorige week"))).toEqual([
      week,
      week,
      week
    ])
  })
  it("around the 11th is not the 11th", () => {
    const when = around(day("2024-02-11"), 3, "rond 11 februari")
    expect([firstDay(when), lastDay(when), sayWhen(when, "nl")]).toEqual([
      "2024-02-08",
      "2024-02-14",
      "rond 11 februari"
    ])
  })
  it("recently has an end and no beginning", () => {
    const when = recently(day("2024-02-01"), "recentelijk")
    expect([firstDay(when), lastDay(when)]).toEqual([undefined, "2024-02-01"])
  })
  it("an earliest after the latest is no time at all", () => {
    const turned = { said: "?", earliest: "2024-02-02", latest: "2024-02-01", precision: "about" }
    expect(Schema.is(When)(turned)).toBe(false)
    expect(Schema.is(When)({ ...turned, latest: "2024-02-02" })).toBe(true)
    const read = Schema.decodeUnknownResult(When)(turned)
    expect(read._tag === "Failure" && read.failure.message).toContain("an earliest that is not after the latest")
  })

  it("is said in full, in both languages, in the time of the Netherlands", () => {
    expect(sayDay(day("2024-02-16"), "nl")).toBe("vrijdag 16 februari 2024")
    expect(sayDay(day("2024-02-16"), "en")).toBe("Friday 16 February 2024")
    expect(sayBound(at("2024-02-01T17:30:00Z"), "nl")).toBe("donderdag 1 februari 2024, 18.30 uur")
    expect(sayWhen(exactly(at("2024-07-01T17:30:00Z")), "en")).toBe("Monday 1 July 2024, 19:30")
    expect(sayWhen(onDay(day("2024-02-16"), "de 16e"), "nl")).toBe("vrijdag 16 februari 2024")
  })
  it("several things are said as one says them", () => {
    expect(sayList(["jong", "oud", "nieuw"], "nl")).toBe("jong, oud en nieuw")
    expect(sayList(["young", "old", "new"], "en")).toBe("young, old and new")
    expect(sayList(["oud"], "nl")).toBe("oud")
  })

  it.each([
    ["2024-02-01", "P3Y", "2027-02-01"],
    ["2024-02-29", "P1Y", "2025-02-28"],
    ["2024-01-31", "P1M", "2024-02-29"],
    ["2024-05-31", "P2M", "2024-07-31"],
    ["2024-11-30", "P3M", "2025-02-28"],
    ["2024-12-15", "P1M", "2025-01-15"],
    ["2024-01-01", "P2W", "2024-01-15"],
    ["2024-02-28", "P2D", "2024-03-01"],
    ["2024-01-31", "P1Y2M3W4D", "2025-04-25"]
  ])("from %s a period of %s ends on %s", (start, period, end) => expect(addPeriod(day(start), period)).toBe(end))
  it("adding days and taking them off again leads back", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1950-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.integer({ min: -5000, max: 5000 }),
        (date, days) => {
          const start = day(date.toISOString().slice(0, 10))
          expect(addDays(addDays(start, days), -days)).toBe(start)
          expect(addDays(start, 1) > start).toBe(true)
        }
      )
    )
  })
})
