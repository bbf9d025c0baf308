/** The kinds of things that events name. */
import { alliance } from "@pactwerk/core"
import { SchemaAST } from "effect"
import { filedAs, kindOf } from "../export/filed.ts"

const kindsIn = (ast: SchemaAST.AST): ReadonlyArray<string> => {
  const tag = filedAs(ast)
  // What is filed by more than its id is named by its id elsewhere.
  if (tag !== undefined) return SchemaAST.isObjects(ast) ? [] : [kindOf(tag("id"))]
  if (SchemaAST.isUnion(ast)) return ast.types.flatMap(kindsIn)
  if (SchemaAST.isArrays(ast)) return ast.rest.flatMap(kindsIn)
  return SchemaAST.isObjects(ast) ? ast.propertySignatures.flatMap(({ type }) => kindsIn(type)) : []
}

/** Sorted by name. */
export const kinds: ReadonlyArray<string> = [
  ...new Set([...alliance.events.values()].flatMap(({ ast }) => kindsIn(ast)))
].sort()
