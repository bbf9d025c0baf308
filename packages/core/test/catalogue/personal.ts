/** Rewrites what is a person's own in a kept event, as forgetting would. */
import { SchemaAST } from "effect"
import { alliance } from "../../src/alliance/rooms.ts"
import type { Recorded } from "../../src/kernel/event.ts"
import { recorded } from "../../src/testing/arbitraries.ts"

const isPersonal = SchemaAST.resolveAt<object>("personal")

/** The same value with every personal field in it replaced. */
const rewrite = (ast: SchemaAST.AST, value: unknown, by: string): unknown => {
  if (isPersonal(ast) !== undefined && typeof value === "string") return by
  if (SchemaAST.isUnion(ast)) return ast.types.reduce((now, member) => rewrite(member, now, by), value)
  if (SchemaAST.isArrays(ast) && Array.isArray(value)) {
    return value.map((part) => ast.rest.reduce((now, element) => rewrite(element, now, by), part))
  }
  if (!SchemaAST.isObjects(ast) || typeof value !== "object" || value === null) return value
  const types = new Map(ast.propertySignatures.map(({ name, type }) => [String(name), type]))
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const type = types.get(name)
      return [name, type === undefined ? part : rewrite(type, part, by)]
    })
  )
}

/** The event with this text in the place of every personal field: filed anew by its own definition. */
export const personalBecomes = ({ data, position, type }: Recorded, by: string) => {
  const kind = alliance.events.get(type)
  if (kind === undefined) throw new Error(type)
  return recorded(alliance, position, { ...Object(rewrite(kind.ast, data, by)), _tag: type })
}
