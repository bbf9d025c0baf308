/** Follow-ups: how it is said. */
import { sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

/** What kind of follow-up it is. */
export const kinds = {
  appointment: { nl: "afspraak", en: "appointment" },
  action: { nl: "actie", en: "action" },
  expectation: { nl: "verwachting", en: "expectation" }
} as const

const outcomes = {
  done: { nl: "gedaan", en: "done" },
  moved: { nl: "verplaatst", en: "moved" },
  dropped: { nl: "vervallen", en: "dropped" }
} as const

export const words: Words<Command, Event> = {
  ScheduleFollowUp: { nl: "Vervolgafspraak maken", en: "Schedule a follow-up" },
  CloseFollowUp: { nl: "Vervolgafspraak afronden", en: "Close a follow-up" },
  FollowUpScheduled: {
    label: { nl: "afspraak, actie of verwachting", en: "appointment, action or expectation" },
    nl: ({ due, kind, text }) =>
      `${text} (${kinds[kind].nl}, ${due === "undated" ? "zonder datum" : sayWhen(due, "nl")})`,
    en: ({ due, kind, text }) => `${text} (${kinds[kind].en}, ${due === "undated" ? "undated" : sayWhen(due, "en")})`
  },
  FollowUpClosed: {
    label: { nl: "afspraak afgerond", en: "follow-up closed" },
    nl: ({ followUp, outcome, reason }, name) =>
      `${name("followUp", followUp)}: ${outcomes[outcome].nl}${reason ? `, omdat: ${reason}` : "."}`,
    en: ({ followUp, outcome, reason }, name) =>
      `${name("followUp", followUp)}: ${outcomes[outcome].en}${reason ? `, because: ${reason}` : "."}`
  }
}
