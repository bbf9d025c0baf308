/** What may be a name, and what just may not: both sides of each line. */
import { Schema, SchemaAST } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Names from "../../src/kernel/names.ts"

const uuid = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"

const written: ReadonlyArray<readonly [string, Schema.Top, ReadonlyArray<unknown>, ReadonlyArray<unknown>]> = [
  ["Text", Names.Text, ["a", " "], [""]],
  [
    "Day",
    Names.Day,
    ["2024-02-16", "1999-12-31"],
    ["24-02-16", "2024-2-16", "2024-02-6", "2024-02", "12024-02-16", "2024-02-161"]
  ],
  [
    "Instant",
    Names.Instant,
    [
      "2024-02-01T00:00Z",
      "2024-02-01T19:59:59Z",
      "2024-02-01T23:30:00.1Z",
      "2024-02-01T20:30:00.123Z",
      "2024-02-01T18:30+01:00",
      "2024-02-01T18:30-19:59",
      "2024-02-01T18:30+23:00"
    ],
    [
      "2024-02-01T24:00Z",
      "2024-02-01T8:30Z",
      "2024-02-01T18:60Z",
      "2024-02-01T18:30:60Z",
      "2024-02-01T18:30:00.Z",
      "2024-02-01T18:30:00.1234Z",
      "2024-02-01T18:30",
      "2024-02-01T18:30+24:00",
      "2024-02-01T18:30+01:60",
      "2024-02-01T18:30+0100",
      "2024-02-01T18:30Z, zei de voorzitter",
      "2024-02-012024-02-01T18:30Z",
      "2024-02-30T18:30Z",
      "2024-02-01"
    ]
  ],
  ["Position", Names.Position, [0, 1], [-1, 0.5, "1"]],
  ["Tag", Names.Tag, ["a", "person:1", "a".repeat(200)], ["", "a".repeat(201), "a\n", "\u0000a", "\u007f", "a\u001fb"]],
  [
    "EventId",
    Names.EventId,
    [uuid, "ffffffff-ffff-ffff-ffff-ffffffffffff"],
    [
      uuid.toUpperCase(),
      `${uuid}0`,
      `0${uuid}`,
      uuid.slice(1),
      uuid.slice(0, -1),
      uuid.replace("-4a7e", ""),
      "g".repeat(36)
    ]
  ],
  ["CommandId", Names.CommandId, ["a", " ", "a".repeat(180)], ["", "a".repeat(181), "a\n", "\u0000a"]],
  [
    "MeetingId",
    Names.MeetingId,
    ["a", "7", "a-b", "february-2024", "a".repeat(80)],
    ["", "-a", "a-", "A", "aB", "a b", "é", "a".repeat(81), "constructor", "a\n"]
  ],
  ["PersonId", Names.PersonId, [uuid, "A", "a".repeat(80)], ["", "a b", "a\t", "a".repeat(81), "constructor"]],
  [
    "RoleName",
    Names.RoleName,
    ["a", "deputy-chair", "a".repeat(40)],
    ["", "-a", "Chair", "chair2", "a".repeat(41), "1a"]
  ],
  ["Count", Names.Count, [{ value: 3 }, { value: 0.5, about: true, said: "een half" }], [{}, { value: Number.NaN }]],
  [
    "Money",
    Names.Money,
    [{ cents: 0, currency: "EUR" }],
    [{ cents: -1, currency: "EUR" }, { cents: 0.5, currency: "EUR" }, { cents: 1 }]
  ],
  ["Share", Names.Share, [0, 0.5, 1], [-0.01, 1.01]],
  [
    "Hash",
    Names.Hash,
    ["0123456789abcdef".repeat(4)],
    ["a".repeat(63), "a".repeat(65), "A".repeat(64), "g".repeat(64)]
  ],
  [
    "Matter",
    Names.Matter,
    [
      { kind: "programme", id: "a" },
      { kind: "agendaItem", id: "a" }
    ],
    [
      { kind: "", id: "a" },
      { kind: "A", id: "a" },
      { kind: "a-b", id: "a" },
      { kind: "a1", id: "a" },
      { kind: "a".repeat(41), id: "a" },
      { kind: "a", id: "" }
    ]
  ],
  [
    "Voice",
    Names.Voice,
    [{ person: uuid }, { person: uuid, for: "library" }, { collective: "alle partners" }],
    [{}, { collective: "" }, { person: "" }, { for: "library" }]
  ],
  ["Party", Names.Party, [{ organisation: "library" }, { category: "jongeren zelf" }], [{}, { category: "" }]],
  ["Outsider", Names.Outsider, [{ body: "council" }, { named: "het Rijk" }], [{}, { named: "" }, { body: "A" }]],
  [
    "Source",
    Names.Source,
    [{ document: "verslag" }, { document: "verslag", section: "4" }],
    [{}, { document: "" }, { document: "verslag", section: "" }]
  ],
  [
    "Span",
    Names.Span,
    ["P20Y", "P3M", "P2W", "P10D", "P12M", "P10W", "P1Y2M3W4D"].map((iso) => ({ said: "zo lang", iso })),
    ["P", "3Y", "PY", "P1D2Y", "P1Yx", "xP1Y", "P1H", "p1y"].map((iso) => ({ said: "zo lang", iso }))
  ]
]

describe.each(written)("%s", (_, schema, accepted, refused) => {
  it.each(accepted)("may be %j", (value) => expect(Schema.is(schema)(value)).toBe(true))
  it.each(refused)("may not be %j", (value) => expect(Schema.is(schema)(value)).toBe(false))
})

it("says what it had expected", () => {
  const message = (schema: Schema.Top, value: unknown) => {
    const decoded = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(schema.ast))(value)
    return decoded._tag === "Failure" ? decoded.failure.message : ""
  }
  expect(message(Names.Day, "16 februari")).toContain("a day written as 2024-02-16")
  expect(message(Names.Day, "2024-02-30")).toContain("a day that exists")
  expect(message(Names.Instant, "18.30 uur")).toContain(
    "a moment with its offset, written as 2024-02-01T18:30:00+01:00"
  )
  expect(message(Names.Instant, "2024-02-30T18:30Z")).toContain("a day that exists")
  expect(message(Names.Tag, "")).toContain("a tag of 1 to 200 characters")
  expect(message(Names.EventId, "1")).toContain("a UUID in lower case")
  expect(message(Names.CommandId, "")).toContain("an id of 1 to 180 characters")
  expect(message(Names.MeetingId, "A")).toContain("an id of at most 80 lower-case letters, digits and hyphens")
  expect(message(Names.MeetingId, "constructor")).toContain("an id that no object has as a property")
  expect(message(Names.PersonId, "a b")).toContain("an id of at most 80 characters without spaces")
  expect(message(Names.PersonId, "constructor")).toContain("an id that no object has as a property")
  expect(message(Names.RoleName, "De Voorzitter")).toContain("a role in lower-case letters and hyphens")
  expect(message(Names.Matter, { kind: "A", id: "a" })).toContain("a kind of thing, such as `programme`")
  expect(message(Names.Span, { said: "lang", iso: "lang" })).toContain("a period written as P3Y")
  expect(message(Names.Hash, "")).toContain("a SHA-256 in hex")
})

const tagOf = SchemaAST.resolveAt<(id: string) => string>("filedAs")
const ids = Object.entries<unknown>(Names).flatMap(([name, schema]) => {
  const tag = Schema.isSchema(schema) ? tagOf(schema.ast) : undefined
  return name.endsWith("Id") && tag !== undefined ? [[name, tag] as const] : []
})
it.each(ids)("%s files an event under its own kind of thing", (name, tag) => {
  const kind = `${name.charAt(0).toLowerCase()}${name.slice(1, -2)}`
  expect(tag("a")).toBe(`${kind}:a`)
})

it("days and moments say in the schema what they are, for whoever makes samples or forms of it", () =>
  expect([Names.Day, Names.Instant].map(({ ast }) => SchemaAST.resolveIdentifier(ast))).toEqual(["Day", "Instant"]))

it("one matter has one text", () => expect(Names.keyOf({ kind: "version", id: "ninety" })).toBe("version:ninety"))

it("knows the days that exist, as the calendar has them", () => {
  const number = (length: number, max: number) =>
    fc.integer({ min: 0, max }).map((value) => String(value).padStart(length, "0"))
  const isDay = Schema.is(Names.Day)
  fc.assert(
    fc.property(number(4, 9999), number(2, 13), number(2, 32), (year, month, date) => {
      const day = `${year}-${month}-${date}`
      const parsed = new Date(`${day}T00:00:00Z`)
      expect(isDay(day)).toBe(!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day))
    }),
    {
      numRuns: 2000,
      examples: [
        ["1900", "02", "29"],
        ["2000", "02", "29"],
        ["2024", "02", "29"],
        ["2023", "02", "29"]
      ]
    }
  )
})
