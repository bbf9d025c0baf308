/** The page of what programs read: every field on it occurs, and every field that occurs is on it. */
import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, it } from "vitest"
import { exits } from "../src/cli/problem.ts"
import { commands } from "../src/cli/words.ts"
import { cli, copy, document } from "./cli-fixtures.ts"
import { type Form, jsonForms } from "./json-forms.ts"

const page = readFileSync(new URL("../../../docs/json.md", import.meta.url), "utf8")
/** The fields that a section of the page names, each once. */
const fieldsIn = (title: string): ReadonlyArray<string> => {
  const [, section = ""] = page.split(`\n## ${title}\n`)
  const [own = ""] = section.split("\n## ")
  return [...own.matchAll(/^- `([^`]+)`: ./gm)].map(([, field = ""]) => field).sort()
}

describe("what programs read", () => {
  let forms: ReadonlyMap<string, ReadonlyArray<Form>> = new Map()
  beforeAll(async () => {
    forms = await jsonForms()
  }, 60_000)

  it("is told of every command", () => {
    expect([...forms.keys()].sort()).toEqual(Object.keys(commands).sort())
    expect([...page.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name).sort()).toEqual(Object.keys(commands).sort())
  })
  it.each(Object.keys(commands))("of %s each field occurs, and no other", (name) => {
    const found = forms.get(name) ?? []
    for (const { code, document, typed } of found) {
      expect({ typed, code, error: document.error }).toEqual({ typed, code: 0, error: undefined })
      expect(document).toMatchObject({ schema: "pactwerk/1", position: document.position })
    }
    const fields = new Set(found.flatMap(({ document }) => Object.keys(document)))
    for (const shared of ["schema", "position"]) expect(fields.delete(shared)).toBe(true)
    expect(fieldsIn(name)).toEqual([...fields].sort())
  })
  it("an error has its fields, and each exit code stands on the page", async () => {
    const folder = copy()
    const { error } = document(await cli(["view", "registr", "--json"], { folder }))
    expect(error).toMatchObject({ kind: "usage", exit: 2, known: expect.arrayContaining(["register"]) })
    expect(Object.keys(Object(error))).toEqual(expect.arrayContaining([...fieldsIn("An error")]))
    const [, table = ""] = page.split("## Exit codes")
    const codes = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
    expect(codes).toEqual([...new Set(Object.values(exits))])
    for (const kind of Object.keys(exits)) if (kind !== "ok") expect(page).toContain(`\`${kind}\``)
  })
})
