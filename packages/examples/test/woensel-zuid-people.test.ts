/** The people of the season: nobody without a public office goes by their own name. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { toHtml, toMarkdown } from "@pactwerk/adapters/export"
import { layerMemory, openAlliance } from "@pactwerk/core"
import { afterAll, describe, expect, it } from "vitest"
import { pinas, pinasOfTheWorkingGroup } from "../woensel-zuid/people.ts"
import { recordSeason } from "../woensel-zuid/record.ts"
import { draftedMinutes } from "../woensel-zuid/start-minutes.ts"

/** The morning after: what is dated later cannot be recorded. */
const now = () => Date.parse("2024-04-05T09:00:00+02:00")
const alliance = await openAlliance({ log: layerMemory, now, reader: "personal" })
await recordSeason(alliance)
const log = alliance.events()
afterAll(() => alliance.close())

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu))

/** SHA-256 of every name of a private person in the minutes, in lower case: the names themselves are not kept. */
const privateNames = new Set([
  "d2a662047a6fad77347b676dedf6755cedbfbf8aef67cae4dc18ba53346577b5",
  "cc43d29286e7173dda86d4acefcfca710fc823c550f8f9428b2cb9e1efc62a26",
  "d86dc6e60b0632e30f2a78abe922c238e913dd5c74f76df6dc935f1ec73a5df6",
  "fe1da184acbdd1489c8a785ca97dd46d4f769d6f8218d7b2015f7b110f356b24",
  "5d7f15f2fce8ddb2dbef5c38be896c238ba7e0a432e396759030a853fa6b1151",
  "928f723c1219c2e7165a276a679fa11efda6909de0f1e7eb3d2533719261b011",
  "879d13f4257efdfd8c0c2731934ef109d5d5b2797d304d58764cc3f2de74e27c",
  "8821378fb97cb337dee90ae5fcdec92ed171d5ae33434c86cc2cb63c00171c05",
  "0c4e13c916d982d5b5219f1cf86a00809f8f7910df11edc4a87e1da4a3c26978",
  "0b2b6d87d89d4f9d8ce8ccb256c3299e07b85b618aaf0f3054da835638b56e05",
  "e7eb547218eb3cb39356a837dc7f85ef1e16822ace99317371caf3d0b36ac348",
  "aa10c37ed23e952c786c2afccb48f471a3c09363e8238d2109f4aa90fb707475",
  "b4be61fc53b2abc83b9d205c787329cffe2a090a83af4c2dbfff646cbc280aa3",
  "b15c2d6e85730f92604957bfe2bab6ef5698f2a2a3e43e3da9196ebf9da1d412",
  "1b232b3c131fc49e42a328285b77dbf602051fd1731dcac611b93bfc0764f8ba"
])
const isPrivate = (word: string) => privateNames.has(createHash("sha256").update(word).digest("hex"))

describe("the people", () => {
  it("have two ids where two of them share a surname", () => {
    const namesakes = log.filter(({ data, type }) => type === "PersonIntroduced" && /\bPinas$/.test(String(data.name)))
    expect(namesakes.map(({ data }) => data.person)).toEqual([pinas, pinasOfTheWorkingGroup])
    expect(pinas).not.toBe(pinasOfTheWorkingGroup)
  })

  it("have no private name of the minutes, in the log or in the source", () => {
    const folder = join(import.meta.dirname, "../woensel-zuid")
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"))
    const words = wordsOf([...sources, JSON.stringify(log)].join("\n"))
    expect(words.has("pauly")).toBe(true)
    expect([...words].filter(isPrivate)).toEqual([])
  })

  it("are named in one event each, and in the headings the minutes print", () => {
    const introduced = log.filter(({ type }) => type === "PersonIntroduced")
    const names = introduced
      .flatMap(({ data }) => String(data.name).split(" "))
      .filter((name) => /^[A-Z]/.test(name) && !["Van", "Floor"].includes(name))
    const elsewhere = log
      .filter(({ type }) => type !== "PersonIntroduced")
      .map(({ data }) => JSON.stringify({ ...data, heading: "" }))
    expect(names).toContain("Dijsselbloem")
    expect(elsewhere.filter((text) => names.some((name) => text.includes(name)))).toEqual([])
  })

  it("have no address but one of example.org", () => {
    const addresses = JSON.stringify(log).match(/[\w.-]+@[\w.-]+/g) ?? []
    expect(addresses).toEqual(["feedback@example.org"])
  })
  it("have no private name in any minutes, in either language or form", () => {
    for (const language of ["nl", "en"] as const) {
      const drafted = draftedMinutes(alliance, language, "house")
      const pages = drafted.flatMap(({ document }) => [toMarkdown(document), toHtml(document)])
      expect(pages).toHaveLength(4)
      expect([...wordsOf(pages.join("\n"))].filter(isPrivate)).toEqual([])
    }
  })
})
