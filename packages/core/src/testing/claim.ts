/** What the kit claims: a claim that does not hold throws, and any test runner shows a thrown error. */
import { Equal } from "effect"

/** A claim that did not hold, and what was found instead. */
export class Unexpected extends Error {
  override readonly name = "Unexpected"
}

const shown = (value: unknown): string => JSON.stringify(value, null, 2) ?? String(value)

/**
 * Two values are the same: the same parts, of the same values, whatever the order of their fields.
 *
 * @throws {Unexpected} with both values, when they differ.
 * @example
 * expectEqual([1, { a: 2 }], [1, { a: 2 }], "the copy equals the first")
 */
export const expectEqual = (found: unknown, expected: unknown, claim = "both are the same"): void => {
  if (Equal.equals(found, expected)) return
  throw new Unexpected(`${claim}: expected ${shown(expected)}\nbut found ${shown(found)}`)
}

/**
 * A claim holds.
 *
 * @throws {Unexpected} with the claim, when it does not.
 * @example
 * expectThat(head > 0, "something was recorded")
 */
export function expectThat(holds: boolean, claim: string): asserts holds {
  if (!holds) throw new Unexpected(`${claim}: it does not hold`)
}
