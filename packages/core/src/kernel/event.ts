/** An event as a room means it, and the envelope the log keeps it in. */
import { Schema, SchemaAST } from "effect"
import { CommandId, EventId, Hash, OrganisationId, PersonId, Position, RoleName, Source, Tag } from "./names.ts"
import { quickly } from "./quick.ts"
import { When } from "./when.ts"

export interface Tagged {
  readonly _tag: string
}

/** Every kind of event (or command) of one room: a `Schema.TaggedUnion`. */
export interface Kinds<A extends Tagged> extends Schema.Codec<A, Schema.Json> {
  readonly cases: { readonly [Name in A["_tag"]]: Schema.Top }
}

/** Whether it is one of these kinds, in constant time. */
export const isOneOf = <A extends Tagged>(kinds: Kinds<A>, value: Tagged): value is A =>
  Object.hasOwn(kinds.cases, value._tag)

/** The fields of one kind, without its name: what an event and the command that asks for it have in common. */
export const fieldsOf = <Fields extends { readonly _tag: unknown }>({ fields }: { readonly fields: Fields }) => {
  const { _tag, ...others } = fields
  return others
}

/** The same fields under another name: what was asked becomes what happened, and back. */
export const renamed = <const Name extends string, A extends Tagged>(name: Name, { _tag, ...fields }: A) => ({
  ...fields,
  _tag: name
})

/** How an event is filed: the version of its shape, and what it is about. */
export interface Filed {
  readonly schema: number
  readonly tags: ReadonlyArray<Tag>
}

/**
 * Files every event of a room by its own definition: under each field whose schema says `filedAs`.
 * Versions begin at 1; a type whose shape changed names its newer version here.
 */
export const filing = <A extends Tagged>(kinds: Kinds<A>, versions: { readonly [Name in A["_tag"]]?: number } = {}) => {
  const byName = new Map(Object.entries<number | undefined>(versions))
  const cases = new Map(Object.entries<Schema.Top>(kinds.cases))
  return (event: A): Filed => {
    const found = new Set<string>()
    const definition = cases.get(event._tag)
    if (definition !== undefined) eachFiled(definition.ast, event, (tag, value) => found.add(tag(value)))
    return { schema: byName.get(event._tag) ?? 1, tags: [...found].sort().map((tag) => Tag.make(tag)) }
  }
}

/** Every value in an event whose schema carries this annotation, with the annotation. */
export const annotated = <Note>(key: string) => {
  const noteOf = SchemaAST.resolveAt<Note>(key)
  const visit = (ast: SchemaAST.AST, value: unknown, found: (note: Note, value: unknown) => void): void => {
    if (value === undefined) return
    const note = noteOf(ast)
    if (note !== undefined) {
      found(note, value)
    } else if (SchemaAST.isUnion(ast)) {
      for (const member of ast.types) visit(member, value, found)
    } else if (SchemaAST.isArrays(ast) && Array.isArray(value)) {
      for (const element of ast.rest) for (const part of value) visit(element, part, found)
    } else if (SchemaAST.isObjects(ast) && typeof value === "object" && value !== null) {
      const parts = new Map<PropertyKey, unknown>(Object.entries(value))
      for (const { name, type } of ast.propertySignatures) visit(type, parts.get(name), found)
    }
  }
  return visit
}

const eachFiled = annotated<(value: unknown) => string>("filedAs")

/** Who acts, in which role (`chair`, `secretary`, `representative`), and for which organisation. */
export const Actor = Schema.Struct({
  person: Schema.optionalKey(PersonId),
  role: RoleName,
  onBehalfOf: Schema.optionalKey(OrganisationId)
})
export type Actor = typeof Actor.Type

/** Whether the source says it, or we read it there. */
export const Certainty = Schema.Literals(["stated", "inferred"])

export const Proposed = Schema.Struct({
  /** Chosen by the caller: the idempotency key. */
  id: EventId,
  type: Schema.NonEmptyString,
  /** The version of the shape of `data`. */
  schema: Schema.Int.check(Schema.isGreaterThan(0)),
  /** A sorted set. */
  tags: Schema.Array(Tag),
  data: Schema.Record(Schema.String, Schema.Json),
  /** Valid time: when it happened, with its precision. */
  occurred: When,
  actor: Actor,
  source: Schema.optionalKey(Source),
  certainty: Certainty,
  command: Schema.Struct({ id: CommandId, name: Schema.NonEmptyString }),
  correlationId: CommandId,
  causationId: Schema.optionalKey(EventId)
})
export type Proposed = typeof Proposed.Type

/** The event as the log keeps it: what `hash` is made of. */
export const Kept = Schema.Struct({
  ...Proposed.fields,
  position: Position,
  /** Transaction time, by the clock of the writer: ISO 8601, UTC. Never used for order. */
  recordedAt: Schema.NonEmptyString
})
export type Kept = typeof Kept.Type

export const Recorded = Schema.Struct({
  ...Kept.fields,
  /** Of the canonical record without this field: its leaf hash in an RFC 9162 tree. */
  hash: Hash
})
export type Recorded = typeof Recorded.Type

/**
 * Whether what was read as JSON is an event as the log keeps it.
 *
 * @example
 * isRecorded(JSON.parse(line))
 */
export const isRecorded = quickly(Recorded)

/** The document that an event of the imagination cites. */
export const fiction = "fictie"

/** Whether an event was made up, as an example. */
export const isFiction = ({ source }: { readonly source?: Source | undefined }): boolean => source?.document === fiction
