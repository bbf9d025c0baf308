/** The 159 facts of the minutes of 1 February: each is held by the events its list asks for. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import {
  Agreement,
  Charter,
  Coalitions,
  Council,
  Feedback,
  FollowUps,
  Initiatives,
  Kernel,
  layerMemory,
  Mandate,
  Meetings,
  Membership,
  Office,
  openAlliance,
  Pledges,
  Programme,
  type Recorded
} from "@pactwerk/core"
import { Schema } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { facts } from "../woensel-zuid/facts.ts"
import { minutes, outside } from "../woensel-zuid/observation.ts"
import { recordSeason } from "../woensel-zuid/record.ts"

/** The morning after: what is dated later cannot be recorded. */
const now = () => Date.parse("2024-04-05T09:00:00+02:00")
const alliance = await openAlliance({ log: layerMemory, now })
await recordSeason(alliance)
const log = alliance.events()
afterAll(() => alliance.close())

const ofCommand = (id: string) => log.filter(({ command }) => command.id === id)
const sectionsOf = ({ source }: Recorded) => (source?.section ?? "").split(", ")

/** Every room: a fact is held by events of these, and told by nothing less. */
const rooms = {
  kernel: Kernel,
  charter: Charter,
  membership: Membership,
  meetings: Meetings,
  agreement: Agreement,
  programme: Programme,
  feedback: Feedback,
  office: Office,
  coalitions: Coalitions,
  initiatives: Initiatives,
  pledges: Pledges,
  mandate: Mandate,
  followups: FollowUps,
  council: Council
}
const known = new Set(Object.values(rooms).flatMap(({ Event }) => Object.keys(Event.cases)))

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
    expect(numbers).toEqual(Array.from({ length: 159 }, (_, index) => index + 1))
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
      expect(row, `fact ${n}`).toMatchObject({ section })
      expect(rooms, `fact ${n}`).toHaveProperty(room)
      expect(
        recordedAs.filter((asked) => !known.has(asked.split("(")[0] ?? "")),
        `fact ${n}`
      ).toEqual([])
      expect(missing, `fact ${n}`).toEqual([])
    }
  })
})
