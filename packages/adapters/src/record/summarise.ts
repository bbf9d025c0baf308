/** What is about to be recorded, in sentences, for the secretary to look over. */
import {
  type AllWords,
  type Command,
  dayOf,
  type Language,
  type Naming,
  type Observation,
  sayDay,
  tell,
  type Voice
} from "@pactwerk/core"
import { wordOf } from "./fields.ts"
import { eventOf } from "./steps.ts"
import { statements } from "./words.ts"

const says = {
  nl: { first: "Dit wordt vastgelegd:", inferred: " (afgeleid)", of: "van" },
  en: { first: "This will be recorded:", inferred: " (inferred)", of: "of" }
} as const

/**
 * The lines to show before recording: one that says so, and one for each observation.
 *
 * @example
 * summarise(read.observations, alliance.words, Views.naming(opened.project(Views.names), "nl"), "nl")
 */
export const summarise = (
  observations: ReadonlyArray<Observation<Command>>,
  words: AllWords,
  naming: Naming,
  language: Language
): ReadonlyArray<string> => [
  says[language].first,
  ...sentences(observations, words, naming, language).map((sentence) => `- ${sentence}`)
]

/** One sentence for each observation. */
export const sentences = (
  observations: ReadonlyArray<Observation<Command>>,
  words: AllWords,
  naming: Naming,
  language: Language
): ReadonlyArray<string> => {
  const name = alsoNaming(observations, naming, language)
  return observations.map((observation) => {
    const event = eventOf(observation)
    const told = event && tell(words, event, language, name)
    if (told === undefined) return `${observation.command._tag}.`
    const mark = observation.observing.certainty === "inferred" ? says[language].inferred : ""
    return `${labelOf(observation.command, told.label, name, language)}: ${told.sentence}${mark}`
  })
}

/** What kind of thing it is; of talk also who says it. */
const labelOf = (command: Command, label: string, name: Naming, language: Language): string => {
  switch (command._tag) {
    case "RecordStatement":
      return `${wordOf(statements[command.kind], language)}, ${speaker(command.voice, name, language)}`
    case "StatePrinciple":
      return `${label}, ${speaker(command.voice, name, language)}`
    default:
      return label
  }
}

const speaker = (voice: Voice, name: Naming, language: Language): string => {
  if ("collective" in voice) return voice.collective
  const person = name("person", voice.person)
  return voice.for === undefined ? person : `${person} ${says[language].of} ${name("organisation", voice.for)}`
}

/** The names of the alliance, and those that these observations bring. */
const alsoNaming = (observations: ReadonlyArray<Observation<Command>>, naming: Naming, language: Language): Naming => {
  const own = new Map<string, string>()
  for (const { command } of observations) {
    if (command._tag === "PlaceAgendaItem") own.set(`agendaItem:${command.agendaItem}`, command.title)
    if (command._tag === "ScheduleMeeting") {
      const day = sayDay(dayOf(command.starts), language)
      own.set(`meeting:${command.meeting}`, `${naming("body", command.body)}, ${day}`)
    }
  }
  return (kind, id) => own.get(`${kind}:${id}`) ?? naming(kind, id)
}
