/** How one event of a meeting is told in a line: who spoke, in which kind of talk, and what is quoted. */
import {
  type AllWords,
  type AnyEvent,
  alliance,
  isFiction,
  type Language,
  type LogError,
  Meetings,
  type Naming,
  type Recorded,
  type Tagged,
  tell,
  type Views,
  type Wording
} from "@pactwerk/core"
import { Result } from "effect"
import type { Line, Phrase } from "./document.ts"

export interface Saying {
  readonly language: Language
  readonly words: AllWords
  /** What things are called in that language. */
  readonly naming: Naming
}

/** The kinds of talk, as the meetings room calls them; another kind is called by its own name. */
const kindsOfTalk: Readonly<Record<string, Wording>> = Meetings.statements

/** What stands behind a line of which a source did not say all. */
export const marks = {
  inferred: { nl: "afgeleid", en: "inferred" },
  fiction: { nl: "voorbeeld", en: "example" }
} as const

/** The event as its room means it today, in what is needed to tell it. Throws a `LogError` where it cannot be read. */
export const blockOf = (
  recorded: Recorded,
  understand: (recorded: Recorded) => Result.Result<AnyEvent, LogError> = alliance.understand
): Views.Block => {
  const { certainty, id, occurred, position, source } = recorded
  const event = Result.getOrThrow(understand(recorded))
  return { type: event._tag, event, recorded: id, position, occurred, certainty, source }
}

/** The sentence with a capital. */
export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/** What this type of event is called; its own name where no room has words for it. */
export const labelOf = ({ event }: Views.Block, { language, naming, words }: Saying): string =>
  tell(words, event, language, naming)?.label ?? event._tag

/** One event as a line. What was said keeps its own language; what was read between the lines is marked. */
export const lineOf = (block: Views.Block, saying: Saying): Line => {
  const { event, position } = block
  const { language, naming, words } = saying
  const told = tell(words, event, language, naming)?.sentence ?? `${event._tag}.`
  const spoken = voiceOf(event)
  const phrases =
    spoken !== undefined && told === event.text
      ? [...speakerOf(block, spoken, told, saying), { text: told, language: "nl" as const }]
      : quoted(capital(told), event, saying.language)
  return { phrases: [...phrases, ...marksOf(block, saying.language)], because: [position] }
}

type Voice = { readonly collective: string } | { readonly person: string; readonly for: string | undefined }

/** Who speaks in this event, of whatever room it is. */
const voiceOf = ({ voice }: Tagged & { readonly [field: string]: unknown }): Voice | undefined => {
  if (typeof voice !== "object" || voice === null) return undefined
  if ("collective" in voice && typeof voice.collective === "string") return { collective: voice.collective }
  if (!("person" in voice) || typeof voice.person !== "string") return undefined
  return { person: voice.person, for: "for" in voice && typeof voice.for === "string" ? voice.for : undefined }
}

/** Who speaks and how, before what is said; nothing where the words themselves name the speaker. */
const speakerOf = (block: Views.Block, voice: Voice, text: string, saying: Saying): ReadonlyArray<Phrase> => {
  const { language, naming } = saying
  const { kind } = block.event
  const known = typeof kind === "string" ? (kindsOfTalk[kind]?.[language] ?? kind) : labelOf(block, saying)
  const suffix: Phrase = { text: ` (${known}): ` }
  if ("collective" in voice) return [{ text: capital(voice.collective), language: "nl", weight: "strong" }, suffix]
  const name = naming("person", voice.person)
  if (text.includes(name.split(" ").at(-1) ?? name)) return []
  const of =
    voice.for === undefined ? "" : `${language === "nl" ? " van " : " of "}${naming("organisation", voice.for)}`
  return [{ text: capital(name) + of, weight: "strong" }, suffix]
}

const marksOf = ({ certainty, source }: Views.Block, language: Language): ReadonlyArray<Phrase> => {
  const found = [
    certainty === "inferred" ? marks.inferred[language] : undefined,
    isFiction({ source }) ? marks.fiction[language] : undefined
  ].filter((mark) => mark !== undefined)
  return found.length === 0 ? [] : [{ text: ` (${found.join(", ")})`, weight: "note" }]
}

/** Fields that hold a name, and no words of a source. */
const names = new Set(["name", "honorific", "place", "heading", "number", "_tag"])

/** The texts of an event, longest first: what its room's sentence may quote from a Dutch source. */
const textsOf = (value: unknown, key = ""): ReadonlyArray<string> => {
  if (typeof value === "string") return !names.has(key) && (/\s/.test(value.trim()) || key === "said") ? [value] : []
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([field, part]) => textsOf(part, Array.isArray(value) ? key : field))
}

/** The sentence, its quotations marked as Dutch where the sentence itself is not. */
const quoted = (sentence: string, event: unknown, language: Language): ReadonlyArray<Phrase> => {
  if (language === "nl") return [{ text: sentence }]
  let phrases: ReadonlyArray<Phrase> = [{ text: sentence }]
  for (const text of [...textsOf(event)].sort((one, other) => other.length - one.length)) {
    phrases = phrases.flatMap((phrase) => {
      const index = phrase.language === undefined ? phrase.text.indexOf(text) : -1
      if (index === -1) return [phrase]
      const [before, after] = [phrase.text.slice(0, index), phrase.text.slice(index + text.length)]
      const around = [{ text: before }, { text, language: "nl" as const }, { text: after }]
      return around.filter(({ text }) => text !== "")
    })
  }
  return phrases
}
