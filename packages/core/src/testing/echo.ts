/** Something made up that is about what happened before: it names the same things. */
import { SchemaAST } from "effect"
import type * as fc from "fast-check"
import type { Recorded } from "../kernel/event.ts"
import { pick } from "./chance.ts"
import { kindOf } from "./pools.ts"

/** Mostly the ids, and now and then the other values, of an event; the rest stays as it was made up. */
export const echo = (random: fc.Random, ast: SchemaAST.AST, value: unknown, of: Recorded): unknown => {
  const tags = of.tags.map((tag) => tag.split(":")).filter(([kind]) => kind !== "command")
  const isKept = () => random.nextInt(0, 3) === 0
  const visit = (part: SchemaAST.AST, made: unknown): unknown => {
    const kind = kindOf(part)
    if (kind !== undefined && SchemaAST.isObjects(part)) return isKept() ? made : matterOf(pick(random, tags), made)
    if (kind !== undefined) {
      const ids = tags.flatMap(([one, id]) => (one === kind && id !== undefined ? [id] : []))
      return ids.length === 0 || isKept() ? made : pick(random, ids)
    }
    if (SchemaAST.isUnion(part)) {
      return part.types.filter(SchemaAST.isObjects).reduce((now, member) => visit(member, now), made)
    }
    if (SchemaAST.isArrays(part) && Array.isArray(made)) {
      return made.map((inner) => part.rest.reduce((now, element) => visit(element, now), inner))
    }
    if (!SchemaAST.isObjects(part) || typeof made !== "object" || made === null) return made
    const fields = new Map(Object.entries<unknown>({ ...made }))
    for (const { name, type } of part.propertySignatures) {
      const field = String(name)
      if (fields.has(field)) fields.set(field, visit(type, fields.get(field)))
    }
    return Object.fromEntries(fields)
  }
  const echoed = visit(ast, value)
  if (typeof echoed !== "object" || echoed === null) return echoed
  const same = Object.entries(of.data).filter(([name]) => name in echoed && !isKept())
  return { ...echoed, ...Object.fromEntries(same) }
}

const matterOf = ([kind, id]: ReadonlyArray<string>, made: unknown): unknown =>
  kind === undefined || id === undefined ? made : { kind, id }
