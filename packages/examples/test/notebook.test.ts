/** The notebook: what stands on the page is typed and asked, and answers what stands below it. */
import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { DuckDBInstance } from "@duckdb/node-api"
import { layer as keysLayer } from "@pactwerk/adapters/keys/sqlite"
import { open } from "@pactwerk/adapters/sqlite"
import { layerMemory, masterKeyOf, openAlliance } from "@pactwerk/core"
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest"
import { recordSeason } from "../woensel-zuid/record.ts"

const page = readFileSync(new URL("../../../docs/notebook.md", import.meta.url), "utf8")
const blocks = (language: string) =>
  [...page.matchAll(/```(\w+)\n([\s\S]*?)```\n([^`]*)/g)]
    .filter(([, written]) => written === language)
    .map(([, , code = "", below = ""]) => ({ code, below }))
/** The first table in a text: its cells, row by row, the names of its columns first. */
const tableIn = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^[|\- ]+$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    )

const folder = mkdtempSync(join(tmpdir(), "pactwerk-notebook-"))
afterAll(() => rmSync(folder, { recursive: true }))
const node = [process.execPath, "--no-warnings", "--conditions=pactwerk-source"]
const command = join(import.meta.dirname, "../../adapters/src/cli/main.ts")
const master = "5a".repeat(32)

beforeAll(async () => {
  const keys = keysLayer({ file: join(folder, "pactwerk-keys.db"), master: masterKeyOf(Buffer.from(master, "hex")) })
  const opened = await openAlliance({ log: layerMemory, keys })
  await recordSeason(opened)
  const log = await open({ file: join(folder, "pactwerk.db") })
  const kept = opened.kept().map(({ hash, position, recordedAt, ...proposed }) => proposed)
  // Appends that come together are written together.
  await Promise.all(kept.map((event) => log.append([event])))
  await log.close()
  await opened.close()
  const typed = blocks("sh").map(({ code }) => code)
  assert.isAbove(typed.length, 1)
  const script = [`pactwerk() { ${[...node, command].map((part) => `'${part}'`).join(" ")} "$@"; }`, ...typed].join(
    "\n"
  )
  const env = { ...process.env, HOME: folder, PACTWERK_MASTER_KEY: master }
  await promisify(execFile)("sh", ["-c", script], { cwd: folder, env })
}, 120_000)

describe("the notebook", () => {
  const asked = blocks("sql")
  it("asks something", () => expect(asked.length).toBeGreaterThan(4))
  it.each(asked)("is answered as it says: $code", async ({ below, code }) => {
    const database = await DuckDBInstance.create()
    const connection = await database.connect()
    try {
      await connection.run("set autoinstall_known_extensions = false")
      const answer = await connection.runAndReadAll(
        code.replaceAll(/'([a-z]+\.(parquet|jsonocel))'/g, `'${folder}/$1'`)
      )
      const rows = answer.getRowsJson().map((row) => row.map((cell) => String(cell ?? "")))
      expect(rows.length).toBeGreaterThan(0)
      expect([answer.columnNames(), ...rows]).toEqual(tableIn(below))
    } finally {
      connection.closeSync()
    }
  })
  it("draws the plot of which it shows the program, a bar for each row", async () => {
    const program = join(import.meta.dirname, "../plot.ts")
    expect(blocks("ts").map(({ code }) => code)).toEqual([readFileSync(program, "utf8")])
    const [run = "", ...args] = [...node, program, join(folder, "relations.parquet"), join(folder, "plot.svg")]
    await promisify(execFile)(run, args)
    const svg = readFileSync(join(folder, "plot.svg"), "utf8")
    expect(svg).toMatch(/^<svg [^>]*aria-label="How many events name each kind of thing"/)
    expect(svg.match(/<rect /g)).toHaveLength(8)
    expect(svg).not.toMatch(/NaN|undefined/)
  })
})
