/** OCEL 2.0 SQLite: the relational rules of the standard, and the same content as in JSON and XML. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Recorded } from "@pactwerk/core"
import { Effect } from "effect"
import { afterAll, assert, describe, expect, it } from "vitest"
import { ocelJson } from "../src/export/ocel/json.ts"
import { saveOcelSqlite } from "../src/export/ocel/sqlite.ts"
import { corpus, exported, histories, oracleFile, sourceOf, standing } from "./export/fixtures.ts"
import { loadJson, loadSqlite } from "./export/loading.ts"
import { asking, brokenIn, relational } from "./export/relational.ts"

const folder = mkdtempSync(join(tmpdir(), "pactwerk-ocel-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const saved = async (log: ReadonlyArray<Recorded>) => {
  const file = join(folder, `${files++}.sqlite`)
  return { file, statement: await Effect.runPromise(saveOcelSqlite(sourceOf(log), { file })) }
}
const logs = [corpus(), ...histories(3), []]
const [first = []] = logs
const example = oracleFile("ocel/ocel20_example.sqlite")

describe("the 24 relational rules", () => {
  it("are 24", () => expect(relational).toHaveLength(24))
  it("hold in every export", async () => {
    for (const log of logs) expect(brokenIn((await saved(log)).file)).toEqual([])
  })
  it.skipIf(example === undefined)("hold in the example of the standard", () => {
    expect(brokenIn(example ?? "")).toEqual([])
  })
  it("are each broken by something", async () => {
    const change = async (...sql: ReadonlyArray<string>) => {
      const { file } = await saved(first)
      const database = new DatabaseSync(file)
      database.exec("PRAGMA foreign_keys = OFF")
      for (const statement of sql) database.exec(statement)
      database.close()
      return brokenIn(file)
    }
    const anew = (table: string, columns: string) => [
      `ALTER TABLE ${table} RENAME TO was_${table}`,
      `CREATE TABLE ${table} (${columns})`
    ]
    const pair = (one: string, other: string) => `ocel_${one}_id TEXT, ocel_${other}_id TEXT`
    const found = new Set([
      ...(await change("DROP TABLE event_PledgeMade", "DROP TABLE object_pledge")),
      ...(await change("CREATE TABLE object_x (a)", "CREATE TABLE event_x (a)")),
      ...(await change("DROP TABLE object_object")),
      ...(await change(...anew("event_PledgeMade", "ocel_type TEXT"), ...anew("object_pledge", "ocel_type TEXT"))),
      ...(await change(...anew("event_object", pair("event", "object")), ...anew("object_object", "a"))),
      ...(await change(...anew("object_object", pair("source", "target")), ...anew("event_object", "a"))),
      ...(await change(...anew("event", "ocel_id TEXT, ocel_type TEXT"))),
      ...(await change(...anew("object", "ocel_id TEXT, ocel_type TEXT"))),
      ...(await change("ALTER TABLE event RENAME COLUMN ocel_id TO id")),
      ...(await change("ALTER TABLE event RENAME COLUMN ocel_type TO type")),
      ...(await change("ALTER TABLE object_map_type RENAME COLUMN ocel_type_map TO map")),
      ...(await change(...anew("object_map_type", "ocel_type TEXT, ocel_type_map TEXT")))
    ])
    expect(relational.map(([title]) => title).filter((title) => !found.has(title))).toEqual([])
  })
})

describe("OCEL SQLite", () => {
  it("says the same as OCEL JSON", async () => {
    for (const log of logs) {
      const { file, statement } = await saved(log)
      const json = await exported(ocelJson, log, {})
      expect(loadSqlite(file)).toEqual(loadJson(json.text))
      expect(statement.losses).toEqual(json.statement.losses)
    }
  })
  it("leads nowhere that is not there", async () => {
    const { file } = await saved(first)
    expect(asking(file, (database) => database.prepare("PRAGMA foreign_key_check").all())).toEqual([])
    expect(asking(file, (database) => database.prepare("PRAGMA integrity_check").get())).toEqual({
      integrity_check: "ok"
    })
  })
  it("is the same bytes each time", async () => {
    const [one, other] = [await saved(first), await saved(first)]
    const bytesOf = (file: string) => asking(file, (database) => database.serialize().toString())
    expect(bytesOf(one.file)).toBe(bytesOf(other.file))
  })
  it("keeps every text as it is, with signs that end a text elsewhere", async () => {
    const [stated] = first.filter(({ type }) => type === "StatementRecorded")
    assert.isDefined(stated)
    const text = "a\u0000b\u{1f333}\"'\r\n"
    const { file } = await saved(standing([{ ...stated, data: { ...stated.data, text } }]))
    expect(new Map(Object.values(loadSqlite(file).events)[0]?.attributes).get("text")).toBe(text)
  })
  it("has a yes or a no that SQL knows as such", async () => {
    const { file } = await saved(first)
    const count = (where: string) =>
      asking(file, (database) => database.prepare(`SELECT count(*) AS n FROM event_RoleAssigned ${where}`).get())
    const interim = first.filter(({ data, type }) => type === "RoleAssigned" && data.interim === true).length
    expect(interim).toBeGreaterThan(0)
    expect(count("WHERE interim")).toEqual({ n: interim })
  })
  it("gives two types of the same letters a table each", async () => {
    const [planned] = first.filter(({ type }) => type === "ReferralPlanned")
    assert.isDefined(planned)
    const of = ["Ob", "oB", "object", "mapType"].map((kind) => ({
      ...planned,
      data: { ...planned.data, of: { kind, id: "a" } }
    }))
    const log = standing(of.map((one, index) => ({ ...one, id: `${one.id.slice(0, -1)}${index}` as Recorded["id"] }))) // It is an id again.
    const { file } = await saved(log)
    expect(brokenIn(file)).toEqual([])
    expect(Object.keys(loadSqlite(file).objects)).toEqual(expect.arrayContaining(["Ob:a", "oB:a", "object:a"]))
  })
  it("states what it is of in a table", async () => {
    const { file, statement } = await saved(first)
    const rows = asking(file, (database) => database.prepare("SELECT name, value FROM pactwerk_export").all())
    const said = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    expect(said).toMatchObject({ root: statement.root, size: String(first.length), level: "public" })
    expect(JSON.parse(String(said.losses))).toEqual(statement.losses)
  })
  it("takes the place of an older file only when it is whole, and leaves no draft", async () => {
    const file = join(folder, "older.sqlite")
    writeFileSync(file, "older")
    const refused = Effect.flip(saveOcelSqlite(sourceOf(first), { file, level: "internal" }))
    expect(await Effect.runPromise(refused)).toMatchObject({ _tag: "AboveLevel" })
    expect(() => asking(file, (database) => database.prepare("SELECT * FROM event").all())).toThrow()
    await Effect.runPromise(saveOcelSqlite(sourceOf(first), { file }))
    expect(asking(file, (database) => database.prepare("SELECT count(*) AS n FROM event").get())?.n).toBeGreaterThan(0)
    expect(readdirSync(folder).filter((name) => name.endsWith("~"))).toEqual([])
  })
})
