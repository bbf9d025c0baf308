/** An export as a file: whole, or not there. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { LogError } from "@pactwerk/core"
import { Effect, Fiber, Stream } from "effect"
import { describe, expect, it } from "vitest"
import type { Export } from "../src/export/exporting.ts"
import { saveExport } from "../src/export/file.ts"
import type { Statement } from "../src/export/statement.ts"

const folder = () => mkdtempSync(join(tmpdir(), "pactwerk-export-"))
const said: Statement = {
  ...{ origin: "pactwerk.example/a", size: 1, root: "0".repeat(64), level: "public" },
  ...{ format: "lines", exporterVersion: 1, options: {}, losses: {} }
}
const of = (content: Export["content"], states: Export["states"] = "last"): Export => ({
  content,
  states,
  statement: () => said
})
const fault = new LogError({ reason: "Unavailable", cause: "gone" })

describe("an export in a file", () => {
  it("is written whole, in the place of what was there", async () => {
    const file = join(folder(), "a")
    writeFileSync(file, "something longer than that")
    expect(await Effect.runPromise(saveExport(of(Stream.make("één\n", "twee\n")), file))).toEqual(said)
    expect(readFileSync(file, "utf8")).toBe("één\ntwee\n")
  })
  it("leaves what was there when the log fails half-way, and no draft", async () => {
    const inside = folder()
    const file = join(inside, "a")
    writeFileSync(file, "older")
    const failing = of(Stream.concat(Stream.make("half"), Stream.fail(fault)))
    expect(await Effect.runPromise(Effect.flip(saveExport(failing, file)))).toBe(fault)
    expect(readFileSync(file, "utf8")).toBe("older")
    expect(readdirSync(inside)).toEqual(["a"])
  })
  it("leaves nothing when it is interrupted half-way", async () => {
    const inside = folder()
    const endless = of(Stream.concat(Stream.make("half"), Stream.never))
    const fiber = Effect.runFork(saveExport(endless, join(inside, "a")))
    while (readdirSync(inside).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await Effect.runPromise(Fiber.interrupt(fiber))
    expect(readdirSync(inside)).toEqual([])
  })
  it("has its statement beside it where it holds none, and else not", async () => {
    const inside = folder()
    await Effect.runPromise(saveExport(of(Stream.make("a\n"), "beside"), join(inside, "a")))
    expect(JSON.parse(readFileSync(join(inside, "a.export.json"), "utf8"))).toEqual(said)
    await Effect.runPromise(saveExport(of(Stream.make("a\n")), join(inside, "b")))
    expect(existsSync(join(inside, "b.export.json"))).toBe(false)
  })
  it("fails where the folder is not there", async () => {
    const file = join(folder(), "nowhere", "a")
    const failed = await Effect.runPromise(Effect.flip(saveExport(of(Stream.make("a")), file)))
    expect(failed).toMatchObject({ _tag: "LogError" })
    expect(failed.message).toMatch(/^cannot write/)
  })
})
