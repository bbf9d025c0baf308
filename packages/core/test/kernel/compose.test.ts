/** How thirteen rooms and the kernel's own become one alliance. */
import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { alliance, type Command } from "../../src/alliance/rooms.ts"
import { compose } from "../../src/kernel/compose.ts"
import { fieldsOf, filing, renamed } from "../../src/kernel/event.ts"
import { Day, PersonId } from "../../src/kernel/names.ts"
import { honestPrecision, isRandomId, personalDataApart } from "../../src/kernel/own/rules.ts"
import type { Room } from "../../src/kernel/room.ts"
import { under } from "../../src/kernel/rule.ts"
import { readable } from "../../src/kernel/view.ts"
import { around, onDay, recently, type When } from "../../src/kernel/when.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { register } from "../../src/views/register.ts"
import { anna, secretary, today, tomorrow, yesterday } from "../rooms/situations.ts"

const read = (raw: { readonly _tag: string; readonly [field: string]: unknown }): Command =>
  Result.getOrThrow(alliance.readCommand(raw))
const conclude = (concluded: When) => read({ _tag: "ConcludePact", pact: "pact", name: "Pact", concluded })
const broken = (command: Command, occurred: When, person?: string) =>
  alliance.decide(command, alliance.initial, {
    actor: { ...secretary, ...(person !== undefined && { person: PersonId.make(person) }) },
    occurred,
    recordedOn: today,
    isRecorded: () => false
  }).refused?.broken ?? []
const introduce = (person: string) => ({ _tag: "IntroducePerson", person, name: "Anna de Wit" }) as const

describe("an alliance", () => {
  it("lists its kinds of commands and events by name", () => {
    for (const kinds of [alliance.commands, alliance.events])
      expect([...kinds.keys()]).toEqual([...kinds.keys()].sort())
  })
  it("has two rules for every command", () => {
    for (const { id } of [honestPrecision, personalDataApart]) expect(alliance.rules.get(id)?.commands).toEqual(["*"])
  })
  it("names the commands it knows, in order, to whoever asks for another", () => {
    const asked = alliance.readCommand({ _tag: "Adopt" })
    expect(Result.isFailure(asked) && asked.failure.message).toMatch(/"ActivateCoalition" \| "AddWorkingGroupMember"/)
  })
})

it("an alliance with a room whose events tell an address to nobody's name is not made", () => {
  const Event = Schema.TaggedUnion({ Visited: { address: Schema.String } })
  const Command = Schema.TaggedUnion({ Visit: fieldsOf(Event.cases.Visited) })
  const visits: Room<{ command: typeof Command.Type; event: typeof Event.Type; state: object; situation: object }> = {
    Command,
    Event,
    filing: filing(Event, { Visited: 1 }),
    terms: { Visit: [] },
    words: {
      Visit: { nl: "Bezoeken", en: "Visit" },
      Visited: { label: { nl: "bezocht", en: "visited" }, nl: ({ address }) => address, en: ({ address }) => address }
    },
    initial: {},
    decide: (command) => under([], {}, renamed("Visited", command)),
    evolve: () => {},
    asked: (event) => renamed("Visit", event)
  }
  expect(() => compose({ visits }, { visits: () => ({}) })).toThrow("address")
})

describe(honestPrecision.nl, () => {
  it("counts the last of the days at which something is said to have happened, whichever that is", () => {
    expect(broken(conclude(onDay(today)), onDay(today))).toEqual([])
    expect(broken(conclude(onDay(tomorrow)), onDay(today))).toEqual([honestPrecision.id])
    expect(broken(conclude(onDay(yesterday)), onDay(tomorrow))).toEqual([honestPrecision.id])
    expect(broken(conclude(onDay(yesterday)), onDay(today))).toEqual([])
  })
  it("leaves open what may have happened by now", () => {
    expect(broken(conclude(around(Day.make("2024-02-19"), 3, "rond de 19e")), onDay(today))).toEqual([])
    expect(broken(conclude(around(Day.make("2024-02-20"), 3, "rond de 20e")), onDay(today))).toEqual([
      honestPrecision.id
    ])
    expect(broken(conclude(recently(tomorrow, "onlangs")), onDay(today))).toEqual([])
  })
})

describe(personalDataApart.nl, () => {
  const v7 = "018d9f3a-53f5-7a7e-9d0b-6a1d5b8b7f01"
  it.each([v7, `${anna}0`, `0${anna}`, anna.toUpperCase(), anna.replace("-9d0b-", "-cd0b-"), "anna"])(
    "`%s` is not random",
    (person) => {
      expect(isRandomId(person)).toBe(false)
      expect(broken(read(introduce(person)), onDay(today))).toEqual([personalDataApart.id])
    }
  )
  it("a random number says nothing, in an event and in who asks", () => {
    expect(isRandomId(anna)).toBe(true)
    expect(broken(read(introduce(anna)), onDay(today))).toEqual([])
    expect(broken(read(introduce(anna)), onDay(today), "anna")).toEqual([personalDataApart.id])
  })
})

it("a view understands what it listens to, and nothing else", () => {
  const understand = readable(register, alliance.understand).understand
  const isUnderstood = (raw: { readonly _tag: string }) =>
    Result.isSuccess(understand(recorded(alliance, 1, raw).recorded))
  expect(isUnderstood({ ...introduce(anna), _tag: "PersonIntroduced" })).toBe(false)
})
