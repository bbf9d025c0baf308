/** The example violation of each norm, put into the season: it is caught by its own rule, and by no other. */
import {
  alliance,
  type Command,
  Day,
  dayAt,
  layerMemory,
  onDay,
  openAlliance,
  type Recorded,
  replay
} from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { beforeAll, describe, expect, it } from "vitest"
import { norms, violations } from "../../core/test/catalogue/cases.ts"
import { type Asked, happened, type Raw, read, type Violation } from "../../core/test/catalogue/deciding.ts"
import { pact } from "../woensel-zuid/pact.ts"
import { recordSeason } from "../woensel-zuid/record.ts"

let season: ReadonlyArray<Recorded>
beforeAll(async () => {
  const opened = await openAlliance({ log: layerMemory })
  await recordSeason(opened)
  season = opened.events()
  await opened.close()
})

const noonOf = (day: string) => `${day}T12:00:00.000Z`

/** There is one pact, and it is that of the season. */
const here = (raw: Raw): Raw => JSON.parse(JSON.stringify(raw).replaceAll('"pact-1"', JSON.stringify(pact)))
const others = prelude.filter(({ _tag }) => _tag !== "PactConcluded").map((raw) => happened(raw))

/** The season, and after it what goes before a violation: other bodies, parties and programmes, in the same alliance. */
const before = ({ history }: Asked): ReadonlyArray<Recorded> => [
  ...season,
  ...[...others, ...history].map(({ actor, on, raw }, index) => {
    const { recorded: event } = recorded(alliance, season.length + index + 1, here(raw))
    return { ...event, actor, occurred: onDay(Day.make(on)), recordedAt: noonOf(on) }
  })
]

const understood = (history: ReadonlyArray<Recorded>) =>
  history.flatMap((one) => {
    const result = alliance.understand(one)
    return result._tag === "Success" ? [result.success] : []
  })

/** What is decided on it, and the same as a history in which it happened. */
const put = (asked: Asked) => {
  const { actor = { role: "chair" }, at = noonOf("2024-02-16"), command } = asked
  const recordedOn = dayAt(Date.parse(at))
  const { occurred = onDay(recordedOn) } = asked
  const history = before(asked)
  const context = { actor, occurred, recordedOn, isRecorded: () => false }
  const done: Command = read(here(command))
  const { events, refused } = alliance.decide(done, replay(alliance, understood(history)), context)
  const last = history.length
  const written = events.map((event, index): Recorded => {
    const { data, schema, tags, type } = alliance.file(event)
    const bare = recorded(alliance, last + index + 1, { ...data, _tag: type }).recorded
    return { ...bare, actor, occurred, schema, tags, recordedAt: noonOf(recordedOn) }
  })
  return { refused, history: [...history, ...written] }
}

const expectedOf = ({ also = [], breaks }: Violation) =>
  [...breaks, ...also.map(({ rule }) => rule)].map(({ id }) => id).sort()

describe("the season", () => {
  it("is given a violation of every norm", () => {
    expect(new Set(violations.map(({ norm }) => norm))).toEqual(new Set(norms))
  })

  it.each(violations)("$norm: $violation: is caught by its own rule, and nothing else is", async (violation) => {
    const { history, refused } = put(violation)
    expect([...(refused?.broken ?? [])].sort()).toEqual(expectedOf(violation))
    const opened = await openAlliance({ log: layerMemory })
    const breaches = opened.audit(history)
    await opened.close()
    const found = breaches.map(({ recorded: { position }, refused }) => [position, [...refused.broken].sort()])
    expect(found).toEqual([[history.length, expectedOf(violation)]])
  })

  it.each(violations)("$norm: $violation: is allowed once $kept.what", (violation) => {
    expect(put({ ...violation, ...violation.kept }).refused).toBeUndefined()
  })
})
