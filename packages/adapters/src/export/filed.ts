/** The things that an event names, and as what: read off the fields under which it is filed. */
import type { Recorded } from "@pactwerk/core"
import { Predicate, SchemaAST } from "effect"

/** A thing that an event names, `person:…`, its kind, and as what it stands there: the path of the field that holds it. */
export interface Relation {
  readonly object: string
  readonly kind: string
  readonly qualifier: string
}

/** The tag under which an event is filed for a value of this schema. */
export const filedAs = SchemaAST.resolveAt<(value: unknown) => string>("filedAs")

/** The kind of thing a tag is of. */
export const kindOf = (tag: string): string => tag.slice(0, tag.indexOf(":"))

type Find = (value: unknown, found: (tag: string, path: string) => void) => void

/** Finds what is filed below a value; nothing where the definition files nothing there. */
export const finder = (ast: SchemaAST.AST, path: string): Find | undefined => {
  const tag = filedAs(ast)
  if (tag !== undefined) return (value, found) => found(tag(value), path)
  if (SchemaAST.isUnion(ast)) return all(ast.types.map((form) => finder(form, path)))
  if (SchemaAST.isArrays(ast)) {
    const each = all(ast.rest.map((element) => finder(element, path)))
    return (
      each &&
      ((value, found) => {
        if (Array.isArray(value)) for (const element of value) each(element, found)
      })
    )
  }
  if (!SchemaAST.isObjects(ast)) return undefined
  return all(
    ast.propertySignatures.map(({ name, type }) => {
      const find = finder(type, path === "" ? String(name) : `${path}.${String(name)}`)
      return (
        find &&
        ((value, found) => {
          if (Predicate.hasProperty(value, name) && value[name] !== undefined) find(value[name], found)
        })
      )
    })
  )
}

const all = (finds: ReadonlyArray<Find | undefined>): Find | undefined => {
  const known = finds.filter((find) => find !== undefined)
  if (known.length === 0) return undefined
  return (value, found) => {
    for (const find of known) find(value, found)
  }
}

/** Every thing that was found, each way of standing there once. */
export const relationsIn = (find: Find | undefined, data: Recorded["data"]): ReadonlyArray<Relation> => {
  const relations: Array<Relation> = []
  find?.(data, (object, qualifier) => {
    // There are few: to look through them is faster than to remember them.
    if (relations.some((one) => one.object === object && one.qualifier === qualifier)) return
    relations.push({ object, kind: kindOf(object), qualifier })
  })
  return relations
}
