/** What came of asking or observing. */
import type { Answer, Command, Wording } from "@pactwerk/core"
import type { Desk } from "./desk.ts"
import { ofFault } from "./faults.ts"
import { breachObserved, refusal } from "./refusals.ts"
import type { Reply } from "./reply.ts"
import type { Alliance } from "./store.ts"
import { strangersIn } from "./strangers.ts"
import { teller } from "./tell.ts"

/** The events that were recorded; what was refused or failed ends the command. */
export const answered = (
  desk: Desk,
  opened: Alliance,
  asked: Command,
  answer: Answer,
  ignored: ReadonlyArray<string> = []
): Reply => {
  const command = asked._tag
  desk.position = opened.standing().head
  if (answer._tag === "Refused") {
    throw refusal(answer.refused, command, desk.speech, strangersIn(desk, opened, asked))
  }
  if (answer._tag === "Failed") throw ofFault(answer.fault, desk.log)
  const { events, isRepeat } = answer
  const breaches = events.filter(({ type }) => type === breachObserved)
  const [first, last] = [events.at(0)?.position, events.at(-1)?.position]
  const range = first === last ? `#${first}` : `#${first}–#${last}`
  const id = events.at(0)?.command.id
  return {
    position: desk.position,
    json: { command, id, isRepeat, events },
    text: (speech) => events.map(teller(opened, speech)).join(""),
    talk: ({ say }) => `${say(isRepeat ? known(range) : recorded(range, breaches.length))}\n${say(sayIgnored(ignored))}`
  }
}

/** What was given and says nothing, as a line of its own. */
export const sayIgnored = (fields: ReadonlyArray<string>): Wording => {
  const list = fields.join(", ")
  return fields.length === 0
    ? { nl: "", en: "" }
    : {
        nl: `Niet gebruikt: ${list}. Dat hoort bij waargenomen; een vraag geldt nu.\n`,
        en: `Not used: ${list}. That belongs to observe; an ask is about now.\n`
      }
}

const known = (range: string) => ({
  nl: `Dit was al vastgelegd als ${range}. Er is niets bijgekomen.`,
  en: `This was recorded already as ${range}. Nothing was added.`
})

const recorded = (range: string, breaches: number) =>
  breaches === 0
    ? { nl: `Vastgelegd als ${range}.`, en: `Recorded as ${range}.` }
    : {
        nl: `Vastgelegd als ${range}. Regels die toen niet golden zoals afgesproken: ${breaches}.`,
        en: `Recorded as ${range}. Rules that did not hold: ${breaches}.`
      }
