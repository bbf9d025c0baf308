/** OCEL: however few objects are remembered at once, they are the same; and what is lost is counted the same in each form. */
import type { Recorded } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { assert, describe, expect, it } from "vitest"
import { ocelJson } from "../src/export/ocel/json.ts"
import { survey } from "../src/export/ocel/survey.ts"
import { ocelXml } from "../src/export/ocel/xml.ts"
import { corpus, exported, extracted, histories, standing } from "./export/fixtures.ts"

const logs = [corpus(), ...histories(2), []]

/** The objects, when so much is remembered at once, and how often the log is read for them. */
const gathered = async (log: ReadonlyArray<Recorded>, most?: number) => {
  const extract = await extracted(log)
  let looks = 0
  const events = Stream.suspend(() => {
    looks += 1
    return extract.events
  })
  const { objects } = await Effect.runPromise(survey({ ...extract, events }, most))
  return { objects: await Effect.runPromise(Stream.runCollect(objects)), looks }
}

describe("the objects of OCEL", () => {
  it("are the same however few are remembered at once: then the log is read more often", async () => {
    for (const log of logs) {
      const all = await gathered(log)
      expect(all.looks).toBe(1)
      for (const most of [12, 90, 700]) {
        const { looks, objects } = await gathered(log, most)
        expect(objects).toEqual(all.objects)
        if (all.objects.length > most) expect(looks).toBeGreaterThan(1)
      }
    }
  })
})

describe("values of two types under one name", () => {
  it("are counted as lost where they were no text, in JSON as in XML", async () => {
    const [stated] = corpus().filter(({ type }) => type === "StatementRecorded")
    assert.isDefined(stated)
    const log = standing([7, "zeven", 8].map((text) => ({ ...stated, data: { ...stated.data, text } })))
    const [inJson, inXml] = [await exported(ocelJson, log, {}), await exported(ocelXml, log, {})]
    expect(inJson.statement.losses).toEqual(inXml.statement.losses)
    // Twice in the events, twice in what they say of the statement.
    expect(inJson.statement.losses.typesMixed).toBe(4)
  })
})
