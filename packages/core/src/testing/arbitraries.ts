/** Any day at any table: events, commands and the histories they make, read off the rooms' own schemas. */
import { Schema, SchemaAST } from "effect"
import * as fc from "fast-check"
import type { Alliance } from "../kernel/alliance.ts"
import type { Context } from "../kernel/compose.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import { commandTag } from "../kernel/event-log.ts"
import { CommandId, Day, EventId, Position } from "../kernel/names.ts"
import { onDay } from "../kernel/when.ts"

/** Few names, so that events and commands meet each other. */
const days = ["2024-02-15", "2024-02-16", "2024-02-17"]
const persons = ["0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02"]
const matters = [
  { kind: "programme", id: "programme-1" },
  { kind: "version", id: "version-1" },
  { kind: "version", id: "version-2" },
  { kind: "advice", id: "advice-1" },
  { kind: "minutes", id: "minutes-1" }
]
const texts = [
  "Tekst.",
  "chair",
  " ",
  "90%",
  "version-1",
  "P3Y",
  "a".repeat(64),
  "00000000-0000-7000-8000-000000000001"
]
const numbers = [0, 1, 2, 4, 0.5, 0.9]

const tagMaker = SchemaAST.resolveAt<(value: unknown) => string>("filedAs")

/** The few ids of one kind. */
const idsOf = (kind: string): ReadonlyArray<string> =>
  kind === "person" ? persons : [1, 2].map((number) => `${kind.toLowerCase()}-${number}`)

const poolFor = (ast: SchemaAST.AST): ReadonlyArray<unknown> => {
  const identifier = SchemaAST.resolveIdentifier(ast)
  if (identifier === "Day") return days
  if (identifier === "Instant") return days.map((day) => `${day}T18:30:00+01:00`)
  const kind = tagMaker(ast)?.("").split(":")[0]
  if (kind === "person" || kind === "rule") return idsOf(kind)
  if (kind === "event") return texts
  if (kind !== undefined) return idsOf(kind)
  return SchemaAST.isString(ast) ? texts : numbers
}

/** Anything of this shape, made of few names. Throws where the pools hold nothing that fits. */
const arbitraryFor = (ast: SchemaAST.AST): fc.Arbitrary<unknown> => {
  const fits = Schema.is(Schema.make<Schema.Codec<unknown>>(ast))
  if (SchemaAST.isLiteral(ast)) return fc.constant(ast.literal)
  if (SchemaAST.isBoolean(ast)) return fc.boolean()
  if (SchemaAST.isUnion(ast)) return fc.oneof(...ast.types.map(arbitraryFor))
  if (SchemaAST.isArrays(ast)) return fc.array(arbitraryFor(ast.rest[0] ?? SchemaAST.string), { maxLength: 3 })
  if (SchemaAST.isObjects(ast)) {
    if (tagMaker(ast) !== undefined) return fc.constantFrom(...matters)
    const fields = ast.propertySignatures.map(({ name, type }) => [String(name), arbitraryFor(type)] as const)
    const requiredKeys = ast.propertySignatures
      .filter(({ type }) => !SchemaAST.isOptional(type))
      .map(({ name }) => String(name))
    return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true }).filter(fits)
  }
  const pool = poolFor(ast).filter(fits)
  if (pool.length === 0) throw new Error(`no sample for a field of type \`${ast._tag}\``)
  return fc.constantFrom(...pool)
}

/** Anything a schema allows, made of few names. */
export const arbitraryOf = (schema: Schema.Top): fc.Arbitrary<unknown> => arbitraryFor(schema.ast)

/** What the arbitraries need of an alliance: its kinds, and how to read and file them. */
export interface Subject<Command extends Tagged, Event extends Tagged, State> extends Alliance<Command, Event, State> {
  readonly commands: ReadonlyMap<string, Schema.Top>
  readonly events: ReadonlyMap<string, Schema.Top>
}

/** Any command of any room. */
export const arbitraryCommand = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>
): fc.Arbitrary<Command> =>
  fc.oneof(...[...alliance.commands.values()].map(arbitraryOf)).map((raw) => {
    const read = alliance.readCommand(raw)
    if (read._tag === "Failure") throw read.failure
    return read.success
  })

/** An event as if recorded long ago, from its type and its fields. */
export const recorded = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  position: number,
  raw: unknown
): { readonly event: Event; readonly recorded: Recorded } => {
  const { _tag: type, ...data } = decodeRaw(raw)
  const id = `00000000-0000-7000-8000-${position.toString(16).padStart(12, "0")}`
  const bare: Recorded = {
    id: EventId.make(id),
    type,
    schema: 1,
    tags: [],
    data,
    occurred: onDay(Day.make("2024-02-16")),
    actor: { role: "chair" },
    certainty: "stated",
    command: { id: CommandId.make(`command-${position}`), name: type },
    correlationId: CommandId.make(`command-${position}`),
    position: Position.make(position),
    recordedAt: "2024-02-16T12:00:00.000Z",
    hash: "0".repeat(64)
  }
  const read = alliance.understand(bare)
  if (read._tag === "Failure") throw read.failure
  const event = read.success
  const tags = [...alliance.file(event).tags, commandTag(bare.command.id)].sort()
  return { event, recorded: { ...bare, tags } }
}

const decodeRaw = Schema.decodeUnknownSync(
  Schema.StructWithRest(Schema.Struct({ _tag: Schema.String }), [Schema.Record(Schema.String, Schema.Json)])
)

/** Any history, also one that no rule would allow: folding must not mind. */
export const arbitraryHistory = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { after = 0, maxLength = 40 }: { readonly after?: number; readonly maxLength?: number } = {}
) =>
  fc
    .array(fc.oneof(...[...alliance.events.values()].map(arbitraryOf)), { maxLength, size: "max" })
    .map((raws) => raws.map((raw, index) => recorded(alliance, after + index + 1, raw)))

/** Any day, and anyone, to decide by. */
export const arbitraryContext: fc.Arbitrary<Context> = fc.record({
  actor: fc.constantFrom(...["chair", "secretary", "programme-office", "representative"].map((role) => ({ role }))),
  occurred: fc.constantFrom(...days).map((day) => onDay(Day.make(day))),
  recordedOn: fc.constantFrom(...days.slice(1)).map((day) => Day.make(day)),
  isRecorded: fc.boolean().map((known) => () => known)
})
