/**
 * What the definition of an event says beside its fields, for whoever exports: as what each thing stands in it, which
 * thing it is about, and what it says of that thing. Read off the schemas of the rooms; no room is known here by name.
 */
import type { Places, Recorded } from "@pactwerk/core"
import { type Schema, SchemaAST } from "effect"
import { filedAs, finder, kindOf, type Relation, relationsIn } from "./filed.ts"
import { type Scalar, scalarsIn } from "./scalars.ts"

/** How events of one type are read. */
export interface Definition {
  /** Every thing that such an event names, in the order of its fields, each way of standing there once. */
  readonly relationsOf: (data: Recorded["data"]) => ReadonlyArray<Relation>
  /** The field that holds the thing it is about; links go from there to every other thing it names. */
  readonly own: string | undefined
  /** Every single value in it, in the order of their names. */
  readonly scalarsOf: (data: Recorded["data"]) => ReadonlyArray<Scalar>
}

export type Definitions = ReadonlyMap<string, Definition>

/** What is needed to read the events of an alliance; every composed alliance has it. */
export interface Defined {
  readonly events: ReadonlyMap<string, Schema.Top>
  readonly places: Places
}

/**
 * The definition of every type of event.
 *
 * reading: an event is about the first thing that it must name, or about what belongs to that. A kind belongs to another
 * where several events must name it, and none without the other: a remark to its window, an agenda item to its meeting.
 *
 * @example
 * definitionsOf(alliance).get("PledgeMade")?.own // "pledge"
 */
export const definitionsOf = ({ events, places }: Defined): Definitions => {
  const named = new Map([...events].map(([type, { ast }]) => [type, mustName(ast)]))
  const belongs = belonging([...named.values()])
  return new Map(
    [...events].map(([type, { ast }]) => {
      const find = finder(ast, "")
      const place = places.get(type)
      return [
        type,
        {
          relationsOf: (data) => relationsIn(find, data),
          own: ownOf(named.get(type) ?? [], belongs),
          scalarsOf: (data) => scalarsIn(data, place, "")
        }
      ]
    })
  )
}

/** The values that say something of the thing an event is about: all but those by which other things are named. */
export const attributesOf = (
  scalars: ReadonlyArray<Scalar>,
  relations: ReadonlyArray<Relation>
): ReadonlyArray<Scalar> => {
  const ids = new Set(relations.map(({ qualifier }) => qualifier))
  return scalars.filter(({ path }) => !ids.has(path) && !startsOf(path).some((start) => ids.has(start)))
}

/** `for` and `for.whom` of `for.whom.id`: the fields around it. */
const startsOf = (path: string): ReadonlyArray<string> => {
  const starts: Array<string> = []
  for (let at = path.indexOf("."); at !== -1; at = path.indexOf(".", at + 1)) starts.push(path.slice(0, at))
  return starts
}

interface Named {
  readonly field: string
  readonly kind: string
}

/** The things that every event of this shape names by their id, in the order of its fields. */
const mustName = (ast: SchemaAST.AST): ReadonlyArray<Named> => {
  if (!SchemaAST.isObjects(ast)) return []
  return ast.propertySignatures.flatMap(({ name, type }) => {
    const tag = filedAs(type)
    if (tag === undefined || SchemaAST.isOptional(type) || SchemaAST.isObjects(type)) return []
    return [{ field: String(name), kind: kindOf(tag("id")) }]
  })
}

/** Whether a kind belongs to another. Two that never stand apart belong to neither; one event alone shows nothing. */
const belonging = (types: ReadonlyArray<ReadonlyArray<Named>>) => {
  const together = types.map((named) => new Set(named.map(({ kind }) => kind)))
  const withIt = (kind: string) => together.filter((kinds) => kinds.has(kind))
  const never = (kind: string, without: string) => withIt(kind).every((kinds) => kinds.has(without))
  return (kind: string, to: string) => withIt(kind).length > 1 && never(kind, to) && !never(to, kind)
}

const ownOf = (named: ReadonlyArray<Named>, belongs: (kind: string, to: string) => boolean): string | undefined => {
  let [own] = named
  for (const other of named) if (own !== undefined && belongs(other.kind, own.kind)) own = other
  return own?.field
}
