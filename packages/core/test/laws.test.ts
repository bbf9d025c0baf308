import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { waiting } from "../src/alliance/reactions.ts"
import { alliance } from "../src/alliance/rooms.ts"
import { arbitraryCommand, arbitraryEvents } from "../src/testing/arbitraries.ts"
import { checkLaws } from "../src/testing/check-laws.ts"
import { everyLaw } from "../src/testing/laws/every-law.ts"
import { samplesAreRead, viewIsLive } from "../src/testing/laws/given.ts"
import * as Views from "../src/views/index.ts"
import { greener } from "./garden.ts"
import { readCorpus } from "./golden/files.ts"

const views = [
  viewIsLive(Views.agenda),
  viewIsLive(Views.council),
  viewIsLive(Views.dashboard),
  viewIsLive(Views.feedbackBoard),
  viewIsLive(Views.mandate),
  viewIsLive(Views.minutes),
  viewIsLive(Views.names),
  viewIsLive(Views.overview),
  viewIsLive(Views.policies),
  viewIsLive(Views.promises),
  viewIsLive(Views.readiness),
  viewIsLive(Views.register),
  viewIsLive(Views.claims),
  viewIsLive(Views.vacancies),
  viewIsLive(waiting)
]
const runs = process.env.PACTWERK_DEEP === undefined ? 6 : 150

describe("the alliance keeps the law", () => {
  it.each([...everyLaw, ...views, samplesAreRead([...readCorpus().values()].flat())])(
    "$nl ($id)",
    async (law) => {
      const [checked] = await checkLaws(alliance, { laws: [law], runs })
      expect(checked).toMatchObject({ outcome: "holds", runs })
    },
    600_000
  )

  it("and so does one with a fourteenth room", async () => {
    const checked = await checkLaws(greener, { runs: 5, length: 25 })
    expect(checked.map(({ outcome }) => outcome)).toEqual(everyLaw.map(() => "holds"))
  }, 60_000)
})

describe("the arbitraries", () => {
  it("reach every event and every command, also where no rule is asked", () => {
    const events = fc.sample(arbitraryEvents(alliance), 300).flat()
    const seen = new Set<string>(events.map(({ event }) => event._tag))
    expect([...alliance.events.keys()].filter((name) => !seen.has(name))).toEqual([])
    const asked = new Set<string>(fc.sample(arbitraryCommand(alliance), 2000).map(({ _tag }) => _tag))
    expect([...alliance.commands.keys()].filter((name) => !asked.has(name))).toEqual([])
  })
})
