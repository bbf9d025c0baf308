/** The council of 4 April 2024: that it was planned is known, its agenda is made up. */
import { AgendaItemId, type Command, type Matter, StatementId, type Voice } from "@pactwerk/core"
import { april } from "./agenda-2024-02-01.ts"
import { about, meetingPlaces, programme } from "./matters.ts"
import { all } from "./minuted.ts"
import { minutes, type Observation } from "./observation.ts"
import { imagined } from "./spring-2024-fiction.ts"
import { finalVersion } from "./spring-2024-text.ts"

export const evening = "2024-04-04"
const section = "Alliantieraad van 4 april 2024"

const itemOf = (part: string) => AgendaItemId.make(`${evening}-${part.replace(".", "-")}`)

/** The place of an event in the minutes of that evening. */
export const underApril = (part: string) => ({ meeting: april, agendaItem: itemOf(part) })

type Told = Parameters<typeof imagined>[4]

/** Something made up that happened that evening. */
export const thatNight = (key: string, command: Command, told?: Told): Observation =>
  imagined(evening, section, key, command, told)

export const openedInApril = (part: string): Observation =>
  thatNight(`item-${part.replace(".", "-")}`, { _tag: "OpenAgendaItem", ...underApril(part) })

export const office = all("het programmabureau")

/** What was said that evening, by nobody who exists. */
export const saidInApril = (
  part: string,
  key: string,
  kind: Extract<Command, { readonly _tag: "RecordStatement" }>["kind"],
  voice: Voice,
  text: string,
  ...matters: ReadonlyArray<Matter>
): Observation =>
  thatNight(
    key,
    {
      _tag: "RecordStatement",
      statement: StatementId.make(`wz-${evening}-${key}`),
      kind,
      voice,
      text,
      about: matters,
      ...underApril(part)
    },
    "person" in voice
      ? { actor: { person: voice.person, role: "representative" } }
      : { actor: { role: "participants" } }
  )

const placed = (part: string, title: string, ...matters: ReadonlyArray<Matter>): Observation =>
  imagined("2024-03-28", section, `agenda-${part.replace(".", "-")}`, {
    _tag: "PlaceAgendaItem",
    ...underApril(part),
    title,
    level: part.includes(".") ? 3 : 2,
    ...(part.includes(".") ? { under: itemOf(part.slice(0, 1)) } : { number: part }),
    ...(matters.length === 0 ? {} : { matters })
  })

export const agendaOfApril: ReadonlyArray<Observation> = [
  placed("1", "Opening"),
  placed("2", "Verslag van 1 februari", about("minutes", minutes)),
  placed("3", "Nieuwe ondertekenaars"),
  placed("4", "Uitvoeringsprogramma voor de komende drie jaar", programme, finalVersion),
  placed("4.1", "Bezwaren en besluit", programme, finalVersion),
  placed("5", "Initiatieven en bijdragen", meetingPlaces),
  placed("6", "Afsluiting")
]
