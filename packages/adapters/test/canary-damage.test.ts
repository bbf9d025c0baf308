/** Whatever is damaged in what is kept, nothing of it is printed: a place, and never a value. */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { alliance, EventId, EventLog, KeyStore, sealed } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { beforeEach, describe, expect, it } from "vitest"
import { contact, name, typed } from "./canary-cases.ts"
import { alliancePlace, heard, type Line, marksIn, tooMuch } from "./canary-commands.ts"
import { batches } from "./canary-history.ts"
import { keys, log } from "./canary-place.ts"
import { tamper } from "./sqlite-fixtures.ts"

/** Lines that look into what is kept. */
const looking: ReadonlyArray<Line> = [["log", "--json"], ["view", "names"], ["verify", "--deep"], ["doctor"]]

/** Something whole of which a sealed value is none that could have been recorded. */
const strange = Effect.gen(function* () {
  const kept = sealed(yield* EventLog, yield* KeyStore, alliance.places)
  const [introduced] = batches.flat().filter(({ type }) => type === "PersonIntroduced")
  if (introduced === undefined) return
  const id = EventId.make("00000000-0000-7000-8000-00000000fffe")
  yield* kept.append([{ ...introduced, id, data: { ...introduced.data, name: { first: name }, contact: [contact] } }])
})

describe("whatever is not right in what is kept", () => {
  let folder = ""
  beforeEach(async () => {
    folder = await alliancePlace()
  }, 60_000)
  const file = (called: string) => path.join(folder, called)

  const spoilt: ReadonlyArray<readonly [what: string, spoil: () => void]> = [
    [
      "a record that is cut off",
      () => tamper(file("pactwerk.db"), "update event set body = substr(body, 1, 300) where position = 79")
    ],
    [
      "a record that is another",
      () => tamper(file("pactwerk.db"), "update event set body = replace(body, 'box', 'bax') where position = 79")
    ],
    ["a record that is gone", () => tamper(file("pactwerk.db"), "delete from event where position = 79")],
    ["keys that are other keys", () => tamper(file("pactwerk-keys.db"), "update key set wrapped = zeroblob(60)")],
    ["a key store that is none", () => writeFileSync(file("pactwerk-keys.db"), `${name} `.repeat(100))],
    ["a log that is none", () => writeFileSync(file("pactwerk.db"), `{"name":"${name}"}\n`.repeat(100))]
  ]
  it.each(spoilt)("prints nothing of it: %s", async (_, spoil) => {
    spoil()
    const before = readFileSync(file("pactwerk.db"))
    for (const line of looking) {
      const { all, code } = await heard(folder, [...line, "--level", "public"])
      expect(tooMuch("public", marksIn(all)), line.join(" ")).toEqual([])
      expect(typed(all), line.join(" ")).toEqual([])
      expect(all, line.join(" ")).not.toContain("    at ")
      expect(code, line.join(" ")).toBe(5)
    }
    expect(readFileSync(file("pactwerk.db"))).toEqual(before)
  })

  it("prints nothing of a sealed value that is none that could have been recorded, not even to whoever may read it", async () => {
    await Effect.runPromise(Effect.provide(strange, Layer.merge(log(folder), keys(folder))))
    for (const line of [
      ["view", "names"],
      ["view", "names", "--json"],
      ["minutes", "alliantieraad-2024-02-01"],
      ["state"]
    ]) {
      const { all, code } = await heard(folder, [...line, "--level", "personal"])
      expect([code, typed(all)], line.join(" ")).toEqual([5, []])
    }
  })
})
