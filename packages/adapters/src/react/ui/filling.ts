/** What every input of a form shares: what was typed, what is not right, and how it is said. */
import type { Language, Wording } from "@pactwerk/core"
import { thingIn } from "../../input/called.ts"
import type { Field } from "../../input/fields.ts"
import { nameOfChoice, nameOfField } from "../../input/names.ts"
import type { Draft } from "./draft.ts"
import type { FormTexts } from "./form-texts.ts"
import type { Telling } from "./telling.ts"

export interface Filling {
  readonly draft: Draft
  readonly faults: ReadonlyMap<string, string>
  readonly set: (key: string, text: string) => void
  /** Takes an element out of a list, with all that was typed in it. */
  readonly leaveOut: (key: string, part: string) => void
  readonly language: Language
  readonly say: FormTexts
  readonly fieldNames: Readonly<Record<string, Wording>>
  /** The things of one kind that have a name. */
  readonly known: (kind: string) => ReadonlyArray<{ readonly id: string; readonly name: string }>
  /** What the ids of inputs begin with. */
  readonly prefix: string
}

/** The id of an input, made of its key. */
export const idOf = ({ prefix }: Pick<Filling, "prefix">, key: string): string =>
  `${prefix}${key.replaceAll("/", "-").replaceAll("?", ".")}`
export const hintIdOf = (filling: Filling, key: string): string => `${idOf(filling, key)}-hint`

export const labelOf = ({ name }: Field, { fieldNames, language }: Filling): string =>
  nameOfField(name, fieldNames)[language]

/** What one shape of several is called: by the fields in it, or by its kind. */
export const memberLabel = ({ shape }: Field, filling: Filling): string => {
  const { language, say } = filling
  switch (shape.is) {
    case "group":
      return shape.fields.map((field) => labelOf(field, filling)).join(", ")
    case "fixed":
      return nameOfChoice(String(shape.value))[language]
    case "number":
      return say.numberKind
    case "yesNo":
      return say.yesNoKind
    case "day":
      return say.dayKind
    case "instant":
      return say.instantKind
    default:
      return say.textKind
  }
}

/** Everything that has a name, by its kind. */
export const thingsIn = ({ language, names, naming }: Telling): Filling["known"] => {
  const kinds = new Map<string, Array<{ readonly id: string; readonly name: string }>>()
  for (const { id, kind } of Object.keys(names).map(thingIn)) {
    const things = kinds.get(kind) ?? []
    kinds.set(kind, [...things, { id, name: naming(kind, id) }])
  }
  for (const things of kinds.values()) things.sort((one, other) => one.name.localeCompare(other.name, language))
  return (kind) => kinds.get(kind) ?? []
}
