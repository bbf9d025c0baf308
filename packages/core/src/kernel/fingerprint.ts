/** By what can be told that events are read as they were before: the shape of each kind. */
import { Schema } from "effect"
import type { Query } from "./event-log.ts"
import { canonicalise, leafHash } from "./integrity.ts"

/** The same in every process, for the same kinds of events in the same shapes; another where anything differs. */
export const fingerprintOf = (query: Query, schemas: ReadonlyMap<string, Schema.Top> = new Map()): string =>
  leafHash(
    canonicalise({
      query: query.items.map(({ tags = [], types = [] }) => ({ tags: tags.toSorted(), types: types.toSorted() })),
      shapes: [...schemas]
        .map(([name, schema]) => [name, shapeOf(schema)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1))
    })
  )

const shapes = new WeakMap<Schema.Top, string>()

const shapeOf = (schema: Schema.Top): string => {
  const known = shapes.get(schema)
  if (known !== undefined) return known
  const shape = JSON.stringify(Schema.toJsonSchemaDocument(schema))
  shapes.set(schema, shape)
  return shape
}
