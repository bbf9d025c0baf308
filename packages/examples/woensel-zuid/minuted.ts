/** How the council is told: one item at a time, what was said, what was held to, and what was decided. */
import {
  type Command,
  type Matter,
  type Observing,
  type PersonId,
  PrincipleId,
  StatementId,
  type Voice
} from "@pactwerk/core"
import { february, itemOf, keyOf } from "./agenda-2024-02-01.ts"
import { inMinutes, type Observation, thatEvening, writer } from "./observation.ts"
import { cityEnvoy, mayor, pauly } from "./people.ts"

type Named<Name extends Command["_tag"]> = Extract<Command, { readonly _tag: Name }>
type Told = Partial<Pick<Observing, "actor" | "certainty" | "occurred">> & { readonly section?: string }

/** The id of a command of that evening. */
export const on = (key: string) => `wz-2024-02-01-${key}`

/** The place of an event in the minutes. */
export const under = (part: string) => ({ meeting: february, agendaItem: itemOf(part) })

/** Something that happened that evening, under a part of the minutes. */
export const happened = (part: string, key: string, command: Command, told: Told = {}): Observation => {
  const { section = part, ...others } = told
  return {
    command,
    observing: {
      id: on(key),
      actor: writer,
      occurred: thatEvening,
      source: inMinutes(section),
      certainty: "stated",
      ...others
    }
  }
}

/** The item comes up. */
export const opened = (part: string): Observation =>
  happened(
    part,
    `item-${keyOf(part)}`,
    { _tag: "OpenAgendaItem", ...under(part) },
    { section: part === "4.0" ? "4" : part }
  )

/** A group as the minutes name it, whole. */
export const all = (collective: string): Voice => ({ collective })

/** Where the minutes name nobody: "er wordt gezegd". */
export const men: Voice = { collective: "men" }

/** The offices that the minutes name beside a name. */
const offices = new Map([
  [mayor, "mayor"],
  [cityEnvoy, "city-envoy"],
  [pauly, "programme-manager"]
])

/** Whoever speaks acts, in the office they hold; a group does not act by name. */
const actorOf = (voice: Voice) =>
  "person" in voice
    ? { person: voice.person, role: offices.get(voice.person) ?? "representative" }
    : { role: "participants" }

interface More {
  readonly about?: ReadonlyArray<Matter>
  readonly mentions?: ReadonlyArray<PersonId>
  readonly answers?: string
  readonly certainty?: Observing["certainty"]
}

/** What was said, in words of our own: who said it, what kind of talk it was, and what it was about. */
export const said = (
  part: string,
  key: string,
  kind: Named<"RecordStatement">["kind"],
  voice: Voice,
  text: string,
  { answers, certainty = "stated", ...more }: More = {}
): Observation =>
  happened(
    part,
    key,
    {
      _tag: "RecordStatement",
      statement: StatementId.make(on(key)),
      kind,
      voice,
      text,
      ...more,
      ...(answers === undefined ? {} : { answers: StatementId.make(on(answers)) }),
      ...under(part)
    },
    { actor: actorOf(voice), certainty }
  )

/** What the alliance said it wants to hold to. */
export const heldTo = (
  part: string,
  key: string,
  about: Named<"StatePrinciple">["about"],
  voice: Voice,
  text: string
): Observation =>
  happened(
    part,
    key,
    { _tag: "StatePrinciple", principle: PrincipleId.make(on(key)), about, voice, text, ...under(part) },
    { actor: actorOf(voice) }
  )
