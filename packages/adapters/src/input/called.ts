/** What the ids of things are called. */
import { type Language, Views } from "@pactwerk/core"

/** The kind and the id in a key of `Views.names`. */
export const thingIn = (key: string): { readonly kind: string; readonly id: string } => {
  const colon = key.indexOf(":")
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) }
}

/** What each id is called; of two things with the same id, neither. */
export const idsNamed = (known: Views.Names, language: Language): Map<string, string | undefined> => {
  const naming = Views.naming(known, language)
  const found = new Map<string, string | undefined>()
  for (const key of Object.keys(known)) {
    const { id, kind } = thingIn(key)
    found.set(id, found.has(id) ? undefined : naming(kind, id))
  }
  return found
}
