/** Events and objects as OCEL 2.0 has them: the same in each of its three forms. */

import { attributesOf } from "../definitions.ts"
import type { Shown } from "../extract.ts"
import { kindOf } from "../filed.ts"
import type { Scalar } from "../scalars.ts"
import { happenedAt } from "../times.ts"

/** One value by its name. */
export interface Value {
  readonly name: string
  readonly value: Scalar["value"]
}

/** An object that an event or an object goes with, and as what. */
export interface Relationship {
  readonly objectId: string
  readonly kind: string
  readonly qualifier: string
}

export interface OcelEvent {
  readonly id: string
  readonly type: string
  readonly time: string
  /** Whether the time is when it was written down: of when it happened, no bound is known. */
  readonly isTimeUnknown: boolean
  readonly attributes: ReadonlyArray<Value>
  readonly relationships: ReadonlyArray<Relationship>
}

/** The object that an event is about, and what it says of it. */
export interface Subject {
  /** It is linked with each other that is named. */
  readonly own: Relationship
  /** The names say which type of event says so. */
  readonly says: ReadonlyArray<Value>
}

/** What an envelope says; a field of an event that is called the same is `data.` and its name. */
const reserved = new Set(
  [
    ...["schema", "seq", "recordedAt", "occurredEarliest", "occurredLatest", "occurredSaid", "occurredPrecision"],
    ...["role", "sourceDocument", "sourceSection", "certainty", "commandId", "commandName", "correlationId"],
    ...["causationId", "hash", "roles", "actor", "onBehalfOf", "ocel_id", "ocel_time", "ocel_changed_field"]
  ].map((name) => name.toLowerCase())
)

/** No field takes the name of something else; SQLite does not tell capitals. */
const apart = (path: string): string => (reserved.has(path.toLowerCase()) ? `data.${path}` : path)

/** Every single value of an event. */
export const scalarsOf = ({ definition, recorded }: Shown): ReadonlyArray<Scalar> =>
  definition?.scalarsOf(recorded.data) ?? []

/** The event of OCEL that this one is; its values may be at hand already. */
export const ocelEventOf = (shown: Shown, scalars = scalarsOf(shown)): OcelEvent => {
  const { recorded, relations } = shown
  const { actor, id, occurred, recordedAt, type } = recorded
  const time = happenedAt(occurred)
  const relationships = relations.map(asRelationship)
  if (actor.person !== undefined) relationships.push(related(`person:${actor.person}`, "actor"))
  if (actor.onBehalfOf !== undefined) relationships.push(related(`organisation:${actor.onBehalfOf}`, "onBehalfOf"))
  const attributes = envelopeOf(recorded)
  noteRoles(relationships, attributes)
  for (const { path, value } of scalars) attributes.push({ name: apart(path), value })
  return { id, type, time: time ?? recordedAt, isTimeUnknown: time === undefined, attributes, relationships }
}

/** The object that this event is about, and what it says of it; nothing where it is about none. */
export const subjectOf = ({ own, recorded, relations }: Shown, scalars: ReadonlyArray<Scalar>): Subject | undefined => {
  const named = relations.find(({ object }) => object === own?.object)
  if (named === undefined) return undefined
  const says = attributesOf(scalars, relations)
  return {
    own: asRelationship(named),
    says: says.map(({ path, value }) => ({ name: `${recorded.type}.${path}`, value }))
  }
}

const asRelationship = ({ kind, object, qualifier }: Shown["relations"][number]): Relationship => ({
  objectId: object,
  kind,
  qualifier: apart(qualifier)
})

const related = (objectId: string, qualifier: string): Relationship => ({
  objectId,
  kind: kindOf(objectId),
  qualifier
})

const envelopeOf = ({
  actor,
  causationId,
  certainty,
  command,
  correlationId,
  hash,
  occurred,
  position,
  recordedAt,
  schema,
  source
}: Shown["recorded"]): Array<Value> => {
  const values: Array<Value> = []
  const note = (name: string, value: Scalar["value"] | undefined) => {
    if (value !== undefined) values.push({ name, value })
  }
  note("schema", schema)
  note("seq", position)
  note("recordedAt", recordedAt)
  note("occurredEarliest", occurred.earliest)
  note("occurredLatest", occurred.latest)
  note("occurredSaid", occurred.said)
  note("occurredPrecision", occurred.precision)
  note("role", actor.role)
  note("sourceDocument", source?.document)
  note("sourceSection", source?.section)
  note("certainty", certainty)
  note("commandId", command.id)
  note("commandName", command.name)
  note("correlationId", correlationId)
  note("causationId", causationId)
  note("hash", hash)
  return values
}

/** One object in two ways: a reader may keep one of them, and so all are said again in words. */
const noteRoles = (relationships: ReadonlyArray<Relationship>, values: Array<Value>): void => {
  const isTwice = ({ objectId }: Relationship, at: number) =>
    relationships.some((other, place) => place !== at && other.objectId === objectId)
  const twice = relationships.filter(isTwice)
  if (twice.length === 0) return
  const value = JSON.stringify(twice.map(({ objectId, qualifier }) => [qualifier, objectId]))
  values.push({ name: "roles", value })
}
