/** A value of any schema, always the same: what its fields hold stands in `values.ts`. */
import { Schema, SchemaAST } from "effect"
import { fallbacks, ids, matters, moments, values } from "./values.ts"

/** Which of the values and members are taken, and down to which level what may be left out is there: at 1 nowhere. */
export interface Turn {
  readonly turn: number
  readonly filled: number
}

const tagMaker = SchemaAST.resolveAt<(value: unknown) => string>("filedAs")
const inTurn = (list: ReadonlyArray<unknown>, turn: number): unknown => list[turn % list.length]

/** How many turns it takes to see every member and literal. */
const width = (ast: SchemaAST.AST): number => {
  if (SchemaAST.isUnion(ast)) return Math.max(ast.types.length, ...ast.types.map(width))
  if (SchemaAST.isArrays(ast)) return Math.max(1, ...ast.rest.map(width))
  return SchemaAST.isObjects(ast) ? Math.max(2, ...ast.propertySignatures.map(({ type }) => width(type))) : 2
}

/**
 * A sample of this schema, as it is written down.
 *
 * @throws where no value of `values.ts` fits a field.
 * @example
 * sampleOf(Event.cases.FeedbackClosed.ast, { turn: 0, filled: 9 }, "FeedbackClosed")
 */
export const sampleOf = (ast: SchemaAST.AST, at: Turn, name: string, parent = ""): unknown => {
  const fits = Schema.is(Schema.make<Schema.Codec<unknown>>(ast))
  const known = (values[`${parent}.${name}`] ?? values[name] ?? []).filter((value) => fits(value))
  if (known.length > 0) return inTurn(known, at.turn)
  if (SchemaAST.isLiteral(ast)) return ast.literal
  if (SchemaAST.isBoolean(ast)) return at.turn % 2 === 0
  if (SchemaAST.isUnion(ast)) {
    const count = ast.types.length
    const member = ast.types[at.turn % count]
    if (member !== undefined) return sampleOf(member, { ...at, turn: Math.trunc(at.turn / count) }, name, parent)
  }
  if (SchemaAST.isArrays(ast)) {
    if (at.filled === 0) return []
    return ast.rest.flatMap((element) =>
      Array.from({ length: width(element) }, (_, index) =>
        sampleOf(element, { ...at, turn: at.turn + index }, name, parent)
      )
    )
  }
  const kind = tagMaker(ast)?.("").split(":")[0]
  if (SchemaAST.isObjects(ast)) {
    if (kind !== undefined) return inTurn(matters, at.turn)
    if (ast.propertySignatures.some((property) => property.name === "precision")) return inTurn(moments, at.turn)
    const inside = { ...at, filled: Math.max(0, at.filled - 1) }
    const fields = ast.propertySignatures
      .filter(({ type }) => at.filled > 1 || !SchemaAST.isOptional(type))
      .map((property) => [property.name, sampleOf(property.type, inside, String(property.name), name)])
    return Object.fromEntries(fields)
  }
  const pool = kind === undefined ? fallbacks : (ids[kind] ?? [`${kind.toLowerCase()}-1`, `${kind.toLowerCase()}-2`])
  const fitting = pool.filter((value) => fits(value))
  if (fitting.length === 0) throw new Error(`no sample for \`${parent}.${name}\``)
  return kind === undefined ? fitting[0] : inTurn(fitting, at.turn)
}
