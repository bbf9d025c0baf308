/** What was typed into a form, word for word, and the command that it comes to. */
import type { Wording } from "@pactwerk/core"
import { stepTo } from "@pactwerk/core"
import { Result, Schema } from "effect"
import type { Field } from "../../input/fields.ts"
import { type Place, placesOf } from "../../input/issues.ts"
import { instantOf } from "./local-time.ts"

/**
 * What stands in each input, by its key. The key of a field is its path; after a `?` stands which shape of several was
 * chosen. A list has the keys of its elements, and what can be chosen more than once has its choices, with commas.
 */
export type Draft = Readonly<Record<string, string>>

/** Where something is not right. */
export interface Fault {
  readonly key: string
  readonly said: Wording
}

/** What a draft comes to: a value, or where it is none yet; and under which key each place of the value stands. */
export interface Composed {
  readonly value: unknown
  readonly faults: ReadonlyArray<Fault>
  readonly keys: ReadonlyMap<string, string>
}

/** The parts of a list, or what was chosen. */
export const partsOf = (text = ""): ReadonlyArray<string> => text.split(",").filter((part) => part !== "")

/** Which of several shapes was chosen; the first where one must be. */
export const memberIn = ({ isOptional }: Field, text: string | undefined): number | undefined =>
  text === undefined || text === "" ? (isOptional ? undefined : 0) : Number(text)

const missing: Wording = { nl: "Vul dit in.", en: "Fill this in." }
const nothing = { value: undefined, faults: [], keys: new Map<string, string>() }

/** Whether anything was typed below a key. */
const isTouched = (draft: Draft, key: string): boolean =>
  Object.entries(draft).some(([name, text]) => text !== "" && name.startsWith(`${key}/`))

/** What was typed for this field comes to. `pointer` is where it stands in the command. */
export const composed = (field: Field, key: string, draft: Draft, pointer: string): Composed => {
  const { isOptional, shape } = field
  const own = (part: Partial<Composed>): Composed => ({ ...nothing, ...part, keys: new Map([[pointer, key]]) })
  const all = (parts: ReadonlyArray<Composed>, value: unknown): Composed => ({
    value,
    faults: parts.flatMap(({ faults }) => faults),
    keys: new Map([[pointer, key], ...parts.flatMap(({ keys }) => [...keys])])
  })
  switch (shape.is) {
    case "fixed":
      return own({ value: shape.value })
    case "oneOf": {
      const index = memberIn(field, draft[key])
      const member = index === undefined ? undefined : shape.members[index]
      if (member === undefined) return own({})
      const chosen = composed(member, `${key}?${index}`, draft, pointer)
      // The fields of a group stand in the frame of the choice itself.
      return member.shape.is === "group" ? { ...chosen, keys: new Map([...chosen.keys, [pointer, key]]) } : chosen
    }
    case "choices": {
      const value = partsOf(draft[key])
      return value.length === 0 && isOptional ? own({}) : checked(field, key, value, own)
    }
    case "list": {
      const parts = partsOf(draft[key])
      if (parts.length === 0) return isOptional ? own({}) : checked(field, key, [], own)
      const elements = parts.map((part, at) => composed(shape.of, `${key}/${part}`, draft, `${pointer}/${at}`))
      return all(
        elements,
        elements.map(({ value }) => value)
      )
    }
    case "group": {
      if (isOptional && !isTouched(draft, key)) return own({})
      return composedOf(shape.fields, key, draft, pointer)
    }
    default: {
      const text = (draft[key] ?? "").trim()
      if (text === "") return own(isOptional ? {} : { faults: [{ key, said: missing }] })
      return checked(field, key, meantBy(shape.is, text), own)
    }
  }
}

/** All fields of one group, or of a whole command. */
export const composedOf = (fields: ReadonlyArray<Field>, key: string, draft: Draft, pointer = ""): Composed => {
  const parts = fields.map((field) => ({
    field,
    part: composed(field, `${key}/${field.name}`, draft, `${pointer}${stepTo(field.name)}`)
  }))
  const told = parts.filter(({ part }) => part.value !== undefined)
  return {
    value: Object.fromEntries(told.map(({ field, part }) => [field.name, part.value])),
    faults: parts.flatMap(({ part }) => part.faults),
    keys: new Map([[pointer, key], ...parts.flatMap(({ part }) => [...part.keys])])
  }
}

/** What was typed, as the value that is meant; as it was typed where it is none. */
const meantBy = (is: Exclude<Field["shape"]["is"], "group" | "list">, text: string): unknown => {
  if (is === "number") return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : text
  if (is === "yesNo") return text === "true" ? true : text === "false" ? false : text
  return is === "instant" ? instantOf(text) : text
}

const checked = ({ ast }: Field, key: string, value: unknown, own: (part: Partial<Composed>) => Composed): Composed => {
  const read = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast), { errors: "all" })(value)
  if (Result.isSuccess(read)) return own({ value })
  const [first] = placesOf(read.failure.issue, ast, value)
  return own({ value, faults: [{ key, said: first?.said ?? missing }] })
}

/** The places of a command, each at the input that stands for it or for the part around it. */
export const faultsAt = (places: ReadonlyArray<Place>, keys: Composed["keys"]): ReadonlyArray<Fault> =>
  places.map(({ path, said }) => {
    let pointer = path
    while (!keys.has(pointer) && pointer !== "") pointer = pointer.slice(0, pointer.lastIndexOf("/"))
    return { key: keys.get(pointer) ?? "", said }
  })
