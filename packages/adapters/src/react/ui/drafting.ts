/** A value that is already there, as somebody would have typed it. */
import { Result, Schema } from "effect"
import type { Field } from "../../input/fields.ts"
import type { Draft } from "./draft.ts"
import { localOf } from "./local-time.ts"

type Entries = ReadonlyArray<readonly [string, string]>

const membersOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : [])

const fits = ({ ast }: Field, value: unknown): boolean =>
  Result.isSuccess(Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast))(value))

/** Which of the shapes a value has: the one that it fits; of what is not complete, the first that knows what there is. */
const shapeFor = (members: ReadonlyArray<Field>, value: unknown): number => {
  const whole = members.findIndex((member) => fits(member, value))
  if (whole !== -1) return whole
  const names = [...membersOf(value).keys()]
  const part = members.findIndex(
    ({ shape }) => shape.is === "group" && names.every((name) => shape.fields.some((field) => field.name === name))
  )
  return Math.max(0, part)
}

const entriesFor = ({ shape }: Field, key: string, value: unknown): Entries => {
  if (value === undefined || shape.is === "fixed") return []
  switch (shape.is) {
    case "group":
      return entriesOf(shape.fields, key, value)
    case "oneOf": {
      const index = shapeFor(shape.members, value)
      const member = shape.members[index]
      const below = member === undefined ? [] : entriesFor(member, `${key}?${index}`, value)
      return [[key, String(index)], ...below]
    }
    case "choices":
      return [[key, Array.isArray(value) ? value.join(",") : ""]]
    case "list": {
      const elements: ReadonlyArray<unknown> = Array.isArray(value) ? value : []
      const below = elements.flatMap((element, at) => entriesFor(shape.of, `${key}/${at}`, element))
      return [[key, elements.map((_, at) => at).join(",")], ...below]
    }
    case "instant":
      return [[key, localOf(String(value))]]
    default:
      return [[key, String(value)]]
  }
}

const entriesOf = (fields: ReadonlyArray<Field>, key: string, value: unknown): Entries => {
  const members = membersOf(value)
  return fields.flatMap((field) => entriesFor(field, `${key}/${field.name}`, members.get(field.name)))
}

/** The draft that says what these fields already have. */
export const draftOf = (fields: ReadonlyArray<Field>, value: unknown): Draft =>
  Object.fromEntries(entriesOf(fields, "", value))
