/** An alliance in which somebody is to be forgotten: what it holds, and all that can be seen of it. */
import {
  alliance,
  Day,
  type EventLog,
  type KeyStore,
  type LogError,
  mentioned,
  onDay,
  openAlliance,
  PersonId,
  pseudonymOf,
  type Recorded,
  type State,
  type View,
  Views
} from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { type Layer, Result } from "effect"

/** Both stores of an alliance. */
export interface Places {
  readonly log: Layer.Layer<EventLog, LogError>
  readonly keys: Layer.Layer<KeyStore, LogError>
}

/** Who is forgotten, and who stays: each with words that stand nowhere else. */
export interface Cast {
  readonly gone: PersonId
  readonly stays: PersonId
}

/** The people of `prelude`. */
export const cast: Cast = {
  gone: PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"),
  stays: PersonId.make("5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02")
}
const names = { gone: "Zonnebloem Zevenhuizen", stays: "Bram Smit" }
const contact = "zonnebloem@example.org"
/** What must be found nowhere once it is sealed, and not even sealed once it is forgotten. */
export const words: ReadonlyArray<string> = ["Zonnebloem", "Zevenhuizen", contact]

export const now = () => Date.parse("2024-02-15T12:00:00Z")
const actor = { role: "secretary" } as const
export const told = { actor }
export const forgetting = ({ gone }: Cast) =>
  ({ person: gone, ground: "consent-withdrawn", requestedBy: "resident" }) as const

/** A sentence that names both of them. */
export const naming = ({ gone, stays }: Cast, text: string): string =>
  `${text} ${mentioned({ subject: gone, text: "mevrouw Zonnebloem" })} en ${mentioned({ subject: stays, text: "Bram" })}.`

export const open = (places: Places) => openAlliance({ ...places, now, reader: "personal" })
export type Opened = Awaited<ReturnType<typeof open>>

/** Asks this, which must be accepted; gives what it recorded. */
export const ask = async (opened: Opened, command: object, id?: string): Promise<ReadonlyArray<Recorded>> => {
  const asking = id === undefined ? told : { ...told, id }
  const answer = await opened.ask(Result.getOrThrow(opened.readCommand(command)), asking)
  if (answer._tag === "Failed") throw answer.fault
  if (answer._tag !== "Accepted") throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(answer)}`)
  return answer.events
}

/** The same people under numbers of their own, for a key store that several alliances share. */
export const another = (number: number): Cast => {
  const own = (person: PersonId) => PersonId.make(`${number.toString(16).padStart(8, "0")}${person.slice(8)}`)
  return { gone: own(cast.gone), stays: own(cast.stays) }
}

const asCast = (text: string, { gone, stays }: Cast): string =>
  text.replaceAll(cast.gone, gone).replaceAll(cast.stays, stays).replaceAll("Anna de Wit", names.gone)

/**
 * What happened, in short or in full: people with a role in each room, and sentences that name them. Done again, it
 * goes on where it was.
 */
export const live = async (places: Places, people: Cast = cast, isShort = false): Promise<void> => {
  const opened = await open(places)
  const all: typeof prelude = JSON.parse(asCast(JSON.stringify(prelude), people))
  for (const [index, raw] of all.entries()) {
    if (isShort && index > 3) continue
    const isGone = raw._tag === "PersonIntroduced" && raw.person === people.gone
    const said = isGone ? { ...raw, contact } : raw
    const command = alliance.asked(recorded(alliance, index + 1, said).event)
    if (command === undefined) throw new Error(raw._tag)
    const observing = {
      actor,
      occurred: onDay(Day.make("2024-02-15")),
      source: { document: "verslag" },
      id: `lived-${index}`
    }
    const answer = await opened.observe(command, { ...observing, certainty: "stated" })
    if (answer._tag === "Failed") throw answer.fault
    if (answer._tag !== "Accepted") throw new Error(`${raw._tag}: ${JSON.stringify(answer)}`)
  }
  const corrects = opened.kept()[0]?.id
  const because = naming(people, "Zo zeiden het")
  await ask(opened, { _tag: "RecordCorrection", corrects, reads: naming(people, "Aanwezig waren"), because }, "lived")
  await opened.close()
}

const isView = (value: unknown): value is View<unknown, { readonly _tag: string }> =>
  typeof value === "object" && value !== null && "evolve" in value
const questions = Object.values<unknown>(Views).filter(isView)

/** All that can be seen of an alliance by whoever may see everything. */
export interface Seen {
  readonly kept: ReadonlyArray<Recorded>
  readonly shown: ReadonlyArray<Recorded>
  readonly state: State
  readonly answers: ReadonlyMap<string, string>
}

export const seenBy = (opened: Opened): Seen => ({
  kept: opened.kept().slice(),
  shown: opened.events(),
  state: opened.state(),
  answers: new Map(questions.map((view) => [view.name, JSON.stringify(answerOf(opened, view))]))
})

/** Without how far it has read: two more events were recorded, and they answer no question. */
const answerOf = (opened: Opened, view: (typeof questions)[number]) => {
  const answer = opened.project(view)
  return typeof answer === "object" && answer !== null && "position" in answer ? { ...answer, position: 0 } : answer
}

export const seenAt = async (places: Places): Promise<Seen> => {
  const opened = await open(places)
  try {
    return seenBy(opened)
  } finally {
    await opened.close()
  }
}

/** The same text about whoever was forgotten: a pseudonym where a name was, and nothing where a contact was. */
export const withoutName = (text: string, { gone }: Cast): string =>
  text
    .replaceAll(`"contact":${JSON.stringify(contact)},`, "")
    .replaceAll(`,"contact":${JSON.stringify(contact)}`, "")
    .replaceAll("mevrouw Zonnebloem", pseudonymOf(gone))
    .replaceAll(names.gone, pseudonymOf(gone))
