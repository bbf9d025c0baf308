/** What every export is made of: the beginning of a log, at a level, and nothing above it. */
import {
  alliance,
  CommandId,
  EventLog,
  Kernel,
  KeyStore,
  layerMemory,
  layerMemoryKeys,
  layerRefusals,
  levels,
  makeAlliance,
  makeEdge,
  PersonId,
  type Recorded
} from "@pactwerk/core"
import { Effect, Layer, Stream } from "effect"
import { assert, describe, expect, it } from "vitest"
import { definitionsOf } from "../src/export/definitions.ts"
import { AboveLevel, extract, type Shown } from "../src/export/extract.ts"
import { corpus, extracted, failure, origin, sourceOf } from "./export/fixtures.ts"

const log = corpus()
const shown = async (...args: Parameters<typeof extracted>): Promise<ReadonlyArray<Shown>> =>
  Effect.runPromise(Stream.runCollect((await extracted(...args)).events))
const typed = (type: string, of: ReadonlyArray<Recorded> = log) => of.filter((recorded) => recorded.type === type)

describe("an extract", () => {
  it("is of the first so many events, and states the root of the log at that size", async () => {
    const edge = makeEdge()
    for (const { hash } of log.slice(0, 9)) edge.push(hash)
    expect(await extracted(log, { size: 9 })).toMatchObject({ origin, size: 9, root: edge.root(), level: "public" })
    expect((await shown(log, { size: 9 })).map(({ recorded }) => recorded.position).at(-1)).toBeLessThanOrEqual(9)
  })
  it("is of the whole log where no size is asked, also of an empty one", async () => {
    expect((await extracted(log)).size).toBe(log.length)
    expect(await shown([])).toEqual([])
    expect((await extracted([])).root).toBe(makeEdge().root())
  })
  it.each([log.length + 1, -1, 1.5])("refuses a size that the log does not have: %d", async (size) => {
    expect(await failure(sourceOf(log), { size })).toMatchObject({ _tag: "LogError", reason: "Encoding" })
  })
  it("takes the size of the log itself", async () => {
    expect((await extracted(log, { size: log.length })).size).toBe(log.length)
  })
  it("shows everybody no event that is for inside, and shows it inside", async () => {
    const types = async (level: "public" | "internal") =>
      new Set((await shown(log, { level, reader: level })).map(({ recorded }) => recorded.type))
    expect((await types("public")).has("IdentityLinked")).toBe(false)
    expect((await types("internal")).has("IdentityLinked")).toBe(true)
  })
  it("names nothing that it does not show", async () => {
    for (const { recorded, relations } of await shown(log)) {
      for (const { object } of relations) expect(recorded.tags).toContain(object)
    }
  })
  it("counts each field that the level leaves out", async () => {
    const [introduced] = typed("PersonIntroduced")
    assert.isDefined(introduced)
    const withheld = (await shown(log)).find(({ recorded }) => recorded.id === introduced.id)
    expect(introduced.data).toHaveProperty("contact")
    expect(withheld?.recorded.data).not.toHaveProperty("contact")
    expect(withheld?.withheld).toBe(1)
    const personally = await shown(log, { level: "personal", reader: "personal" })
    expect(personally.every((one) => one.withheld === 0)).toBe(true)
    expect(personally.map(({ recorded }) => recorded.data)).toEqual(log.map(({ data }) => data))
  })
})

describe("an extract above the level of whoever asks", () => {
  it("is refused, and names the fields", async () => {
    const refused = await failure(sourceOf(typed("PersonIntroduced")), { level: "personal" })
    expect(refused).toEqual(
      new AboveLevel({ reader: "public", level: "personal", fields: ["PersonIntroduced/contact"] })
    )
    expect(refused.message).toBe("whoever reads at `public` may not export: `PersonIntroduced/contact`")
  })
  it("names only what is between the two", async () => {
    const log = [...typed("PersonIntroduced"), ...typed("IdentityLinked")]
    const fieldsOf = async (level: (typeof levels)[number], reader: (typeof levels)[number]) => {
      const refused = await failure(sourceOf(log), { level, reader })
      return refused._tag === "AboveLevel" ? refused.fields : []
    }
    const linked = ["evidence", "person", "sameAs"].map((field) => `IdentityLinked/${field}`)
    expect(await fieldsOf("internal", "public")).toEqual(linked)
    expect(await fieldsOf("personal", "internal")).toEqual(["PersonIntroduced/contact"])
    expect(await fieldsOf("personal", "partners")).toEqual([...linked, "PersonIntroduced/contact"])
  })
  it("is made where nothing in it is above what they may see", async () => {
    const meetings = typed("MeetingOpened")
    expect(await shown(meetings, { level: "personal", reader: "public" })).toHaveLength(meetings.length)
  })
  it.each(levels)("is nobody's who reads at %s and asks for no more", async (level) => {
    expect((await extracted(log, { level, reader: level })).level).toBe(level)
  })
})

describe("what is sealed", () => {
  const person = PersonId.make("2f1e8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b")
  const named = Effect.gen(function* () {
    const shell = yield* makeAlliance(alliance)
    const introduced = { person, name: "Kanarie Geel", contact: "kanarie@example.org" }
    yield* shell.ask(Kernel.Command.cases.IntroducePerson.make(introduced), {
      id: CommandId.make("introducing"),
      actor: { role: "secretary" }
    })
    const log = yield* EventLog
    const keys = yield* KeyStore
    return { log, keys, alliance, origin }
  })
  const services = Layer.mergeAll(layerMemory, layerMemoryKeys, layerRefusals(layerMemory))
  const firstOf = async (wanted: Parameters<typeof extract>[1], isForgotten: boolean) =>
    Effect.runPromise(
      Effect.gen(function* () {
        const source = yield* named
        if (isForgotten) yield* source.keys.destroy(person)
        const { events } = yield* extract(source, wanted)
        const [first] = yield* Stream.runCollect(events)
        return first?.recorded.data
      }).pipe(Effect.provide(services))
    )
  it("is opened as far as the level goes", async () => {
    expect(await firstOf({}, false)).toEqual({ person, name: "Kanarie Geel" })
    const personally = { level: "personal", reader: "personal" } as const
    expect(await firstOf(personally, false)).toEqual({ person, name: "Kanarie Geel", contact: "kanarie@example.org" })
  })
  it("stands under a pseudonym where somebody was forgotten", async () => {
    expect(await firstOf({}, true)).toEqual({ person, name: "betrokkene-f4piupe2" })
  })
})

describe("the definition of an event", () => {
  const definitions = definitionsOf(alliance)
  it("names every thing under which the event is filed, and no other", () => {
    for (const { data, tags, type } of log) {
      const named = new Set(
        definitions
          .get(type)
          ?.relationsOf(data)
          .map(({ object }) => object)
      )
      expect([...named].sort(), type).toEqual(tags.filter((tag) => !tag.startsWith("command:")))
    }
  })
  it("says as what: by the path of the field", () => {
    const pledged = typed("PledgeMade")[0]
    assert.isDefined(pledged)
    const said = definitions.get("PledgeMade")?.relationsOf(pledged.data)
    expect(said?.map(({ kind, qualifier }) => `${kind} ${qualifier}`)).toEqual([
      "pledge pledge",
      "organisation organisation",
      "person by",
      "initiative for.initiative",
      "meeting meeting",
      "agendaItem agendaItem"
    ])
  })
  it("says each way in which one thing stands there, once", () => {
    const kickOff = { held: { said: "1 mei", precision: "recently" }, present: ["o", "p", "o"], listIsOpen: false }
    const said = definitions.get("CoalitionLaunched")?.relationsOf({ coalition: "c", theme: "Eten", by: "o", kickOff })
    expect(said?.map(({ object, qualifier }) => `${object} ${qualifier}`)).toEqual([
      "coalition:c coalition",
      "organisation:o by",
      "organisation:o kickOff.present",
      "organisation:p kickOff.present"
    ])
  })
  it("says what it is about: the first thing it must name, or what belongs to that", () => {
    const own = (type: string) => definitions.get(type)?.own
    expect(own("PledgeMade")).toBe("pledge")
    expect(own("FeedbackSubmitted")).toBe("remark")
    expect(own("AgendaItemPlaced")).toBe("agendaItem")
    expect(own("ProgrammeVersionDrafted")).toBe("version")
    expect(own("InitiativeAssessed")).toBe("initiative")
    expect(own("VacancyOpened")).toBe("vacancy")
  })
  it("gives every single value by its path, and lists whole", () => {
    const values = (data: Recorded["data"], type: string) =>
      definitions
        .get(type)
        ?.scalarsOf(data)
        .map(({ path, value }) => [path, value])
    const facts = { "a.b": 1, c: null }
    expect(values({ rule: "kernel/known", event: "e", facts }, "RuleBreachObserved")).toEqual([
      ["event", "e"],
      ["facts", '{"a.b":1,"c":null}'],
      ["rule", "kernel/known"]
    ])
    const said = { said: "onlangs", precision: "recently" }
    expect(values({ pledge: "p", kept: said }, "PledgeKept")).toEqual([
      ["kept.precision", "recently"],
      ["kept.said", "onlangs"],
      ["pledge", "p"]
    ])
  })
})
