/** The adapters keep to the habits of the house. */
import { globSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

/** Files over 150 lines, and why. */
const long = new Map([
  ["cli/grammar.ts", "everything that can be typed, on one page"],
  ["cli/examples.ts", "an example of everything that can be typed"],
  ["cli/words.ts", "what everything that can be typed is called, on one page"],
  ["record/entry.ts", "what every kind of line takes, beside each other"],
  ["storage/shared/mark.ts", "one mark: its slots, who reads them and who moves them"]
])
const source = new URL("../src/", import.meta.url)
const files = globSync("**/*.{ts,tsx}", { cwd: source }).map((file) => file.replaceAll("\\", "/"))

describe("floor plan of the adapters", () => {
  it.each(files)("%s casts nothing without a reason, and is short", (file) => {
    const text = readFileSync(new URL(file, source), "utf8")
    const code = text
      .replaceAll(/^(?:import|export) [^"]* from ".*"$/gm, "")
      .replaceAll(/^ *\/\/.*\n.*$/gm, "") // A comment just above says why.
      .replaceAll(/^ *(?:\/\*\*|\*).*$|"[^"\n]*"|`[^`]*`/gm, "")
    expect(code).not.toMatch(/ as (?!const)[A-Za-z]|\bany\b|@ts-|[\w)\]]!(?!=)/)
    if (!long.has(file)) expect(text.split("\n").length).toBeLessThanOrEqual(151)
  })
  it("what they take of the core is its entries, never a file of it", () => {
    const imports = files.flatMap((file) => [
      ...readFileSync(new URL(file, source), "utf8").matchAll(/from "(@pactwerk\/[^"]+|\.\.\/\.\.\/\.\.[^"]*)"/g)
    ])
    expect(new Set(imports.map(([, from]) => from))).toEqual(new Set(["@pactwerk/core"]))
  })
  it("there is no barrel but the entries of the package", () => {
    expect(files.filter((file) => /\bindex\.tsx?$/.test(file)).sort()).toEqual([
      "export/index.ts",
      "http/index.ts",
      "react/index.ts",
      "react/ui/index.ts",
      "record/index.ts",
      "remote/index.ts"
    ])
  })
})
