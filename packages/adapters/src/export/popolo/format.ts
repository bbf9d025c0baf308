/** Popolo: people, organisations, posts, meetings, and the texts to which objections were asked. */
import { canonicalise, type EventId, type Language, Views } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { droppedBeside, gather, type Understand } from "../answer.ts"
import type { Format } from "../exporting.ts"
import { fileOf } from "./classes.ts"
import { institutions } from "./institutions.ts"
import type { Known } from "./known.ts"

export interface PopoloOptions {
  readonly understand: Understand
  /** In which language things are called that have no name of their own: Dutch, without it. */
  readonly language?: Language
}

/**
 * Popolo, one object with a list of each class. Consent is a motion that asks for no objection, and a count of those that
 * were raised. A direction that is endorsed, support and interest are no motions: they are left out, and counted.
 *
 * @example
 * yield* exporting(popolo, source, { options: { understand: alliance.understand } })
 */
export const popolo: Format<PopoloOptions> = {
  name: "popolo",
  version: 1,
  states: "beside",
  said: ({ language = "nl" }) => ({ language }),
  open: (extract, { language = "nl", understand }) =>
    Effect.succeed((losses) =>
      Stream.fromEffect(
        Effect.gen(function* () {
          const views = [Views.agenda, Views.register, Views.names, institutions]
          const { answer, seen } = yield* gather(extract, losses, understand, views)
          const known: Known = {
            agenda: yield* answer(Views.agenda),
            register: yield* answer(Views.register),
            institutions: yield* answer(institutions),
            names: yield* answer(Views.names),
            language
          }
          losses.note("agreementsNoMotion", known.institutions.others)
          losses.note("eventsDropped", droppedBeside(seen, groundsOf(known)))
          return `${canonicalise(fileOf(known, losses))}\n`
        })
      )
    )
}

/** The events of which something stands in the file. */
const groundsOf = ({ agenda, institutions, names, register }: Known): ReadonlyArray<EventId> => {
  const { bodies, pact, posts, roles, rounds } = institutions
  const entries = Object.values<Views.Entry>(register)
  const named = Object.entries<Views.Name>(names).filter(([key]) => /^(person|organisation):/.test(key))
  const grounds: ReadonlyArray<Views.Ground> = [
    ...Object.values<Views.PlannedMeeting>(agenda),
    ...entries.flatMap(({ representatives }) => representatives),
    ...named.map(([, name]) => name),
    ...[...Object.values(bodies), ...Object.values(posts), ...roles, ...Object.values(rounds)],
    ...(pact === undefined ? [] : [pact])
  ]
  return grounds.flatMap(({ because }) => because)
}
