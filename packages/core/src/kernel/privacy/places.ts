/** Where in an event people stand: a map of its definition, for whoever seals, shows or leaves out. */
import { type Schema, SchemaAST } from "effect"
import { type Level, levels, type Personal } from "../personal.ts"
import { noteOf } from "./notes.ts"

/** One place in an event as it is kept, and what is below it. */
export interface Place {
  /** The value here is a person's own. */
  readonly personal: Personal | undefined
  /** The text here, or any text below, may name people. */
  readonly isProse: boolean
  /** Who may see it; what is not said is as around it. */
  readonly level: Level | undefined
  readonly isOptional: boolean
  readonly below: () => Below
}

export interface Below {
  readonly fields: ReadonlyMap<string, Place>
  /** Of every field that has no name of its own. */
  readonly others: Place | undefined
  readonly elements: ReadonlyArray<Place>
  /** Of every element after these. */
  readonly rest: Place | undefined
}

const nothing: Below = { fields: new Map(), others: undefined, elements: [], rest: undefined }
const places = new WeakMap<SchemaAST.AST, Place>()

/** The place that this definition describes, in the form in which it is kept. */
export const placeOf = (ast: SchemaAST.AST): Place => {
  const known = places.get(ast)
  if (known !== undefined) return known
  let below: Below | undefined
  const place: Place = {
    ...saidOf(ast),
    below: () => {
      below ??= belowOf(keptAs(ast))
      return below
    }
  }
  places.set(ast, place)
  return place
}

/** The form in which a value is kept: the last step of its encoding. */
export const keptAs = (ast: SchemaAST.AST): SchemaAST.AST => {
  const last = ast.encoding?.at(-1)
  return last === undefined ? ast : keptAs(last.to)
}

/** What is said of it, or of one of the forms it can take: the most careful of them counts. */
const saidOf = (ast: SchemaAST.AST): Omit<Place, "below"> => {
  // An annotation carries any value; `personal` alone writes this one, and its parameter has the type.
  const own = noteOf(ast, "personal") as Personal | undefined
  const forms = formsOf(keptAs(ast)).map(saidOf)
  const said = [noteOf(ast, "visibility"), ...forms.map((form) => form.level)]
  return {
    personal: own ?? forms.find((form) => form.personal !== undefined)?.personal,
    isProse: noteOf(ast, "prose") === true || forms.some((form) => form.isProse),
    level: levels.findLast((one) => said.includes(one)),
    isOptional: ast.context?.isOptional === true
  }
}

const formsOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types : SchemaAST.isSuspend(ast) ? [ast.thunk()] : []

const belowOf = (ast: SchemaAST.AST): Below => {
  const forms = formsOf(ast)
  if (forms.length > 0) return forms.map((form) => placeOf(form).below()).reduce(together, nothing)
  if (SchemaAST.isArrays(ast)) {
    const [first, ...others] = ast.rest.map(placeOf)
    return { ...nothing, elements: ast.elements.map(placeOf), rest: others.reduce(either, first) }
  }
  if (!SchemaAST.isObjects(ast)) return nothing
  const others = ast.indexSignatures.map(({ type }) => placeOf(type))
  return {
    ...nothing,
    fields: new Map(ast.propertySignatures.map(({ name, type }) => [String(name), placeOf(type)])),
    others: others.reduce<Place | undefined>(either, undefined)
  }
}

/**
 * A place that is described in two ways: personal where one of them says so, seen by whom both allow, and absent only where
 * neither needs it.
 */
const either = (one: Place | undefined, other: Place | undefined): Place | undefined => {
  if (one === undefined || other === undefined || one === other) return one ?? other
  const said = [one.level, other.level]
  let below: Below | undefined
  return {
    personal: one.personal ?? other.personal,
    isProse: one.isProse || other.isProse,
    level: levels.findLast((level) => said.includes(level)),
    isOptional: one.isOptional && other.isOptional,
    below: () => {
      below ??= together(one.below(), other.below())
      return below
    }
  }
}

const together = (one: Below, other: Below): Below => {
  const fields = new Map(one.fields)
  for (const [name, place] of other.fields) fields.set(name, either(fields.get(name), place) ?? place)
  const length = Math.max(one.elements.length, other.elements.length)
  const at = ({ elements, rest }: Below, index: number) => elements[index] ?? rest
  return {
    fields,
    others: either(one.others, other.others),
    elements: Array.from({ length }, (_, index) => either(at(one, index), at(other, index))).filter(
      (place) => place !== undefined
    ),
    rest: either(one.rest, other.rest)
  }
}

/** The place of a field of this name. */
export const fieldAt = ({ fields, others }: Below, name: string): Place | undefined => fields.get(name) ?? others

/** The place of an element at this index. */
export const elementAt = ({ elements, rest }: Below, index: number): Place | undefined => elements[index] ?? rest

/** The map of every kind of event. */
export type Places = ReadonlyMap<string, Place>

export const placesOf = (events: ReadonlyMap<string, Schema.Top>): Places =>
  new Map([...events].map(([type, { ast }]) => [type, placeOf(ast)]))
