/** Anything of any shape, read off the rooms' own schemas and made of few names. */
import { Schema, SchemaAST } from "effect"
import * as fc from "fast-check"
import type { Alliance } from "../kernel/alliance.ts"
import type { Context } from "../kernel/compose.ts"
import type { Actor, Recorded, Tagged } from "../kernel/event.ts"
import { commandTag } from "../kernel/event-log.ts"
import { CommandId, Day, EventId, Position } from "../kernel/names.ts"
import { onDay, type When } from "../kernel/when.ts"
import type { AllWords } from "../kernel/wording.ts"
import { fewNames, kindOf, type Pools, poolFor } from "./pools.ts"

/** Anything of this shape, made of few names. Throws where the pools hold nothing that fits. */
const arbitraryFor = (ast: SchemaAST.AST, pools: Pools): fc.Arbitrary<unknown> => {
  const fits = Schema.is(Schema.make<Schema.Codec<unknown>>(ast))
  if (SchemaAST.isLiteral(ast)) return fc.constant(ast.literal)
  if (SchemaAST.isBoolean(ast)) return fc.boolean()
  if (SchemaAST.isUnion(ast)) return fc.oneof(...ast.types.map((one) => arbitraryFor(one, pools)))
  if (SchemaAST.isArrays(ast)) return fc.array(arbitraryFor(ast.rest[0] ?? SchemaAST.string, pools), { maxLength: 3 })
  if (SchemaAST.isObjects(ast)) {
    if (kindOf(ast) !== undefined) return fc.constantFrom(...pools.matters)
    const fields = ast.propertySignatures.map(({ name, type }) => [String(name), arbitraryFor(type, pools)] as const)
    const requiredKeys = ast.propertySignatures
      .filter(({ type }) => !SchemaAST.isOptional(type))
      .map(({ name }) => String(name))
    return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true }).filter(fits)
  }
  const pool = poolFor(ast, pools).filter(fits)
  if (pool.length === 0) throw new Error(`no sample for a field of type \`${ast._tag}\``)
  return fc.constantFrom(...pool)
}

/** Anything a schema allows, made of few names. */
export const arbitraryOf = (schema: Schema.Top, pools: Pools = fewNames): fc.Arbitrary<unknown> =>
  arbitraryFor(schema.ast, pools)

/** What the arbitraries need of an alliance: its kinds, and how to read and file them. */
export interface Subject<Command extends Tagged, Event extends Tagged, State> extends Alliance<Command, Event, State> {
  readonly commands: ReadonlyMap<string, Schema.Top>
  readonly events: ReadonlyMap<string, Schema.Top>
  readonly words: AllWords
}

/** Any command of any room. */
export const arbitraryCommand = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>
): fc.Arbitrary<Command> =>
  fc.oneof(...[...alliance.commands.values()].map((kind) => arbitraryOf(kind))).map((raw) => {
    const read = alliance.readCommand(raw)
    if (read._tag === "Failure") throw read.failure
    return read.success
  })

/** What is told about an event that is made up, beside the event itself. */
export interface Envelope {
  readonly actor: Actor
  readonly occurred: When
  readonly recordedOn: Day
  readonly command: string
}

const someday: Envelope = {
  actor: { role: "chair" },
  occurred: onDay(Day.make("2024-02-16")),
  recordedOn: Day.make("2024-02-16"),
  command: "command"
}

/** The id of the event at this position, in what is made up. */
export const idAt = (position: number): EventId =>
  EventId.make(`00000000-0000-7000-8000-${position.toString(16).padStart(12, "0")}`)

/** An event as a log would hold it at this position. Its hash is not one of its content. */
export const kept = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  position: number,
  event: Event,
  { actor, command, occurred, recordedOn }: Envelope = someday
): Recorded => {
  const { tags, ...filed } = alliance.file(event)
  const id = CommandId.make(`command-${position}`)
  return {
    ...filed,
    id: idAt(position),
    tags: [...tags, commandTag(id)].sort(),
    occurred,
    actor,
    certainty: "stated",
    command: { id, name: command },
    correlationId: id,
    position: Position.make(position),
    recordedAt: `${recordedOn}T12:00:00.000Z`,
    hash: "0".repeat(64)
  }
}

/** An event and its record, from its type and its fields as they are written down. */
export const recorded = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  position: number,
  raw: unknown,
  envelope?: Envelope
): { readonly event: Event; readonly recorded: Recorded } => {
  const { _tag: type, ...data } = decodeRaw(raw)
  const bare = { type, schema: 1, data, tags: [], position: Position.make(position), id: idAt(position) }
  const read = alliance.understand({ ...nameless, ...bare })
  if (read._tag === "Failure") throw read.failure
  return { event: read.success, recorded: kept(alliance, position, read.success, envelope) }
}

const nameless: Omit<Recorded, "type" | "schema" | "data" | "tags" | "position" | "id"> = {
  occurred: someday.occurred,
  actor: someday.actor,
  certainty: "stated",
  command: { id: CommandId.make("command"), name: "command" },
  correlationId: CommandId.make("command"),
  recordedAt: "2024-02-16T12:00:00.000Z",
  hash: "0".repeat(64)
}

const decodeRaw = Schema.decodeUnknownSync(
  Schema.StructWithRest(Schema.Struct({ _tag: Schema.String }), [Schema.Record(Schema.String, Schema.Json)])
)

/** Any events in any order, also what no rule would allow: folding must not mind. */
export const arbitraryEvents = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { after = 0, maxLength = 40 }: { readonly after?: number; readonly maxLength?: number } = {}
) =>
  fc
    .array(fc.oneof(...[...alliance.events.values()].map((kind) => arbitraryOf(kind))), { maxLength, size: "max" })
    .map((raws) => raws.map((raw, index) => recorded(alliance, after + index + 1, raw)))

/** Any day, and anyone, to decide by. */
export const arbitraryContext: fc.Arbitrary<Context> = fc.record({
  actor: fc.constantFrom(...["chair", "secretary", "programme-office", "representative"].map((role) => ({ role }))),
  occurred: fc.constantFrom(...fewNames.days).map((day) => onDay(Day.make(day))),
  recordedOn: fc.constantFrom(...fewNames.days.slice(1)).map((day) => Day.make(day)),
  isRecorded: fc.boolean().map((known) => () => known)
})
