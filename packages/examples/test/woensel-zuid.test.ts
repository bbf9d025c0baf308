/** The first season: what it holds, and what it must not hold. */
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import {
  Agreement,
  Charter,
  Feedback,
  firstDay,
  Kernel,
  lastDay,
  layerMemory,
  Meetings,
  Membership,
  Office,
  openAlliance,
  Programme,
  type Recorded
} from "@pactwerk/core"
import { Schema } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { facts } from "../woensel-zuid/facts.ts"
import { programmeId } from "../woensel-zuid/matters.ts"
import { dayOfCouncil, minutes, outside } from "../woensel-zuid/observation.ts"
import { mibosie, municipality } from "../woensel-zuid/organisations.ts"
import { people, pinas, pinasOfTheWorkingGroup } from "../woensel-zuid/people.ts"
import { AnotherEdition, recordSeason } from "../woensel-zuid/record.ts"
import { season } from "../woensel-zuid/season.ts"

/** The morning after: what is dated later cannot be recorded. */
const now = () => Date.parse("2024-02-02T09:00:00+01:00")
const alliance = await openAlliance({ log: layerMemory, now })
const first = await recordSeason(alliance)
const log = alliance.events()
afterAll(() => alliance.close())

/** Runs the program on a log in this folder, the way `npm start` does. */
const start = async (folder: string, ...asked: ReadonlyArray<string>) => {
  const program = join(import.meta.dirname, "../woensel-zuid/start.ts")
  const env = { ...process.env, PACTWERK_LOG: join(folder, "log.db") }
  const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=pactwerk-source", program, ...asked], {
    env
  })
  return stdout
}

const ofCommand = (id: string) => log.filter(({ command }) => command.id === id)
const types = new Set(log.map(({ type }) => type))
const sectionsOf = ({ source }: Recorded) => (source?.section ?? "").split(", ")
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu))

/** The rooms whose every fact is recorded as events of their own. */
const rooms = {
  kernel: Kernel,
  charter: Charter,
  membership: Membership,
  meetings: Meetings,
  agreement: Agreement,
  programme: Programme,
  feedback: Feedback,
  office: Office
}
const complete = new Set(Object.keys(rooms))
const ofComplete = new Set(Object.values(rooms).flatMap(({ Event }) => Object.keys(Event.cases)))

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

describe("the first season", () => {
  it("is recorded without a breach", () => {
    expect(first).toEqual({ recorded: season.length, known: 0 })
    expect(log).toHaveLength(season.length)
    expect(types).not.toContain("RuleBreachObserved")
    expect(alliance.audit()).toEqual([])
  })

  it("is the same when it is recorded twice", async () => {
    expect(await recordSeason(alliance)).toEqual({ recorded: 0, known: season.length })
    expect(alliance.events()).toEqual(log)
    expect(new Set(season.map(({ observing }) => observing.id)).size).toBe(season.length)
  })

  it("goes on where a recording was interrupted", async () => {
    const half = await openAlliance({ log: layerMemory, now })
    for (const { command, observing } of season.slice(0, 40)) await half.observe(command, observing)
    expect(await recordSeason(half)).toEqual({ recorded: season.length - 40, known: 40 })
    expect(half.audit()).toEqual([])
    await half.close()
  })

  it("is not put between what another edition recorded", async () => {
    const other = await openAlliance({ log: layerMemory, now })
    for (const { command, observing } of season.slice(1, 3)) await other.observe(command, observing)
    await expect(recordSeason(other)).rejects.toThrow(AnotherEdition)
    expect(other.events()).toHaveLength(2)
    await other.close()
  })

  it("holds nothing that is dated after the council", () => {
    const days = log.flatMap(({ occurred }) => [firstDay(occurred), lastDay(occurred)])
    expect(days.filter((day) => day !== undefined && day > dayOfCouncil)).toEqual([])
  })

  it("says of every event where it is written", () => {
    const documents = new Set(log.map(({ source }) => source?.document))
    expect(documents).toEqual(new Set([minutes, outside.document]))
    expect(log.filter(({ source }) => source?.document === minutes && source.section === undefined)).toEqual([])
  })

  it("welcomes Mibosie as a member, and knows no signature of it", () => {
    const { membership } = alliance.state()
    expect(Membership.isMember(membership, mibosie, dayOfCouncil)).toBe(true)
    expect(Membership.isSignatory(membership, mibosie, dayOfCouncil)).toBe(false)
    expect(log.filter(({ type }) => type === "PactSigned").map(({ data }) => data.organisation)).toEqual([municipality])
  })

  it("embraces the direction, and adopts nothing", () => {
    expect(types).toContain("DirectionEndorsed")
    expect(types).not.toContain("ProgrammeAdopted")
    expect(types).not.toContain("MinutesAdopted")
    expect(alliance.state().programme.programmes[programmeId]?.adopted).toBeUndefined()
  })

  it("keeps all partners one voice", () => {
    for (const type of ["SupportDeclared", "CommitmentGiven"]) {
      const declared = log.filter((recorded) => recorded.type === type)
      expect(declared.map(({ data }) => data.voice)).toEqual([{ collective: "alle partners" }])
    }
  })

  it("keeps last week a week, and about 350 an estimate", () => {
    const [shared] = ofCommand("wz-2024-02-01-version-shared")
    expect(shared?.data.shared).toMatchObject({ said: "vorige week", earliest: "2024-01-22", latest: "2024-01-28" })
    const [profile] = ofCommand("wz-2024-02-01-mibosie")
    expect(profile?.data.members).toMatchObject({ value: 350, about: true })
  })

  it("marks what is our reading as inferred", () => {
    const readings = ["agenda-4", "contact-made", "round-opened", "round-closed", "consent", "thanks", "minutes"]
    const certainties = readings.flatMap((key) => ofCommand(`wz-2024-02-01-${key}`).map(({ certainty }) => certainty))
    expect(certainties).toEqual(readings.map(() => "inferred"))
    expect(ofCommand("wz-role-chair").map(({ certainty }) => certainty)).toEqual(["inferred"])
    const stated = ["opened", "closed", "mibosie-welcomed", "direction-endorsed", "support", "commitment"]
    expect(stated.flatMap((key) => ofCommand(`wz-2024-02-01-${key}`).map(({ certainty }) => certainty))).toEqual(
      stated.map(() => "stated")
    )
  })
})

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
    const names = people.flatMap(({ command }) => (command._tag === "IntroducePerson" ? command.name.split(" ") : []))
    const surnames = [...names, "Dijsselbloem"].filter(
      (name) => /^[A-Z]/.test(name) && !["Van", "Floor"].includes(name)
    )
    const elsewhere = log
      .filter(({ type }) => type !== "PersonIntroduced")
      .map(({ data }) => JSON.stringify({ ...data, heading: "" }))
    expect(elsewhere.filter((text) => surnames.some((name) => text.includes(name)))).toEqual([])
  })

  it("have no address but one of example.org", () => {
    const addresses = JSON.stringify(log).match(/[\w.-]+@[\w.-]+/g) ?? []
    expect(addresses).toEqual(["feedback@example.org"])
  })
})

describe("the facts of the minutes", () => {
  it("are each held by events that name their part of the minutes", () => {
    for (const { commands, fact, section } of facts) {
      for (const id of commands) {
        const events = ofCommand(id)
        expect(events, `fact ${fact}: ${id}`).not.toEqual([])
        for (const event of events) {
          if (event.source?.document === minutes) expect(sectionsOf(event), `fact ${fact}: ${id}`).toContain(section)
          else expect(event.source, `fact ${fact}: ${id}`).toEqual(outside)
        }
      }
    }
  })

  it("stand in the table once", () => {
    const numbers = facts.map(({ fact }) => fact).sort((one, other) => one - other)
    expect(numbers).toEqual([...new Set(numbers)])
  })

  const domain = process.env.PACTWERK_DOMAIN
  if (domain === undefined)
    console.log("skipped: the facts of the minutes against their list (PACTWERK_DOMAIN is not set)")

  it.skipIf(domain === undefined)("are the facts of the list, each under the events it asks for", () => {
    const List = Schema.Array(
      Schema.Struct({
        n: Schema.Int,
        section: Schema.String,
        room: Schema.String,
        recordedAs: Schema.Array(Schema.String)
      })
    )
    const list = Schema.decodeUnknownSync(List)(JSON.parse(readFileSync(join(domain ?? "", "facts.json"), "utf8")))
    const byNumber = new Map(facts.map((row) => [row.fact, row]))
    expect(list.filter(({ n }) => !byNumber.has(n)).map(({ n }) => n)).toEqual([])

    for (const { n, recordedAs, room, section } of list) {
      const row = byNumber.get(n)
      const events = (row?.commands ?? []).flatMap(ofCommand)
      const missing = recordedAs.filter((asked) => {
        const [type, kind] = asked.split(/[()]/)
        return !events.some((event) => event.type === type && (kind === undefined || event.data.kind === kind))
      })
      expect(row, `fact ${n}`).toMatchObject({ section, as: missing.length === 0 ? "held" : "told" })
      if (complete.has(room)) expect(missing, `fact ${n}`).toEqual([])
      // What is told only, waits for events of other rooms, and never for one of a room that is complete.
      expect(
        missing.filter((asked) => ofComplete.has(asked.split("(")[0] ?? "")),
        `fact ${n}`
      ).toEqual([])
    }
  })
})

describe("the program", () => {
  const folder = mkdtempSync(join(tmpdir(), "woensel-zuid-"))
  afterAll(() => rmSync(folder, { recursive: true }))

  it("records the season in a file, and says on a second run that nothing changed", { timeout: 30_000 }, async () => {
    const told = await start(folder)
    expect(told).toContain(`Er staan ${season.length} gebeurtenissen in, waarvan ${season.length} nieuw.`)
    expect(told).toContain("elke regel hield stand")
    expect(told).toContain("Feedback loopt tot en met vrijdag 16 februari 2024.")
    const again = await start(folder, "--lang", "en", "--on", "2024-02-17")
    expect(again).toContain("nothing changed")
    expect(again).not.toContain("Feedback runs up to and including")
  })

  it("writes the minutes in two languages and two forms, with the conclusion and without a private name", () => {
    for (const file of ["nl.md", "nl.html", "en.md", "en.html"]) {
      const page = readFileSync(join(folder, `${minutes}.${file}`), "utf8")
      expect(page).toContain(file.startsWith("nl") ? "inhoudelijke koers" : "endorsed the direction")
      expect([...wordsOf(page)].filter(isPrivate)).toEqual([])
    }
  })
})
