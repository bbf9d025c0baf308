/** The forms of a meeting: what goes before it, what is said in it, and its end. */
import { useView } from "@pactwerk/adapters/react"
import { type Command, dayOf, type MeetingId, Meetings, Views } from "@pactwerk/core"
import { type Look, useLook } from "../look.tsx"
import type { Field } from "../parts/ask-field.tsx"
import type { Given } from "../parts/draft.ts"
import { newId } from "../parts/new-id.ts"
import type { CaptureWords } from "../words/capture.ts"
import { useRounds } from "./meeting-rounds.tsx"
import { parts, voiceOf } from "./meeting-values.ts"

export interface Form {
  readonly command: Command["_tag"]
  readonly title: string
  readonly fields: ReadonlyArray<Field>
  readonly make: (given: Given) => { readonly [field: string]: unknown }
}
type Choices = NonNullable<Field["choices"]>

/** What can be chosen in the forms of one meeting. */
export interface Chosen extends Pick<Look, "language"> {
  readonly meeting: MeetingId
  readonly planned: Views.PlannedMeeting
  readonly items: Choices
  /** Somebody and the organisation they speak for: `person organisation`. */
  readonly voices: Choices
  readonly people: Choices
  /** What can be decided on: `kind id`. */
  readonly matters: Choices
  readonly rounds: Choices
  /** `round objection`. */
  readonly objections: Choices
  /** Where in the meeting it happens: under the last item that was opened. */
  readonly place: { readonly meeting: MeetingId; readonly agendaItem?: string }
}

export const useChoices = (meeting: MeetingId, planned: Views.PlannedMeeting): Chosen => {
  const { events, language, name, on } = useLook()
  const members = Views.membersOn(useView(Views.register), on)
  const { programmes, versions } = useView(Views.readiness)
  const { advices } = useView(Views.mandate)
  const { holders } = useView(Views.vacancies)
  const own = useRounds(meeting)
  const dutch = (value: string, label: string) => ({ value, label, lang: "nl" })
  const opened = events.findLast(({ data, type }) => type === "AgendaItemOpened" && data.meeting === meeting)
  const matter = (kind: string) => (id: string) => ({ value: `${kind} ${id}`, label: name(kind, id) })
  return {
    ...{ language, meeting, planned },
    items: planned.items.map(({ agendaItem, title }) => dutch(agendaItem, title)),
    voices: members.flatMap(([id, entry]) =>
      Views.speakersOn(entry, on).map(({ person }) =>
        dutch(`${person} ${id}`, `${name("person", person)}, ${name("organisation", id)}`)
      )
    ),
    people: holders
      .filter(({ until }) => until === undefined || on < until)
      .map(({ person, role }) => dutch(`${person} ${role}`, `${name("person", person)}, ${role}`)),
    matters: [
      ...Object.keys(versions).map(matter("version")),
      ...Object.keys(programmes).map(matter("programme")),
      ...Object.keys(advices).map(matter("advice"))
    ],
    rounds: own.map(([id, { matter }]) => ({ value: id, label: name(matter.kind, matter.id) })),
    objections: own.flatMap(([round, { objections }]) =>
      Object.entries<Views.Objection>(objections)
        .filter(([, { stage }]) => stage === "open")
        .map(([id, { organisation }]) => dutch(`${round} ${id} ${organisation}`, name("organisation", organisation)))
    ),
    place: { meeting, ...(opened !== undefined && { agendaItem: String(opened.data.agendaItem) }) }
  }
}

/** A time of day on the day of the meeting, as a moment of this machine. */
const momentOn = ({ planned }: Chosen, time: string | undefined): string => {
  const at = new Date(`${dayOf(planned.starts)}T${(time ?? "").replace(".", ":").padStart(5, "0")}:00`)
  return Number.isNaN(at.getTime()) ? (time ?? "") : at.toISOString()
}

export const voiceFields = ({ voices }: Chosen, words: CaptureWords): ReadonlyArray<Field> => [
  { name: "voice", label: words.voice, is: "choice", choices: voices, isOptional: true },
  { name: "group", label: words.group, hint: words.groupHint, is: "text", isOptional: true }
]

const timed = ({ people }: Chosen, words: CaptureWords): ReadonlyArray<Field> => [
  { name: "by", label: words.by, is: "choice", choices: people },
  { name: "at", label: words.at, hint: words.atHint, is: "text" }
]

/** Before the meeting. */
export const before = (chosen: Chosen, words: CaptureWords): ReadonlyArray<Form> => [
  {
    command: "PlaceAgendaItem",
    title: words.placeItem,
    fields: [
      { name: "title", label: words.itemTitle, is: "text" },
      { name: "number", label: words.number, is: "text", isOptional: true }
    ],
    make: ({ number, title }) => ({
      ...{ meeting: chosen.meeting, agendaItem: newId("punt"), title, level: 2 },
      ...(number !== undefined && number !== "" && { number })
    })
  },
  {
    command: "OpenMeeting",
    title: words.openMeeting,
    fields: timed(chosen, words),
    make: ({ at, by }) => ({ meeting: chosen.meeting, by: parts(by)[0], at: momentOn(chosen, at) })
  }
]

/** While it meets: which item is discussed, and what is said. */
export const whileOpen = (chosen: Chosen, words: CaptureWords): ReadonlyArray<Form> => [
  {
    command: "OpenAgendaItem",
    title: words.openItem,
    fields: [{ name: "agendaItem", label: words.item, is: "choice", choices: chosen.items }],
    make: ({ agendaItem }) => ({ meeting: chosen.meeting, agendaItem })
  },
  {
    command: "RecordStatement",
    title: words.statement,
    fields: [
      {
        ...{ name: "kind", label: words.kind, is: "choice" },
        choices: Object.entries(Meetings.statements).map(([value, said]) => ({ value, label: said[chosen.language] }))
      },
      ...voiceFields(chosen, words),
      { name: "text", label: words.said, is: "long" }
    ],
    make: (given) => ({
      ...{ statement: newId("uitspraak"), kind: given.kind, voice: voiceOf(given), text: given.text },
      ...chosen.place
    })
  }
]

/** The end of it. */
export const closing = (chosen: Chosen, words: CaptureWords): Form => ({
  command: "CloseMeeting",
  title: words.closeMeeting,
  fields: timed(chosen, words),
  make: ({ at, by }) => ({ meeting: chosen.meeting, by: parts(by)[0], at: momentOn(chosen, at) })
})
