/** What is it called? */
import { Schema } from "effect"
import { Event as Charter } from "../charter/events.ts"
import { Event as Coalitions } from "../coalitions/events.ts"
import { Event as Initiatives } from "../initiatives/events.ts"
import { type BodyId, keyOf, type Matter } from "../kernel/names.ts"
import { Event as Kernel } from "../kernel/own/events.ts"
import type { View } from "../kernel/view.ts"
import { type Bound, dayOf } from "../kernel/when.ts"
import { type Language, type Naming, sayDay } from "../kernel/wording.ts"
import { Event as Mandate } from "../mandate/events.ts"
import { Event as Meetings } from "../meetings/events.ts"
import { Event as Membership } from "../membership/events.ts"
import { Event as Office } from "../office/events.ts"
import { Event as Programme } from "../programme/events.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** What a thing is called, in parts, so that each language can put them together. */
export type Name = Ground &
  (
    | { readonly is: "text"; readonly text: string }
    | { readonly is: "person"; readonly name: string; readonly honorific: string | undefined }
    | { readonly is: "meeting"; readonly body: BodyId; readonly starts: Bound }
    | { readonly is: "version"; readonly number: number; readonly completeness: number | undefined }
    | { readonly is: "programme" | "mandate" }
    /** Called after another thing: the advice of a body, the vacancy for a post, the minutes of a meeting. */
    | { readonly is: "advice" | "vacancy" | "minutes"; readonly of: Matter }
  )

/** By tag, `kind:id`. */
export type Names = Readonly<Record<string, Name>>

const Heard = Schema.Union([
  Charter.cases.PactConcluded,
  Charter.cases.BodyEstablished,
  Kernel.cases.PersonIntroduced,
  Membership.cases.OrganisationProfiled,
  Meetings.cases.MeetingScheduled,
  Meetings.cases.AgendaItemPlaced,
  Meetings.cases.MinutesDrafted,
  Programme.cases.ProgrammeVersionDrafted,
  Coalitions.cases.CoalitionLaunched,
  Initiatives.cases.InitiativeProposed,
  Mandate.cases.LeadVestedInResidents,
  Mandate.cases.AdviceDelivered,
  Office.cases.VacancyOpened
]).pipe(Schema.toTaggedUnion("_tag"))

export const names: View<Names, typeof Heard.Type> = {
  name: "names",
  version: 1,
  Event: Heard,
  initial: {},
  evolve: (known, event, recorded) => {
    const called = (kind: string, id: string, text: string) => {
      known[keyOf({ kind, id })] = { is: "text", text, ...onGroundOf(recorded) }
    }
    const calledAfter = (is: "advice" | "vacancy" | "minutes", id: string, of: Matter) => {
      known[keyOf({ kind: is, id })] = { is, of, ...onGroundOf(recorded) }
    }
    Heard.match(event, {
      PactConcluded: ({ name, neighbourhoods = [], pact }) => {
        called("pact", pact, name)
        for (const { name, neighbourhood } of neighbourhoods) called("neighbourhood", neighbourhood, name)
      },
      BodyEstablished: ({ body, name, posts = [] }) => {
        called("body", body, name)
        for (const { post, title } of posts) called("post", post, title)
      },
      PersonIntroduced: ({ honorific, name, person }) => {
        known[keyOf({ kind: "person", id: person })] = { is: "person", name, honorific, ...onGroundOf(recorded) }
      },
      OrganisationProfiled: ({ name, organisation }) => called("organisation", organisation, name),
      MeetingScheduled: ({ body, meeting, starts }) => {
        known[keyOf({ kind: "meeting", id: meeting })] = { is: "meeting", body, starts, ...onGroundOf(recorded) }
      },
      AgendaItemPlaced: ({ agendaItem, title }) => called("agendaItem", agendaItem, title),
      MinutesDrafted: ({ meeting, minutes }) => calledAfter("minutes", minutes, { kind: "meeting", id: meeting }),
      CoalitionLaunched: ({ coalition, theme }) => called("coalition", coalition, theme),
      InitiativeProposed: ({ initiative, name }) => called("initiative", initiative, name),
      LeadVestedInResidents: ({ mandate }) => {
        known[keyOf({ kind: "mandate", id: mandate })] = { is: "mandate", ...onGroundOf(recorded) }
      },
      AdviceDelivered: ({ advice, body }) => calledAfter("advice", advice, { kind: "body", id: body }),
      VacancyOpened: ({ post, vacancy }) => calledAfter("vacancy", vacancy, { kind: "post", id: post }),
      ProgrammeVersionDrafted: ({ completeness, number, programme, version }) => {
        known[keyOf({ kind: "programme", id: programme })] ??= { is: "programme", ...onGroundOf(recorded) }
        const parts = { is: "version", number, completeness } as const
        known[keyOf({ kind: "version", id: version })] = { ...parts, ...onGroundOf(recorded) }
      }
    })
  }
}

const own = {
  nl: {
    programme: "het uitvoeringsprogramma",
    version: "versie",
    mandate: "de bewonersopdracht",
    advice: "het advies van",
    vacancy: "de vacature voor",
    minutes: "het verslag van"
  },
  en: {
    programme: "the implementation programme",
    version: "version",
    mandate: "the residents' mandate",
    advice: "the advice of",
    vacancy: "the vacancy for",
    minutes: "the minutes of"
  }
} as const

/**
 * Says what things are called in a language: the id itself where nobody named it, or the name is gone.
 *
 * @param later other names, for what had none yet.
 */
export const naming = (known: Names, language: Language, later: Names = {}): Naming => {
  const say = (kind: string, id: string): string => {
    const key = keyOf({ kind, id })
    const name = known[key] ?? later[key]
    if (name === undefined) return id
    switch (name.is) {
      case "text":
        return name.text
      case "person":
        return name.honorific === undefined ? name.name : `${name.honorific} ${name.name}`
      case "meeting":
        return `${say("body", name.body)}, ${sayDay(dayOf(name.starts), language)}`
      case "version": {
        const share = name.completeness === undefined ? "" : ` (${Math.round(name.completeness * 100)}%)`
        return `${own[language].version} ${name.number}${share}`
      }
      case "programme":
      case "mandate":
        return own[language][name.is]
      default:
        return `${own[language][name.is]} ${say(name.of.kind, name.of.id)}`
    }
  }
  return say
}
