/** What fields and choices of commands are called in both languages; by their own name where nobody named them. */
import type { Wording } from "@pactwerk/core"
import { choiceNames } from "./choice-names.ts"
import { fieldsAToL } from "./field-names-a-l.ts"
import { fieldsMToZ } from "./field-names-m-z.ts"

type Pairs = Readonly<Record<string, readonly [nl: string, en: string]>>

const worded = (pairs: Pairs): ReadonlyMap<string, Wording> =>
  new Map(Object.entries(pairs).map(([name, [nl, en]]) => [name, { nl, en }]))

/** Every field that has a name of its own. */
export const fieldNames = worded({ ...fieldsAToL, ...fieldsMToZ })
/** Every choice that has a name of its own. */
export const namesOfChoices = worded(choiceNames)

/** A name as words: `plantedBy` is "planted by". */
const spoken = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLowerCase()

const same = (text: string): Wording => ({ nl: text, en: text })

/** What a field is called, with a capital. */
export const nameOfField = (field: string, own: Readonly<Record<string, Wording>> = {}): Wording => {
  const words = spoken(field)
  return own[field] ?? fieldNames.get(field) ?? same(words.charAt(0).toUpperCase() + words.slice(1))
}

/** What a choice is called. */
export const nameOfChoice = (choice: string): Wording => namesOfChoices.get(choice) ?? same(spoken(choice))
