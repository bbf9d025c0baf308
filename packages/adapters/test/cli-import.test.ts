/** The command line takes a history from a file: what went out comes back as it was, and what is not right is named. */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { prelude } from "@pactwerk/core/testing"
import { describe, expect, it } from "vitest"
import { anna, cli, copy, document, empty, json, onTheDay } from "./cli-fixtures.ts"

type Fields = Readonly<Record<string, unknown>>
const origin = { PACTWERK_ORIGIN: "pactwerk.example/wijk" }
const source = ["--source", "urn:nld:kvknr:12345678"]
const at =
  (folder: string) =>
  async (typed: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
    cli(typed, { folder, env: { ...origin, PACTWERK_SIGNING_KEY_FILE: path.join(folder, "sign.pem"), ...env } })
const file = (folder: string, name: string) => path.join(folder, name)
const linesOf = (text: string): ReadonlyArray<Fields> =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
/** The events of a log as they are read at the highest level. */
const eventsOf = async (folder: string, log: string, env = {}) =>
  document(await at(folder)(["log", "--json", "--level", "personal", "--log", log], env)).events
const rootOf = async (folder: string, log: string) => document(await at(folder)(["stats", "--json", "--log", log])).head

describe("a backup", () => {
  /** A folder with a log, a backup of it, and a checkpoint that was signed. */
  const kept = async () => {
    const folder = copy()
    const run = at(folder)
    const { key } = document(await run(["checkpoint", "--out", "kept.txt", "--json"]))
    await run(["backup", "kept.ndjson"])
    return { folder, run, key: String(key) }
  }

  it("comes back as the same events with the same root, and once more changes nothing", async () => {
    const { folder, key, run } = await kept()
    const typed = ["import", "kept.ndjson", "--log", "new.db", "--checkpoint", "kept.txt", "--key", key, "--json"]
    const [first, second] = [document(await run(typed)), document(await run(typed))]
    expect(first).toMatchObject({ imported: first.position, found: 0, head: { size: first.position } })
    expect(second).toMatchObject({ imported: 0, found: first.position })
    expect(await eventsOf(folder, "new.db")).toEqual(await eventsOf(folder, "pactwerk.db"))
    expect(await rootOf(folder, "new.db")).toEqual(await rootOf(folder, "pactwerk.db"))
  })
  it("that was cut or changed after the checkpoint is not taken, and nothing is written", async () => {
    const { folder, key, run } = await kept()
    const lines = readFileSync(file(folder, "kept.ndjson"), "utf8").trimEnd().split("\n")
    const taking = async (changed: ReadonlyArray<string>, ...typed: ReadonlyArray<string>) => {
      writeFileSync(file(folder, "other.ndjson"), `${changed.join("\n")}\n`)
      const ended = await run(["import", "other.ndjson", "--log", "new.db", ...typed])
      expect(existsSync(file(folder, "new.db"))).toBe(false)
      return ended
    }
    const cut = await taking(lines.slice(0, -2), "--checkpoint", "kept.txt", "--key", key)
    expect(cut).toMatchObject({ code: 5, err: expect.stringContaining("herschreven of ingekort") })
    const changed = lines.map((line) => line.replace("Bibliotheek", "Boekhandel"))
    expect(changed).not.toEqual(lines)
    expect((await taking(changed)).code).toBe(5)
    expect((await taking(["geen logboek"])).code).toBe(5)
  })
  it("does not go over what stands there already", async () => {
    const { folder, run } = await kept()
    await run(["init", "other.db"])
    const profile = json({ _tag: "ProfileOrganisation", organisation: "bieb", name: "Bibliotheek" })
    await cli(["ask", "--role", "secretary", "--log", "other.db"], { folder, stdin: profile })
    const ended = await run(["import", "kept.ndjson", "--log", "other.db"])
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("gebeurtenis 1 is niet die van kept.ndjson") })
  })
})

/** A log with nobody in it, and its CloudEvents. */
const impersonal = async () => {
  const folder = empty()
  const run = at(folder)
  await run(["init"])
  for (const name of ["een", "twee", "drie"]) {
    const stdin = json({ _tag: "ProfileOrganisation", organisation: name, name })
    await cli(["ask", "--role", "secretary", "--id", name, ...onTheDay], { folder, stdin })
  }
  await run(["export", "cloudevents", ...source, "--out", "out.ndjson"])
  return { folder, run, lines: linesOf(readFileSync(file(folder, "out.ndjson"), "utf8")) }
}

describe("CloudEvents", () => {
  it("come back as the same events with the same root, one a line or all in a list, and once more changes nothing", async () => {
    const { folder, lines, run } = await impersonal()
    writeFileSync(file(folder, "batch.json"), JSON.stringify(lines))
    for (const from of ["out.ndjson", "batch.json"]) {
      const log = `${from}.db`
      expect(document(await run(["import", from, "--log", log, "--json"]))).toMatchObject({ imported: 3, sealed: 0 })
      expect(await eventsOf(folder, log)).toEqual(await eventsOf(folder, "pactwerk.db"))
      expect(await rootOf(folder, log)).toEqual(await rootOf(folder, "pactwerk.db"))
      expect(document(await run(["import", from, "--log", log, "--json"]))).toMatchObject({ imported: 0, found: 3 })
    }
  })
  it("with people in it are sealed anew, where the export says that nothing was withheld", async () => {
    const folder = copy()
    const run = at(folder)
    await run(["export", "cloudevents", ...source, "--level", "personal", "--out", "all.ndjson"])
    const keys = { PACTWERK_KEYS: "new-keys.db" }
    const taken = await run(["import", "all.ndjson", "--log", "new.db", "--json"], keys)
    expect(document(taken)).toMatchObject({ imported: prelude.length })
    expect(taken.err).toContain("De wortel van dit logboek is daarom een andere.")
    const plainly = (events: unknown) => JSON.parse(json(events)).map(({ hash, ...event }: Fields) => event)
    expect(plainly(await eventsOf(folder, "new.db", keys))).toEqual(plainly(await eventsOf(folder, "pactwerk.db")))
    const hidden = document(await run(["log", "--json", "--log", "new.db", "--type", "PersonIntroduced"]))
    expect(json(hidden)).not.toContain("Anna de Wit")
    expect(readFileSync(file(folder, "new.db")).includes("Anna de Wit")).toBe(false)
    const again = await run(["import", "all.ndjson", "--log", "new.db"], keys)
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("alleen in een leeg logboek") })
  })
  it("of which something was withheld, or of which nobody says that it was not, are refused", async () => {
    const folder = copy()
    const run = at(folder)
    const refused = async (name: string) => {
      const ended = await run(["import", name, "--log", "new.db"], { PACTWERK_KEYS: "new-keys.db" })
      expect(ended).toMatchObject({ code: 2, err: expect.stringContaining("weggelaten of ontzegeld") })
      expect(existsSync(file(folder, "new.db"))).toBe(false)
      expect(existsSync(file(folder, "new-keys.db"))).toBe(false)
    }
    await run(["export", "cloudevents", ...source, "--out", "public.ndjson"])
    await refused("public.ndjson")
    await run(["export", "cloudevents", ...source, "--level", "personal", "--out", "all.ndjson"])
    writeFileSync(file(folder, "alone.ndjson"), readFileSync(file(folder, "all.ndjson")))
    await refused("alone.ndjson")
  })
  it("are only looked at with --dry-run", async () => {
    const { folder, run } = await impersonal()
    expect(await run(["import", "out.ndjson", "--log", "new.db", "--dry-run"])).toMatchObject({
      code: 0,
      err: expect.stringContaining("3 gebeurtenissen. Er is nog niets vastgelegd.")
    })
    expect(existsSync(file(folder, "new.db"))).toBe(false)
  })
})

/** What is done to the second line, and what is said of it. */
const malformed: ReadonlyArray<readonly [string, (event: Fields) => unknown, string]> = [
  ["text that is no JSON", () => undefined, "dit is geen JSON"],
  ["a list in a line", () => [], "it is no object"],
  ["no version", ({ specversion, ...event }) => event, "`specversion` is missing"],
  ["another version", (event) => ({ ...event, specversion: "2.0" }), "`specversion`"],
  ["no id", ({ id, ...event }) => event, "`id` is missing"],
  ["an empty id", (event) => ({ ...event, id: "" }), "`id` is empty"],
  ["an id that is none of a log", (event) => ({ ...event, id: "a" }), "UUID"],
  ["no source", (event) => ({ ...event, source: undefined }), "`source` is missing"],
  ["a source of nobody", (event) => ({ ...event, source: "https://pactwerk.example" }), "`source`"],
  ["no type", ({ type, ...event }) => event, "`type` is missing"],
  ["a type of no room", (event) => ({ ...event, type: "nl.pactwerk.garden.rose-planted.v1" }), "no room owns"],
  ["a type of another domain", (event) => ({ ...event, type: "nl.elders.membership.pact-signed.v1" }), "no room owns"],
  [
    "another type than the data is of",
    (event) => ({ ...event, type: "nl.pactwerk.membership.pact-signed.v1" }),
    "PactSigned"
  ],
  [
    "a schema that does not exist yet",
    (event) => ({ ...event, type: String(event.type).replace(".v1", ".v9") }),
    "`data`"
  ],
  ["no time", ({ time, ...event }) => event, "recordedAt"],
  ["a time without an offset", (event) => ({ ...event, time: "2024-02-01T12:00:00" }), "`time`"],
  ["a time that is no clock's", (event) => ({ ...event, time: "2024-02-30T12:00:00Z" }), "`time`"],
  ["no sequence", ({ sequence, ...event }) => event, "position"],
  ["a sequence that is a number", (event) => ({ ...event, sequence: 2 }), "`sequence` is no text"],
  ["a sequence with a gap", (event) => ({ ...event, sequence: "0000000007" }), "hier hoort 2, er staat 7"],
  ["a sequence that was there", (event) => ({ ...event, sequence: "0000000001" }), "hier hoort 2, er staat 1"],
  ["no hash", ({ pactwerkhash, ...event }) => event, "hash"],
  ["a hash that is none", (event) => ({ ...event, pactwerkhash: "a" }), "`pactwerkhash`"],
  ["the hash of something else", (event) => ({ ...event, pactwerkhash: "0".repeat(64) }), "`pactwerkhash` is niet van"],
  [
    "a name that was changed",
    (event) => ({ ...event, data: { ...Object(event.data), payload: { organisation: "twee", name: "Twee!" } } }),
    "`pactwerkhash` is niet van"
  ],
  ["no data", ({ data, ...event }) => event, "there is no `data`"],
  [
    "data that is elsewhere",
    ({ data, ...event }) => ({ ...event, dataref: "https://pactwerk.example/a" }),
    "must be fetched"
  ],
  ["data twice", (event) => ({ ...event, data_base64: "YQ==" }), "`data` and `data_base64`"],
  ["data of another shape", (event) => ({ ...event, data: { payload: {} } }), "Missing"],
  [
    "a certainty that is none",
    (event) => ({ ...event, data: { ...Object(event.data), certainty: "perhaps" } }),
    "certainty"
  ],
  ["a field too many", (event) => ({ ...event, data: { ...Object(event.data), more: 1 } }), "more"],
  ["an attribute in capitals", (event) => ({ ...event, correlationId: "a" }), "`correlationId` is no name"],
  ["an attribute that is an object", (event) => ({ ...event, who: {} }), "`who` is no text"]
]

describe("a CloudEvent that is not right", () => {
  it.each(malformed)("%s: is named by its line, and nothing is written", async (_, change, reason) => {
    const { folder, lines, run } = await impersonal()
    const [first, second, third] = lines
    const changed = [first, change(second ?? {}), third].map((event) => JSON.stringify(event) ?? "{ geen JSON")
    writeFileSync(file(folder, "bad.ndjson"), `${changed.join("\n")}\n`)
    const ended = await run(["import", "bad.ndjson", "--log", "new.db", "--format", "cloudevents", "--json"])
    expect(ended.code).toBe(2)
    const { error } = document(ended)
    expect(error).toMatchObject({ file: "bad.ndjson", places: [{ line: 2, nl: expect.stringContaining(reason) }] })
    expect(existsSync(file(folder, "new.db"))).toBe(false)
  })
  it("is one of at least twenty kinds, and an id that is there twice is one of them", async () => {
    expect(malformed.length).toBeGreaterThanOrEqual(20)
    const { folder, lines, run } = await impersonal()
    const [first, second] = lines
    writeFileSync(file(folder, "bad.ndjson"), `${json(first)}\n${json({ ...second, id: first?.id })}\n`)
    const ended = await run(["import", "bad.ndjson", "--log", "new.db", "--lang", "en"])
    expect(ended.err).toContain(`bad.ndjson:2  \`id\`: ${first?.id} is there twice`)
    writeFileSync(file(folder, "none.ndjson"), "\n")
    const none = await run(["import", "none.ndjson", "--log", "new.db", "--format", "cloudevents", "--lang", "en"])
    expect(none.err).toContain("there is no event in it")
  })
})

describe("meetings in a table", () => {
  const later = ["--now", "2024-05-01T12:00:00+02:00"]
  const held = "Raad;2024-03-14;19.30;21.00;Anna de Wit;Buurthuis;Anna de Wit | Bram Smit;Opening | Rondvraag;notulen"
  const heading = "orgaan;datum;van;tot;voorzitter;plaats;aanwezig;punten;bron"
  const planned = "Raad;2024-04-11;;;;;;;"
  const taking = async (table: string, ...typed: ReadonlyArray<string>) => {
    const folder = copy()
    writeFileSync(file(folder, "meetings.csv"), table)
    return { folder, ended: await at(folder)(["import", "meetings.csv", ...later, ...typed]) }
  }
  const newsIn = async (folder: string) => {
    const { events } = document(await at(folder)(["log", "--json", "--after", String(prelude.length)]))
    return JSON.parse(json(events)).map(({ data, type }: { data: Fields; type: string }) => ({ type, ...data }))
  }
  const recordedThen = [
    { type: "MeetingScheduled", meeting: "body-1-2024-03-14", starts: "2024-03-14T19:30:00+01:00", place: "Buurthuis" },
    { type: "AgendaItemPlaced", title: "Opening" },
    { type: "AgendaItemPlaced", title: "Rondvraag" },
    { type: "MeetingOpened", by: anna },
    { type: "AttendanceRegistered", person: anna, presence: "present" },
    { type: "AttendanceRegistered", presence: "present" },
    { type: "AgendaItemOpened" },
    { type: "AgendaItemOpened" },
    { type: "MeetingClosed", at: "2024-03-14T21:00:00+01:00" },
    { type: "MeetingScheduled", meeting: "body-1-2024-04-11", starts: "2024-04-11" }
  ]

  it("are observed, with Dutch headings or English ones, with semicolons or commas; a planned day is no more than that", async () => {
    const dutch = await taking(`\ufeff${heading}\r\n${held}\r\n${planned}\r\n`)
    expect(dutch.ended.code).toBe(0)
    expect(await newsIn(dutch.folder)).toMatchObject(recordedThen)
    const english = await taking(
      `source,items,present,place,chair,until,from,date,body\nnotulen,"Opening\nRondvraag","Anna de Wit|Bram Smit",Buurthuis,Anna de Wit,21:00,19:30,14 maart 2024,body-1\n,,,,,,,11 April 2024,Raad\n`
    )
    expect(await newsIn(english.folder)).toMatchObject(recordedThen)
  })
  it("the same table twice changes nothing, and a row more is added", async () => {
    const { folder } = await taking(`${heading}\n${held}\n`)
    const again = async (table: string) => {
      writeFileSync(file(folder, "meetings.csv"), table)
      return document(await at(folder)(["import", "meetings.csv", "--json", ...later]))
    }
    const { position } = document(await at(folder)(["log", "--json"]))
    expect(await again(`${heading}\n${held}\n`)).toMatchObject({ position, events: [], repeats: 9 })
    expect(await again(`${heading}\n${held}\n${planned}\n`)).toMatchObject({
      repeats: 9,
      position: Number(position) + 1
    })
    const otherwise = await at(folder)(["import", "meetings.csv", ...later, "--lang", "en"])
    expect(otherwise.code).toBe(0)
    writeFileSync(file(folder, "meetings.csv"), `${heading}\n${held.replace("21.00", "22.00")}\n`)
    const changed = await at(folder)(["import", "meetings.csv", ...later, "--lang", "en"])
    expect(changed).toMatchObject({ code: 2, err: expect.stringContaining("meetings.csv:2:") })
    expect(changed.err).toContain("this was recorded otherwise")
  })
  it("can follow each other, and one of them can be held later as it was planned", async () => {
    const table = `id,body,date,follows\nfirst,Raad,2024-03-14,meeting-1\nsecond,Raad,2024-04-11,first\n`
    const { ended, folder } = await taking(table)
    expect(ended.err).not.toContain("klopt iets niet")
    expect(await newsIn(folder)).toMatchObject([{ follows: "meeting-1" }, { meeting: "second", follows: "first" }])
    writeFileSync(
      file(folder, "meetings.csv"),
      `id,body,date,from,until,chair\nsecond,Raad,2024-04-11,19:30,21:00,Anna de Wit\n`
    )
    await at(folder)(["import", "meetings.csv", ...later])
    expect((await newsIn(folder)).map(({ type }: Fields) => type)).toEqual([
      ...["MeetingScheduled", "MeetingScheduled", "MeetingOpened", "MeetingClosed"]
    ])
  })
  it("are shown and not recorded with --dry-run", async () => {
    const { ended, folder } = await taking(`${heading}\n${held}\n`, "--dry-run", "--lang", "en")
    expect(ended.out).toContain("meeting scheduled: Raad meets on Thursday 14 March 2024, 19:30, Buurthuis.")
    expect(ended.err).toContain("Nothing was recorded yet.")
    expect(await newsIn(folder)).toEqual([])
  })
  it.each<readonly [string, string, ReadonlyArray<readonly [number, number, string]>]>([
    ["a heading nobody knows", `orgaan;datum;locatie\n${planned}`, [[1, 3, "locatie"]]],
    ["a heading that is there twice", "orgaan;datum;datum\nRaad;2024-03-14;", [[1, 3, "eenmaal"]]],
    ["no heading for the day", "orgaan\nRaad", [[1, 1, "een kolom «datum»"]]],
    ["an empty file", "", [[1, 1, "orgaan"]]],
    ["a row with a cell too many", "orgaan;datum\nRaad;2024-03-14;x", [[2, 3, "niet meer cellen"]]],
    ["no body", "orgaan;datum\n;2024-03-14", [[2, 1, "een waarde onder «orgaan»"]]],
    ["no day", "orgaan;datum\nRaad;", [[2, 2, "een waarde onder «datum»"]]],
    ["a body nobody established", "orgaan;datum\nRad;2024-03-14", [[2, 1, "Bedoelde u «Raad»"]]],
    ["a day that does not exist", "orgaan;datum\nRaad;2024-02-30", [[2, 2, "een dag die bestaat"]]],
    ["a vague day: nothing is made up for it", "orgaan;datum\nRaad;rond 2024-03-14", [[2, 2, "een dag die bestaat"]]],
    ["a time that is none", `${heading}\n${held.replace("19.30", "25.30")}`, [[2, 3, "een tijd"]]],
    ["an end before the beginning", `${heading}\n${held.replace("21.00", "18.00")}`, [[2, 4, "een tijd na het begin"]]],
    [
      "a chair nobody introduced",
      `${heading}\n${held.replace("Anna de Wit;", "Ana de Wit;")}`,
      [[2, 5, "Anna de Wit"]]
    ],
    ["times without a chair", `${heading}\nRaad;2024-03-14;19.30;21.00;;;;;`, [[2, 5, "voorzitter"]]],
    ["somebody twice", `${heading}\n${held.replace("Bram Smit", "Anna de Wit")}`, [[2, 7, "iedereen eenmaal"]]],
    ["an id that is none", "id;orgaan;datum\nHet Overleg!;Raad;2024-03-14", [[2, 1, "een id van"]]],
    ["a meeting before that there is not", "orgaan;datum;volgt op\nRaad;2024-03-14;meeting-9", [[2, 3, "meeting-1"]]],
    ["the same meeting in two rows", `${heading}\n${planned}\n\n${planned}`, [[4, 2, "staat ook op regel 2"]]],
    ["a quote that stays open", 'orgaan;datum\n"Raad;2024-03-14', [[2, 1, "elk aanhalingsteken gesloten"]]],
    [
      "problems in two rows",
      "orgaan;datum\nRad;2024-02-30\nRaad;x",
      [
        [2, 1, "Rad"],
        [2, 2, "2024-02-30"],
        [3, 2, "x"]
      ]
    ]
  ])("%s: each is named by row and column, and nothing is recorded", async (_, table, places) => {
    const { ended, folder } = await taking(table, "--json")
    expect(ended.code).toBe(2)
    expect(document(ended).error).toMatchObject({
      places: places.map(([line, column, nl]) => ({ line, column, nl: expect.stringContaining(nl) }))
    })
    expect(await newsIn(folder)).toEqual([])
  })
  it("are refused whole where one of them cannot have happened", async () => {
    const { ended, folder } = await taking(`${heading}\n${held}\n${held.replace("2024-03-14", "2034-03-14")}\n`)
    expect(ended.code).toBe(3)
    expect(ended.err).toContain("meetings.csv:3:")
    expect(await newsIn(folder)).toEqual([])
  })
})

describe("an import that cannot be", () => {
  it.each([
    [["import"], 2, "FILE"],
    [["import", "none.csv"], 4, "Het bestand none.csv bestaat niet."],
    [["import", "none.ndjson"], 4, "Het bestand none.ndjson bestaat niet."],
    [["import", "none.json", "--format", "cloudevents"], 4, "Het bestand none.json bestaat niet."],
    [["import", "x", "--format", "xml"], 2, "ndjson of cloudevents of csv"],
    [["import", "x", "--format", "csv", "--checkpoint", "c"], 2, "--checkpoint hoort niet bij csv"],
    [["import", "x", "--format", "ndjson", "--domain", "c"], 2, "--domain hoort niet bij ndjson"],
    [["import", "x", "--format", "ndjson", "--dry-run"], 2, "--dry-run hoort niet bij ndjson"]
  ])("%j is told so", async (typed, code, said) => {
    const ended = await at(copy())(typed)
    expect(ended).toMatchObject({ code, err: expect.stringContaining(said) })
  })
  it("a table without a log to record it in is told so, and makes none", async () => {
    const folder = empty()
    writeFileSync(file(folder, "meetings.csv"), "orgaan;datum\nRaad;2024-03-14\n")
    expect((await at(folder)(["import", "meetings.csv"])).code).toBe(4)
    expect(existsSync(file(folder, "pactwerk.db"))).toBe(false)
  })
})
