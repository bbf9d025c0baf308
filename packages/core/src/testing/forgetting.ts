/** A record without what is a person's own, as forgetting that person would leave it. */
import { SchemaAST } from "effect"
import type { Recorded, Tagged } from "../kernel/event.ts"
import type { Subject } from "./arbitraries.ts"

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

/**
 * The data of a record, its name in `_tag`, with this text in the place of every personal field.
 *
 * @throws where the alliance does not know the event.
 * @example
 * withoutPersonal(alliance, recorded, "betrokkene")
 */
export const withoutPersonal = <Command extends Tagged, Event extends Tagged, State>(
  { events }: Subject<Command, Event, State>,
  { data, type }: Recorded,
  by: string
): { readonly _tag: string } => {
  const kind = events.get(type)
  if (kind === undefined) throw new Error(`no room owns \`${type}\``)
  return { ...Object(rewrite(kind.ast, data, by)), _tag: type }
}
