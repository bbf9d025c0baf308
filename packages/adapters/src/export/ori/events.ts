/** Changes of council information, as the event-polling draft of Open Raadsinformatie has them. */
import { LogError, type Recorded } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { v5, validate } from "uuid"
import type { Understand } from "../answer.ts"
import { type Format, noting } from "../exporting.ts"
import type { Losses } from "../statement.ts"
import { type Change, projecting } from "./projection.ts"
import { type Municipality, type Place, urlOf } from "./resources.ts"

export interface OriOptions {
  readonly understand: Understand
  /** Where the resources are found, an address that ends in a slash. */
  readonly base: string
  /** The municipality whose information this is, by its code in TOOI: `gm0772`. */
  readonly municipality: Municipality
}

/**
 * One change a line, in the order of the log. It is a mapping onto a model of elected councils: what the model has no place
 * for is left out, and counted.
 *
 * @example
 * const municipality = { gemeente: "gm0772", naam: "Gemeente Eindhoven" }
 * const options = { understand: alliance.understand, base: "https://pactwerk.example/ori/", municipality }
 * yield* exporting(oriEvents, source, { options })
 */
export const oriEvents: Format<OriOptions> = {
  name: "ori-events",
  version: 1,
  states: "beside",
  said: ({ base, municipality }) => ({ base, municipality: { ...municipality }, mapping: "elected council" }),
  open: (extract, { base, municipality, understand }) => {
    if (!/^https?:\/\/[^\s]+\/$/.test(base)) return refused("a base is an address that ends in a slash")
    if (!/^gm\d{4}$/.test(municipality.gemeente)) return refused("a municipality has a code of `gm` and four digits")
    return Effect.succeed((losses) =>
      Stream.suspend(() => {
        const place = { base, municipality }
        const changesOf = projecting(place)
        return Stream.flattenIterable(
          Stream.mapEffect(noting(extract, losses), ({ recorded }) =>
            Effect.map(Effect.fromResult(understand(recorded)), (event) => {
              const changes = changesOf(event, recorded)
              if (changes.length === 0) losses.note("eventsDropped")
              return changes.map((change) => `${JSON.stringify(oriEventOf(change, recorded, place, losses))}\n`)
            })
          )
        )
      })
    )
  }
}

const refused = (what: string) => Effect.fail(new LogError({ reason: "Encoding", cause: new Error(what) }))

const oriEventOf = (
  { data, how, id, reason, type }: Change,
  { correlationId, id: event, recordedAt }: Recorded,
  place: Place,
  losses: Losses
) => {
  const isUuid = validate(correlationId)
  if (!isUuid) losses.note("correlationsDropped")
  return {
    // The same event about the same resource has the same id in every export.
    eventId: v5(`${type}/${id}`, event),
    eventType: how,
    resourceType: type,
    timestamp: recordedAt,
    resourceUrl: urlOf(place, type, id),
    data,
    metadata: {
      source: "Pactwerk",
      ...(isUuid ? { correlationId } : {}),
      ...(reason === undefined ? {} : { reason })
    }
  }
}
