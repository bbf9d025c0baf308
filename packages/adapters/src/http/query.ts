/** What stands in the query of an address, as the values its schema wants. */
import { SchemaAST } from "effect"

/**
 * Each parameter as its schema has it: a number, a yes or no, a list. What cannot be made so is left as it is, for the
 * schema to say; what is given twice and is no list too.
 *
 * @example
 * coerced(Schema.Struct({ limit: Schema.Int }).ast, new URLSearchParams("limit=10")) // { limit: 10 }
 */
export const coerced = (ast: SchemaAST.AST, given: URLSearchParams): Readonly<Record<string, unknown>> => {
  const types = new Map(
    SchemaAST.isObjects(ast) ? ast.propertySignatures.map(({ name, type }) => [String(name), type]) : []
  )
  const values: Array<readonly [string, unknown]> = [...new Set(given.keys())].map((name) => {
    const [type, texts] = [types.get(name), given.getAll(name)]
    if (type !== undefined && SchemaAST.isArrays(type)) return [name, texts]
    return [name, texts.length === 1 ? read(type, texts[0] ?? "") : texts]
  })
  return Object.fromEntries(values)
}

const number = /^-?\d{1,15}$/

const read = (type: SchemaAST.AST | undefined, text: string): unknown => {
  if (type === undefined) return text
  if (SchemaAST.isNumber(type)) return number.test(text) ? Number(text) : text
  if (SchemaAST.isBoolean(type)) return text === "true" ? true : text === "false" ? false : text
  return text
}
