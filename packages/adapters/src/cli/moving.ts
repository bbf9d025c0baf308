/** Takes a history from one log to another, for `copy`, `backup` and `restore`; and says what came of it. */
import type { EventLog, LogError, Wording } from "@pactwerk/core"
import { Effect, type Layer, Result } from "effect"
import { type Copied, type CopyFault, copy, type Differs } from "../storage/copy.ts"
import { type Address, refusalsOf } from "./address.ts"
import type { Desk } from "./desk.ts"
import { ofLog } from "./faults.ts"
import { Problem } from "./problem.ts"
import { progress } from "./progress.ts"
import { isThere, layerAt } from "./reach.ts"

export interface Move {
  readonly from: Address
  readonly to: Address
}

/** Copies, and shows how far it is. Whoever interrupts is told how to go on; nothing is left half written. */
export const move = async (desk: Desk, { from, to }: Move): Promise<Copied> => {
  if (!(await isThere(from, desk.outside))) throw absent(from.named)
  return moveFrom(desk, await layerAt(from, desk.outside, { readOnly: true }), { from, to })
}

/** The same of a log that was opened already. */
export const moveFrom = async (
  desk: Desk,
  source: Layer.Layer<EventLog, LogError>,
  { from, to }: Move
): Promise<Copied> => {
  const { outside } = desk
  const { signal } = outside
  const layers = { from: source, to: await layerAt(to, outside) }
  const { end, show } = progress(desk)
  desk.interrupted = later
  signal?.addEventListener("abort", end, { once: true })
  const copying = Effect.result(copy({ ...layers, onProgress: show }))
  const running = Effect.runPromise(copying, signal === undefined ? {} : { signal })
  desk.closing.push(async () => void (await running))
  const outcome = await running.finally(end)
  if (Result.isFailure(outcome)) throw ofFailure(outcome.failure, { from, to })
  desk.position = outcome.success.head
  return outcome.success
}

const later: Wording = {
  nl: "Wat gekopieerd is, staat er. Dezelfde opdracht gaat verder waar het was.",
  en: "What was copied is there. The same command goes on where it was."
}
const again: Wording = {
  nl: "Geef dezelfde opdracht opnieuw: dan gaat het verder waar het was.",
  en: "Give the same command again: it goes on where it was."
}

const absent = (named: string): Problem =>
  new Problem(
    "notFound",
    { nl: `Er is geen logboek ${named}.`, en: `There is no log ${named}.` },
    { fields: { file: named } }
  )

const ofFailure = (failure: CopyFault | Differs, move: Move): Problem => {
  if (failure._tag === "CopyFault") {
    const address = move[failure.store]
    const { advice, details, ending, fields, said } = ofLog(failure.fault, {
      named: address.named,
      refusals: refusalsOf(address)
    })
    return new Problem(ending, said, {
      details,
      fields: { ...fields, ...names(move) },
      advice: failure.fault.reason === "Unavailable" ? again : advice
    })
  }
  const { at, why } = failure
  const { advice, ending, said } = differences(move.from.named, move.to.named, at)[why]
  return new Problem(ending, said, { advice, fields: { ...names(move), at, why } })
}

/** So many, in words. */
export const events = (count: number): Wording => ({
  nl: `${count} ${count === 1 ? "gebeurtenis" : "gebeurtenissen"}`,
  en: `${count} ${count === 1 ? "event" : "events"}`
})

/** For programs. */
export const names = ({ from, to }: Move) => ({ from: from.named, to: to.named })

const unchanged: Wording = {
  nl: "Er is niets veranderd. Kies een ander doel.",
  en: "Nothing was changed. Choose another target."
}

const differences = (from: string, to: string, at: number) =>
  ({
    "another event": {
      ending: "input",
      said: {
        nl: `In ${to} staat al iets anders: gebeurtenis ${at} is niet die van ${from}.`,
        en: `Something else is in ${to} already: event ${at} is not that of ${from}.`
      },
      advice: unchanged
    },
    "more events": {
      ending: "input",
      said: {
        nl: `In ${to} staat al meer dan in ${from}: vanaf gebeurtenis ${at}.`,
        en: `There is more in ${to} than in ${from}: from event ${at} on.`
      },
      advice: unchanged
    },
    "another writer": {
      ending: "conflict",
      said: {
        nl: `Een ander schrijft in ${to}: gebeurtenis ${at} is niet van deze kopie.`,
        en: `Somebody else writes in ${to}: event ${at} is not of this copy.`
      },
      advice: {
        nl: "Er is niets overschreven. Kies een doel waar niemand anders in schrijft.",
        en: "Nothing was overwritten. Choose a target that nobody else writes in."
      }
    },
    "kept otherwise": {
      ending: "integrity",
      said: {
        nl: `${to} bewaart gebeurtenis ${at} anders dan ${from}.`,
        en: `${to} keeps event ${at} otherwise than ${from}.`
      },
      advice: {
        nl: `Gebruik de kopie niet; ${from} is niet veranderd.`,
        en: `Do not use the copy; ${from} was not changed.`
      }
    }
  }) as const satisfies Record<Differs["why"], object>
