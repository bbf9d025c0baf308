/** Who received more than is public is known, and is told of when somebody is forgotten. */
import { Result } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { openAlliance } from "../../../src/alliance/open.ts"
import { layerMemory } from "../../../src/kernel/memory.ts"
import { mentioned } from "../../../src/kernel/privacy/prose.ts"
import { secretary } from "../../rooms/situations.ts"

const anna = "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b"
const bram = "0c6f0e1d-2a3b-4c7e-8f43-5b1d8a3c9a0e"
const root = "a".repeat(64)
const library = { organisation: "library" }
const profile = { _tag: "ProfileOrganisation", ...library, name: "Bibliotheek" }
const introduce = (person: string, name: string) => ({ _tag: "IntroducePerson", person, name })
/** An event for inside only, whose text can name people. */
const hold = (id: string, duty: string) => ({ _tag: "PlaceLegalHold", hold: id, person: bram, duty })
const deliver = (size: number, level = "partners", to: object = library) => ({
  _tag: "DeliverCopy",
  ...{ to, level, format: "minutes-html", size, root }
})

/** An alliance in which all of these were asked, and accepted. */
const having = async (...commands: ReadonlyArray<object>) => {
  const opened = await openAlliance({ log: layerMemory, now: () => Date.parse("2024-02-16T12:00:00Z") })
  onTestFinished(() => opened.close())
  for (const command of commands) {
    const answer = await opened.ask(Result.getOrThrow(opened.readCommand(command)), { actor: secretary })
    expect(answer, JSON.stringify(command)).toMatchObject({ _tag: "Accepted" })
  }
  return opened
}
const remainsAfter = async (...commands: ReadonlyArray<object>) => {
  const opened = await having(...commands)
  const asked = { person: anna, ground: "objected", requestedBy: "resident" } as const
  return (await opened.forget(asked, { actor: secretary })).remains
}
const toldOf = async (...commands: ReadonlyArray<object>) =>
  (await remainsAfter(...commands)).deliveries.map(({ position }) => position)

describe("who is to be told that somebody was forgotten", () => {
  it("is named with what they received, when, and of which log", async () => {
    const { deliveries } = await remainsAfter(profile, introduce(anna, "Anna de Wit"), deliver(2))
    expect(deliveries).toMatchObject([
      { ...{ position: 3, to: library, level: "partners", format: "minutes-html", size: 2, root } }
    ])
    expect(deliveries[0]?.occurred.earliest).toBe("2024-02-16")
  })
  it("is a person too, by their number", async () => {
    const to = { person: bram }
    const { deliveries } = await remainsAfter(
      introduce(bram, "Bram Smit"),
      introduce(anna, "Anna de Wit"),
      deliver(2, "personal", to)
    )
    expect(deliveries).toMatchObject([{ to }])
  })
  it("is who received the log from the event on in which they stood, and not who received it just before", async () =>
    expect(await toldOf(profile, introduce(anna, "Anna de Wit"), deliver(1), deliver(2), deliver(3))).toEqual([4, 5]))
  it("is nobody while they stood only in what was not seen at that level", async () => {
    const named = mentioned({ subject: anna, text: "Anna" })
    const before = [profile, introduce(bram, "Bram Smit"), hold("case", `Een zaak van ${named}.`)]
    const copies = [deliver(3, "partners"), deliver(3, "internal"), deliver(3, "personal")]
    expect(await toldOf(...before, ...copies, introduce(anna, "Anna de Wit"))).toEqual([5, 6])
  })
  it("is whoever could read their name in a text where it was not marked", async () => {
    const before = [profile, introduce(bram, "Bram Smit"), hold("case", "Een zaak van Anna de Wit.")]
    expect(await toldOf(...before, deliver(2), deliver(3), introduce(anna, "Anna de Wit"))).toEqual([5])
  })
  it("is nobody who received copies about others", async () =>
    expect(
      await toldOf(profile, introduce(bram, "Bram Smit"), deliver(2, "personal"), introduce(anna, "Anna de Wit"))
    ).toEqual([]))
})

it("what everybody could see is named apart: who has that, nobody keeps", async () => {
  const named = mentioned({ subject: anna, text: "Anna" })
  const remains = await remainsAfter(
    introduce(bram, "Bram Smit"),
    introduce(anna, "Anna de Wit"),
    hold("case", `Een zaak van ${named}.`)
  )
  expect(remains).toMatchObject({ sealed: [2, 3], public: [2] })
})

it("a register of copies is for inside: it is seen at no lower level", async () => {
  const opened = await having(profile, deliver(1))
  expect(opened.events().map(({ type }) => type)).toEqual(["OrganisationProfiled", "CopyDelivered"])
  for (const reader of ["public", "partners"] as const) {
    const outside = await openAlliance({ log: layerMemory, reader })
    onTestFinished(() => outside.close())
    for (const command of [profile, deliver(1)])
      await outside.ask(Result.getOrThrow(outside.readCommand(command)), { actor: secretary })
    expect(
      outside.events().map(({ type }) => type),
      reader
    ).toEqual(["OrganisationProfiled"])
    expect(outside.standing().head).toBe(2)
  }
})
