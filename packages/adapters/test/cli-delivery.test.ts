/** Who receives more than is public is recorded before it leaves, and told of when somebody is forgotten. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { anna, cli, copy, document, json, onTheDay, where } from "./cli-fixtures.ts"

const [introduced = 0] = where((event) => event._tag === "PersonIntroduced" && event.person === anna)

/** A log of 17 events in a folder of its own, and somebody who types. */
const place = () => {
  const folder = copy()
  mkdirSync(path.join(folder, "home"))
  const env = { HOME: path.join(folder, "home") }
  const run = (...typed: ReadonlyArray<string>) => cli([...typed, ...onTheDay, "--lang", "en"], { folder, env })
  const deliveries = async () => {
    const { events } = document(await run("log", "--type", "CopyDelivered", "--level", "internal", "--json"))
    return Array.isArray(events) ? events : expect.fail("no events")
  }
  return { folder, env, run, deliveries }
}
const minutes = (...more: ReadonlyArray<string>) => ["minutes", "meeting-1", ...more]
const file = "minutes.md"

describe("a copy of more than is public", () => {
  it.each([
    [minutes("--out", file), "minutes-markdown"],
    [minutes("--html", "--out", file), "minutes-html"],
    [minutes(), "minutes-markdown"],
    [["log"], "log-text"],
    [["log", "--json"], "log-json"],
    [["log", "--jsonl"], "log-jsonl"]
  ])("is recorded with whoever gets it, and in which form: %j", async (typed, format) => {
    const { deliveries, run } = place()
    const { root } = document(await run("verify", "--json"))
    const before = await run(...typed, "--level", "partners")
    const ended = await run(...typed, "--level", "partners", "--for", "organisation-1")
    expect(ended.code).toBe(0)
    expect(ended.err).toContain("Recorded as #18: organisation-1 gets this copy.")
    expect(ended.out.replace(/"position":\d+/, "")).toBe(before.out.replace(/"position":\d+/, ""))
    const [{ data }, ...others] = await deliveries()
    expect(others).toEqual([])
    expect(data).toEqual({ to: { organisation: "organisation-1" }, level: "partners", format, size: 17, root })
    expect((await run("verify")).code).toBe(0)
  })

  it("is of the log that was looked at, which the log of now goes on from", async () => {
    const { deliveries, run } = place()
    const { root } = document(await run("verify", "--json"))
    await run("log", "--level", "internal", "--for", "organisation-1")
    await run("log", "--at", "#17", "--level", "internal", "--for", "organisation-1")
    await run("log", "--at", "#5", "--level", "internal", "--for", "organisation-1")
    expect((await deliveries()).map(({ data }) => [data.size, data.root === root])).toEqual([
      [17, true],
      [17, true],
      [5, false]
    ])
  })

  it("can go to a person, by their number, who was introduced", async () => {
    const { deliveries, run } = place()
    expect((await run(...minutes("--level", "personal", "--for", anna))).code).toBe(0)
    expect((await deliveries())[0].data).toMatchObject({ to: { person: anna }, level: "personal" })
  })

  it.each([
    ["organisation-99", 3, "kernel/copies-go-to-somebody-known"],
    ["5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b", 3, "kernel/copies-go-to-somebody-known"],
    ["Anna de Wit", 2, "This is no organisation, and nobody's number: Anna de Wit."]
  ])("does not leave where nobody can say whose it is: %s", async (to, code, said) => {
    const { folder, run } = place()
    const before = readdirSync(folder)
    for (const typed of [minutes("--out", file), minutes(), ["log"]]) {
      const ended = await run(...typed, "--level", "partners", "--for", to)
      expect(ended).toMatchObject({ code, out: "", err: expect.stringContaining(said) })
    }
    expect(readdirSync(folder).filter((name) => !before.includes(name) && name.includes(file))).toEqual([])
  })

  it("is recorded of no file that cannot be written", async () => {
    const { deliveries, run } = place()
    const typed = minutes("--out", "nowhere/minutes.md", "--level", "partners", "--for", "organisation-1")
    expect((await run(...typed)).code).toBe(1)
    const onLog = minutes("--out", "pactwerk.db", "--level", "partners", "--for", "organisation-1")
    expect((await run(...onLog)).code).toBe(2)
    expect(await deliveries()).toEqual([])
  })

  it("that is kept by whoever made it is not recorded, and they hear how it would be", async () => {
    const { deliveries, folder, run } = place()
    const ended = await run(...minutes("--out", file, "--level", "partners"))
    expect(ended.err).toContain("say with --for to whom")
    expect(existsSync(path.join(folder, file))).toBe(true)
    expect((await run(...minutes("--level", "partners"))).err).toBe("")
    expect(await deliveries()).toEqual([])
  })
})

describe("a copy of what is public", () => {
  it("is for everybody: it is in no register, and they hear that", async () => {
    const { deliveries, folder, run } = place()
    const ended = await run(...minutes("--out", file, "--for", "organisation-1"))
    expect(ended).toMatchObject({
      code: 0,
      err: expect.stringContaining("Who gets this is not recorded: it is public.")
    })
    expect(readFileSync(path.join(folder, file), "utf8")).not.toBe("")
    expect((await run(...minutes("--out", file))).err).not.toContain("--for")
    expect(await deliveries()).toEqual([])
  })
})

describe("who forgets somebody", () => {
  const forget = ["forget", anna, "--ground", "objected"]

  it("hears who received what, on which day, of which log", async () => {
    const { run } = place()
    const { fingerprint } = document(await run("verify", "--json"))
    await run("log", "--level", "internal", "--for", "organisation-1")
    const ended = await run(...forget)
    expect(ended.code).toBe(0)
    expect(ended.out).toContain("Tell those who received more than is public when this person could be read in it")
    expect(ended.out).toMatch(
      new RegExp(`^ {2}.+: internal, log-text, Friday 16 February 2024, checkpoint ${String(fingerprint)}$`, "m")
    )
    expect(ended.out).not.toContain("It is recorded nowhere")
  })
  it("hears that nobody did, where that is so", async () => {
    const { run } = place()
    await run("log", "--at", `#${introduced - 1}`, "--level", "internal", "--for", "organisation-1")
    await run("log", "--level", "public", "--for", "organisation-1")
    const ended = await run(...forget)
    expect(ended.out).toContain("It is recorded nowhere that anybody received more than is public")
    expect(ended.out).not.toContain("Tell those")
  })
  it("hears what everybody could see, and that nobody keeps who has it", async () => {
    const { run } = place()
    const ended = await run(...forget)
    expect(ended.out).toContain(`Everybody could see: #${introduced}. Who has that stands in no register`)
    expect(json(document(await place().run(...forget, "--json")).public)).toBe(`[${introduced}]`)
  })
})
