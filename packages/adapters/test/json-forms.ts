/** What each command answers with `--json`, on a log of these tests: several answers where one has not every key. */
import { writeFileSync } from "node:fs"
import path from "node:path"
import { anna, cli, copy, document, empty, json, onTheDay, submit } from "./cli-fixtures.ts"

export interface Form {
  readonly typed: ReadonlyArray<string>
  readonly code: number
  readonly document: Readonly<Record<string, unknown>>
}

const place = "register/organisation-1/signed"
const charter = json({ values: { "closing-day-included": false } })
const csv = ["export", "csv"]
const later = ["--now", "2024-04-10T12:00:00+02:00"]
const fiction: ReadonlyArray<string> = [
  ...[
    "observe",
    "--role",
    "secretary",
    "--occurred",
    "2024-02-16",
    "--source",
    "fictie",
    "--id",
    "made-up",
    ...onTheDay
  ]
]
const meeting = `vergadering:
  orgaan: Raad
  datum: 2024-04-04
  van: 18.30
  tot: 20.00
  voorzitter: Anna de Wit
punten:
  - titel: Opening
`

/** What is typed, in this order; a command that looks at moments does so where something was made up. */
const lines: Readonly<Record<string, ReadonlyArray<ReadonlyArray<string>>>> = {
  init: [["init", "new.db"]],
  ask: [["ask", "--role", "secretary", ...onTheDay]],
  check: [["check", "--role", "secretary", ...onTheDay]],
  observe: [fiction],
  record: [
    ["record", "--template"],
    ["record", "meeting.yaml", ...later]
  ],
  state: [fiction, ["state"], ["state", "--known", "#5"]],
  readiness: [fiction, ["readiness"], ["readiness", "--at", "#999"]],
  log: [fiction, ["log"], ["log", "--at", "#999"]],
  minutes: [fiction, ["minutes", "meeting-1"], ["minutes", "meeting-1", "--out", "minutes.md"]],
  view: [fiction, ["view", "register"], ["view", "register", "--known", "#5"]],
  chart: [["chart", "pledges"]],
  export: [csv, [...csv, "--out", "events.csv"]],
  sources: [fiction, ["sources"], ["sources", "--at", "#999"]],
  rules: [["rules"], ["rules", "feedback/in-time"]],
  audit: [fiction, ["audit"], ["audit", "--charter", charter], ["audit", "--at", "#999"]],
  diff: [["diff", "#3"]],
  why: [["why", place]],
  blame: [["blame", place]],
  bisect: [["bisect", "register exists"]],
  "what-if": [
    ["what-if", "--without", "#1"],
    ["what-if", "--charter", charter]
  ],
  stats: [["stats"]],
  "roll-up": [["roll-up", "."]],
  copy: [["copy", "pactwerk.db", "other.db"]],
  backup: [["backup", "kept.ndjson"]],
  restore: [
    ["backup", "kept.ndjson"],
    ["restore", "kept.ndjson", "--log", "other.db"]
  ],
  import: [
    ["backup", "kept.ndjson"],
    ["import", "kept.ndjson", "--log", "other.db"],
    ["import", "meetings.csv", ...later]
  ],
  verify: [["verify"]],
  checkpoint: [["checkpoint"]],
  prove: [["prove", "3"]],
  witness: [
    ["checkpoint", "--out", "kept.txt"],
    ["witness", "kept.txt", "--as", "library.example", "--key", "KEY"]
  ],
  forget: [["forget"], ["forget", anna, "--ground", "objected"]],
  rekey: [["rekey", "--to", "NEXT"]],
  doctor: [["doctor"]]
}

/** Runs them: the answers of each command by its name, as those of the others make them possible. */
export const jsonForms = async (): Promise<ReadonlyMap<string, ReadonlyArray<Form>>> => {
  const forms = new Map<string, ReadonlyArray<Form>>()
  for (const [name, all] of Object.entries(lines)) {
    const folder = copy()
    writeFileSync(path.join(folder, "meeting.yaml"), meeting)
    writeFileSync(path.join(folder, "meetings.csv"), "orgaan;datum\nRaad;2024-04-04\n")
    const env = { PACTWERK_SIGNING_KEY_FILE: path.join(empty(), "sign.pem"), PACTWERK_ORIGIN: "pactwerk.example/wijk" }
    const found: Array<Form> = []
    const given = new Map([["NEXT", path.join(empty(), "next.key")]])
    for (const line of all) {
      const typed = [...line.map((word) => given.get(word) ?? word), "--json"]
      const ended = await cli(typed, { folder, env, stdin: json(submit) })
      const answer = document(ended)
      given.set("KEY", String(answer.key))
      if (line[0] === name) found.push({ typed, code: ended.code, document: answer })
    }
    forms.set(name, found)
  }
  return forms
}
