/** A value as programs write it down. */
import { inspect } from "node:util"

/** Everything that an object shows, however deep. */
export const deeply = { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null }

/** A value in every form in which a program writes it down. */
export const printed = (value: unknown): string =>
  [
    inspect(value),
    inspect(value, deeply),
    String(value),
    JSON.stringify(value),
    ...(value instanceof Error ? [value.message, value.stack, inspect(value.cause, deeply)] : [])
  ].join("\n")
