/** What was read: a bare command, or an envelope with whoever tells it; and what the options say beside it. */
import { randomUUID } from "node:crypto"
import { Day, exactly, Instant, onDay } from "@pactwerk/core"
import { Schema } from "effect"
import type { Place } from "../input/issues.ts"
import { nearest } from "../input/near.ts"
import type { Ordered } from "./grammar.ts"

export type Given = Ordered<"ask"> | Ordered<"check"> | Ordered<"observe">
export type Fields = Readonly<Record<string, unknown>>

const isDay = Schema.is(Day)
const isInstant = Schema.is(Instant)
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)
/** The fields of an object; none of anything else. */
export const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {})
/** Only what was given. */
export const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** The two halves of what was read: the command, and who tells it. */
export interface Told {
  readonly command: unknown
  /** The path to the command in what was read. */
  readonly path: string
  readonly around: Fields
}

const inEnvelope = ["command", "id", "actor", "occurred", "source", "certainty", "correlationId", "causationId"]

const aCommand = { nl: 'verwacht: een opdracht, { "_tag": … }', en: 'expected: a command, { "_tag": … }' }
const stranger = {
  nl: `dit veld is hier niet bekend; wel: ${inEnvelope.join(", ")}`,
  en: `this field is not known here; known are: ${inEnvelope.join(", ")}`
}

/** Opens an envelope, or takes the command as it is; or the places where it is neither. */
export const opened = (value: unknown): Told | ReadonlyArray<Place> => {
  if (!isFields(value)) return [{ path: "", said: aCommand }]
  if ("_tag" in value || !("command" in value)) return { command: value, path: "", around: {} }
  const strange = Object.keys(value).filter((field) => !inEnvelope.includes(field))
  if (strange.length > 0) {
    return strange.map((field) => ({ path: `/${field}`, said: stranger, near: nearest(field, inEnvelope) }))
  }
  const { command, ...around } = value
  return { command, path: "/command", around }
}

/** Who tells it. What is given as an option goes before what is in the envelope. */
export const teller = ({ around: { actor, ...others } }: Told, given: Given): Fields => {
  const options = defined({ role: given.role, person: given.person, onBehalfOf: given.for })
  return {
    ...others,
    ...(given.name === "observe" ? observed(others, given) : {}),
    id: given.id ?? (others.id === undefined ? randomUUID() : others.id),
    actor: actor === undefined || isFields(actor) ? { ...fieldsIn(actor), ...options } : actor
  }
}

const observed = ({ certainty, occurred, source }: Fields, given: Ordered<"observe">): Fields => {
  const when = given.occurred ?? occurred
  const options = defined({ document: given.source, section: given.section })
  return defined({
    certainty: given.certainty ?? certainty ?? "stated",
    occurred: isDay(when) ? onDay(when) : isInstant(when) ? exactly(when) : when,
    source: Object.keys(options).length === 0 ? source : { ...fieldsIn(source), ...options }
  })
}
