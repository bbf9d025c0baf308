/** What somebody can type that is not right, with names in it. */
import { finder, markOf } from "./canary.ts"
import type { Line } from "./canary-commands.ts"
import { anna } from "./canary-history.ts"

export const [name = "", honorific = "", contact = ""] = [90_001, 90_002, 90_003].map(markOf)
/** Looks for what is typed here, and stands nowhere else. */
export const typed = finder([name, honorific, contact])
const person = "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b"
export const introduce = { _tag: "IntroducePerson", person, name, honorific, contact }
const correct = (reads: string) => ({
  _tag: "RecordCorrection",
  corrects: "00000000-0000-7000-8000-000000000001",
  reads,
  because: "Zo was het."
})
export const ask: Line = ["ask", "-", "--role", "secretary"]
const observe: Line = ["observe", "-", "--role", "secretary", "--occurred", "2024-02-01", "--source", "verslag"]

const addTo = (livesIn: object) => ({ _tag: "AddWorkingGroupMember", body: "nergens", person, livesIn })
const marked = (whom: string) => `Volgens [${name}](person:${whom}) was het zo.`
const another = { PACTWERK_MASTER_KEY: "ab".repeat(32) }

/** What is typed, and the exit code; `echoes` where the caller reads in the answer what they typed themselves. */
interface Case {
  readonly what: string
  readonly line: Line
  readonly stdin?: unknown
  readonly env?: Readonly<Record<string, string>>
  readonly code: number
  readonly echoes?: true
}

export const cases: ReadonlyArray<Case> = [
  { what: "no JSON", line: ask, stdin: `{"name": ${name}}`, code: 2 },
  { what: "JSON that ends too early", line: ask, stdin: `{"_tag":"IntroducePerson","name":"${name}`, code: 2 },
  { what: "JSON in the argument that ends too early", line: ["ask", `{"name":"${name}"`], code: 2 },
  { what: "a name that is no text", line: ask, stdin: { ...introduce, name: { x: name } }, code: 2 },
  { what: "a name that is a list", line: ask, stdin: { ...introduce, name: [name] }, code: 2 },
  { what: "an empty contact", line: ask, stdin: { ...introduce, contact: "" }, code: 2 },
  { what: "a field that is not known", line: ask, stdin: { ...introduce, [name]: honorific }, code: 2, echoes: true },
  { what: "a command that is not known", line: ask, stdin: { ...introduce, _tag: name }, code: 2 },
  { what: "an envelope that is not right", line: ask, stdin: { command: introduce, id: [name] }, code: 2 },
  { what: "a name in the place of a role", line: ["ask", "-", "--role", name], stdin: introduce, code: 2 },
  { what: "what claims to be sealed", line: ask, stdin: { ...introduce, name: { $sealed: 1, box: name } }, code: 2 },
  { what: "a place that is two places", line: ask, stdin: addTo({ neighbourhood: name, area: contact }), code: 2 },
  { what: "a place that is no id", line: ask, stdin: addTo({ neighbourhood: `${name}!` }), code: 2 },
  { what: "a place, refused", line: ask, stdin: addTo({ neighbourhood: name }), code: 3 },
  { what: "somebody who is known, refused", line: ask, stdin: { ...introduce, person: anna }, code: 3 },
  { what: "the same, looked at first", line: ["check", "-"], stdin: { ...introduce, person: anna }, code: 2 },
  { what: "a citizen number, refused", line: ask, stdin: { ...introduce, contact: `${contact} 111222333` }, code: 3 },
  { what: "a name for a number, refused", line: ask, stdin: { ...introduce, person: name }, code: 3, echoes: true },
  {
    what: "a name that is marked, refused",
    line: ask,
    stdin: { ...correct(marked(person)), corrects: person },
    code: 3
  },
  { what: "a name that is marked in half", line: ask, stdin: correct(`[${name}](person:x y)`), code: 2 },
  {
    what: "a name with brackets that is marked",
    line: ask,
    stdin: correct(`[${name} [x]](person:${person})`),
    code: 2
  },
  { what: "a mark that never ends", line: observe, stdin: correct(`[${name}](person:${person}`), code: 2 },
  {
    what: "a file that is not right",
    line: ["record", "-"],
    stdin: `vergadering: ${name}\n  a: [\n`,
    code: 2,
    echoes: true
  },
  { what: "a name in the place of a number", line: ["forget", name, "--ground", "objected"], code: 3, echoes: true },
  { what: "a name in the place of an option", line: ["log", `--${name}`], code: 2, echoes: true },
  { what: "a name in the place of a day", line: ["state", "--at", name], code: 2, echoes: true },
  { what: "a name in the place of a view", line: ["view", name], code: 2, echoes: true },
  { what: "a name in the place of a meeting", line: ["minutes", name], code: 4, echoes: true },
  { what: "no master key", line: ask, stdin: introduce, env: { PACTWERK_MASTER_KEY: "" }, code: 1 },
  { what: "another master key", line: ask, stdin: correct(marked(anna)), env: another, code: 1 },
  { what: "a master key that is none", line: ask, stdin: introduce, env: { PACTWERK_MASTER_KEY: name }, code: 2 }
]
