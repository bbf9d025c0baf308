/** The single values of an event, each by the path of its field. */
import { canonicalise, type Places, type Recorded } from "@pactwerk/core"
import type { Schema } from "effect"

/** One value of an event by the path of its field; lists and records of free names as canonical JSON. */
export interface Scalar {
  readonly path: string
  readonly value: string | number | boolean
}

type Place = NonNullable<ReturnType<Places["get"]>>

/** Every single value, in the order of their names; what no definition names is taken whole. */
export const scalarsIn = (data: Recorded["data"], place: Place | undefined, path: string): ReadonlyArray<Scalar> => {
  const found: Array<Scalar> = []
  collect(data, place, path, found)
  return found
}

const collect = (data: Recorded["data"], place: Place | undefined, path: string, found: Array<Scalar>): void => {
  const below = place?.below()
  // By their UTF-16 code units, as `sort` has it by itself.
  for (const name of Object.keys(data).sort()) {
    const value = data[name]
    if (value === undefined) continue
    const at = path === "" ? name : `${path}.${name}`
    const inside = below?.fields.get(name)
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      found.push({ path: at, value })
    } else if (isFields(value) && isStruct(value, inside)) {
      collect(value, inside, at, found)
    } else {
      found.push({ path: at, value: canonicalise(value) })
    }
  }
}

const isFields = (value: Schema.Json): value is Recorded["data"] =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether every field in it has a name of the definition, and there is one. */
const isStruct = (value: Recorded["data"], place: Place | undefined): boolean => {
  const names = Object.keys(value)
  const below = place?.below()
  return names.length > 0 && below !== undefined && names.every((name) => below.fields.has(name))
}
