/** What the web app says: the same in both languages, and the address that says where one is. */
import { Day } from "@pactwerk/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { momentOf, type Place, placeOf, read, screens, write } from "../web/address.ts"
import { askWords } from "../web/words/ask.ts"
import { captureWords } from "../web/words/capture.ts"
import { figureWords } from "../web/words/figures.ts"
import { frameWords } from "../web/words/frame.ts"
import { mandateWords } from "../web/words/mandate.ts"
import { meetingWords } from "../web/words/meeting.ts"
import { minutesWords } from "../web/words/minutes.ts"
import { programmeWords } from "../web/words/programme.ts"
import { progressWords } from "../web/words/progress.ts"
import { rulesWords } from "../web/words/rules.ts"
import { signInWords } from "../web/words/sign-in.ts"
import { timeWords } from "../web/words/time-machine.ts"
import { whatIfWords } from "../web/words/what-if.ts"

const catalogues = {
  ...{ askWords, captureWords, figureWords, frameWords, mandateWords, meetingWords, minutesWords },
  ...{ programmeWords, progressWords, rulesWords, signInWords, timeWords, whatIfWords }
}

/** Every key of a catalogue, and how many things its sentence is told. */
const keysOf = (words: object, path = ""): ReadonlyArray<string> =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const at = `${path}/${key}`
    if (typeof value === "function") return [`${at}(${value.length})`]
    return typeof value === "object" && value !== null ? keysOf(value, at) : [at]
  })
const textsOf = (words: object): ReadonlyArray<string> =>
  Object.values(words).flatMap((value: unknown) =>
    typeof value === "string" ? [value] : typeof value === "object" && value !== null ? textsOf(value) : []
  )

describe("the words of the web app", () => {
  it.each(Object.entries(catalogues))("%s have equal keys in both languages, and nothing is empty", (_, { en, nl }) => {
    expect(keysOf(en)).toEqual(keysOf(nl))
    expect([...textsOf(nl), ...textsOf(en)].filter((text) => text.trim() === "")).toEqual([])
  })
  it("have a label for every kind of agreement that is nobody else's", () => {
    const own = ["endorsed", "supported", "committed", "consented", "adopted"] as const
    for (const language of ["nl", "en"] as const) {
      const labels = own.map((id) => figureWords[language].labels[id].label.toLowerCase())
      expect(new Set(labels).size).toBe(own.length)
    }
  })
})

const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
const at = fc.option(
  fc.oneof(
    fc.nat(999_999_999),
    days.map((date) => Day.make(date.toISOString().slice(0, 10)))
  ),
  {
    nil: undefined
  }
)
const places: fc.Arbitrary<Place> = fc.record({
  language: fc.constantFrom("nl", "en"),
  screen: fc.constantFrom(...screens.filter((screen) => screen !== "progress")),
  of: fc.option(
    fc.string({ minLength: 1 }).filter((text) => text.isWellFormed() && !/^\.{1,2}$/.test(text)),
    {
      nil: undefined
    }
  ),
  at,
  axis: fc.constantFrom("happened", "recorded"),
  more: fc.dictionary(
    fc.constantFrom("waarom", "vergelijk", "zoek"),
    fc.string().filter((text) => text.isWellFormed())
  )
})

describe("an address", () => {
  it("says the same place after it was written and read", () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(read(write(place))).toEqual({ ...place, more: { ...place.more } })
      })
    )
  })
  it("without a moment is now, with a number it is after that event, and with a day on either of its times", () => {
    expect(momentOf(read("/"))).toBe("now")
    expect(momentOf(read("/?op=41"))).toEqual({ position: 41 })
    expect(momentOf(read("/?op=2024-02-16"))).toEqual({ happenedBy: "2024-02-16" })
    expect(momentOf(read("/en?op=2024-02-16&as=vastgelegd"))).toEqual({ recordedBy: "2024-02-16" })
    expect(momentOf(read("/?op=2024-02-31"))).toBe("now")
    expect(placeOf({ recordedBy: Day.make("2024-02-16") })).toEqual({ at: "2024-02-16", axis: "recorded" })
  })
  it("that nobody made is no page", () => {
    expect(read("/geheim").screen).toBeUndefined()
    expect(read("/en/tijdmachine").screen).toBeUndefined()
    expect(read("/spelregels/a/b").screen).toBeUndefined()
  })
})
