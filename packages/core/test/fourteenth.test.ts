import * as fc from "fast-check"
import { describe, expect, it, onTestFinished } from "vitest"
import { compose } from "../src/kernel/compose.ts"
import { openOn } from "../src/kernel/door.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { Day, MeetingId } from "../src/kernel/names.ts"
import { onDay } from "../src/kernel/when.ts"
import { arbitraryCommand, recorded } from "../src/testing/arbitraries.ts"
import { prelude } from "../src/testing/prelude.ts"
import { blocksOf, minutesOf } from "../src/views/conclusions.ts"
import { minutes } from "../src/views/minutes.ts"
import { names, naming } from "../src/views/names.ts"
import { garden, greener, plantedByResidents } from "./garden.ts"
import { anna, bram } from "./rooms/situations.ts"

const history = [
  ...prelude,
  { _tag: "BodyEstablished", body: "body-2", name: "Werkgroep", kind: "workingGroup" },
  { _tag: "WorkingGroupMemberAdded", body: "body-2", person: anna, livesIn: { area: "Noord" } },
  {
    _tag: "TreePlanted",
    neighbourhood: "noord",
    by: anna,
    tree: "linde",
    meeting: "meeting-1",
    agendaItem: "agendaitem-1"
  }
]
const opened = async () => {
  const alliance = await openOn(greener, { log: layerMemory, now: () => Date.parse("2024-02-16T12:00:00Z") })
  onTestFinished(() => alliance.close())
  for (const [index, raw] of history.entries()) {
    const command = greener.asked(recorded(greener, index + 1, raw).event)
    if (command === undefined) throw new Error(raw._tag)
    const answer = await alliance.observe(command, {
      id: `h-${index}`,
      actor: { role: "chair" },
      occurred: onDay(Day.make("2024-02-15")),
      source: { document: "verslag" },
      certainty: "stated"
    })
    expect(answer, raw._tag).toMatchObject({ _tag: "Accepted" })
  }
  return alliance
}

describe("a fourteenth room", () => {
  it("is asked, recorded and remembered like the others, under its own rule", async () => {
    const alliance = await opened()
    expect(alliance.audit()).toEqual([])
    expect(alliance.state().garden).toEqual({ trees: 1 })
    const plant = garden.asked({ _tag: "TreePlanted", ...raw(bram) })
    if (plant === undefined) throw new Error("nobody asks for it")
    expect(await alliance.ask(plant, { actor: { role: "secretary" } })).toMatchObject({
      _tag: "Refused",
      refused: { broken: [plantedByResidents.id] }
    })
  })
  it("stands in the minutes in its own words, without a view that knows it", async () => {
    const alliance = await opened()
    const account = minutesOf(alliance.project(minutes), MeetingId.make("meeting-1"))
    const block = account && blocksOf(account.account).find(({ type }) => type === "TreePlanted")
    const words = greener.words.get("TreePlanted")
    expect(block?.event).toMatchObject({ tree: "linde" })
    expect(words).toHaveProperty("label.nl", "boom geplant")
    expect(
      garden.words.TreePlanted.nl({ _tag: "TreePlanted", ...raw(anna) }, naming(alliance.project(names), "nl"))
    ).toBe("Anna de Wit plant een linde.")
  })
  it("is in the list of rules, of commands, and in the arbitraries", () => {
    expect(greener.rules.get(plantedByResidents.id)?.commands).toEqual(["PlantTree"])
    expect([...greener.commands.keys()]).toContain("PlantTree")
    const asked = new Set<string>(fc.sample(arbitraryCommand(greener), 1000).map(({ _tag }) => _tag))
    expect(asked).toContain("PlantTree")
  })
  it("cannot take a name that another room has", () => {
    expect(() => compose({ garden, orchard: garden }, { garden: stranger, orchard: stranger })).toThrow(
      "two rooms own `PlantTree`: `garden` and `orchard`"
    )
  })
})

const stranger = () => ({ isResident: () => false })

function raw(by: string) {
  const { event } = recorded(greener, 1, { _tag: "TreePlanted", neighbourhood: "noord", by, tree: "linde" })
  if (event._tag !== "TreePlanted") throw new Error(event._tag)
  const { _tag, ...fields } = event
  return fields
}
