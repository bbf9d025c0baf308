/** What holds for every export: the same bytes anywhere, nothing above its level, and a statement of what it is. */
import { execFileSync } from "node:child_process"
import type { Recorded } from "@pactwerk/core"
import { Effect } from "effect"
import { parquetReadObjects } from "hyparquet"
import { describe, expect, it } from "vitest"
import type { Wanted } from "../src/export/extract.ts"
import { bytesOf, every } from "./export/every.ts"
import { corpus, extracted, meetings, sourceOf, standing } from "./export/fixtures.ts"

const log = corpus()
const names = [...every(log).keys()]
/** An agenda, so that those of one meeting have one. */
const [meeting = []] = meetings(1)

describe("anywhere", () => {
  const sums = (env: Readonly<Record<string, string>>) => {
    const child = new URL("export/child.ts", import.meta.url).pathname
    const args = ["--conditions=pactwerk-source", "--no-warnings", child]
    return JSON.parse(execFileSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: "utf8" }))
  }
  it("the bytes are the same: in another zone and language, and once again", () => {
    const here = sums({ TZ: "UTC", LANG: "C", LC_ALL: "C" })
    const there = sums({ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" })
    expect([here.zone.timeZone, there.zone.timeZone]).toEqual(["UTC", "Pacific/Kiritimati"])
    expect(here.sums).toHaveLength(2 * names.length)
    expect(there.sums).toEqual(here.sums)
  }, 120_000)
  it("the order in which an event keeps its fields makes no difference", async () => {
    const turned = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null) return value
      if (Array.isArray(value)) return value.map(turned)
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, part]) => [name, turned(part)])
      )
    }
    const [one, other] = [await bytesOf(meeting), await bytesOf(turned(meeting) as ReadonlyArray<Recorded>)] // The same.
    for (const name of names) expect(other.get(name), name).toEqual(one.get(name))
  })
})

describe("above its level", () => {
  const marker = "kanarie-geheim"
  /** What is for nobody but those inside, or for who keeps people's own data; by the type of the event. */
  const secret: Readonly<Record<string, string>> = {
    PersonIntroduced: "contact",
    IdentityLinked: "evidence",
    LegalHoldPlaced: "duty",
    WorkingGroupMemberAdded: "livesIn"
  }
  const marked = (value: unknown): unknown => {
    if (typeof value === "string") return marker
    return Object.fromEntries(Object.entries(Object(value)).map(([name, part]) => [name, marked(part)]))
  }
  const plant = (one: Recorded): Recorded => {
    const field = secret[one.type]
    if (field === undefined || one.data[field] === undefined) return one
    // Texts in the place of texts: it is data still.
    return { ...one, data: { ...one.data, [field]: marked(one.data[field]) } as Recorded["data"] }
  }
  const planted = standing([...log, ...meeting].map(plant))
  /** What a Parquet file holds is packed: it is read first. */
  const open = async (name: string, bytes: Uint8Array): Promise<string> =>
    name.startsWith("parquet")
      ? JSON.stringify(await parquetReadObjects({ file: new Uint8Array(bytes).buffer }), (_, value) =>
          typeof value === "bigint" ? Number(value) : value
        )
      : Buffer.from(bytes).toString("latin1")
  const holding = async (wanted: Wanted) => {
    const found: Array<string> = []
    for (const [name, bytes] of await bytesOf(planted, wanted)) {
      if ((await open(name, bytes)).includes(marker)) found.push(name)
    }
    return found
  }
  it("nothing is in any export", async () => {
    expect(JSON.stringify(planted)).toContain(marker)
    expect(await holding({})).toEqual([])
  })
  it("what is not above it is: the marker can be found", async () => {
    const found = await holding({ level: "personal", reader: "personal" })
    expect(found).toEqual(
      expect.arrayContaining(["ocel-json", "ocel-xml", "ocel-sqlite", "csv-events", "cloudevents", "parquet-events"])
    )
  })
  it("no export is made for somebody who may not see it", async () => {
    for (const [name, make] of every(log)) {
      const refused = await Effect.runPromise(Effect.flip(make(sourceOf(log), { level: "personal" })))
      expect(refused._tag, name).toBe("AboveLevel")
    }
  })
})

describe("every export", () => {
  it("states the log, its size and root, the level and the format", async () => {
    const { root, size } = await extracted(log)
    for (const [name, bytes] of await bytesOf(log)) {
      const text = Buffer.from(bytes).toString()
      if (name.startsWith("icalendar")) expect(text.replaceAll("\r\n ", ""), name).toContain(`X-PACTWERK-ROOT:${root}`)
      else expect(text, name).toContain(root)
      expect(text, name).toContain(String(size))
      expect(text, name).toContain("woensel-zuid")
    }
  })
  it("is of a beginning of the log when a size is asked: of that beginning alone", async () => {
    const [long, short] = [await bytesOf(meeting, { size: 16 }), await bytesOf(meeting.slice(0, 16))]
    for (const name of names) expect(long.get(name), name).toEqual(short.get(name))
  })
})
