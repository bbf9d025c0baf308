/**
 * The council of 1 February 2024 as it was called together: when, where, and its agenda in the order of the minutes.
 * The heading is word for word what they print. The level is the depth they print it at: `##` is 2, and a bold label,
 * which has no depth, is put at 3.
 */
import { AgendaItemId, Day, Instant, type Matter, MeetingId } from "@pactwerk/core"
import * as matters from "./matters.ts"
import { before, inMinutes, type Observation, writer } from "./observation.ts"
import { mibosie } from "./organisations.ts"
import { council, director, office, team } from "./pact.ts"

export const february = MeetingId.make("alliantieraad-2024-02-01")
export const april = MeetingId.make("alliantieraad-2024-04-04")
export const start = Instant.make("2024-02-01T18:30:00+01:00")
export const end = Instant.make("2024-02-01T20:00:00+01:00")

/** A part of the minutes as it stands in an id: `4.6` becomes `4-6`. */
export const keyOf = (part: string) => part.replace(".", "-")

/** The agenda item of a part of the minutes. */
export const itemOf = (part: string) => AgendaItemId.make(`2024-02-01-${keyOf(part)}`)

/** The parts that the minutes give a number. */
const numbered = ["1", "2", "3", "4", "5"]

/** The item a part falls under: `2a` under 2, `4.1` under the heading on coalitions, `4.6` under 4. */
const parentOf = (part: string): string | undefined => {
  if (part === "4.1" || part === "4.2") return "4.0"
  return part.length === 1 ? undefined : part.slice(0, 1)
}

/** That an item was dealt with is stated; that it stood on the agenda, for these matters, is inferred. */
const placed = (part: string, level: number, title: string, heading: string, ...on: Array<Matter>): Observation => {
  const parent = parentOf(part)
  return {
    command: {
      _tag: "PlaceAgendaItem",
      meeting: february,
      agendaItem: itemOf(part),
      title,
      heading,
      level,
      ...(numbered.includes(part) ? { number: part } : {}),
      ...(parent === undefined ? {} : { under: itemOf(parent) }),
      ...(on.length === 0 ? {} : { matters: on })
    },
    observing: {
      id: `wz-2024-02-01-agenda-${keyOf(part)}`,
      actor: writer,
      occurred: before,
      source: inMinutes(part === "4.0" ? "4" : part),
      certainty: "inferred"
    }
  }
}

const { about, advice, againstPoverty, framework, meetingPlaces, prevention, programme, safety, version } = matters

const openingHeading = "Opening en welkom door Burgemeester Dijsselbloem en Stephan Pauly"
const draftHeading = "Bespreken 90% versie van het uitvoeringsprogramma"
const officeHeading = "Ontwikkelingen Programmabureau Pact Woensel Zuid"
const reactionsHeading = "Reacties op het Uitvoeringsprogramma:"
const adviceHeading = "Presentatie advies bewonersopdracht"
const adviceReactionsHeading = "Reacties op het advies bewonersopdracht"
const placesHeading = "Laagdrempelige ontmoetingsplekken in de wijk"
const partnersHeading = "Initiatieven en Coalities met Partners"
const povertyHeading = "Tegengaan van Armoede onder jongeren"

const items: ReadonlyArray<Observation> = [
  placed("1", 3, "Opening en welkom door de burgemeester en de programmamanager", openingHeading),
  placed("2", 3, "Ontwikkelingen Programmabureau Pact Woensel-Zuid", officeHeading, about("body", office)),
  placed("2a", 4, "Vervolg werving directeur", "• Vervolg werving directeur", about("post", director)),
  placed("2b", 4, "Communicatieadviseur", "• Communicatieadviseur", about("body", team)),
  placed("3", 3, "Toetreden nieuwe leden", "Toetreden nieuwe leden:", about("organisation", mibosie)),
  placed("4", 3, "Bespreken 90%-versie van het uitvoeringsprogramma", draftHeading, programme, version),
  placed("4.0", 4, "Initiatieven en coalities met partners", partnersHeading),
  placed("4.1", 5, "Coalitie Preventie met Gezag", "Coalitie Preventie met Gezag", prevention),
  placed("4.2", 5, "Laagdrempelige ontmoetingsplekken in de wijk", placesHeading, meetingPlaces),
  placed("4.3", 3, "Brede Veiligheid", "Brede Veiligheid", safety),
  placed("4.4", 3, "Tegengaan van armoede onder jongeren", povertyHeading, againstPoverty),
  placed("4.5", 4, "Brainport voor Elkaar", "- Brainport voor elkaar –"),
  placed("4.6", 3, "Reacties op het uitvoeringsprogramma", reactionsHeading, programme, version),
  placed("4.7", 3, "Omgaan met nieuwe initiatieven", "Omgaan met nieuwe initiatieven", framework),
  placed("5", 2, "Presentatie advies bewonersopdracht", adviceHeading, advice),
  placed("5.1", 3, "Reacties op het advies bewonersopdracht", adviceReactionsHeading, advice),
  placed("5.2", 3, "Conclusie", "Conclusie:", advice),
  placed("6", 3, "Afsluiting", "Afsluiting:")
]

const planned = { actor: writer, occurred: before, certainty: "stated" } as const

/** Both councils were planned by then: the minutes say of the next one that it is. */
export const agenda: ReadonlyArray<Observation> = [
  {
    command: {
      _tag: "ScheduleMeeting",
      meeting: february,
      body: council,
      starts: start,
      ends: end,
      place: "Emmauskerk, Jan Van Der Wegestraat 2, Eindhoven"
    },
    observing: { id: "wz-2024-02-01-scheduled", source: inMinutes("H"), ...planned }
  },
  {
    command: {
      _tag: "ScheduleMeeting",
      meeting: april,
      body: council,
      starts: Day.make("2024-04-04"),
      follows: february
    },
    observing: { id: "wz-2024-04-04-scheduled", source: inMinutes("6"), ...planned }
  },
  ...items
]
