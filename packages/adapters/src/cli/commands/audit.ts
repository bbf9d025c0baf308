/** `audit`: which recorded events broke a rule, under the rules of today or under another charter. */
import { Analysis, type Breach, Refused, underCharter } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { readJson } from "../input.ts"
import { answered } from "../looking-back.ts"
import { lookingAt } from "../moment.ts"
import { refusedAsJson, sayRefused } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"
import { teller } from "../tell.ts"

export const audit = async (desk: Desk, given: Ordered<"audit">): Promise<Reply> => {
  const charter = given.charter === undefined ? {} : answered(Analysis.readCharter(await readJson(desk, given.charter)))
  const opened = await openToRead(desk)
  const { json, moment, position, said } = lookingAt(desk, opened, given)
  // Every event is judged by all that stood before it in the log; the moment only chooses which are shown.
  const history = charter.values === undefined ? undefined : underCharter(opened.kept(), charter.values)
  const found = opened.audit(history).filter(({ recorded }) => recorded.position <= position)
  const seen = opened.events({ items: [] }, moment)
  const shown = new Map(seen.map((recorded) => [recorded.id, recorded]))
  const breaches = found.flatMap(({ recorded, refused }) => {
    const one = shown.get(recorded.id)
    return one === undefined ? [] : without(charter.off ?? [], { recorded: one, refused })
  })
  return {
    position,
    json: {
      ...json,
      ...(given.charter !== undefined && { charter }),
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

/** The breach of what is not switched off. */
const without = (off: ReadonlyArray<string>, { recorded, refused }: Breach): ReadonlyArray<Breach> => {
  const [first, ...others] = refused.broken.filter((rule) => !off.includes(rule))
  if (first === undefined) return []
  return [{ recorded, refused: new Refused({ broken: [first, ...others], facts: refused.facts }) }]
}

const none = (events: number) => ({
  nl: `Geen regelbreuk gevonden in ${events} gebeurtenissen.`,
  en: `No broken rule found in ${events} events.`
})
const some = (breaches: number, events: number) => ({
  nl: `Gebeurtenissen met een regelbreuk: ${breaches} van ${events}.`,
  en: `Events with a broken rule: ${breaches} of ${events}.`
})
