import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { Command as FeedbackCommand, feedback, rules } from "../src/feedback/decider.ts"
import { compose } from "../src/kernel/compose.ts"
import { openOn } from "../src/kernel/door.ts"
import { fieldsOf, filing, renamed } from "../src/kernel/event.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { WindowId } from "../src/kernel/names.ts"
import { onEveryCommand } from "../src/kernel/own/rules.ts"
import { notPersonal } from "../src/kernel/personal.ts"
import type { Room } from "../src/kernel/room.ts"
import { rule, under } from "../src/kernel/rule.ts"
import { onDay } from "../src/kernel/when.ts"
import { recorded } from "../src/testing/arbitraries.ts"
import { expectEqual } from "../src/testing/claim.ts"
import { alwaysRefusing, type Killer, ruleMutants, withoutRule } from "../src/testing/rule-mutants.ts"
import { greener, plantedByResidents } from "./garden.ts"
import { anna, today, tomorrow } from "./rooms/situations.ts"

const source = { document: "tuinafspraken", section: "1" }
const refuses = { nl: "Een boom van elf meter.", en: "A tree of eleven metres." }

const lowEnough = rule({
  id: "orchard/low-enough",
  norm: "O1",
  nl: "Een boom is hoogstens tien meter.",
  en: "A tree is ten metres at most.",
  source,
  refuses,
  holds: ({ height }: { height: number }) => height <= 10
})
const hasAName = rule({
  id: "orchard/has-a-name",
  nl: "Een boom heeft een naam.",
  en: "A tree has a name.",
  source,
  refuses,
  holds: ({ name }: { name: string }) => name !== ""
})

const Event = Schema.TaggedUnion({
  Planted: { name: notPersonal(Schema.String, "the name of a tree"), height: Schema.Finite },
  Watered: {}
})
const Command = Schema.TaggedUnion({ Plant: fieldsOf(Event.cases.Planted), Water: {} })
const terms = { Plant: [lowEnough, hasAName], Water: [] }

const orchard: Room<{ command: typeof Command.Type; event: typeof Event.Type; state: object; situation: object }> = {
  Command,
  Event,
  filing: filing(Event),
  terms,
  words: {
    Plant: { nl: "Planten", en: "Plant" },
    Water: { nl: "Water geven", en: "Water" },
    Planted: { label: { nl: "geplant", en: "planted" }, nl: ({ name }) => name, en: ({ name }) => name },
    Watered: { label: { nl: "begoten", en: "watered" }, nl: () => "Begoten.", en: () => "Watered." }
  },
  initial: {},
  decide: (command) =>
    Command.match(command, {
      Plant: (asked) => under(terms.Plant, asked, renamed("Planted", asked)),
      Water: (asked) => under(terms.Water, {}, renamed("Watered", asked))
    }),
  evolve: () => {},
  asked: Event.match({
    Planted: (event) => renamed("Plant", event),
    Watered: (event) => renamed("Water", event)
  })
}
const alliance = compose({ orchard }, { orchard: () => ({}) })
type Alliance = Pick<typeof alliance, "decide">

const context = { actor: { role: "chair" }, occurred: onDay(today), recordedOn: today, isRecorded: () => false }
const plant = (height: number, name = "linde") => Command.cases.Plant.make({ height, name })
const broken = ({ decide }: Alliance, command: typeof Command.Type, on: Partial<typeof context> = {}) =>
  decide(command, { orchard: {} }, { ...context, ...on }).refused?.broken ?? []

const heights: Killer<Alliance> = {
  name: "a tree of eleven metres is refused, and one of ten is planted",
  run: (alliance) => {
    expectEqual(broken(alliance, plant(11)), [lowEnough.id])
    expectEqual(broken(alliance, plant(10)), [])
  }
}

describe("an alliance without one of its rules", () => {
  it("decides as before, and records what that rule alone refused", () => {
    const lenient = withoutRule(alliance, lowEnough.id)
    expect(lenient.decide(plant(11), { orchard: {} }, context)).toEqual({
      events: [{ _tag: "Planted", height: 11, name: "linde" }],
      refused: undefined
    })
    expect(lenient.rules).toBe(alliance.rules)
  })

  it("refuses by its other rules, with the facts that were looked at", () => {
    const { refused } = withoutRule(alliance, lowEnough.id).decide(plant(11, ""), { orchard: {} }, context)
    expect(refused).toMatchObject({ broken: [hasAName.id], facts: { height: 11, name: "" } })
  })

  it("can do without a rule that every command stands under", () => {
    const [honest] = onEveryCommand
    const early = { occurred: onDay(tomorrow) }
    expect(broken(alliance, plant(10), early)).toEqual([honest?.id])
    expect(broken(withoutRule(alliance, honest?.id ?? ""), plant(10), early)).toEqual([])
  })

  it("can be a single room", () => {
    const close = FeedbackCommand.cases.CloseFeedback.make({ window: WindowId.make("ninety") })
    const situation = {
      today,
      actor: { role: "secretary" },
      closingDayIncluded: true,
      isMember: () => true,
      isIntroduced: () => true,
      isShared: () => true,
      represents: () => true
    }
    expect(feedback.decide(close, {}, situation).refused?.broken).toEqual([rules.windowIsOpen.id])
    expect(withoutRule(feedback, rules.windowIsOpen.id).decide(close, {}, situation).refused).toBeUndefined()
  })

  it("can be an alliance of one's own, opened like any other", async () => {
    const lenient = await openOn(withoutRule(greener, plantedByResidents.id), { log: layerMemory })
    const raw = { _tag: "TreePlanted", neighbourhood: "noord", by: anna, tree: "linde" }
    const { event } = recorded(greener, 1, raw)
    const plant = greener.asked(event)
    if (plant === undefined) throw new Error("nobody asks for it")
    expect(await lenient.ask(plant, { actor: { role: "secretary" } })).toMatchObject({ _tag: "Accepted" })
    await lenient.close()
  })
})

describe("an alliance in which a rule refuses always", () => {
  it("refuses every command that the rule guards, and no other", () => {
    const strict = alwaysRefusing(alliance, lowEnough.id)
    expect(broken(strict, plant(1))).toEqual([lowEnough.id])
    expect(broken(strict, plant(11, ""))).toEqual([lowEnough.id, hasAName.id])
    expect(broken(strict, Command.cases.Water.make({}))).toEqual([])
  })

  it("refuses every command where every command stands under the rule", () => {
    const [honest] = onEveryCommand
    expect(broken(alwaysRefusing(alliance, honest?.id ?? ""), Command.cases.Water.make({}))).toEqual([honest?.id])
  })
})

describe("rule mutants", () => {
  const ofOrchard = async (...killers: ReadonlyArray<Killer<Alliance>>) =>
    (await ruleMutants(alliance, killers)).filter(({ rule }) => rule.startsWith("orchard/"))

  it("name the claim that misses the rule, and the norm it is part of", async () => {
    const [never, always] = await ofOrchard({ name: "nothing", run: () => {} }, heights)
    expect(never).toEqual({ rule: lowEnough.id, norm: "O1", mutant: "never refuses", killedBy: heights.name })
    expect(always).toEqual({ rule: lowEnough.id, norm: "O1", mutant: "always refuses", killedBy: heights.name })
  })

  it("report a rule that nobody tests as a survivor", async () => {
    const survivors = (await ofOrchard(heights)).filter(({ killedBy }) => killedBy === undefined)
    expect(survivors).toEqual([{ rule: hasAName.id, norm: undefined, mutant: "never refuses", killedBy: undefined }])
  })

  it("report a rule of which only the refusals are tested as a survivor, for it could refuse always", async () => {
    const run = (alliance: Alliance) => expectEqual(broken(alliance, plant(11)), [lowEnough.id])
    const [never, always] = await ofOrchard({ name: "a tree of eleven metres is refused", run })
    expect([never?.killedBy, always?.killedBy]).toEqual(["a tree of eleven metres is refused", undefined])
  })

  it("wait for a claim that takes its time", async () => {
    const run = async (alliance: Alliance) => {
      await Promise.resolve()
      expectEqual(broken(alliance, plant(11)), [lowEnough.id])
    }
    expect((await ofOrchard({ name: "slow", run }))[0]?.killedBy).toBe("slow")
  })

  it("take no claim that fails on the alliance itself", async () => {
    const wrong: Killer<Alliance> = { name: "wrong", run: (alliance) => expectEqual(broken(alliance, plant(11)), []) }
    await expect(ruleMutants(alliance, [wrong])).rejects.toThrow("both are the same")
  })
})
