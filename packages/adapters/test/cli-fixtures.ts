/** What the tests of the command line share: an alliance in full swing, copies of it, and two ways to run. */
import { spawn } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Readable } from "node:stream"
import { fileURLToPath } from "node:url"
import { alliance, Day, masterKeyOf, onDay, openAlliance } from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { Schema } from "effect"
import { expect, inject } from "vitest"
import { run } from "../src/cli/main.ts"
import { layer as keysLayer } from "../src/keys/sqlite.ts"
import { layer } from "../src/storage/sqlite.ts"

/** A folder of this worker; `servers.setup.ts` clears it away. */
export const home = mkdtempSync(path.join(inject("scratch"), "cli-"))
/** A master key for tests, in the environment of every command. */
export const masterKey = "5a".repeat(32)
export const bin = fileURLToPath(new URL("../bin/pactwerk.js", import.meta.url))
export const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
export const onTheDay = ["--now", "2024-02-16T12:00:00+01:00"]
export const tooLate = ["--now", "2024-02-17T12:00:00+01:00"]
export const submit = {
  _tag: "SubmitFeedback",
  window: "window-1",
  remark: "remark-1",
  from: "organisation-1",
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
}
export const json = JSON.stringify

/** Where in the log of these tests such events are. */
export const where = (is: (event: (typeof prelude)[number]) => boolean) =>
  prelude.flatMap((event, index) => (is(event) ? [index + 1] : []))
export const [opening = 0] = where(({ _tag }) => _tag === "FeedbackOpened")

/** An alliance in full swing, made once for every file of a worker; every test that writes takes a copy. */
const makeTemplate = async () => {
  const template = path.join(home, "template")
  mkdirSync(template)
  const opened = await openAlliance({
    log: layer({ file: path.join(template, "pactwerk.db") }),
    keys: keysLayer({
      file: path.join(template, "pactwerk-keys.db"),
      master: masterKeyOf(Buffer.from(masterKey, "hex"))
    }),
    now: () => Date.parse("2024-02-15T12:00:00Z")
  })
  for (const [index, raw] of prelude.entries()) {
    const command = alliance.asked(recorded(alliance, index + 1, raw).event)
    if (command === undefined) throw new Error(raw._tag)
    const answer = await opened.observe(command, {
      id: `prelude-${index}`,
      actor: { role: "chair" },
      occurred: onDay(Day.make("2024-02-15")),
      source: { document: "verslag" },
      certainty: "stated"
    })
    expect(answer._tag).toBe("Accepted")
  }
  await opened.close()
}
await makeTemplate()

let copies = 0
export const copy = (): string => {
  copies += 1
  const folder = path.join(home, `copy-${copies}`)
  cpSync(path.join(home, "template"), folder, { recursive: true })
  return folder
}
export const empty = (): string => mkdtempSync(path.join(home, "empty-"))

/** Changes a log behind its back, and leaves its guards as they were. */
export const behind = (file: string, statements: string) => {
  const connection = new DatabaseSync(file)
  const guards = connection.prepare("select name, sql from sqlite_schema where type = 'trigger'").all()
  for (const { name } of guards) connection.exec(`drop trigger ${String(name)}`)
  connection.exec(statements)
  for (const { sql } of guards) connection.exec(String(sql))
  connection.close()
}

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** What a test gives beside what is typed. */
interface Around {
  readonly folder: string
  /** How wide the terminal is. */
  readonly columns?: number
  readonly stdin?: string | undefined
  readonly env?: Readonly<Record<string, string>>
}

async function* sent(text: string) {
  if (text !== "") yield text
}

/** In this process. */
export const cli = async (
  typed: ReadonlyArray<string>,
  { columns, env = {}, folder, stdin = "" }: Around
): Promise<Ended> => {
  const written = { out: "", err: "" }
  const writer = (to: "out" | "err") => ({
    write: (text: string) => {
      written[to] += text
    }
  })
  // A copy of a log goes without the keys: these stay where they are.
  const around = { PACTWERK_MASTER_KEY: masterKey, PACTWERK_KEYS: "pactwerk-keys.db", ...env }
  const code = await run(typed, {
    folder,
    env: around,
    stdin: sent(stdin),
    stdout: { ...writer("out"), ...(columns !== undefined && { columns }) },
    stderr: writer("err")
  })
  return { code, ...written }
}

/** In a process of its own. */
export const apart = (
  typed: ReadonlyArray<string>,
  { env = {}, folder, stdin }: Around,
  whileRunning?: (kill: () => void, stderr: Readable) => void
) =>
  new Promise<Ended>((done, failed) => {
    const options = {
      cwd: folder,
      env: { ...process.env, PACTWERK_LOG: "", PACTWERK_MASTER_KEY: masterKey, ...env },
      timeout: 60_000
    }
    const child = spawn(process.execPath, [bin, ...typed], options)
    const written = { out: "", err: "" }
    child.stdout.on("data", (chunk) => {
      written.out += chunk
    })
    child.stderr.on("data", (chunk) => {
      written.err += chunk
    })
    child.on("error", failed)
    child.on("close", (code) => done({ code: code ?? -1, ...written }))
    if (stdin !== undefined) child.stdin.end(stdin)
    whileRunning?.(() => child.kill("SIGINT"), child.stderr)
  })

/** The one document on stdout. */
export const document = ({ out }: Ended): { readonly [field: string]: unknown } => {
  expect(out.endsWith("\n") && !out.slice(0, -1).includes("\n")).toBe(true)
  return Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Record(Schema.String, Schema.Json)))(out)
}
