/** `audit`: which recorded events broke a rule, under the rules of today. */
import { alliance, audit as auditHistory } from "@pactwerk/core"
import { Result } from "effect"
import type { Desk } from "../desk.ts"
import { ofLog } from "../faults.ts"
import type { Ordered } from "../grammar.ts"
import { lookingAt } from "../moment.ts"
import { refusedAsJson, sayRefused } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"
import { teller } from "../tell.ts"

export const audit = async (desk: Desk, given: Ordered<"audit">): Promise<Reply> => {
  const opened = await openToRead(desk)
  const { json, moment, position, said } = lookingAt(desk, opened, given)
  // Every event is judged by all that stood before it in the log; the moment only chooses which are shown.
  const found = auditHistory(alliance, opened.events().slice(0, position))
  if (Result.isFailure(found)) throw ofLog(found.failure, desk.log)
  const seen = opened.events({ items: [] }, moment)
  const shown = new Set(seen.map(({ id }) => id))
  const breaches = found.success.filter(({ recorded }) => shown.has(recorded.id))
  return {
    position,
    json: {
      ...json,
      events: seen.length,
      breaches: breaches.map(({ recorded: { id, position, type }, refused }) => ({
        position,
        id,
        type,
        ...refusedAsJson(refused)
      }))
    },
    text: (speech) => {
      const tell = teller(opened, speech)
      const told = breaches.map(({ recorded, refused }) => `${tell(recorded)}${sayRefused(refused, speech)}`)
      const summary = speech.say(breaches.length === 0 ? none(seen.length) : some(breaches.length, seen.length))
      return `${[speech.strong(said), ...told, summary].join("\n\n")}\n`
    }
  }
}

const none = (events: number) => ({
  nl: `Geen regelbreuk gevonden in ${events} gebeurtenissen.`,
  en: `No broken rule found in ${events} events.`
})
const some = (breaches: number, events: number) => ({
  nl: `Gebeurtenissen met een regelbreuk: ${breaches} van ${events}.`,
  en: `Events with a broken rule: ${breaches} of ${events}.`
})
