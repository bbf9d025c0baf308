/** Another charter, as it is given: values that were agreed from the first day, and rules that are switched off. */
import { Result, Schema } from "effect"
import type { CharterValues } from "../alliance/charters.ts"
import { alliance } from "../alliance/rooms.ts"
import { PolicyName, PolicyValue } from "../charter/events.ts"
import { nearest } from "./nearest.ts"
import { type Unanswerable, unanswerable } from "./unanswerable.ts"

/** What is otherwise than in the pact; what is not named is as it was. */
export interface Charter {
  readonly values?: CharterValues
  /** The ids of rules that stop nobody. */
  readonly off?: ReadonlyArray<string>
}

const Given = Schema.Struct({
  values: Schema.optionalKey(Schema.Record(Schema.String, Schema.Json)),
  off: Schema.optionalKey(Schema.Array(Schema.String))
})
const readGiven = Schema.decodeUnknownResult(Given, { onExcessProperty: "error" })
const isName = Schema.is(PolicyName)
const isValue = Schema.is(PolicyValue)

/**
 * Reads a charter. Fails for a policy or a rule that does not exist, with the nearest, and for a value that it cannot have.
 *
 * @example
 * readCharter({ values: { "notice-days": 14 }, off: ["feedback/in-time"] })
 */
export const readCharter = (input: unknown): Result.Result<Charter, Unanswerable> =>
  Result.gen(function* () {
    const given = yield* Result.mapError(readGiven(input), ({ message }) => unanswerable("policy", message))
    const values: { -readonly [Name in keyof CharterValues]: CharterValues[Name] } = {}
    for (const [name, value] of Object.entries(given.values ?? {})) {
      if (!isName(name)) return yield* Result.fail(unanswerable("policy", name, nearest(name, policyNames)))
      if (!isValue(value)) return yield* Result.fail(unanswerable("policy", `${name}: ${JSON.stringify(value)}`))
      values[name] = value
    }
    for (const id of given.off ?? []) yield* aRule(id, alliance.rules.keys())
    return { ...(given.values !== undefined && { values }), ...(given.off !== undefined && { off: given.off }) }
  })

/** The id of a rule that there is. */
export const aRule = (id: string, known: Iterable<string>): Result.Result<string, Unanswerable> => {
  const ids = [...known]
  return ids.includes(id) ? Result.succeed(id) : Result.fail(unanswerable("rule", id, nearest(id, ids)))
}

const policyNames = PolicyName.literals
