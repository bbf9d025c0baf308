/** CloudEvents: three judges, what each is refused for, and the way back. */
import { alliance, type Recorded, rooms } from "@pactwerk/core"
import { CloudEvent } from "cloudevents"
import { Effect, Result } from "effect"
import { assert, describe, expect, it } from "vitest"
import { type CloudEventsOptions, cloudEvents } from "../src/export/cloudevents/format.ts"
import { faultsIn } from "../src/export/cloudevents/judge.ts"
import { typeNames } from "../src/export/cloudevents/names.ts"
import { readCloudEvent } from "../src/export/cloudevents/read.ts"
import { exporting } from "../src/export/exporting.ts"
import { cloudEventValidator, faulty } from "./export/by-schema.ts"
import { corpus, exported, histories, sourceOf, standing } from "./export/fixtures.ts"

const options: CloudEventsOptions = { source: "urn:nld:kvknr:12345678", rooms }
const names = typeNames(rooms, "pactwerk")
const personally = { level: "personal", reader: "personal" } as const
const logs = [corpus(), ...histories(3), []]
const [log = []] = logs
const typed = (type: string) => standing(log.filter((recorded) => recorded.type === type))
const written = async (of: ReadonlyArray<Recorded>, more: Partial<CloudEventsOptions> = {}, wanted = {}) =>
  exported(cloudEvents, of, { ...options, ...more }, wanted)
const linesOf = (text: string): ReadonlyArray<Record<string, unknown>> =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))
const events = async (of: ReadonlyArray<Recorded>, more: Partial<CloudEventsOptions> = {}) =>
  linesOf((await written(of, more)).text)
const validate = cloudEventValidator()

describe("every event", () => {
  it.skipIf(validate === undefined)("is valid by the schema", async () => {
    for (const of of logs) expect(faulty(validate, await events(of))).toEqual([])
  })
  it("is one for the library of CloudEvents", async () => {
    for (const event of await events(log)) expect(() => new CloudEvent(event, true)).not.toThrow()
  })
  it("is one by what the profile asks", async () => {
    for (const of of logs) for (const event of await events(of)) expect(faultsIn(event)).toEqual([])
  })
})

describe("an event", () => {
  it("says in its context what it is, and nothing of anybody", async () => {
    const [pledged] = typed("PledgeMade")
    assert.isDefined(pledged)
    const [event] = await events([pledged], { schemas: "https://pactwerk.example/schemas/" })
    expect({ ...event, data: undefined }).toEqual({
      specversion: "1.0",
      id: pledged.id,
      source: "urn:nld:kvknr:12345678",
      type: "nl.pactwerk.pledges.pledge-made.v1",
      subject: "pledge:pledge-1",
      time: pledged.recordedAt,
      datacontenttype: "application/json",
      dataschema: "https://pactwerk.example/schemas/pledges/pledge-made.v1",
      sequence: "0000000001",
      correlationid: pledged.correlationId,
      causationid: pledged.causationId,
      pactwerkhash: pledged.hash,
      data: undefined
    })
  })
  it("says in its data what happened, when and by whom", async () => {
    const [pledged] = typed("PledgeMade")
    assert.isDefined(pledged)
    const { actor, data, occurred, source } = pledged
    expect((await events([pledged]))[0]?.data).toMatchObject({ payload: data, occurred, actor, source })
  })
  it("has no correlation in its context that no attribute can hold, and still has it in its data", async () => {
    const [pledged] = typed("PledgeMade")
    assert.isDefined(pledged)
    // A command may be called so: no control character is in it.
    const odd = { ...pledged, correlationId: "a\uffffb" as Recorded["correlationId"] }
    const { statement, text } = await written([odd])
    expect(linesOf(text)[0]).not.toHaveProperty("correlationid")
    expect(linesOf(text)[0]?.data).toMatchObject({ correlationId: "a\uffffb" })
    expect(statement.losses).toEqual({ attributesDropped: 1 })
  })
  it("over 64 KiB says where its data is; where nobody says so, it is whole", async () => {
    const [stated] = typed("StatementRecorded")
    assert.isDefined(stated)
    const of = (length: number) => standing([{ ...stated, data: { ...stated.data, text: "a".repeat(length) } }])
    const around = (await written(of(1))).text.length - 2
    const references = "https://pactwerk.example/events/"
    const most = 64 * 1024 - around
    const fits = await written(of(most), { references })
    expect(linesOf(fits.text)[0]).toHaveProperty("data")
    expect(fits.statement.losses).toEqual({})
    const over = await written(of(most + 1), { references })
    expect(linesOf(over.text)[0]).toMatchObject({ dataref: `${references}${stated.id}` })
    expect(linesOf(over.text)[0]).not.toHaveProperty("data")
    expect(faultsIn(linesOf(over.text)[0])).toEqual([])
    expect(over.statement.losses).toEqual({ dataReferred: 1 })
    const whole = await written(of(most + 1))
    expect(linesOf(whole.text)[0]).toHaveProperty("data")
    expect(whole.statement.losses).toEqual({ eventsOver64KiB: 1 })
  })
  it("stands a line, or with all others in one list", async () => {
    const batch = JSON.parse((await written(log, { form: "batch" })).text)
    expect(batch).toEqual(await events(log))
    expect(JSON.parse((await written([], { form: "batch" })).text)).toEqual([])
  })
})

describe("the export", () => {
  const refusal = (more: Partial<CloudEventsOptions>) =>
    Effect.runPromise(Effect.flip(exporting(cloudEvents, sourceOf(log), { options: { ...options, ...more } })))
  it.each(["", "urn:nld:oin:123", "urn:nld:kvknr:123456789", "https://pactwerk.example", "urn:nld:kvknr:12345678 "])(
    "is refused without a source of the profile: `%s`",
    async (source) => expect((await refusal({ source })).message).toMatch(/^no source/)
  )
  it.each(["urn:nld:oin:00000001234567890000", "urn:nld:kvknr:87654321"])("is from %s", async (source) => {
    expect((await events(log.slice(0, 1), { source }))[0]).toMatchObject({ source })
  })
  it("is refused for a domain that is none", async () => {
    expect((await refusal({ domain: "Woensel Zuid" })).message).toMatch(/^a domain/)
    expect((await events(log.slice(0, 1), { domain: "eindhoven.pact" }))[0]?.type).toMatch(/^nl\.eindhoven\.pact\./)
  })
  it("states its options, and no loss where all may be seen", async () => {
    const { statement } = await written(log, {}, personally)
    expect(statement).toMatchObject({ format: "cloudevents", losses: {} })
    expect(statement.options).toEqual({ source: options.source, domain: "pactwerk", form: "lines" })
  })
})

describe("what is broken is refused, by name", () => {
  const good: Record<string, unknown> = {
    ...{ specversion: "1.0", id: "a", source: "urn:nld:kvknr:12345678", type: "nl.pactwerk.pledges.pledge-made.v1" },
    ...{ time: "2024-02-01T12:00:00Z", datacontenttype: "application/json", sequence: "0000000001", data: {} }
  }
  it("as it is, nothing is", () => expect(faultsIn(good)).toEqual([]))
  it.each<readonly [string, object, string]>([
    ["another version", { specversion: "2.0" }, "`specversion` is not what it must be"],
    ["a version that is a number", { specversion: 1 }, "`specversion` is no text"],
    ["an empty id", { id: "" }, "`id` is empty, or holds a sign that no attribute holds"],
    ["an id that is a number", { id: 1 }, "`id` is no text"],
    ["a source of another scheme", { source: "https://pactwerk.example" }, "`source` is not what it must be"],
    ["a number of an organisation that is too short", { source: "urn:nld:oin:1" }, "`source` is not what it must be"],
    ["a type in capitals", { type: "nl.pactwerk.PledgeMade" }, "`type` is not what it must be"],
    ["a type that is not Dutch", { type: "com.example.made" }, "`type` is not what it must be"],
    ["a type of two versions", { type: "nl.pactwerk.v1.made.v2" }, "`type` is not what it must be"],
    ["a time without an offset", { time: "2024-02-01T12:00:00" }, "`time` is not what it must be"],
    ["a day for a time", { time: "2024-02-01" }, "`time` is not what it must be"],
    ["a day that is not", { time: "2024-02-30T12:00:00Z" }, "`time` is not what it must be"],
    ["a content type that is none", { datacontenttype: "json" }, "`datacontenttype` is not what it must be"],
    ["a schema at no absolute place", { dataschema: "schemas/a" }, "`dataschema` is not what it must be"],
    ["a reference with a space", { dataref: "a b", data: undefined }, "`dataref` is not what it must be"],
    ["a sequence that does not sort as text", { sequence: "1" }, "`sequence` is not what it must be"],
    ["a sequence that is a number", { sequence: 1 }, "`sequence` is no text"],
    ["a sequence without gaps", { sequencetype: "Integer" }, "`sequencetype` says that there are no gaps"],
    ["a name in capitals", { correlationId: "a" }, "`correlationId` is no name of an attribute"],
    ["a name with an underscore", { pactwerk_hash: "a" }, "`pactwerk_hash` is no name of an attribute"],
    ["a name that is no ASCII", { één: "a" }, "`één` is no name of an attribute"],
    ["a name of 21 letters", { abcdefghijklmnopqrstu: "a" }, "`abcdefghijklmnopqrstu` is no name of an attribute"],
    ["a control character", { subject: "a\u0007" }, "`subject` is empty, or holds a sign that no attribute holds"],
    ["half a character", { subject: "a\ud800" }, "`subject` is empty, or holds a sign that no attribute holds"],
    ["no character at all", { subject: "a\ufffe" }, "`subject` is empty, or holds a sign that no attribute holds"],
    ["an integer of more than 32 bits", { count: 2 ** 31 }, "`count` is no integer of 32 bits"],
    ["an integer of more than 32 bits below nought", { count: -(2 ** 31) - 1 }, "`count` is no integer of 32 bits"],
    ["a fraction", { count: 0.5 }, "`count` is no integer of 32 bits"],
    ["an object", { who: {} }, "`who` is no text, number, yes or no"],
    ["nothing at all", { who: null }, "`who` is no text, number, yes or no"],
    ["a hash that is none", { pactwerkhash: "a" }, "`pactwerkhash` is not what it must be"],
    ["data twice", { data_base64: "YQ==" }, "there is `data` and `data_base64`"],
    ["data and where it is", { dataref: "https://pactwerk.example/a" }, "there is `data` and `dataref`"],
    ["base64 that breaks off", { data: undefined, data_base64: "YQ=" }, "`data_base64` is no base64"],
    ["base64 that is a number", { data: undefined, data_base64: 1 }, "`data_base64` is no base64"]
  ])("%s", (_, change, fault) => {
    const entries = Object.entries({ ...good, ...change }).filter(([, value]) => value !== undefined)
    expect(faultsIn(Object.fromEntries(entries)).map((found) => found.slice(0, fault.length))).toEqual([fault])
  })
  it.each(["specversion", "id", "source", "type"])("an event without %s", (name) => {
    const { [name]: _, ...rest } = good
    expect(faultsIn(rest)).toEqual([`\`${name}\` is missing`])
  })
  it.each([null, 1, "a", []])("what is no object: %j", (event) => expect(faultsIn(event)).toEqual(["it is no object"]))
  it("integers of 32 bits, both ends included, and a yes are not", () => {
    expect(faultsIn({ ...good, one: 2 ** 31 - 1, other: -(2 ** 31), yes: true })).toEqual([])
  })
})

describe("the way back", () => {
  it("gives every record as it was, and knows it by its hash", async () => {
    for (const of of logs) {
      const lines = linesOf((await written(of, {}, personally)).text)
      const back = lines.map((line) => Result.getOrThrow(readCloudEvent(line, names)))
      expect(back.map(({ recorded }) => recorded)).toEqual(of)
      expect(back.every(({ isWhole }) => isWhole)).toBe(true)
    }
  })
  it("knows what is not whole: a contact was withheld, or a word was changed", async () => {
    const introduced = typed("PersonIntroduced").slice(0, 1)
    const [line] = await events(introduced)
    expect(Result.getOrThrow(readCloudEvent(line, names)).isWhole).toBe(false)
    const [whole] = linesOf((await written(introduced, {}, personally)).text)
    expect(Result.getOrThrow(readCloudEvent(whole, names)).isWhole).toBe(true)
    const changed = { ...whole, data: { ...Object(whole?.data), payload: { ...introduced[0]?.data, name: "Anna" } } }
    expect(Result.getOrThrow(readCloudEvent(changed, names)).isWhole).toBe(false)
  })
  it.each<readonly [string, object, RegExp]>([
    ["a type of no room", { type: "nl.pactwerk.garden.rose-planted.v1" }, /no room owns/],
    ["a type of another domain", { type: "nl.elders.pledges.pledge-made.v1" }, /no room owns/],
    ["what the profile does not allow", { specversion: "2.0", id: "" }, /`id`.*; `specversion`/],
    ["data that is elsewhere", { data: undefined, dataref: "https://pactwerk.example/a" }, /must be fetched/],
    ["data of another shape", { data: { payload: {} } }, /Missing key|missing|Expected/i],
    ["an id that is none of a log", { id: "a" }, /UUID/]
  ])("refuses %s", async (_, change, reason) => {
    const [line] = await events(typed("PledgeMade").slice(0, 1))
    const entries = Object.entries({ ...line, ...change }).filter(([, value]) => value !== undefined)
    const read = readCloudEvent(Object.fromEntries(entries), names)
    expect(Result.isFailure(read) && read.failure.message).toMatch(reason)
  })
  it("has a name of its own for every type of event of every room, which leads back", () => {
    const all = [...alliance.events.keys()].map((type) => names.typeOf(type, 3) ?? "")
    expect(new Set(all).size).toBe(alliance.events.size)
    expect(all.map((name) => names.read(name))).toEqual(
      [...alliance.events.keys()].map((type) => ({ type, schema: 3 }))
    )
    expect(names.read("nl.pactwerk.pledges.pledge-made.v0")).toBeUndefined()
    expect(names.typeOf("RosePlanted", 1)).toBeUndefined()
  })
})
