/** What a schema looks like, in a few words. */
import type { Wording } from "@pactwerk/core"
import { SchemaAST } from "effect"
import { either, expectation } from "./expectations.ts"

const same = (text: string): Wording => ({ nl: text, en: text })

/** The fields of an object, in the order of its schema. */
export const fieldsOf = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  SchemaAST.isObjects(ast) ? ast.propertySignatures.map(({ name }) => String(name)) : []

/** The texts that are allowed, where only certain texts are. */
export const choicesOf = (ast: SchemaAST.AST): ReadonlyArray<string> => {
  if (SchemaAST.isLiteral(ast)) return [String(ast.literal)]
  if (!SchemaAST.isUnion(ast)) return []
  const choices = ast.types.map(choicesOf)
  return choices.some(({ length }) => length === 0) ? [] : choices.flat()
}

/** What is expected here: the sentence of the schema itself, or its shape. */
export const describe = (ast: SchemaAST.AST): Wording => {
  const choices = choicesOf(ast)
  if (choices.length > 0) return oneOf(choices)
  const [first] = ast.checks ?? []
  const expected = first?.annotations?.expected
  if (typeof expected === "string") return expectation(expected)
  if (SchemaAST.isUnion(ast)) return either(ast.types.map(describe))
  if (SchemaAST.isString(ast)) return { nl: "tekst", en: "text" }
  if (SchemaAST.isNumber(ast)) return { nl: "een getal", en: "a number" }
  if (SchemaAST.isBoolean(ast)) return { nl: "true of false", en: "true or false" }
  if (SchemaAST.isArrays(ast)) return { nl: "een lijst", en: "a list" }
  if (SchemaAST.isObjects(ast)) {
    const fields = ast.propertySignatures.map(
      ({ name, type }) => `${String(name)}${SchemaAST.isOptional(type) ? "?" : ""}`
    )
    return same(`{ ${fields.join(", ")} }`)
  }
  return { nl: "iets anders", en: "something else" }
}

const oneOf = (choices: ReadonlyArray<string>): Wording => {
  const [only] = choices
  if (choices.length === 1 && only !== undefined) return same(`"${only}"`)
  return { nl: `een van ${choices.join(", ")}`, en: `one of ${choices.join(", ")}` }
}
