/** What a schema leaves open, and which way a value went: a field there or not, a member of a union, a literal. */
import { Schema, SchemaAST } from "effect"

type Visit = (ast: SchemaAST.AST, place: string) => ReadonlyArray<string>

const isOf = (ast: SchemaAST.AST, value: unknown): boolean => Schema.is(Schema.make<Schema.Codec<unknown>>(ast))(value)

/** Every way a value of this schema can go, each by its place. */
export const choicesOf: Visit = (ast, place) => {
  if (SchemaAST.isLiteral(ast)) return [`${place} is ${ast.literal}`]
  if (SchemaAST.isBoolean(ast)) return [`${place} is true`, `${place} is false`]
  if (SchemaAST.isUnion(ast)) {
    return ast.types.flatMap((member, index) => {
      const kind = `${place}/${index}`
      return [kind, ...choicesOf(member, kind)]
    })
  }
  if (SchemaAST.isArrays(ast)) return ast.rest.flatMap((element) => choicesOf(element, `${place}[]`))
  if (!SchemaAST.isObjects(ast)) return []
  return ast.propertySignatures.flatMap(({ name, type }) => {
    const field = `${place}.${String(name)}`
    return [
      ...(SchemaAST.isOptional(type) ? [`${field} is absent`, `${field} is there`] : []),
      ...choicesOf(type, field)
    ]
  })
}

/** The ways this value went. */
export const choicesIn = (ast: SchemaAST.AST, value: unknown, place: string): ReadonlyArray<string> => {
  if (SchemaAST.isLiteral(ast) || SchemaAST.isBoolean(ast)) return [`${place} is ${value}`]
  if (SchemaAST.isUnion(ast)) {
    return ast.types.flatMap((member, index) => {
      const kind = `${place}/${index}`
      return isOf(member, value) ? [kind, ...choicesIn(member, value, kind)] : []
    })
  }
  if (SchemaAST.isArrays(ast) && Array.isArray(value)) {
    return ast.rest.flatMap((element) => value.flatMap((part) => choicesIn(element, part, `${place}[]`)))
  }
  if (!SchemaAST.isObjects(ast) || typeof value !== "object" || value === null) return []
  const parts = new Map<PropertyKey, unknown>(Object.entries(value))
  return ast.propertySignatures.flatMap(({ name, type }) => {
    const field = `${place}.${String(name)}`
    if (!parts.has(name)) return [`${field} is absent`]
    return [...(SchemaAST.isOptional(type) ? [`${field} is there`] : []), ...choicesIn(type, parts.get(name), field)]
  })
}
