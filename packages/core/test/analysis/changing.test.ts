/** What can change an answer, of every view: the commands that lead to what it hears. */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { questions } from "../../src/alliance/questions.ts"
import { alliance } from "../../src/alliance/rooms.ts"
import { changing } from "../../src/analysis/changing.ts"
import { AnyEvent, type View } from "../../src/kernel/view.ts"
import { claims } from "../../src/views/claims.ts"
import { minutes } from "../../src/views/minutes.ts"
import { greener, plantedByResidents } from "../garden.ts"
import { readCorpus } from "../golden/files.ts"

/** Every event that was ever kept as a sample, with the command that its room says must have been asked. */
const asked = [...readCorpus().values()].flat().map((recorded) => {
  const command = alliance.asked(Result.getOrThrow(alliance.understand(recorded)))
  return { type: recorded.type, command: command?._tag }
})
const everything: View<null, AnyEvent> = { name: "all", version: 1, Event: AnyEvent, initial: null, evolve: () => {} }

describe("what can change an answer", () => {
  it("is for every kind of event the command that must have been asked for it, whatever it says", () => {
    const told = new Map(changing(alliance, everything).map(({ command, event }) => [event, command]))
    expect(told.size).toBe(alliance.commands.size)
    expect(asked.length).toBeGreaterThan(told.size)
    expect(asked.filter(({ command, type }) => told.get(type) !== command)).toEqual([])
  })
  it("leaves out what nobody asks for", () => {
    const unasked = asked.filter(({ command }) => command === undefined).map(({ type }) => type)
    expect(new Set(unasked)).toEqual(new Set(["RuleBreachObserved"]))
    expect(changing(alliance, everything).filter(({ event }) => event === "RuleBreachObserved")).toEqual([])
  })
  it.each([...questions.values()])("is what $name hears, and nothing else", (view) => {
    const heard = Object.keys(view.Event.cases)
    const events = changing(alliance, view).map(({ event }) => event)
    if (heard.length > 0) expect(events).toEqual(heard.filter((event) => event !== "RuleBreachObserved"))
    else expect(events.length).toBe(alliance.commands.size)
  })
  it("comes with the rules of its command, and not with those of another", () => {
    expect(changing(alliance, claims).map(({ command, event }) => [command, event])).toEqual([
      ["RecordClaim", "ClaimRecorded"]
    ])
    for (const { command, rules } of changing(alliance, everything)) {
      const guarding = [...alliance.rules.values()].filter(({ commands }) => commands.includes(command))
      expect(rules).toEqual(guarding.map(({ rule }) => rule))
    }
  })
  it("knows a room that it never heard of", () => {
    const planting = changing(greener, minutes).find(({ event }) => event === "TreePlanted")
    expect(planting).toEqual({ command: "PlantTree", event: "TreePlanted", rules: [plantedByResidents] })
  })
  it("does not guess where a room looks further than the name of an event", () => {
    const curious = { ...alliance, asked: ({ voice }: { _tag: string; voice: { at: string } }) => ({ _tag: voice.at }) }
    expect(changing(curious, claims)).toEqual([])
  })
})
