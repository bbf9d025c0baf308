/** What is left of somebody who is forgotten: which places are theirs, and which only look so. */
import { Result } from "effect"
import { expect, it } from "vitest"
import { alliance } from "../../../src/alliance/rooms.ts"
import type { Recorded } from "../../../src/kernel/event.ts"
import { Position } from "../../../src/kernel/names.ts"
import { pseudonymOf } from "../../../src/kernel/privacy/pseudonym.ts"
import { remainsOf } from "../../../src/kernel/privacy/remains.ts"
import { anna, bram, kept, sealedAt } from "./kept.ts"

const box = sealedAt("/name", "Anna de Wit")
const introduced = kept({ person: anna, name: box }, { type: "PersonIntroduced" })
/** Opened as somebody who has the key reads them: every box is her name. */
const opened = (recorded: Recorded) =>
  Result.succeed({
    ...recorded,
    data: Object.fromEntries(
      Object.entries(recorded.data).map(([name, value]) => [name, value === box ? "Anna de Wit" : value])
    )
  })
const remains = (events: ReadonlyArray<Recorded>, known: Parameters<typeof remainsOf>[1]["opened"] = opened) =>
  remainsOf(anna, {
    log: events.map((event, index) => ({ ...event, position: Position.make(index + 1) })),
    places: alliance.places,
    opened: known
  })
const says = (reads: string) => kept({ reads }, { type: "CorrectionRecorded" })

it("their name in a text is theirs, and an address or a number beside it is not told as one", () =>
  expect(remains([introduced, says("Zo zegt Anna de Wit."), says("Mail naar bram@example.org")]).unmarked).toEqual([2]))

it("what is called by a name in an event that also names them is not them", () => {
  const events = [
    introduced,
    kept({ person: anna, name: "Bibliotheek", by: box }, { type: "OrganisationProfiled" }),
    kept({ person: bram, name: "Bram Smit", by: box }, { type: "PersonIntroduced" }),
    says("De bibliotheek was open."),
    says("Bram Smit kwam."),
    says("Anna de Wit ook.")
  ]
  expect(remains(events).unmarked).toEqual([6])
})

it("without their key no name is looked for, also not the pseudonym that stands in its place", () => {
  const events = [introduced, says(`Zo zegt ${pseudonymOf(anna)}.`), says("Zo zegt Anna de Wit.")]
  const pseudonymous = (recorded: Recorded) =>
    Result.succeed({ ...recorded, data: { ...recorded.data, name: pseudonymOf(anna) } })
  expect(remains(events, pseudonymous).unmarked).toEqual([])
  for (const unopened of [Result.succeed(undefined), Result.fail("damaged")]) {
    expect(remains(events, () => unopened).unmarked).toEqual([])
  }
})

it("what they did themselves still points to their number", () => {
  const events = [
    introduced,
    kept({}, { actor: { role: "member", person: anna } }),
    kept({}, { actor: { role: "member", person: bram } })
  ]
  expect(remains(events).filed).toEqual([{ position: 2, type: "Asked" }])
})
