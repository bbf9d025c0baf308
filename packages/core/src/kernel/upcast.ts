/** Old events stay as they are; on reading they are brought, version by version, to the shape of today. */
import { Result, Schema } from "effect"
import type { Recorded } from "./event.ts"
import { LogError } from "./event-log.ts"

type Data = Readonly<Record<string, Schema.Json>>

/** One step from a version to the next. */
export type Upcast = (data: Data) => Result.Result<Data, Schema.SchemaError>

/** Per event type the steps from version 1 to 2, from 2 to 3, and so on. */
export type Upcasts = Readonly<Record<string, ReadonlyArray<Upcast>>>

/**
 * A typed step: the shape as it was, the shape as it is, and what makes the one of the other.
 *
 * @example
 * upcast(Schema.Struct({ place: Schema.String }), Schema.Struct({ venue: Schema.String }), ({ place }) => ({ venue: place }))
 */
export const upcast = <Was, Is>(
  was: Schema.Codec<Was, Schema.Json>,
  is: Schema.Codec<Is, Data>,
  change: (was: Was) => Is
): Upcast => {
  const [decode, encode] = [Schema.decodeUnknownResult(was), Schema.encodeResult(is)]
  return (data) => Result.flatMap(decode(data), (old) => encode(change(old)))
}

/** The data in the shape of today. A version the code does not know is named, never skipped. */
export const upcastTo = (
  steps: ReadonlyArray<Upcast> = [],
  { data, position, schema, type }: Recorded
): Result.Result<Data, LogError> => {
  const corrupt = (cause: string) =>
    new LogError({ reason: "Corrupt", cause: new Error(`event ${position}, \`${type}\`, cannot be read: ${cause}`) })
  if (schema > steps.length + 1) return Result.fail(corrupt(`version ${schema} is newer than this program`))
  let result: Result.Result<Data, LogError> = Result.succeed(data)
  for (const step of steps.slice(schema - 1)) {
    result = Result.flatMap(result, (old) => Result.mapError(step(old), ({ message }) => corrupt(message)))
  }
  return result
}
