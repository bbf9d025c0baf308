/** What a schema asks of a person: fields of a few kinds, made of its own shape and of nothing else. */
import { SchemaAST } from "effect"
import { choicesOf } from "./describe.ts"

/** How one value is asked for. */
export type Shape =
  /** `kind` is the kind of thing whose id this is, where it is one. */
  | { readonly is: "text"; readonly isLong: boolean; readonly kind: string | undefined }
  | { readonly is: "number" | "day" | "instant" | "yesNo" }
  /** One of these texts, or several. */
  | { readonly is: "choice" | "choices"; readonly choices: ReadonlyArray<string> }
  /** There is nothing to ask. */
  | { readonly is: "fixed"; readonly value: SchemaAST.LiteralValue }
  /** One of several shapes. */
  | { readonly is: "oneOf"; readonly members: ReadonlyArray<Field> }
  | { readonly is: "list"; readonly of: Field }
  | { readonly is: "group"; readonly fields: ReadonlyArray<Field> }

export interface Field {
  readonly name: string
  readonly isOptional: boolean
  readonly ast: SchemaAST.AST
  readonly shape: Shape
}

/** Fields of words that are one line long. */
const short = new Set([
  "category",
  "collective",
  "document",
  "heading",
  "honorific",
  "name",
  "named",
  "number",
  "place"
])
const tagOf = SchemaAST.resolveAt<(value: unknown) => string>("filedAs")
const isProse = SchemaAST.resolveAt<boolean>("prose")

/** What is asked under this name. */
export const fieldOf = (name: string, ast: SchemaAST.AST): Field => ({
  name,
  isOptional: SchemaAST.isOptional(ast),
  ast,
  shape: shapeOf(name, ast)
})

/**
 * The fields of a command or an event, in the order of its schema and without its own name.
 *
 * @example
 * fieldsIn(alliance.commands.get("SubmitFeedback").ast).map(({ name }) => name) // ["window", "remark", …]
 */
export const fieldsIn = (ast: SchemaAST.AST): ReadonlyArray<Field> =>
  SchemaAST.isObjects(ast)
    ? ast.propertySignatures.filter(({ name }) => name !== "_tag").map(({ name, type }) => fieldOf(String(name), type))
    : []

const shapeOf = (name: string, ast: SchemaAST.AST): Shape => {
  const choices = choicesOf(ast)
  // What may be left out is a choice, also where there is only one.
  if (choices.length > 0 && SchemaAST.isOptional(ast)) return { is: "choice", choices }
  if (SchemaAST.isLiteral(ast)) return { is: "fixed", value: ast.literal }
  if (SchemaAST.isUnion(ast)) {
    const [only] = ast.types
    if (ast.types.length === 1 && only !== undefined) return shapeOf(name, only)
    if (choices.length > 0) return { is: "choice", choices }
    return { is: "oneOf", members: ast.types.map((member) => fieldOf(name, member)) }
  }
  if (SchemaAST.isArrays(ast)) {
    const of = fieldOf(name, ast.rest[0] ?? SchemaAST.string)
    const several = choicesOf(of.ast)
    return several.length > 0 ? { is: "choices", choices: several } : { is: "list", of }
  }
  if (SchemaAST.isObjects(ast)) return { is: "group", fields: fieldsIn(ast) }
  if (SchemaAST.isNumber(ast)) return { is: "number" }
  if (SchemaAST.isBoolean(ast)) return { is: "yesNo" }
  const identifier = SchemaAST.resolveIdentifier(ast)
  if (identifier === "Day") return { is: "day" }
  if (identifier === "Instant") return { is: "instant" }
  return { is: "text", isLong: isProse(ast) === true && !short.has(name), kind: tagOf(ast)?.("").split(":")[0] }
}
