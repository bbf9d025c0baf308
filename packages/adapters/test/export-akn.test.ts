/** Akoma Ntoso: the official schema, and the words of the minutes, no more and no less. */
import { alliance, MeetingId, type Recorded, Views } from "@pactwerk/core"
import { Effect } from "effect"
import { assert, describe, expect, it } from "vitest"
import { type AknOptions, akomaNtoso } from "../src/export/akn/format.ts"
import type { Document, Line } from "../src/export/document.ts"
import { exporting } from "../src/export/exporting.ts"
import { markFiction } from "../src/export/fiction.ts"
import { minutesDocument } from "../src/export/minutes.ts"
import { answerIn, corpus, exported, meetings, oracle, seenByAll, sourceOf, standing } from "./export/fixtures.ts"
import { plain } from "./export/loading.ts"
import { judging } from "./export/xsd.ts"

const { understand, words } = alliance
const written = (of: ReadonlyArray<Recorded>, meeting: string, more: Partial<AknOptions> = {}) =>
  exported(akomaNtoso, of, { meeting, understand, words, ...more })
const logs = [corpus(), ...meetings(4)]
const [log = []] = logs
const bookOf = (of: ReadonlyArray<Recorded>) => answerIn(seenByAll(of), Views.minutes)
const meetingsIn = (of: ReadonlyArray<Recorded>) => Object.keys(bookOf(of).meetings)
const schema = oracle("akoma-ntoso/akomantoso30.xsd")
const xml = oracle("akoma-ntoso/xml.xsd")
const judge = judging(schema, [{ fileName: "xml.xsd", contents: xml ?? "" }])

describe.skipIf(schema === undefined)("by the official schema", { timeout: 120_000 }, () => {
  it("the minutes of every meeting are valid, in both languages", async () => {
    for (const of of logs) {
      for (const meeting of meetingsIn(of).slice(0, 3)) {
        for (const language of ["nl", "en"] as const) {
          expect(await judge((await written(of, meeting, { language })).text), meeting).toEqual([])
        }
      }
    }
  })
  it("they would not be with a paragraph in a scene, or without an author", async () => {
    const [meeting = ""] = meetingsIn(log)
    const { text } = await written(log, meeting)
    expect(await judge(text.replace(/<scene>/, "<scene><p>a</p>"))).not.toEqual([])
    expect(await judge(text.replace(/<FRBRauthor[^>]*>/, ""))).not.toEqual([])
  })
})

/** The words of a document, in their order. */
const wordsOf = ({ parts, title }: Document): string => {
  const line = ({ phrases }: Line) => phrases.map(({ text }) => text).join("")
  const all = parts.flatMap((part) => {
    if (part.is === "label") return [`${part.label}: ${line(part.line)}`]
    if (part.is === "list") return part.lines.map(line)
    if (part.is === "conclusion") return [part.label ?? "", ...part.lines.map(line)]
    return [line(part.line)]
  })
  return [title, ...all].join(" ").replaceAll(/\s+/g, " ").trim()
}
const textIn = (akn: string): string =>
  plain(
    akn
      .replace(/^.*<\/meta>/s, "")
      .replaceAll(/<\/(p|heading|scene)>/g, " ")
      .replaceAll(/<[^>]+>/g, "")
  )
    .replaceAll(/\s+/g, " ")
    .trim()

describe("the words", () => {
  it("are those of the minutes, in both languages", async () => {
    for (const of of logs) {
      const book = bookOf(of)
      const names = answerIn(seenByAll(of), Views.names)
      for (const meeting of meetingsIn(of)) {
        for (const language of ["nl", "en"] as const) {
          const minutes = Views.minutesOf(book, MeetingId.make(meeting))
          assert.isDefined(minutes)
          const rendering = { language, words, naming: Views.naming(names, language), form: "facsimile" } as const
          const document = markFiction(minutesDocument(minutes, rendering), seenByAll(of))
          expect(textIn((await written(of, meeting, { language })).text)).toBe(wordsOf(document))
        }
      }
    }
  })
})

describe("the minutes", () => {
  const meeting = { meeting: "m", agendaItem: "a" }
  const [base] = log
  assert.isDefined(base)
  let events = 0
  const event = (type: string, data: Recorded["data"], more: Partial<Recorded> = {}): Recorded => {
    events += 1
    // It is an id again.
    const id = `00000000-0000-7000-8000-${String(events).padStart(12, "0")}` as Recorded["id"]
    return { ...base, type, data, id, recordedAt: "2024-02-16T12:00:00.000Z", ...more }
  }
  const planned = [
    event("BodyEstablished", { body: "b", name: "Alliantieraad", kind: "council" }),
    event("PersonIntroduced", { person: "0b5f7c1e", name: "Anna de Wit" }),
    event("RoleAssigned", {
      person: "0b5f7c1e",
      role: "chair",
      body: "b",
      interim: false,
      from: { said: "nu", precision: "recently" }
    }),
    event("MeetingScheduled", { meeting: "m", body: "b", starts: "2024-02-15T18:30:00+01:00" }),
    event("AgendaItemPlaced", { ...meeting, title: "Programma", level: 3, number: "4" }),
    event("AgendaItemOpened", meeting)
  ]
  const said = (statement: string, voice: Recorded["data"][string], text: string) =>
    event("StatementRecorded", { statement, kind: "report", voice, text, ...meeting })
  const of = async (...more: ReadonlyArray<Recorded>) => (await written(standing([...planned, ...more]), "m")).text
  it("say who speaks, and in which role; a group speaks in a scene", async () => {
    const text = await of(said("s", { person: "0b5f7c1e" }, "Mooi zo"), said("t", { collective: "men" }, "Eens"))
    expect(text).toMatch(/<speech by="#person-0b5f7c1e" as="#role-chair"><p>.*Mooi zo<\/p><\/speech>/)
    expect(text).toContain('<TLCPerson eId="person-0b5f7c1e" href="/ontology/person/0b5f7c1e" showAs="Anna de Wit"/>')
    expect(text).toContain('<TLCRole eId="role-chair" ')
    expect(text).toMatch(/<scene>.*Eens<\/scene>/)
  })
  it("name nobody in an id, and nobody at all whom they do not mention", async () => {
    const text = await of(said("t", { collective: "men" }, "Eens"))
    expect(text).not.toContain("Anna")
    const spoken = await of(said("s", { person: "0b5f7c1e" }, "Mooi zo"))
    for (const [, id] of spoken.matchAll(/ (?:eId|href|by|as)="([^"]*)"/g)) expect(id).not.toMatch(/anna|wit/i)
  })
  it("have a section for each item, in their order", async () => {
    const second = { meeting: "m", agendaItem: "z" }
    const text = await of(
      event("AgendaItemPlaced", { ...second, title: "Rondvraag", level: 3, number: "5" }),
      event("AgendaItemOpened", second)
    )
    expect(
      [...text.matchAll(/<debateSection name="item" eId="([^"]*)">\n<heading>(.*)<\/heading>/g)].map(
        ([, id, title]) => [id, title]
      )
    ).toEqual([
      ["dbsect_1", "4. Programma"],
      ["dbsect_2", "5. Rondvraag"]
    ])
  })
  it("have a resolution for what was adopted, and for nothing less", async () => {
    const matter = { kind: "programme", id: "p" }
    const endorsed = event("DirectionEndorsed", {
      decision: "d",
      matter,
      body: "b",
      text: "een goede richting",
      ...meeting
    })
    const adopted = event("ProgrammeAdopted", { decision: "e", programme: "p", version: "v", round: "r", ...meeting })
    expect(await of(endorsed)).not.toContain("<resolutions")
    expect((await of(endorsed, adopted)).match(/<resolutions eId="[^"]+"><p>/g)).toHaveLength(1)
  })
  it("end with the adjournment, when the meeting was closed", async () => {
    const closed = event("MeetingClosed", { meeting: "m", by: "0b5f7c1e", at: "2024-02-15T20:30:00+01:00" })
    expect(await of(closed)).toContain("<adjournment ")
    expect(await of()).not.toContain("<adjournment ")
  })
  it("are an expression for each edition; a correction of what they tell is an event in their life", async () => {
    const drafted = (edition: number) =>
      event("MinutesDrafted", { minutes: "n", meeting: "m", author: "0b5f7c1e", edition, upTo: 6 })
    const told = said("s", { collective: "men" }, "Eens")
    const corrected = event("CorrectionRecorded", { corrects: told.id, reads: "Oneens", because: "verhoord" })
    const other = event("CorrectionRecorded", { corrects: base.id, reads: "Oneens", because: "verhoord" })
    const lives = async (...more: ReadonlyArray<Recorded>) =>
      [...(await of(told, ...more)).matchAll(/<eventRef [^>]*type="(\w+)"/g)].map(([, type]) => type)
    expect(await lives()).toEqual([])
    expect(await lives(drafted(1), other)).toEqual(["generation"])
    expect(await lives(drafted(1), drafted(2), corrected)).toEqual(["generation", "amendment", "amendment"])
    expect(await of(told, drafted(1), drafted(2))).toContain('value="/akn/nl/debate/2024-02-15/m/nld@edition-2"')
  })
  it("state what they are of: in front, and among what is ours", async () => {
    const { statement, text } = await written(standing(planned), "m")
    const [, inside = ""] = /<pactwerk:export [^>]*>(.*)<\/pactwerk:export>/.exec(text) ?? []
    expect(JSON.parse(plain(inside))).toEqual(statement)
    expect(JSON.parse(/<\?pactwerk-export (.*)\?>/.exec(text)?.[1] ?? "")).toEqual(statement)
    expect(statement.options).toEqual({ meeting: "m", language: "nl" })
  })
  it("are refused of a meeting that the log does not know", async () => {
    const options = { meeting: "elsewhere", understand, words }
    const refused = await Effect.runPromise(Effect.flip(exporting(akomaNtoso, sourceOf(planned), { options })))
    expect(refused.message).toBe("there is no meeting `elsewhere`")
  })
})
