/** What no event of any room is, whatever it is about. */
import { Result } from "effect"
import { expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { readCorpus } from "../golden/files.ts"

/** The same value once for each text in it, with nothing in that place. */
const emptied = (value: unknown): ReadonlyArray<unknown> => {
  if (typeof value === "string") return [""]
  if (Array.isArray(value)) {
    return value.flatMap((part, index) => emptied(part).map((empty) => value.with(index, empty)))
  }
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => emptied(part).map((empty) => ({ ...value, [name]: empty })))
}

/** What a rule looked at is kept as it was, also where that was an empty text. */
const facts = /^RuleBreachObserved\./

it.each([...readCorpus()].filter(([file]) => !facts.test(file)))("%s: no text in it may be empty", (_, samples) => {
  for (const sample of samples) {
    for (const data of emptied(sample.data)) {
      // What is read is read once for each record, so this is another one.
      const read = alliance.understand({ ...sample, data: { ...sample.data, ...Object(data) } })
      expect(Result.isFailure(read), JSON.stringify(data)).toBe(true)
    }
  }
})
