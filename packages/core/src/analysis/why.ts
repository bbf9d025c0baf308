/** Why it is so: a choice of events that tells it, of which none can be left out, and what let each of them in. */
import { Result } from "effect"
import type { Guarding } from "../kernel/compose.ts"
import type { Reason } from "../kernel/session.ts"
import type { Asked } from "./asked.ts"
import { type At, readAt } from "./at.ts"
import { minimal } from "./minimal.ts"
import { unpacked, unpackedAt } from "./packed.ts"
import { noPlace, readPointer, valueAt } from "./place.ts"
import { same } from "./plain.ts"
import { suspects } from "./suspects.ts"
import type { Unanswerable } from "./unanswerable.ts"

/** Why an answer says this at a place. It explains the answer, and not what moved people. */
export interface Why {
  readonly value: unknown
  /** In the order of the log; none where the answer said so before anything happened. */
  readonly reasons: ReadonlyArray<Reason>
}

/**
 * The events by which an answer says what it says at a place: without any one of them it would say something else.
 * Fails where nothing stands there, with the nearest place where something does.
 *
 * @example
 * why(line.of(Views.register), alliance, "/library/signed")
 */
export const why = (
  asked: Asked<unknown>,
  { rules }: { readonly rules: ReadonlyMap<string, Guarding> },
  pointer: string,
  at: At = {}
): Result.Result<Why, Unanswerable> =>
  Result.gen(function* () {
    const steps = yield* readPointer(pointer)
    const chosen = asked.chosen(yield* readAt(at))
    const answer = asked.recall(chosen)
    const value = unpackedAt(answer, steps)
    if (value === undefined) return yield* Result.fail(noPlace(unpacked(answer), steps))
    const tells = (places: ReadonlyArray<number>) => asked.peek(places, (other) => same(valueAt(other, steps), value))
    if (tells([])) return { value, reasons: [] }
    const needed = minimal(suspects(asked, { answer, chosen, steps, value, tells }), tells)
    return { value, reasons: needed.flatMap((place) => reasonOf(asked, rules, place)) }
  })

const reasonOf = (
  { broken, heard }: Asked<unknown>,
  rules: ReadonlyMap<string, Guarding>,
  place: number
): ReadonlyArray<Reason> => {
  const recorded = heard[place]
  if (recorded === undefined) return []
  const guarding = [...rules.values()].filter(({ commands }) => commands.includes(recorded.command.name))
  return [{ recorded, rules: guarding.map(({ rule }) => rule), broken: broken(recorded.id) }]
}
