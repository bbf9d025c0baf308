/** Everything that can be typed to hear something of an alliance; a new command is listened to by the examples of its help. */
import { cpSync, mkdirSync } from "node:fs"
import path from "node:path"
import { type Level, Views, waiting } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { examples } from "../src/cli/examples.ts"
import { finder } from "./canary.ts"
import { type Mark, marks } from "./canary-history.ts"
import { keys, log, recordAll } from "./canary-place.ts"
import { cli, empty, onTheDay } from "./cli-fixtures.ts"

export type Line = ReadonlyArray<string>

const meeting = "alliantieraad-2024-02-01"
const isNamed = (value: unknown): value is { readonly name: string } =>
  typeof value === "object" && value !== null && "name" in value && "evolve" in value
const viewNames = [...Object.values<unknown>(Views), waiting].filter(isNamed).map(({ name }) => name)

/** What is typed for a command, where the examples of its help say less. */
const own = new Map<string, ReadonlyArray<Line>>([
  ["log", [["log"], ["log", "--jsonl"], ["log", "--backwards", "--limit", "20"], ["log", "--at", "2024-02-16"]]],
  [
    "minutes",
    [
      ["minutes", meeting],
      ["minutes", meeting, "--md"],
      ["minutes", meeting, "--html"]
    ]
  ],
  // On stdout, where each of their bytes is listened to; what is a file is looked into by its own test.
  [
    "export",
    [
      ...["ocel-json", "ocel-xml", "xes --case meeting", "csv", "csv --table relations", "icalendar", "popolo"],
      ...["names", "minutes", "register"].map((name) => `csv --table ${name}`),
      "cloudevents --source urn:nld:kvknr:12345678",
      ...["akoma-ntoso", "ori-a"].map((name) => `${name} --meeting ${meeting}`),
      "ori-events --base https://pactwerk.example/ori/ --municipality gm0772 --municipality-name Eindhoven"
    ].map((typed) => ["export", ...typed.split(" ")])
  ],
  [
    "chart",
    ["timeline", "pledges", "stages"].flatMap((name) =>
      [[], ["--table", "html"]].map((form) => ["chart", name, "--on", "2026-01-01", ...form])
    )
  ],
  ["view", [...viewNames.map((name) => ["view", name]), ["view", "nothing"]]],
  ["roll-up", [["roll-up", "."]]],
  ["state", [["state"], ["state", "--at", "#40"], ["state", "--at", "2024-02-16", "--basis", "happened"]]],
  ["diff", [...viewNames, "state"].map((name) => ["diff", "#0", "now", "--view", name])],
  ["blame", [...viewNames, "state"].map((name) => ["blame", name, "--all"])],
  [
    "why",
    [
      ["why", "names"],
      ["why", "state/kernel/persons"]
    ]
  ],
  [
    "what-if",
    [
      ["what-if", "--without", "#9", "--view", "names"],
      ["what-if", "--charter", '{"off":[]}']
    ]
  ],
  ["sources", [["sources"]]],
  ["readiness", [["readiness"]]],
  ["rules", [["rules"]]],
  ["verify", [["verify"], ["verify", "--deep"]]],
  [
    "prove",
    [
      ["prove", "9"],
      ["prove", "79", "--out", "nine.tlog-proof"],
      ["prove", "9999"]
    ]
  ],
  ["checkpoint", [["checkpoint"], ["checkpoint", "--out", "checkpoint.txt"]]],
  ["copy", [["copy", "pactwerk.db", "copied.ndjson"]]],
  ["backup", [["backup", "backup.ndjson"]]],
  ["restore", [["restore", "backup.ndjson", "--log", "restored.db"]]],
  // These change what the others hear of; they have tests of their own.
  ["forget", []],
  ["rekey", []]
])

const fromHelp = (name: string): ReadonlyArray<Line> =>
  Object.entries(examples).flatMap(([of, all]) =>
    of === name ? all.map(({ typed }) => typed.en.replace(/ [<>].*/, "").split(" ")) : []
  )

/** Every line, for every command that there is. */
export const lines: ReadonlyArray<Line> = Object.keys(examples).flatMap((name) => own.get(name) ?? fromHelp(name))

const find = finder(marks.map(({ mark }) => mark))
const known = new Map(marks.map((one) => [one.mark, one]))

/** The marks in these texts, each once. */
export const marksIn = (...texts: ReadonlyArray<string | Uint8Array>): ReadonlyArray<Mark> => {
  const found = new Set(texts.flatMap((text) => find(text).map(({ mark }) => mark)))
  return [...found].flatMap((mark) => known.get(mark) ?? [])
}

// Said here once more, so that the order of the levels is not what it is compared with.
const levels = ["public", "partners", "internal", "personal"]

/** Whether somebody who reads at this level may read this mark. */
export const isOpenTo = (level: Level, mark: Mark): boolean => levels.indexOf(mark.level) <= levels.indexOf(level)

/** Where marks stand that nobody at this level may read. */
export const tooMuch = (level: Level, found: ReadonlyArray<Mark>): ReadonlyArray<string> =>
  found.filter((one) => !isOpenTo(level, one)).map(({ mark, pointer, type }) => `${type}${pointer} ${mark}`)

let template: string | undefined

/** A folder of its own that holds the alliance of marks. */
export const alliancePlace = async (): Promise<string> => {
  if (template === undefined) {
    template = empty()
    await Effect.runPromise(Effect.provide(recordAll, Layer.merge(log(template), keys(template))))
  }
  const folder = path.join(empty(), "alliance")
  cpSync(template, folder, { recursive: true })
  mkdirSync(path.join(folder, "home"))
  return folder
}

/** Types a line in such a folder, and gives all that was printed. */
export const heard = async (
  folder: string,
  line: Line,
  { env = {}, stdin = "" }: { readonly env?: Readonly<Record<string, string>>; readonly stdin?: string } = {}
) => {
  const around = { HOME: path.join(folder, "home"), PACTWERK_ORIGIN: "pactwerk.example/woensel-zuid", ...env }
  const { code, err, out } = await cli([...line, ...onTheDay], { folder, env: around, stdin })
  return { code, err, out, all: `${out}\n${err}` }
}
