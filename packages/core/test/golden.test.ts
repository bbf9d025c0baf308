/** What was ever recorded is read for ever: `events/` holds each event in each of its shapes. */
import { describe, expect, it } from "vitest"
import { alliance } from "../src/alliance/rooms.ts"
import { Recorded } from "../src/kernel/event.ts"
import { choicesIn, choicesOf } from "./golden/choices.ts"
import { brokenIn, missingFrom } from "./golden/corpus.ts"
import { readCorpus } from "./golden/files.ts"

const corpus = readCorpus()

describe.each([...alliance.events.keys()])("%s", (type) => {
  it("has samples of every version of its shape, and of every way it can go today", () =>
    expect(missingFrom(corpus, alliance, type), "`npm run golden` writes what is missing").toEqual([]))
})

describe.each([...corpus])("%s", (file, samples) => {
  it("stands as it was kept, is read today, and comes out as it went in", () =>
    expect(brokenIn(alliance, file, samples)).toEqual([]))
})

it("a record is told in every way that one can be told", () => {
  const told = new Set([...corpus.values()].flat().flatMap((sample) => choicesIn(Recorded.ast, sample, "")))
  expect(choicesOf(Recorded.ast, "").filter((way) => !told.has(way))).toEqual([])
})
