/** Whatever is wrong in what is typed, nobody's own is printed; what the caller typed is said back in these answers only, and kept nowhere. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ask, cases, contact, honorific, introduce, name, typed } from "./canary-cases.ts"
import { alliancePlace, heard, marksIn, tooMuch } from "./canary-commands.ts"
import { filesIn } from "./canary-place.ts"

const textOf = (stdin: unknown): string => (typeof stdin === "string" ? stdin : JSON.stringify(stdin ?? ""))
const nothingKeptIn = (folder: string) => {
  for (const [file, bytes] of filesIn(folder)) expect([...typed(bytes), ...marksIn(bytes)], file).toEqual([])
}

describe("whatever is not right in what was typed", () => {
  let folder = ""
  beforeAll(async () => {
    folder = await alliancePlace()
  }, 60_000)
  afterAll(() => nothingKeptIn(folder))

  it.each(cases)(
    "prints nothing of others and keeps nothing of it: $what",
    async ({ code, echoes, env = {}, line, stdin }) => {
      for (const form of [[], ["--json"]]) {
        const ended = await heard(folder, [...line, ...form, "--level", "public"], { env, stdin: textOf(stdin) })
        expect(ended.code, ended.all).toBe(code)
        expect(tooMuch("public", marksIn(ended.all))).toEqual([])
        expect(typed(ended.all).length > 0, ended.all).toBe(echoes === true)
      }
    }
  )

  it("shows what was recorded to whoever recorded it just now, and at their own level when it is asked again", async () => {
    const line = [...ask, "--id", "once", "--json", "--level", "public"]
    const [first, again] = [
      await heard(folder, line, { stdin: textOf(introduce) }),
      await heard(folder, line, { stdin: textOf(introduce) })
    ]
    expect([first.code, again.code]).toEqual([0, 0])
    expect(new Set(typed(first.out).map(({ mark }) => mark))).toEqual(new Set([name, honorific, contact]))
    expect(new Set(typed(again.out).map(({ mark }) => mark))).toEqual(new Set([name, honorific]))
  })
})
