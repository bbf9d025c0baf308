/**
 * The golden corpus: for every type of event and every version of its shape a small log, as a store holds it.
 * Whole records are kept, not only their data: so the envelope, the tags and the hash stay readable for ever too,
 * and whoever changes a sample afterwards breaks its hash.
 */
import { Equal, Result, Schema, type SchemaAST } from "effect"
import { type Kinds, type Proposed, Recorded, type Tagged } from "../../src/kernel/event.ts"
import { commandTag, type LogError } from "../../src/kernel/event-log.ts"
import { leafHash, leafOf } from "../../src/kernel/integrity.ts"
import { EventId, Position } from "../../src/kernel/names.ts"
import { choicesIn, choicesOf } from "./choices.ts"
import { sampleOf, type Turn } from "./sample.ts"

/** What the corpus needs of an alliance: its kinds of events, and how they are read and filed. */
export interface House<in out Event extends Tagged> {
  readonly events: ReadonlyMap<string, Schema.Top>
  readonly Event: Kinds<Event>
  readonly understand: (recorded: Recorded) => Result.Result<Event, LogError>
  readonly file: (event: Event) => Pick<Proposed, "type" | "schema" | "tags" | "data">
  readonly asked: (event: Event) => Tagged | undefined
}

/** Samples by the name of their file. */
export type Corpus = ReadonlyMap<string, ReadonlyArray<Recorded>>

export const fileOf = (type: string, version: number): string => `${type}.v${version}.json`

/** Reads what stands in a file. */
export const decodeSamples = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Array(Recorded)), {
  onExcessProperty: "error"
})

/** The part of a record that is told about an event, whatever its type. */
const Told = Schema.Struct({
  occurred: Recorded.fields.occurred,
  actor: Recorded.fields.actor,
  source: Recorded.fields.source,
  certainty: Recorded.fields.certainty,
  command: Recorded.fields.command,
  correlationId: Recorded.fields.correlationId,
  causationId: Recorded.fields.causationId,
  recordedAt: Recorded.fields.recordedAt
})
const decodeTold = Schema.decodeUnknownSync(Told)

/** Filled to the bottom, filled at the top, and bare; each in more turns than any field has values. */
const candidates: ReadonlyArray<Turn> = [9, 2, 1].flatMap((filled) =>
  Array.from({ length: 24 }, (_, turn) => ({ turn, filled }))
)

/** The kind of event of this name. */
const kindOf = <Event extends Tagged>({ events }: House<Event>, type: string): SchemaAST.AST => {
  const kind = events.get(type)
  if (kind === undefined) throw new Error(`no room owns \`${type}\``)
  return kind.ast
}

/** An event of this type and its record, at this place in its file. */
const sample = <Event extends Tagged>(house: House<Event>, type: string, turn: Turn, place: number): Recorded => {
  const event = Schema.decodeUnknownSync(house.Event)(sampleOf(kindOf(house, type), turn, type))
  const { tags, ...filed } = house.file(event)
  const { command, ...told } = decodeTold(sampleOf(Told.ast, turn, "envelope"))
  const number = leafHash(`${type} ${filed.schema} ${place}`).slice(0, 12)
  const kept = {
    id: EventId.make(`00000000-0000-7000-8000-${number}`),
    position: Position.make(place),
    ...filed,
    tags: [...tags, commandTag(command.id)].sort(),
    ...told,
    command: { ...command, name: house.asked(event)?._tag ?? command.name }
  }
  return { ...kept, hash: leafOf(kept).hash }
}

/** The version of the shape that a type of event has today. */
export const versionOf = <Event extends Tagged>(house: House<Event>, type: string): number =>
  sample(house, type, { turn: 0, filled: 9 }, 1).schema

/** The ways in which this event went. */
const waysOf = <Event extends Tagged>(house: House<Event>, { data, type }: Recorded): ReadonlyArray<string> =>
  choicesIn(kindOf(house, type), { ...data, _tag: type }, type)

/** Every way that an event of this type can go, and none of these samples does. */
const untold = <Event extends Tagged>(house: House<Event>, type: string, samples: ReadonlyArray<Recorded>) => {
  const told = new Set(samples.flatMap((one) => waysOf(house, one)))
  return choicesOf(kindOf(house, type), type).filter((way) => !told.has(way))
}

/** What the corpus lacks: a file of each version of this type, and in that of today each way an event can go. */
export const missingFrom = <Event extends Tagged>(
  corpus: Corpus,
  house: House<Event>,
  type: string
): ReadonlyArray<string> => {
  const version = versionOf(house, type)
  const files = Array.from({ length: version }, (_, index) => fileOf(type, index + 1))
  const today = corpus.get(fileOf(type, version))
  return [
    ...files.filter((file) => !corpus.has(file)),
    ...(today === undefined ? [] : untold(house, type, today).map((way) => `${fileOf(type, version)}: ${way}`))
  ]
}

/** The samples to write behind those that are there, so that each way an event of this type can go is in one. */
export const additionsTo = <Event extends Tagged>(
  corpus: Corpus,
  house: House<Event>,
  type: string
): ReadonlyArray<Recorded> => {
  const there = corpus.get(fileOf(type, versionOf(house, type))) ?? []
  const left = new Set(untold(house, type, there))
  const added: Array<Recorded> = []
  for (const turn of candidates) {
    const place = there.length + added.length + 1
    const next = sample(house, type, turn, place)
    const news = waysOf(house, next).filter((way) => left.delete(way))
    if (news.length > 0 || place === 1) added.push(next)
  }
  return added
}

/** What does not stand as it was kept in one file: a sample that is gone, changed, unreadable or read as another. */
export const brokenIn = <Event extends Tagged>(
  house: House<Event>,
  file: string,
  samples: ReadonlyArray<Recorded>
): ReadonlyArray<string> =>
  samples.flatMap((one, index) => {
    const { hash, ...kept } = one
    const broken = (claim: string) => [`${file}, ${index + 1}: ${claim}`]
    if (fileOf(one.type, one.schema) !== file) return broken("it belongs in another file")
    if (one.position !== index + 1) return broken("the sample before it is gone")
    if (leafOf(kept).hash !== hash) return broken("it was changed")
    const read = house.understand(one)
    if (Result.isFailure(read)) return broken(read.failure.message)
    if (one.schema !== versionOf(house, one.type)) return []
    const { data, tags } = house.file(read.success)
    if (!Equal.equals(data, one.data)) return broken("its data comes out otherwise than it went in")
    const filed = [...tags, commandTag(one.command.id)].sort()
    return Equal.equals(filed, one.tags) ? [] : broken("it is filed under other tags")
  })
