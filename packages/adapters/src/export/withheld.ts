/** Which fields of an event somebody may not see, by their names. */
import { type Level, maySee, type Places, type Recorded } from "@pactwerk/core"
import type { Schema } from "effect"

type Place = NonNullable<ReturnType<Places["get"]>>

/** One field of an event, and who may see it. */
interface Marked {
  readonly field: Field
  readonly level: Level
}

/** A field in the fields around it; an element of a list is called as the list. */
interface Field {
  readonly name: string
  readonly around?: Field
}

const nameOf = ({ around, name }: Field): string => (around === undefined ? name : `${nameOf(around)}/${name}`)

/** Every lowest field in the data of an event with who may see it: what says no level is as what is around it. */
export const markedIn = ({ data, type }: Recorded, place: Place | undefined): ReadonlyArray<Marked> => {
  const marked: Array<Marked> = []
  visit(data, { place, level: place?.level ?? "internal", field: { name: type } }, marked)
  return marked
}

/** The names of those that may not be seen at this level, each as often as it stands there. */
export const withheldAt = (marked: ReadonlyArray<Marked>, level: Level): ReadonlyArray<string> =>
  marked.flatMap(({ field, level: its }) => (maySee(level, its) ? [] : [nameOf(field)]))

interface Around {
  readonly place: Place | undefined
  readonly level: Level
  readonly field: Field
}

const visit = (value: Schema.Json, { field, level, place }: Around, marked: Array<Marked>): void => {
  if (typeof value !== "object" || value === null || place?.personal !== undefined) {
    marked.push({ field, level })
    return
  }
  const below = place?.below()
  const into = (part: Schema.Json, inside: Place | undefined, its: Field) =>
    visit(part, { place: inside, level: inside?.personal?.visibility ?? inside?.level ?? level, field: its }, marked)
  if (isList(value)) {
    for (const [index, part] of value.entries()) into(part, below?.elements[index] ?? below?.rest, field)
  } else {
    for (const name of Object.keys(value)) {
      into(value[name] ?? null, below?.fields.get(name) ?? below?.others, { name, around: field })
    }
  }
}

const isList = (value: object): value is ReadonlyArray<Schema.Json> => Array.isArray(value)
