/** What somebody prefers, of what there is. */
import type { Language } from "@pactwerk/core"

interface Wanted {
  readonly name: string
  readonly weight: number
}

/** A list with weights: `en;q=0.8, nl`. */
const wantedIn = (header: string): ReadonlyArray<Wanted> =>
  header.split(",").map((part) => {
    const [name = "", ...more] = part.toLowerCase().split(";")
    const [weight = 1] = more.flatMap((one) => {
      const [, found] = /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(one) ?? []
      return found === undefined ? [] : [Number(found)]
    })
    return { name: name.trim(), weight }
  })

/**
 * The language of `Accept-Language` that we have and that is wanted most: Dutch where nothing else is said.
 *
 * @example
 * languageOf("fr, en;q=0.8") // "en"
 */
export const languageOf = (header: string | undefined): Language => {
  const wanted = wantedIn(header ?? "")
  const weightOf = (language: Language) =>
    Math.max(0, ...wanted.flatMap(({ name, weight }) => (name.split("-")[0] === language ? [weight] : [])))
  return weightOf("en") > weightOf("nl") ? "en" : "nl"
}

/**
 * The kind of content that is wanted most, of those there are; the first of them for whoever wants nothing in
 * particular; nothing where none is wanted.
 *
 * @example
 * mediaTypeOf("application/x-ndjson", ["application/json", "application/x-ndjson"])
 */
export const mediaTypeOf = (header: string | undefined, gives: ReadonlyArray<string>): string | undefined => {
  const wanted = wantedIn(header === undefined || header.trim() === "" ? "*/*" : header)
  const weightOf = (type: string) => {
    const names = [type, type.replace(/\/.*/, "/*"), "*/*"]
    const found = names.map((name) => wanted.find((one) => one.name === name))
    return found.find((one) => one !== undefined)?.weight ?? 0
  }
  const [best] = gives.toSorted((one, other) => weightOf(other) - weightOf(one))
  return best === undefined || weightOf(best) === 0 ? undefined : best
}
