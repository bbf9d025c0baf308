/** Feedback: what is asked, what follows. */
import { Schema } from "effect"
import { type Actor, fieldsOf, renamed } from "../kernel/event.ts"
import { concerning } from "../kernel/event-log.ts"
import type { Day, OrganisationId, PersonId, ProgrammeId, RemarkId, VersionId, WindowId } from "../kernel/names.ts"
import { type Represents, speaking } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { addDays } from "../kernel/when.ts"
import { type Channel, Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const kinds = Event.cases

export const Command = Schema.TaggedUnion({
  OpenFeedback: fieldsOf(kinds.FeedbackOpened),
  SubmitFeedback: fieldsOf(kinds.FeedbackSubmitted),
  RecordLateFeedback: fieldsOf(kinds.LateFeedbackReceived),
  ExtendFeedback: fieldsOf(kinds.FeedbackExtended),
  AnswerFeedback: fieldsOf(kinds.FeedbackAnswered),
  CloseFeedback: fieldsOf(kinds.FeedbackClosed)
})
export type Command = typeof Command.Type

/** A remark that counts: whose it is, on what, and whether it still waits for an answer. */
export interface Remark {
  readonly from: OrganisationId
  readonly passage: string | undefined
  readonly stage: "waiting" | "answered" | "replaced" | "late"
}

/** Only what the rules turn on; what people see lives in `views`. */
export interface Window {
  readonly programme: ProgrammeId
  readonly closesOn: Day
  readonly channels: ReadonlyArray<Channel>
  readonly isClosed: boolean
  readonly remarks: Readonly<Record<RemarkId, Remark>>
}
export type State = Readonly<Record<WindowId, Window>>

/** What this room asks of the outside: the day, who asks, the members, the versions and the policy next door. */
export interface Situation {
  readonly today: Day
  readonly actor: Actor
  readonly closingDayIncluded: boolean
  readonly isMember: (organisation: OrganisationId) => boolean
  readonly isIntroduced: (person: PersonId) => boolean
  readonly isShared: (version: VersionId) => boolean
  readonly represents: Represents
}

/** The last day that counts. */
export const lastDayOf = ({ closesOn }: Pick<Window, "closesOn">, closingDayIncluded: boolean): Day =>
  closingDayIncluded ? closesOn : addDays(closesOn, -1)

/** How many remarks wait for an answer. */
export const waitingIn = ({ remarks }: Pick<Window, "remarks">): number =>
  Object.values(remarks).filter(({ stage }) => stage === "waiting").length

export const feedback: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: {},
  looksAt: (command) => {
    const window = `window:${command.window}`
    const policy = "policy:closing-day-included"
    switch (command._tag) {
      case "OpenFeedback":
        return concerning(window, `version:${command.version}`, `person:${command.contact}`)
      case "SubmitFeedback":
      case "RecordLateFeedback":
        return concerning(window, `organisation:${command.from}`, policy)
      default:
        return concerning(window, policy)
    }
  },

  decide: (command, state, { actor, closingDayIncluded, isIntroduced, isMember, isShared, represents, today }) => {
    const window = state[command.window]
    const isOpened = window !== undefined && !window.isClosed
    const lastDay = window && lastDayOf(window, closingDayIncluded)
    return Command.match(command, {
      OpenFeedback: (asked) =>
        under(
          terms.OpenFeedback,
          {
            isNew: window === undefined,
            closesOn: asked.closesOn,
            today,
            isShared: isShared(asked.version),
            person: asked.contact,
            isIntroduced: isIntroduced(asked.contact)
          },
          renamed("FeedbackOpened", asked)
        ),
      SubmitFeedback: (asked) => {
        const remarks = Object.entries(window?.remarks ?? {})
        const current = remarks.find(
          ([, { from, passage, stage }]) => from === asked.from && passage === asked.passage && stage === "waiting"
        )
        const replaced = asked.replaces && window?.remarks[asked.replaces]
        return under(
          terms.SubmitFeedback,
          {
            ...speaking(asked.from, asked.by, actor, represents),
            isOpened,
            isMember: isMember(asked.from),
            today,
            lastDay,
            channel: asked.channel,
            isAnnounced: window?.channels.includes(asked.channel) ?? false,
            isNewRemark: !(asked.remark in (window?.remarks ?? {})),
            current: current?.[0],
            replaces: asked.replaces,
            isReplaceable: replaced !== undefined && replaced.stage === "waiting" && replaced.from === asked.from
          },
          renamed("FeedbackSubmitted", asked)
        )
      },
      RecordLateFeedback: (asked) =>
        under(
          terms.RecordLateFeedback,
          {
            isOpened,
            isMember: isMember(asked.from),
            lastDay,
            received: asked.received,
            isNewRemark: !(asked.remark in (window?.remarks ?? {}))
          },
          renamed("LateFeedbackReceived", asked)
        ),
      ExtendFeedback: (asked) =>
        under(
          terms.ExtendFeedback,
          { isOpened, today, lastDay, closesOn: window?.closesOn, newClosesOn: asked.closesOn },
          renamed("FeedbackExtended", asked)
        ),
      AnswerFeedback: (asked) =>
        under(
          terms.AnswerFeedback,
          {
            isOpened,
            isWaiting: window?.remarks[asked.remark]?.stage === "waiting",
            disposition: asked.disposition,
            hasReason: asked.answer.trim() !== ""
          },
          renamed("FeedbackAnswered", asked)
        ),
      CloseFeedback: (asked) =>
        under(
          terms.CloseFeedback,
          { isOpened, waiting: window === undefined ? 0 : waitingIn(window), today, lastDay },
          renamed("FeedbackClosed", asked)
        )
    })
  },

  evolve: (windows, event) => {
    const window = windows[event.window]
    Event.match(event, {
      FeedbackOpened: ({ channels, closesOn, programme, window: id }) => {
        windows[id] = { programme, closesOn, channels: [...channels], isClosed: false, remarks: {} }
      },
      FeedbackSubmitted: ({ from, passage, remark, replaces }) => {
        const replaced = replaces && window?.remarks[replaces]
        if (replaced) replaced.stage = "replaced"
        if (window) window.remarks[remark] = { from, passage, stage: "waiting" }
      },
      LateFeedbackReceived: ({ consideredBecause, from, remark }) => {
        const stage = consideredBecause === undefined ? "late" : "waiting"
        if (window) window.remarks[remark] = { from, passage: undefined, stage }
      },
      FeedbackExtended: ({ closesOn }) => {
        if (window) window.closesOn = closesOn
      },
      FeedbackAnswered: ({ remark }) => {
        const answered = window?.remarks[remark]
        if (answered) answered.stage = "answered"
      },
      FeedbackClosed: () => {
        if (window) window.isClosed = true
      }
    })
  },

  asked: Event.match({
    FeedbackOpened: (event) => renamed("OpenFeedback", event),
    FeedbackSubmitted: (event) => renamed("SubmitFeedback", event),
    LateFeedbackReceived: (event) => renamed("RecordLateFeedback", event),
    FeedbackExtended: (event) => renamed("ExtendFeedback", event),
    FeedbackAnswered: (event) => renamed("AnswerFeedback", event),
    FeedbackClosed: (event) => renamed("CloseFeedback", event)
  })
}
