/** Minutes carry the fingerprint of the log they were made of, and whoever holds the paper can compare. */
import { mkdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { emptyRoot, shortFingerprint } from "@pactwerk/core"
import { describe, expect, it } from "vitest"
import { behind, cli, copy, document, json, onTheDay } from "./cli-fixtures.ts"

const correct = (event: unknown) =>
  json({ _tag: "RecordCorrection", corrects: event, reads: "Zeven", because: "Het stond er fout." })

/** A log of 17 events in a folder of its own, and somebody who types. */
const place = () => {
  const folder = copy()
  mkdirSync(path.join(folder, "home"))
  const env = { HOME: path.join(folder, "home") }
  const run = (...typed: ReadonlyArray<string>) => cli([...typed, ...onTheDay, "--lang", "en"], { folder, env })
  const events = async (): Promise<ReadonlyArray<{ readonly id: string }>> =>
    (await run("log", "--level", "internal", "--jsonl")).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).event)
  /** One event more, on another day. */
  const goOn = async (day: string) => {
    const stdin = correct((await events())[0]?.id)
    const typed = ["ask", "-", "--role", "secretary", "--now", `${day}T12:00:00+01:00`]
    expect((await cli(typed, { folder, env, stdin })).code).toBe(0)
  }
  const file = path.join(folder, "pactwerk.db")
  return { folder, env, file, run, goOn }
}
const printIn = (text: string): string => /--fingerprint (\S+)$/m.exec(text)?.[1] ?? expect.fail(text)

describe("minutes", () => {
  it.each([
    ["en", [], "**Checkpoint:** ", "can be checked with: pactwerk verify --fingerprint "],
    ["nl", [], "**Controlepunt:** ", "is na te kijken met: pactwerk controleer --fingerprint "],
    ["en", ["--form", "facsimile"], "**Checkpoint:** ", "pactwerk verify --fingerprint "],
    ["nl", ["--html"], "<strong>Controlepunt:</strong> ", "pactwerk controleer --fingerprint "]
  ])("say at the end of which log they were made: %s %j", async (language, more, label, how) => {
    const { folder, run } = place()
    const { fingerprint } = document(await run("verify", "--json"))
    const { out } = await cli(["minutes", "meeting-1", ...more, ...onTheDay, "--lang", language], { folder })
    expect(out).toContain(`${label}${String(fingerprint)}`)
    expect(out).toContain(`${how}${String(fingerprint)}`)
    const { root, size, text, ...others } = document(await run("minutes", "meeting-1", ...more, "--json"))
    expect({ root, size, fingerprint: others.fingerprint }).toMatchObject({ size: 17, fingerprint })
    expect(text).toContain(fingerprint)
  })

  it("of the log as it was say the same for ever, whatever comes after", async () => {
    const { goOn, run } = place()
    const first = (await run("minutes", "meeting-1")).out
    await goOn("2024-02-17")
    expect((await run("minutes", "meeting-1", "--at", "#17")).out).toBe(first)
    expect(printIn((await run("minutes", "meeting-1")).out)).toMatch(/^18-/)
    expect(printIn(first)).toMatch(/^17-/)
  })

  it("in a file carry it too", async () => {
    const { folder, run } = place()
    await run("minutes", "meeting-1", "--out", "minutes.md")
    const { fingerprint } = document(await run("verify", "--json"))
    expect(printIn(readFileSync(path.join(folder, "minutes.md"), "utf8"))).toBe(fingerprint)
  })
})

describe("whoever holds minutes on paper", () => {
  it("hears that the log goes on from them, and what so short a fingerprint does not show", async () => {
    const { goOn, run } = place()
    const print = printIn((await run("minutes", "meeting-1")).out)
    await goOn("2024-02-17")
    for (const typed of [print, print.toUpperCase(), print.replaceAll("-", " ")]) {
      const ended = await run("verify", "--fingerprint", typed)
      expect(ended).toMatchObject({ code: 0, err: "" })
      expect(ended.out).toContain(`${print}: the first 17 events are those that this fingerprint was made of.`)
      expect(ended.out).toContain("It does not say who made it: nobody signed it.")
      expect(ended.out).not.toContain("Not checked: whether the log was rewritten")
    }
    expect((await run("verify")).out).not.toContain("A fingerprint shows")
    const all = await run("verify", "--fingerprint", print, "--fingerprint", print.replace("17-", "18-"), "--json")
    expect(all.code).toBe(5)
    const { error } = document(all)
    expect(error).toMatchObject({
      fingerprints: [
        { print, size: 17, holds: true },
        { size: 18, holds: false }
      ]
    })
  })

  it("hears that it is another log, or that it was typed otherwise", async () => {
    const { run } = place()
    const print = printIn((await run("minutes", "meeting-1")).out)
    const wrong = print.replace(/.$/, (last) => (last === "a" ? "b" : "a"))
    const ended = await run("verify", "--fingerprint", wrong)
    expect(ended).toMatchObject({ code: 5, out: "" })
    expect(ended.err).toContain("the first 17 events are others now, or the fingerprint was typed otherwise")
  })

  it("hears that the log is shorter than it was then", async () => {
    const { goOn, run } = place()
    const print = printIn((await run("minutes", "meeting-1")).out)
    const ended = await place().run("verify", "--fingerprint", print.replace("17-", "18-"))
    expect(ended.code).toBe(5)
    expect(ended.err).toContain("there were 18 events then, 17 now")
    await goOn("2024-02-17")
    expect((await run("verify", "--fingerprint", print)).code).toBe(0)
  })

  it("hears that the log was rewritten, though it is whole by itself", async () => {
    const [one, other] = [place(), place()]
    await one.goOn("2024-02-17")
    await other.goOn("2024-02-18")
    const print = printIn((await one.run("minutes", "meeting-1")).out)
    expect((await one.run("verify", "--fingerprint", print)).code).toBe(0)
    expect((await other.run("verify")).code).toBe(0)
    const ended = await other.run("verify", "--fingerprint", print)
    expect(ended.code).toBe(5)
    expect(ended.err).toContain("the first 18 events are others now")
    // What both logs begin with, both go on from.
    const before = printIn((await place().run("minutes", "meeting-1")).out)
    expect((await other.run("verify", "--fingerprint", before)).code).toBe(0)
  })

  it("hears what is damaged, and of no comparison that could not be made", async () => {
    const { file, run } = place()
    const print = printIn((await run("minutes", "meeting-1")).out)
    behind(file, "update event set body = replace(body, 'Raad', 'Baas') where position = 2")
    const ended = await run("verify", "--fingerprint", print, "--json")
    expect(ended.code).toBe(5)
    expect(document(ended).error).toMatchObject({ damaged: 1, fingerprints: [] })
  })

  it("of a log without events hears that every log begins so", async () => {
    const { run } = place()
    const print = shortFingerprint({ size: 0, root: emptyRoot }) ?? ""
    expect((await run("verify", "--fingerprint", print)).code).toBe(0)
    expect((await run("verify", "--fingerprint", print.replace(/.$/, "x"))).code).toBe(5)
  })

  it.each(["", "17", "mfrgg-zdfmz-twq2l-knnwg", "17-mfrgg-zdfmz-twq2l-knnw0"])(
    "hears that `%s` is no fingerprint",
    async (typed) => {
      const ended = await place().run("verify", "--fingerprint", typed)
      expect(ended.code).toBe(2)
      if (typed !== "") expect(ended.err).toContain("it is no fingerprint: a size, and twenty letters and digits")
    }
  )
})
