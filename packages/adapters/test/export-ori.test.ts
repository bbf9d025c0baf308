/** Open Raadsinformatie, the event-polling draft: its schema, and what only its prose asks. */
import { alliance, type Recorded } from "@pactwerk/core"
import { Effect } from "effect"
import { assert, describe, expect, it } from "vitest"
import { exporting } from "../src/export/exporting.ts"
import { type OriOptions, oriEvents } from "../src/export/ori/events.ts"
import { oriFaultsIn } from "../src/export/ori/judge.ts"
import { faulty, oriEventValidator } from "./export/by-schema.ts"
import { corpus, exported, histories, meetings, sourceOf, standing } from "./export/fixtures.ts"

const options: OriOptions = {
  understand: alliance.understand,
  base: "https://pactwerk.example/ori/",
  municipality: { gemeente: "gm0772", naam: "Gemeente Eindhoven" }
}
interface OriEvent {
  readonly eventId: string
  readonly eventType: string
  readonly resourceType: string
  readonly resourceUrl: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, unknown>>
  readonly metadata: Readonly<Record<string, unknown>>
}
const logs = [corpus(), ...histories(2), ...meetings(2), []]
const [log = []] = logs
const written = (of: ReadonlyArray<Recorded>) => exported(oriEvents, of, options)
const read = async (of: ReadonlyArray<Recorded>): Promise<ReadonlyArray<OriEvent>> =>
  (await written(of)).text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))
const validate = oriEventValidator()

const [base] = log
assert.isDefined(base)
const event = (type: string, data: Recorded["data"], index: number): Recorded => ({
  ...base,
  ...{ type, data },
  // An id again, and a command that is a UUID.
  id: `00000000-0000-7000-8000-0000000000${String(index).padStart(2, "0")}` as Recorded["id"],
  correlationId: "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b" as Recorded["correlationId"]
})
const item = { meeting: "m", agendaItem: "a" }
const planned = [
  event("BodyEstablished", { body: "b", name: "Alliantieraad", kind: "council" }, 1),
  event("MeetingScheduled", { meeting: "m", body: "b", starts: "2024-02-15T18:30:00+01:00", place: "De Ketting" }, 2),
  event("AgendaItemPlaced", { ...item, title: "Programma", level: 3, number: "4" }, 3)
]
const after = async (...more: ReadonlyArray<Recorded>) => (await read(standing([...planned, ...more]))).slice(2)

describe.skipIf(validate === undefined)("by the schema of the draft", () => {
  it("every event is valid, of every log", async () => {
    for (const of of logs) expect(faulty(validate, await read(of))).toEqual([])
  })
  it("an update with its own link in its data would not be", async () => {
    const [update] = await after(event("MeetingCancelled", { meeting: "m", reason: "sneeuw" }, 4))
    assert.isDefined(update)
    expect(validate?.(update)).toBe(true)
    expect(validate?.({ ...update, data: { ...update.data, pid: update.resourceUrl } })).toBe(false)
  })
})

describe("what the prose asks", () => {
  it("holds for every event, of every log", async () => {
    for (const of of logs) for (const one of await read(of)) expect(oriFaultsIn(one)).toEqual([])
  })
  it.each<readonly [string, object, string]>([
    ["data of a meeting for an item", { resourceType: "Agendapunt", data: { naam: "a" } }, "`data` is of another kind"],
    ["data of two kinds", { data: { naam: "a", titel: "b" } }, "`data` is of another kind"],
    ["a resource that is none", { resourceType: "Motie" }, "`data` is of another kind"],
    ["nothing but a link, where it was not deleted", { data: { pid: "https://a" } }, "`data` is of another kind"],
    ["an update without a reason", { metadata: {} }, "`metadata.reason` is missing"],
    [
      "a deletion without a reason",
      { eventType: "DELETE", data: { pid: "https://a" }, metadata: {} },
      "`metadata.reason`"
    ]
  ])("and is refused by name: %s", (_, change, fault) => {
    const good = { eventType: "UPDATE", resourceType: "Vergadering", data: { naam: "a" }, metadata: { reason: "b" } }
    expect(oriFaultsIn(good)).toEqual([])
    expect(oriFaultsIn({ ...good, ...change }).map((found) => found.slice(0, fault.length))).toEqual([fault])
  })
  it("a new resource needs no reason", () => {
    expect(oriFaultsIn({ eventType: "CREATE", resourceType: "Vergadering", data: { naam: "a" } })).toEqual([])
    expect(oriFaultsIn(null)).toHaveLength(2)
  })
})

describe("a meeting", () => {
  it("is created, with what is known of it", async () => {
    const [created] = await read(standing(planned))
    expect(created).toMatchObject({
      eventType: "CREATE",
      resourceType: "Vergadering",
      resourceUrl: "https://pactwerk.example/ori/vergaderingen/m",
      timestamp: base.recordedAt,
      data: {
        ...{ organisatie: options.municipality, dossiertype: "vergadering" },
        ...{ naam: "Alliantieraad, donderdag 15 februari 2024", locatie: "De Ketting", vergaderstatus: "Gepland" },
        ...{ geplandeaanvang: "2024-02-15T17:30:00.000Z", geplandedatum: "2024-02-15" },
        georganiseerddoorgremium: { gremiumidentificatie: "b", gremiumnaam: "Alliantieraad" }
      },
      metadata: { source: "Pactwerk", correlationId: "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b" }
    })
  })
  it("is changed when it is moved, called off, opened and closed: each time whole, and with the reason", async () => {
    const moved = { meeting: "m", body: "b", starts: "2024-02-22" }
    const [first, second, third] = await after(
      event("MeetingScheduled", moved, 4),
      event("MeetingOpened", { meeting: "m", by: "a", at: "2024-02-22T18:30:00+01:00" }, 5),
      event("MeetingClosed", { meeting: "m", by: "a", at: "2024-02-22T20:30:00+01:00" }, 6)
    )
    expect(first).toMatchObject({
      eventType: "UPDATE",
      data: { geplandedatum: "2024-02-22" },
      metadata: { reason: "De vergadering is verplaatst." }
    })
    expect(first?.data).not.toHaveProperty("geplandeaanvang")
    expect(second?.data).toMatchObject({ aanvang: "2024-02-22T17:30:00.000Z", vergaderstatus: "Gepland" })
    expect(third?.data).toMatchObject({
      aanvang: "2024-02-22T17:30:00.000Z",
      einde: "2024-02-22T19:30:00.000Z",
      vergaderstatus: "Gehouden"
    })
    const [cancelled] = await after(event("MeetingCancelled", { meeting: "m", reason: "sneeuw" }, 4))
    expect(cancelled).toMatchObject({ data: { vergaderstatus: "Geannuleerd" }, metadata: { reason: "sneeuw" } })
  })
  it("that nobody planned is no resource", async () => {
    expect(
      await read(standing([event("MeetingOpened", { meeting: "x", by: "a", at: "2024-02-22T18:30:00+01:00" }, 4)]))
    ).toEqual([])
  })
})

describe("an item of the agenda", () => {
  it("is created in its meeting, and dealt with when it is opened", async () => {
    const [, created] = await read(standing(planned))
    expect(created).toMatchObject({
      ...{
        eventType: "CREATE",
        resourceType: "Agendapunt",
        resourceUrl: "https://pactwerk.example/ori/agendapunten/a"
      },
      data: {
        ...{
          dossiertype: "agendapunt",
          agendapuntnaam: "4. Programma",
          geplandvolgnummer: "4",
          indicatiebehandeld: false
        },
        vergadering: { id: "m", url: "https://pactwerk.example/ori/vergaderingen/m" }
      }
    })
    const [opened] = await after(event("AgendaItemOpened", item, 4))
    expect(opened).toMatchObject({ eventType: "UPDATE", data: { indicatiebehandeld: true } })
  })
  it("that is put off stays; that is withdrawn is gone, and can come back", async () => {
    const [deferred] = await after(event("AgendaItemDeferred", { ...item, how: "deferred" }, 4))
    expect(deferred).toMatchObject({ eventType: "UPDATE", data: { overig: "verdaagd" } })
    const withdrawn = event("AgendaItemDeferred", { ...item, how: "withdrawn", reason: "te vroeg" }, 4)
    const [gone, back] = await after(withdrawn, event("AgendaItemPlaced", { ...item, title: "Programma", level: 3 }, 5))
    expect(gone).toMatchObject({
      ...{
        eventType: "DELETE",
        data: { pid: "https://pactwerk.example/ori/agendapunten/a" },
        metadata: { reason: "te vroeg" }
      }
    })
    expect(back).toMatchObject({ eventType: "CREATE" })
    expect(await after(withdrawn, { ...withdrawn, id: base.id })).toHaveLength(1)
  })
})

describe("minutes", () => {
  const drafted = (edition: number, index: number) =>
    event("MinutesDrafted", { minutes: "n", meeting: "m", author: "a", edition, upTo: 3 }, index)
  it("are a document: created, of another edition, adopted", async () => {
    const adopted = event("MinutesAdopted", { minutes: "n", edition: 2, meeting: "x" }, 6)
    const changes = await after(drafted(1, 4), drafted(2, 5), adopted)
    expect(changes.map(({ data, eventType, metadata }) => [eventType, data.titel, metadata.reason])).toEqual([
      ["CREATE", "Verslag Alliantieraad, donderdag 15 februari 2024, editie 1 (concept)", undefined],
      [
        "UPDATE",
        "Verslag Alliantieraad, donderdag 15 februari 2024, editie 2 (concept)",
        "Er is een nieuwe editie, 2."
      ],
      [
        "UPDATE",
        "Verslag Alliantieraad, donderdag 15 februari 2024, editie 2 (vastgesteld)",
        "Het verslag is vastgesteld."
      ]
    ])
  })
})

describe("the export", () => {
  it("gives an event the same id each time, and two events another", async () => {
    const ids = (await read(log)).map(({ eventId }) => eventId)
    expect((await read(log)).map(({ eventId }) => eventId)).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    // Of the event and the resource together, so that two resources could change by one event.
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/)
  })
  it("counts what it leaves out, and a command that is called by no UUID", async () => {
    const plain = { ...planned[2], correlationId: "regel-12" as Recorded["correlationId"] } as Recorded // A command may be.
    const { statement, text } = await written(standing([...planned.slice(0, 2), plain]))
    expect(statement.losses).toEqual({ correlationsDropped: 1, eventsDropped: 1 })
    expect(JSON.parse(text.split("\n")[1] ?? "").metadata).toEqual({ source: "Pactwerk" })
    expect(statement.options).toMatchObject({ mapping: "elected council", base: options.base })
  })
  it.each<readonly [Partial<OriOptions>, RegExp]>([
    [{ base: "https://pactwerk.example/ori" }, /slash/],
    [{ base: "ori/" }, /slash/],
    [{ municipality: { gemeente: "0772", naam: "Eindhoven" } }, /four digits/]
  ])("is refused with %j", async (more, reason) => {
    const made = exporting(oriEvents, sourceOf(log), { options: { ...options, ...more } })
    expect((await Effect.runPromise(Effect.flip(made))).message).toMatch(reason)
  })
})
