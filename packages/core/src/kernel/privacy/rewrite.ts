/** Walks through an event as it is kept, with the map of its definition, and makes what stands there anew. */
import { Predicate, type Schema } from "effect"
import type { Level } from "../personal.ts"
import { stepTo } from "../pointer.ts"
import { elementAt, fieldAt, type Place } from "./places.ts"

/** Where the walk is: the value, what the definition says of it, and what is around it. */
export interface Spot {
  readonly value: Schema.Json
  /** Nothing where the definition of today knows no such place. */
  readonly place: Place | undefined
  /** Who may see it: what it says itself, or else what is around it. */
  readonly level: Level
  readonly isProse: boolean
  readonly around: Spot | undefined
  readonly name: string
}

/** What comes in its place: another value, nothing at all, or what the walk makes of what is below. */
export type Change = { readonly by: Schema.Json } | "absent" | "below"

/** The RFC 6901 path of a spot, in the data as it is kept. */
export const pointerOf = ({ around, name }: Spot): string =>
  around === undefined ? "" : `${pointerOf(around)}${stepTo(name)}`

/** What stands in the field of this name, beside the spot or around it. */
export const nearest = ({ around }: Spot, name: string): Schema.Json | undefined => {
  if (around === undefined) return undefined
  const { value } = around
  return Predicate.isObject(value) && Object.hasOwn(value, name) ? Object(value)[name] : nearest(around, name)
}

/** The same data where nothing changed; nothing when what is at the top is to be absent. */
export const rewrite = (
  value: Schema.Json,
  place: Place | undefined,
  change: (spot: Spot) => Change
): Schema.Json | undefined =>
  made(
    {
      value,
      place,
      level: place?.level ?? "internal",
      isProse: place?.isProse ?? false,
      around: undefined,
      name: ""
    },
    change
  )

/** The same of the data of an event, which stay a record. */
export const rewriteData = (data: Fields, place: Place | undefined, change: (spot: Spot) => Change): Fields => {
  const made = rewrite(data, place, change)
  return isFields(made) ? made : {}
}

const made = (spot: Spot, change: (spot: Spot) => Change): Schema.Json | undefined => {
  const changed = change(spot)
  if (changed === "absent") return undefined
  if (changed !== "below") return changed.by
  const { value } = spot
  if (typeof value !== "object" || value === null) return value
  return isList(value) ? elements(spot, value, change) : fields(spot, value, change)
}

type List = ReadonlyArray<Schema.Json>
type Fields = { readonly [name: string]: Schema.Json }
const isList = (value: List | Fields): value is List => Array.isArray(value)
const isFields = (value: Schema.Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !isList(value)

const elements = (around: Spot, list: List, change: (spot: Spot) => Change): List => {
  let isSame = true
  const anew: Array<Schema.Json> = []
  const below = around.place?.below()
  for (const [index, value] of list.entries()) {
    const place = below === undefined ? undefined : elementAt(below, index)
    const next = made(spotOf(around, value, place, String(index)), change)
    if (next !== value) isSame = false
    if (next !== undefined) anew.push(next)
  }
  return isSame ? list : anew
}

const fields = (around: Spot, value: Fields, change: (spot: Spot) => Change): Fields => {
  let isSame = true
  const anew: Array<[string, Schema.Json]> = []
  const below = around.place?.below()
  for (const [name, part] of Object.entries(value)) {
    const place = below === undefined ? undefined : fieldAt(below, name)
    const next = made(spotOf(around, part, place, name), change)
    if (next !== part) isSame = false
    if (next !== undefined) anew.push([name, next])
  }
  return isSame ? value : Object.fromEntries(anew)
}

const spotOf = (around: Spot, value: Schema.Json, place: Place | undefined, name: string): Spot => ({
  value,
  place,
  level: place?.personal?.visibility ?? place?.level ?? around.level,
  isProse: around.isProse || (place?.isProse ?? false),
  around,
  name
})
