/** What a schema expects, for people: its own sentences in English, and the same in Dutch. */
import type { Wording } from "@pactwerk/core"

const known: Readonly<Record<string, string>> = {
  "a day written as 2024-02-16": "een dag, geschreven als 2024-02-16",
  "a day that exists": "een dag die bestaat",
  "a moment with its offset, written as 2024-02-01T18:30:00+01:00":
    "een moment met tijdzone, geschreven als 2024-02-01T18:30:00+01:00",
  "an id of at most 80 lower-case letters, digits and hyphens":
    "een id van hooguit 80 kleine letters, cijfers en streepjes",
  "an id of at most 80 characters without spaces": "een id van hooguit 80 tekens zonder spaties",
  "an id that no object has as a property": "een ander id: dit woord gebruikt JavaScript zelf",
  "an id of 1 to 180 characters": "een id van 1 tot 180 tekens",
  "a tag of 1 to 200 characters": "een etiket van 1 tot 200 tekens",
  "a role in lower-case letters and hyphens": "een rol in kleine letters en streepjes, zoals secretary",
  "a form in lower-case letters, digits and hyphens":
    "een vorm in kleine letters, cijfers en streepjes, zoals minutes-html",
  "a kind of thing, such as `programme`": "een soort ding, zoals programme",
  "a period written as P3Y": "een periode, geschreven als P3Y",
  "a SHA-256 in hex": "een SHA-256, hexadecimaal",
  "a public key, written as name+0b1c2d3e+AQ…": "een openbare sleutel, geschreven als naam+0b1c2d3e+AQ…",
  "a UUID in lower case": "een UUID in kleine letters",
  "an earliest that is not after the latest": "een vroegste die niet na de laatste ligt",
  "an integer": "een heel getal",
  "a finite number": "een getal"
}

const lengthOfOne = "a value with a length of at least 1"

const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/^a value between (\S+) and (\S+)$/, "een getal van $1 tot en met $2"],
  [/^a value greater than or equal to (\S+)$/, "een getal van $1 of meer"],
  [/^a value greater than (\S+)$/, "een getal boven $1"],
  [/^a value less than or equal to (\S+)$/, "een getal van hooguit $1"]
]

/** The sentence in both languages; English where nobody has said it in Dutch yet. */
export const expectation = (english: string): Wording => {
  if (english === lengthOfOne) return { nl: "iets dat niet leeg is", en: "something that is not empty" }
  const own = known[english]
  if (own !== undefined) return { nl: own, en: english }
  const [pattern, dutch] = patterns.find(([pattern]) => pattern.test(english)) ?? []
  return { nl: pattern === undefined || dutch === undefined ? english : english.replace(pattern, dutch), en: english }
}

/** One of several, in both languages. */
export const either = (wordings: ReadonlyArray<Wording>): Wording => ({
  nl: [...new Set(wordings.map(({ nl }) => nl))].join(", of "),
  en: [...new Set(wordings.map(({ en }) => en))].join(", or ")
})
