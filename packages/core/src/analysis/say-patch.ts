/** Changes as sentences. */
import { Result } from "effect"
import type { Language } from "../kernel/wording.ts"
import type { Patch } from "./patch.ts"
import { readPointer, type Steps, valueAt } from "./place.ts"
import { fieldsIn, isFields } from "./plain.ts"

/** What a name in an answer is called; nothing where it is called by itself. */
export type NameOf = (name: string) => string | undefined

const says = {
  nl: {
    whole: "het geheel",
    nothing: "niets",
    true: "ja",
    false: "nee",
    add: (place: string, now: string, _: string) => `Erbij: ${place}: ${now}.`,
    remove: (place: string, _: string, old: string) => `Weg: ${place}; er stond: ${old}.`,
    replace: (place: string, now: string, old: string) => `Anders: ${place}: ${now}; er stond: ${old}.`
  },
  en: {
    whole: "the whole",
    nothing: "nothing",
    true: "yes",
    false: "no",
    add: (place: string, now: string, _: string) => `Added: ${place}: ${now}.`,
    remove: (place: string, _: string, old: string) => `Gone: ${place}; it read: ${old}.`,
    replace: (place: string, now: string, old: string) => `Changed: ${place}: ${now}; it read: ${old}.`
  }
} as const

/** By which events something is as it is: programs read that in the answer, and people ask why. */
const grounds: ReadonlyArray<string> = ["because", "position"]
const isTold = (steps: Steps): boolean => !grounds.includes(steps.at(-1) ?? "") && !steps.includes("because")

/**
 * What a diff says, one sentence for each change, in its order. By which events it is so is not told.
 *
 * @param before what the diff was made of: what stood there is told too.
 * @param nameOf what a name in the answer is called.
 * @example
 * sayPatch(diff({ members: 7 }, { members: 8 }), { before: { members: 7 }, language: "en" })
 * // ["Changed: members: 8; it read: 7."]
 */
export const sayPatch = (
  patch: Patch,
  { before, language, nameOf = () => undefined }: { before: unknown; language: Language; nameOf?: NameOf }
): ReadonlyArray<string> =>
  patch.flatMap((change) => {
    const steps = Result.getOrElse(readPointer(change.path), () => [])
    if (!isTold(steps)) return []
    const old = sayValue(valueAt(before, steps), language, nameOf)
    const now = "value" in change ? sayValue(change.value, language, nameOf) : ""
    return [says[language][change.op](sayPlace(steps, language, nameOf), now, old)]
  })

/** A place as people read it: `organisation-3 › signed`. */
export const sayPlace = (steps: Steps, language: Language, nameOf: NameOf = () => undefined): string =>
  steps.length === 0 ? says[language].whole : steps.map((step) => nameOf(step) ?? step).join(" › ")

/**
 * A value as people read it: names by what they are called, a moment as it was said, lists and fields one after the other,
 * and nothing of the events it is by.
 */
export const sayValue = (value: unknown, language: Language, nameOf: NameOf = () => undefined): string => {
  const say = (part: unknown): string => sayValue(part, language, nameOf)
  const { nothing } = says[language]
  if (value === undefined || value === null) return nothing
  if (typeof value === "boolean") return value ? says[language].true : says[language].false
  if (typeof value === "string") return nameOf(value) ?? value
  if (Array.isArray(value)) return value.length === 0 ? nothing : value.map(say).join(", ")
  if (!isFields(value)) return String(value)
  const whole = sayWhole(value, nameOf)
  if (whole !== undefined) return whole
  const fields = toldIn(value)
  return fields.length === 0
    ? nothing
    : fields.map((field) => `${nameOf(field) ?? field} ${say(value[field])}`).join("; ")
}

/** The fields of something that are told. */
const toldIn = (value: Parameters<typeof fieldsIn>[0]): ReadonlyArray<string> =>
  fieldsIn(value).filter((field) => !grounds.includes(field))

/** What is said as one: a moment in its own words, and a thing, by its kind and id, by its name. Nothing of anything else. */
export const sayWhole = (value: unknown, nameOf: NameOf): string | undefined => {
  if (!isFields(value)) return undefined
  const { id, kind, precision, said } = value
  if (typeof said === "string" && typeof precision === "string") return said
  const isThing = typeof id === "string" && typeof kind === "string" && toldIn(value).length === 2
  return isThing ? (nameOf(id) ?? `${kind} ${id}`) : undefined
}
