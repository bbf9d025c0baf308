/** Many alliances measured one by one: each by itself, those that cannot be read by their reason, and how far all lie apart. */
import { Analysis, type Day, measures, type Spread, spreadOf, Views } from "@pactwerk/core"
import { type Conflict, conflictsIn } from "./conflicts.ts"
import type { Desk } from "./desk.ts"
import { ofUnknown } from "./faults.ts"
import { answered, lookBack } from "./looking-back.ts"
import type { Listed } from "./many.ts"
import { dayOfAt, type Measured, measured } from "./measuring.ts"
import type { Problem } from "./problem.ts"
import { progress } from "./progress.ts"

/** What is known of one alliance. */
export interface Area extends Measured {
  readonly name: string
  /** Which log this is of: its size and root. */
  readonly size: number
  readonly root: string
  /** How many events were seen at the moment that was asked for. */
  readonly events: number
}

export interface RolledUp {
  readonly on: Day
  readonly areas: ReadonlyArray<Area>
  /** Where sources say different things of one fact. */
  readonly conflicts: ReadonlyArray<Conflict>
  readonly failed: ReadonlyArray<{ readonly name: string; readonly problem: Problem }>
}

/** Opens the alliances one after the other, so that no more than one is in memory. */
export const rollUpAll = async (desk: Desk, listed: ReadonlyArray<Listed>, at: Analysis.At): Promise<RolledUp> => {
  const on = dayOfAt(at, desk.clock())
  const areas: Array<Area> = []
  const claimed: Array<Parameters<typeof conflictsIn>[0][number]> = []
  const failed: Array<RolledUp["failed"][number]> = []
  const { end, show } = progress(desk, { after: 1000 })
  for (const [index, { log, name }] of listed.entries()) {
    const own: Desk = { ...desk, log, notices: [], closing: [] }
    try {
      const { head, line } = await lookBack(own)
      const events = answered(Analysis.select(line.events, at))
      const { answer: claims } = answered(Analysis.asOf(line.of(Views.claims), at))
      claimed.push({ name, claims })
      areas.push({ name, ...head, events: events.length, ...measured(events, on) })
    } catch (cause) {
      failed.push({ name, problem: ofUnknown(cause, log) })
    } finally {
      for (const close of own.closing) await close().catch(() => {})
    }
    // What is said of many is said once.
    for (const notice of own.notices) if (!desk.notices.some(({ en }) => en === notice.en)) desk.notices.push(notice)
    show({ doing: "open", done: index + 1, of: listed.length })
  }
  end()
  return { on, areas, conflicts: conflictsIn(claimed), failed }
}

/** How far the areas lie apart in each measure, counting those for which there is a value: of what takes days, its median. */
export const spreads = (areas: ReadonlyArray<Measured>): Readonly<Record<string, Spread | null>> =>
  Object.fromEntries(
    measures.map(({ id }) => [id, spreadOf(areas.flatMap((area) => area.measures[id]?.median ?? [])) ?? null])
  )

/** The ids of the rules that were seen not to hold in one of them, sorted. */
export const brokenIn = (areas: ReadonlyArray<Measured>): ReadonlyArray<string> =>
  [...new Set(areas.flatMap(({ rules }) => Object.keys(rules)))].sort()

/** The same for each rule that was seen not to hold in one of them: where it always held, that is no breach, and counts. */
export const ruleSpreads = (areas: ReadonlyArray<Measured>): Readonly<Record<string, Spread>> =>
  Object.fromEntries(
    brokenIn(areas).flatMap((id) => {
      const spread = spreadOf(areas.map(({ rules }) => rules[id] ?? 0))
      return spread === undefined ? [] : [[id, spread]]
    })
  )
