/** What OCEL wants to know of a whole log: every type with its attributes, and every object with its history. */
import type { LogError } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import type { Extract, Shown } from "../extract.ts"
import type { Losses } from "../statement.ts"
import { type OcelEvent, ocelEventOf, scalarsOf, subjectOf, type Value } from "./model.ts"
import { type Gathered, gathering, type OcelObject, sorted } from "./objects.ts"

/** The types of values that the exports use; every value is kept as text of its type. */
export type ValueType = "string" | "time" | "integer" | "float" | "boolean"

/** The name of each attribute of each type, sorted, and its type. */
export type Types = ReadonlyMap<string, ReadonlyMap<string, ValueType>>

export interface Survey {
  readonly eventTypes: Types
  readonly objectTypes: Types
  /** Sorted by id. Every one of them goes with an event. */
  readonly objects: Stream.Stream<OcelObject, LogError>
}

/** Of objects, values and links so many are remembered at once; for what is more the log is read once more. */
const remembered = 500_000

/** Looks through the events. */
export const survey = (extract: Extract, most = remembered): Effect.Effect<Survey, LogError> =>
  Effect.suspend(() => {
    const { known, note } = surveying(extract, most)
    return Effect.map(Stream.runForEachArray(extract.events, each(note)), known)
  })

/** Looks through events while they are written: the event that each of them is, and what is known after the last. */
export const surveying = ({ events }: Pick<Extract, "events">, most = remembered) => {
  const eventTypes = new Map<string, Map<string, ValueType>>()
  const objectTypes = new Map<string, Map<string, ValueType>>()
  const objects = gathering("", most)
  return {
    note: (shown: Shown): OcelEvent => {
      const [event, subject] = bothOf(shown)
      const types = typesOf(eventTypes, event.type)
      for (const value of event.attributes) widen(types, value)
      for (const { kind } of event.relationships) typesOf(objectTypes, kind)
      if (subject !== undefined) {
        const own = typesOf(objectTypes, subject.own.kind)
        for (const value of subject.says) widen(own, value)
      }
      objects.note(event, subject)
      return event
    },
    known: (): Survey => ({
      eventTypes: sortedTypes(eventTypes),
      objectTypes: sortedTypes(objectTypes),
      objects: allFrom(objects.gathered(), events, most)
    })
  }
}

const each =
  (look: (shown: Shown) => void) =>
  (some: ReadonlyArray<Shown>): Effect.Effect<void> =>
    Effect.sync(() => some.forEach(look))

const bothOf = (shown: Shown) => {
  const scalars = scalarsOf(shown)
  return [ocelEventOf(shown, scalars), subjectOf(shown, scalars)] as const
}

/** These objects, and those after them: each time as many as can be remembered. */
const allFrom = (
  { next, objects }: Gathered,
  events: Extract["events"],
  most: number
): Stream.Stream<OcelObject, LogError> => {
  const these = Stream.fromIterable(objects)
  if (next === undefined) return these
  const others = Effect.suspend(() => {
    const { gathered, note } = gathering(next, most)
    const looking = Stream.runForEachArray(
      events,
      each((shown) => note(...bothOf(shown)))
    )
    return Effect.map(looking, () => allFrom(gathered(), events, most))
  })
  return Stream.concat(these, Stream.unwrap(others))
}

const typesOf = (types: Map<string, Map<string, ValueType>>, type: string): Map<string, ValueType> => {
  const known = types.get(type)
  if (known !== undefined) return known
  const made = new Map<string, ValueType>()
  types.set(type, made)
  return made
}

const typeOf = ({ name, value }: Value): ValueType => {
  if (typeof value === "boolean") return "boolean"
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "float"
  return name === "recordedAt" ? "time" : "string"
}

/** The narrowest type that holds all values of a name. */
const widen = (types: Map<string, ValueType>, value: Value): void => {
  const known = types.get(value.name)
  if (known === "string") return
  const own = typeOf(value)
  if (known === own) return
  const isNumber = ["integer", "float"].includes(own) && (known === "integer" || known === "float")
  types.set(value.name, known === undefined ? own : isNumber ? "float" : "string")
}

const sortedTypes = (types: ReadonlyMap<string, ReadonlyMap<string, ValueType>>): Types =>
  new Map(sorted(types).map(([type, attributes]) => [type, new Map(sorted(attributes))]))

/** A value as text of the type of its name. That a number stands in a text is lost. */
export const textIn = (types: Types, type: string, { name, value }: Value, losses: Losses): string => {
  if (typeof value === "string") return value
  if (types.get(type)?.get(name) === "string") losses.note("typesMixed")
  return String(value)
}
