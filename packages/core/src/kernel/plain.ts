/** Plain values as JSON text and back, exactly: with what is `undefined`, and with fields in the order they had. */
import { Result } from "effect"
import { LogError } from "./event-log.ts"

/** What JSON has no word for, each by its name. */
const wordless = new Map<string, unknown>(
  [undefined, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => [
    Object.is(value, -0) ? "-0" : String(value),
    value
  ])
)
const nameOf = (value: unknown): string | undefined =>
  value === undefined || typeof value === "number"
    ? [...wordless.keys()].find((name) => Object.is(wordless.get(name), value))
    : undefined

/** The field that stands for one of them. A field of that name gets one more sign, and loses it again. */
const sign = "$"

const written = (value: unknown, path: string): unknown => {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value
  const name = nameOf(value)
  if (name !== undefined) return { [sign]: name }
  if (typeof value === "number") return value
  if (Array.isArray(value)) return Array.from(value, (part, index) => written(part, `${path}/${index}`))
  const prototype: unknown = typeof value === "object" ? Object.getPrototypeOf(value) : undefined
  if (typeof value !== "object" || (prototype !== Object.prototype && prototype !== null)) {
    throw new TypeError(`no plain value at \`${path}\``)
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field.startsWith(sign) ? sign + field : field,
      written(part, `${path}/${field}`)
    ])
  )
}

const read = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(read)
  if (typeof value !== "object" || value === null) return value
  const fields = Object.entries(value)
  const [first] = fields
  if (first !== undefined && first[0] === sign) return wordless.get(String(first[1]))
  return Object.fromEntries(
    fields.map(([field, part]) => [field.startsWith(sign) ? field.slice(sign.length) : field, read(part)])
  )
}

/**
 * A plain value as text: objects, arrays, texts, numbers, truth values, `null` and `undefined`. Two values give the same
 * text when they are the same, the order of their fields included: whoever lists fields shows them in that order.
 *
 * @throws nothing; `Encoding`, with the place, for anything else: a `Map`, a `Date`, a function.
 * @example
 * writePlain({ until: undefined }) // {"until":{"$":"undefined"}}
 */
export const writePlain = (value: unknown): Result.Result<string, LogError> =>
  Result.try({
    try: () => JSON.stringify(written(value, "")),
    catch: (cause) => new LogError({ reason: "Encoding", cause })
  })

/** The value that this text was written for. Throws a `SyntaxError` for what is no JSON. */
export const readPlain = (text: string): unknown => read(JSON.parse(text))
