/** The page about the HTTP door: everything that it asks ends as it says. */
import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type HttpApp, usualLimits } from "../src/http/index.ts"
import { endings } from "../src/http/problem.ts"
import { doorOn, openInFullSwing, secretary } from "./http-fixtures.ts"

const page = readFileSync(new URL("../../../docs/http.md", import.meta.url), "utf8")

/** Every line that is typed, and the status it says. */
const lines = [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
  block
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, typed = "", status = ""] = /^curl (.*?)\s+# (\d{3})$/.exec(line) ?? []
      return { line, typed, status: Number(status) }
    })
)

/** The words of a line, as a shell takes them apart. */
const words = (typed: string) =>
  [...typed.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three ?? "")

/** What curl would send. */
const requestOf = (typed: string): Request => {
  const headers = new Headers()
  let [url, body]: [string, string | undefined] = ["", undefined]
  const given = words(typed.replaceAll("$TOKEN", secretary.token))
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? ""
    if (word === "-N") continue
    if (word === "-H") {
      at += 1
      const [name = "", ...value] = (given[at] ?? "").split(": ")
      headers.set(name, value.join(": "))
    } else if (word === "-d") {
      at += 1
      body = given[at]
    } else url = word
  }
  return new Request(url, { headers, ...(body !== undefined && { method: "POST", body }) })
}

let door: HttpApp
beforeAll(async () => {
  door = doorOn(await openInFullSwing())
})
afterAll(() => door.close())

describe("the page", () => {
  it.each(lines)("$line", async ({ status, typed }) => {
    const response = await door.fetch(requestOf(typed))
    expect(response.status).toBe(status)
    await response.body?.cancel()
  })
  it("tells of every status that something can end with", () => {
    const told = [...page.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, cell = ""]) => cell.split(", ").map(Number))
    expect(new Set(told)).toEqual(new Set(Object.values(endings).map(({ status }) => status)))
  })
  it("tells the limits as they are", () => {
    expect(page).toContain(`${usualLimits.bodyBytes / 1024} KiB`)
    expect(page).toContain(
      `${usualLimits.requestsPerMinute} requests a minute, or ${usualLimits.askingsPerMinute} askings`
    )
  })
})
