/** A quick look: whether a value is of a schema, and not why it is not. A log is read whole, event by event. */
import { Result, Schema, SchemaAST } from "effect"

type Look = (value: unknown) => boolean
type Excess = NonNullable<SchemaAST.ParseOptions["onExcessProperty"]>

/**
 * Whether a value, as JSON gives it, is of this schema: the answer of `Schema.is`, several times as quick, since nothing is made that would
 * explain a no. What it does not know by itself, it asks the schema.
 *
 * @param onExcessProperty with `error`, a value that has more than its schema names is none.
 * @example
 * const isDay = quickly(Day)
 * isDay("2024-02-16") // true
 */
export const quickly = <A>(
  schema: Schema.Schema<A>,
  { onExcessProperty = "ignore" }: { readonly onExcessProperty?: Excess } = {}
): ((value: unknown) => value is A) => {
  const look = lookOf(SchemaAST.toType(schema.ast), onExcessProperty)
  return (value): value is A => look(value)
}

/**
 * Whether a value is what reading it would give: one of these kinds, with nothing in it that is written otherwise, and
 * nothing more.
 *
 * @example
 * const isPlain = plainly(Pledges.Event)
 */
export const plainly = <A extends { readonly _tag: string }>(
  kinds: Schema.Schema<A> & { readonly cases: { readonly [Name in A["_tag"]]: Schema.Top } }
): ((value: { readonly _tag: string }) => value is A) => {
  const looks = new Map(
    Object.entries<Schema.Top>(kinds.cases).map(([name, kind]) => [
      name,
      SchemaAST.toType(kind.ast) === kind.ast ? quickly(kind, { onExcessProperty: "error" }) : () => false
    ])
  )
  return (value): value is A => looks.get(value._tag)?.(value) ?? false
}

const lookOf = (ast: SchemaAST.AST, excess: Excess): Look => {
  const look = bare(ast, excess)
  return look === undefined ? bySchema(ast, excess) : under(ast, look, excess)
}

const bySchema = (ast: SchemaAST.AST, onExcessProperty: Excess): Look => {
  const decode = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast), { onExcessProperty })
  return (value) => Result.isSuccess(decode(value))
}

/** The value itself, apart from what is checked of it; nothing where only the schema knows. */
const bare = (ast: SchemaAST.AST, excess: Excess): Look | undefined => {
  switch (ast._tag) {
    case "Any":
    case "Unknown":
      return () => true
    case "String":
      return (value) => typeof value === "string"
    case "Number":
      return (value) => typeof value === "number"
    case "Boolean":
      return (value) => typeof value === "boolean"
    case "Null":
      return (value) => value === null
    case "Literal":
      return (value) => value === ast.literal
    case "Union":
      return ast.options?.mode === "oneOf" ? undefined : anyOf(ast.types.map((type) => lookOf(type, excess)))
    case "Arrays":
      return listOf(ast, excess)
    case "Objects":
      return recordOf(ast, excess)
    default:
      return undefined
  }
}

const anyOf = (looks: ReadonlyArray<Look>): Look => {
  return (value) => {
    for (const look of looks) if (look(value)) return true
    return false
  }
}

const listOf = ({ elements, rest: [part, ...more] }: SchemaAST.Arrays, excess: Excess): Look | undefined => {
  if (part === undefined || elements.length > 0 || more.length > 0) return undefined
  const look = lookOf(part, excess)
  return (value) => {
    if (!Array.isArray(value)) return false
    // An index sees what a hole holds, as the schema does.
    for (let at = 0; at < value.length; at++) if (!look(value[at])) return false
    return true
  }
}

const recordOf = ({ indexSignatures, propertySignatures }: SchemaAST.Objects, excess: Excess): Look | undefined => {
  const [every, ...more] = indexSignatures
  if (more.length > 0 || (every !== undefined && every.parameter._tag !== "String")) return undefined
  if (every?.parameter.checks !== undefined) return undefined
  if (propertySignatures.length === 0 && every === undefined) return undefined
  const fields = propertySignatures.map(({ name, type }) => ({
    ...{ name, look: lookOf(type, excess) },
    isOptional: SchemaAST.isOptional(type)
  }))
  const others = every && lookOf(every.type, excess)
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false
    let found = 0
    for (const { isOptional, look, name } of fields) {
      if (name in value) found += 1
      else {
        if (isOptional) continue
        return false
      }
      // It was just seen to be there.
      if (!look((value as Readonly<Record<PropertyKey, unknown>>)[name])) return false
    }
    if (others !== undefined) return Object.values(value).every(others)
    return excess !== "error" || Object.keys(value).length <= found
  }
}

/** What was seen, under the checks of its schema; each in its turn, as the schema does. */
const under = (ast: SchemaAST.AST, look: Look, onExcessProperty: Excess): Look => {
  const filters = (ast.checks ?? []).flatMap(filtersIn)
  if (filters.length === 0) return look
  const options = { onExcessProperty }
  return (value) => {
    if (!look(value)) return false
    for (const filter of filters) if (filter.run(value, ast, options) !== undefined) return false
    return true
  }
}

const filtersIn = (check: SchemaAST.Check<unknown>): ReadonlyArray<SchemaAST.Filter<unknown>> =>
  check._tag === "Filter" ? [check] : check.checks.flatMap(filtersIn)
