/** What Open Raadsinformatie calls a meeting, an item of its agenda and a document: full objects, without their own link. */
import { type Bound, type Day, dayOf, sayDay } from "@pactwerk/core"
import type { Schema } from "effect"
import { instantOf } from "../times.ts"

/** The municipality whose council information this stands beside, by its code: `gm0772`. */
export interface Municipality {
  readonly gemeente: string
  readonly naam: string
}

/** Where things are found: a base that ends in a slash, and the municipality. */
export interface Place {
  readonly base: string
  readonly municipality: Municipality
}

/** A meeting as it stands, in the words of the draft. */
export interface Meeting {
  readonly body: string
  readonly bodyName: string | undefined
  readonly starts: Bound
  readonly ends: string | undefined
  readonly place: string | undefined
  readonly openedAt: string | undefined
  readonly closedAt: string | undefined
  readonly status: "Gepland" | "Gehouden" | "Geannuleerd"
}

/** An item of an agenda as it stands. */
export interface Item {
  readonly meeting: string
  readonly title: string
  readonly number: string | undefined
  readonly under: string | undefined
  readonly isDealtWith: boolean
  readonly deferred: boolean
}

/** An edition of minutes as it stands. */
export interface Minutes {
  readonly meeting: string
  readonly meetingName: string
  readonly edition: number
  readonly since: Day
  readonly isAdopted: boolean
}

const paths = {
  Vergadering: "vergaderingen",
  Agendapunt: "agendapunten",
  Informatieobject: "informatieobjecten"
} as const
export type ResourceType = keyof typeof paths

/** Where a resource is. */
export const urlOf = ({ base }: Place, type: ResourceType, id: string): string => `${base}${paths[type]}/${id}`

type Json = Readonly<Record<string, Schema.Json>>
const made = (fields: Readonly<Record<string, Schema.Json | undefined>>): Json =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, Schema.Json] => field[1] !== undefined))

const reference = (place: Place, type: ResourceType, id: string): Json => ({ id, url: urlOf(place, type, id) })
const moment = (bound: string | undefined): string | undefined =>
  bound === undefined || bound.length === 10 ? undefined : new Date(bound).toISOString()

/** What a meeting is called: after its body and its day. */
export const nameOf = ({ body, bodyName, starts }: Pick<Meeting, "body" | "bodyName" | "starts">): string =>
  `${bodyName ?? body}, ${sayDay(dayOf(starts), "nl")}`

export const meetingJson = (place: Place, meeting: Meeting): Json => {
  const { body, bodyName, closedAt, ends, openedAt, place: where, starts, status } = meeting
  return made({
    organisatie: { ...place.municipality },
    dossiertype: "vergadering",
    naam: nameOf(meeting),
    aanvang: moment(openedAt),
    einde: moment(closedAt),
    geplandeaanvang: starts.length === 10 ? undefined : instantOf(starts, "first"),
    geplandeeinde: moment(ends),
    geplandedatum: dayOf(starts),
    locatie: where,
    vergaderstatus: status,
    georganiseerddoorgremium: { gremiumidentificatie: body, gremiumnaam: bodyName ?? body }
  })
}

export const itemJson = (place: Place, { deferred, isDealtWith, meeting, number, title, under }: Item): Json =>
  made({
    organisatie: { ...place.municipality },
    dossiertype: "agendapunt",
    agendapuntnaam: number === undefined ? title : `${number}. ${title}`,
    vergadering: reference(place, "Vergadering", meeting),
    hoofdagendapunt: under === undefined ? undefined : reference(place, "Agendapunt", under),
    geplandvolgnummer: number,
    overig: deferred ? "verdaagd" : undefined,
    indicatiebehandeld: isDealtWith
  })

/** The category "meeting document of a decentral authority" of the Dutch act on open government. */
const meetingDocument = "c_db4862c3"

export const minutesJson = (
  place: Place,
  id: string,
  { edition, isAdopted, meeting, meetingName, since }: Minutes
): Json => ({
  webpaginalink: urlOf(place, "Informatieobject", id),
  organisatie: { ...place.municipality },
  titel: `Verslag ${meetingName}, editie ${edition} (${isAdopted ? "vastgesteld" : "concept"})`,
  wooinformatiecategorie: meetingDocument,
  datumingediend: since,
  vergaderingen: [reference(place, "Vergadering", meeting)]
})
