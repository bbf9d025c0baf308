/** Which fields of an event somebody may not see, by their names. */
import { type Level, maySee, type Places, type Recorded } from "@pactwerk/core"
import type { Schema } from "effect"

type Place = NonNullable<ReturnType<Places["get"]>>

/** One field of an event, and who may see it. */
export interface Marked {
  readonly name: string
  readonly level: Level
}

/** Every lowest field in the data of an event with who may see it: what says no level is as what is around it. */
export const markedIn = ({ data, type }: Recorded, place: Place | undefined): ReadonlyArray<Marked> => {
  const marked: Array<Marked> = []
  visit(data, { place, level: place?.level ?? "internal", name: type }, marked)
  return marked
}

/** Those of them that may not be seen at this level, each as often as it stands there. */
export const withheldAt = (marked: ReadonlyArray<Marked>, level: Level): ReadonlyArray<string> =>
  marked.flatMap((field) => (maySee(level, field.level) ? [] : [field.name]))

interface Around {
  readonly place: Place | undefined
  readonly level: Level
  readonly name: string
}

const visit = (value: Schema.Json, { level, name, place }: Around, marked: Array<Marked>): void => {
  if (typeof value !== "object" || value === null || place?.personal !== undefined) {
    marked.push({ name, level })
    return
  }
  const below = place?.below()
  for (const [key, part] of Object.entries(value)) {
    const isElement = Array.isArray(value)
    const inside = isElement ? (below?.elements[Number(key)] ?? below?.rest) : (below?.fields.get(key) ?? below?.others)
    const own = inside?.personal?.visibility ?? inside?.level ?? level
    visit(part, { place: inside, level: own, name: isElement ? name : `${name}/${key}` }, marked)
  }
}
