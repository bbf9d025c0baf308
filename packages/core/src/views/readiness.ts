/** What is known about the adoption of each programme? `blockers` says what still blocks it. */
import { Schema } from "effect"
import type { Draft } from "immer"
import { Event as Agreement } from "../agreement/events.ts"
import { isOneOf, type Recorded } from "../kernel/event.ts"
import type { EventId, ProgrammeId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { Event as Meetings } from "../meetings/events.ts"
import { Event as Programme } from "../programme/events.ts"
import { feedbackBoard } from "./feedback-board.ts"
import { onGroundOf } from "./ground.ts"
import { bothOf } from "./hearing.ts"
import { names } from "./names.ts"
import type { Adoption, Readiness } from "./standing.ts"

const Heard = Schema.Union([
  Programme.cases.ProgrammeVersionDrafted,
  Programme.cases.ProgrammeVersionShared,
  Programme.cases.ProgrammeVersionFinalised,
  Programme.cases.AdoptionScheduled,
  Programme.cases.IncorporationPledged,
  Programme.cases.IncorporationSettled,
  Programme.cases.ProgrammeAdopted,
  Agreement.cases.ObjectionRoundOpened,
  Agreement.cases.ObjectionRaised,
  Agreement.cases.ObjectionResolved,
  Agreement.cases.ObjectionRoundClosed,
  Agreement.cases.ConsentReached,
  Meetings.cases.MeetingScheduled,
  Meetings.cases.MeetingCancelled,
  Meetings.cases.MeetingClosed
]).pipe(Schema.toTaggedUnion("_tag"))

const Everything = bothOf(Heard, bothOf(feedbackBoard.Event, names.Event))
type Everything = typeof Everything.Type

export const readiness: View<Readiness, Everything> = {
  name: "readiness",
  version: 1,
  Event: Everything,
  initial: {
    ...{ programmes: {}, versions: {}, rounds: {}, occasions: {} },
    board: feedbackBoard.initial,
    names: names.initial
  },
  evolve: (known, event, recorded) => {
    if (isOneOf(names.Event, event)) names.evolve(known.names, event, recorded)
    if (isOneOf(feedbackBoard.Event, event)) feedbackBoard.evolve(known.board, event, recorded)
    if (isOneOf(Heard, event)) collect(known, event, recorded)
  }
}

const collect = (known: Draft<Readiness>, event: typeof Heard.Type, recorded: Recorded): void => {
  const { occasions, programmes, rounds, versions } = known
  const ground = onGroundOf(recorded)
  const blank = { latest: undefined, announced: undefined, adopted: undefined, incorporations: {} }
  const own = (id: ProgrammeId) => (programmes[id] ??= { ...blank, incorporations: {} })
  const moved = <Stage>(thing: { stage: Stage; because: Array<EventId> } | undefined, stage: Stage) => {
    if (thing === undefined) return
    thing.stage = stage
    thing.because.push(recorded.id)
  }
  Heard.match(event, {
    ProgrammeVersionDrafted: ({ completeness, number, programme, version }) => {
      own(programme).latest = version
      versions[version] = { programme, number, completeness, stage: "drafted", shared: undefined, ...ground }
    },
    ProgrammeVersionShared: ({ shared, version }) => {
      const known = versions[version]
      if (known) known.shared = { ...shared }
      moved(known, "shared")
    },
    ProgrammeVersionFinalised: ({ version }) => moved(versions[version], "final"),
    AdoptionScheduled: ({ adoptionAt, programme }) => {
      own(programme).announced = { meeting: adoptionAt, ...ground }
    },
    IncorporationPledged: ({ incorporation, of, programme }) => {
      own(programme).incorporations[incorporation] = { of: { ...of }, isSettled: false, ...ground }
    },
    IncorporationSettled: ({ incorporation, programme }) => {
      const pledged = own(programme).incorporations[incorporation]
      if (pledged === undefined) return
      pledged.isSettled = true
      pledged.because.push(recorded.id)
    },
    ProgrammeAdopted: ({ decision, programme, version }) => {
      own(programme).adopted = { version, decision, when: { ...recorded.occurred }, ...ground }
      moved(versions[version], "adopted")
    },
    ObjectionRoundOpened: ({ edition, matter, round }) => {
      rounds[round] = { matter: { ...matter }, edition, stage: "open", objections: {}, consent: undefined, ...ground }
    },
    ObjectionRaised: ({ objection, organisation, round }) => {
      const held = rounds[round]
      if (held) held.objections[objection] = { organisation, stage: "open", ...ground }
    },
    ObjectionResolved: ({ how, objection, round }) => moved(rounds[round]?.objections[objection], how),
    ObjectionRoundClosed: ({ round }) => moved(rounds[round], "closed"),
    ConsentReached: ({ round }) => {
      const held = rounds[round]
      if (held) held.consent = ground
    },
    MeetingScheduled: ({ meeting, starts }) => {
      occasions[meeting] = { starts, stage: "planned", ...ground }
    },
    MeetingCancelled: ({ meeting }) => moved(occasions[meeting], "cancelled"),
    MeetingClosed: ({ meeting }) => moved(occasions[meeting], "closed")
  })
}

/** The adoption of the version a programme is at; nothing as long as that version was not adopted. */
export const adoptionOf = ({ programmes }: Readiness, programme: ProgrammeId): Adoption | undefined => {
  const standing = programmes[programme]
  return standing?.adopted?.version === standing?.latest ? standing?.adopted : undefined
}
