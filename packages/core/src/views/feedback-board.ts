/** What was said about each version, and what was answered? */
import { Schema } from "effect"
import { Event as Charter } from "../charter/events.ts"
import { type Channel, Event as Feedback } from "../feedback/events.ts"
import { isOneOf } from "../kernel/event.ts"
import type { Day, OrganisationId, PersonId, ProgrammeId, RemarkId, VersionId, WindowId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { addDays, firstDay } from "../kernel/when.ts"
import { type Ground, onGroundOf } from "./ground.ts"
import { countsClosingDay, type Policies, policies } from "./policies.ts"

/** What was done with a remark, and why. */
export interface Answered extends Ground {
  readonly disposition: (typeof Feedback.cases.FeedbackAnswered.Type)["disposition"]
  readonly answer: string
  readonly passage: string | undefined
}

/** One remark on a version. */
export interface Remark extends Ground {
  readonly from: OrganisationId
  readonly by: PersonId | undefined
  readonly channel: Channel | undefined
  readonly passage: string | undefined
  readonly text: string
  readonly replacedBy: RemarkId | undefined
  /** The day on which it came, where it came late. */
  readonly lateOn: Day | undefined
  readonly consideredBecause: string | undefined
  readonly answered: Answered | undefined
}

/** One window in which remarks are asked for. */
export interface FeedbackWindow extends Ground {
  readonly programme: ProgrammeId
  readonly version: VersionId
  readonly closesOn: Day
  /** The closing day in the words of the source. */
  readonly said: string | undefined
  readonly contact: PersonId
  readonly channels: ReadonlyArray<Channel>
  readonly closed: Ground | undefined
  readonly remarks: Readonly<Record<RemarkId, Remark>>
}

export interface FeedbackBoard {
  readonly windows: Readonly<Record<WindowId, FeedbackWindow>>
  readonly policies: Policies
}

const Heard = Schema.Union([
  Feedback.cases.FeedbackOpened,
  Feedback.cases.FeedbackSubmitted,
  Feedback.cases.LateFeedbackReceived,
  Feedback.cases.FeedbackExtended,
  Feedback.cases.FeedbackAnswered,
  Feedback.cases.FeedbackClosed,
  Charter.cases.PactConcluded,
  Charter.cases.PolicySet
]).pipe(Schema.toTaggedUnion("_tag"))

const unheard = { replacedBy: undefined, answered: undefined }

export const feedbackBoard: View<FeedbackBoard, typeof Heard.Type> = {
  name: "feedback-board",
  version: 1,
  Event: Heard,
  initial: { windows: {}, policies: [] },
  evolve: ({ policies: chosen, windows }, event, recorded) => {
    if (!isOneOf(Feedback, event)) return policies.evolve(chosen, event, recorded)
    const window = windows[event.window]
    const ground = onGroundOf(recorded)
    Feedback.match(event, {
      FeedbackOpened: ({ channels, closesOn, contact, programme, said, version, window: id }) => {
        const opened = { programme, version, closesOn, said, contact, channels: [...channels], closed: undefined }
        windows[id] = { ...opened, remarks: {}, ...ground }
      },
      FeedbackSubmitted: ({ by, channel, from, passage, remark, replaces, text }) => {
        const replaced = replaces && window?.remarks[replaces]
        if (replaced) replaced.replacedBy = remark
        if (window === undefined) return
        const day = firstDay(recorded.occurred)
        const lateOn = day && day > lastDayOf(window, chosen, day) ? day : undefined
        const late = { lateOn, consideredBecause: undefined }
        window.remarks[remark] = { from, by, channel, passage, text, ...late, ...unheard, ...ground }
      },
      LateFeedbackReceived: ({ consideredBecause, from, received, remark, text }) => {
        const unknown = { by: undefined, channel: undefined, passage: undefined }
        const late = { lateOn: received, consideredBecause }
        if (window) window.remarks[remark] = { from, text, ...unknown, ...late, ...unheard, ...ground }
      },
      FeedbackExtended: ({ closesOn }) => {
        if (window === undefined) return
        window.closesOn = closesOn
        window.because.push(recorded.id)
      },
      FeedbackAnswered: ({ answer, disposition, passage, remark }) => {
        const answered = window?.remarks[remark]
        if (answered) answered.answered = { disposition, answer, passage, ...ground }
      },
      FeedbackClosed: () => {
        if (window) window.closed = ground
      }
    })
  }
}

/** The last day on which feedback counts, by what the alliance agreed on that day. */
export const lastDayOf = ({ closesOn }: FeedbackWindow, chosen: Policies, on: Day): Day =>
  countsClosingDay(chosen, on) ? closesOn : addDays(closesOn, -1)

/** How a window stands on a day: the time is over because the day is, closed is that every remark was answered. */
export const stateOn = (window: FeedbackWindow, chosen: Policies, on: Day): "open" | "over" | "closed" =>
  window.closed !== undefined ? "closed" : on <= lastDayOf(window, chosen, on) ? "open" : "over"

/** The remarks that count: not replaced, and not late unless it was said why they are taken along. */
export const remarksThatCount = ({ remarks }: FeedbackWindow): ReadonlyArray<Remark> =>
  Object.values<Remark>(remarks).filter(
    ({ consideredBecause, lateOn, replacedBy }) =>
      replacedBy === undefined && (lateOn === undefined || consideredBecause !== undefined)
  )

/** The remarks that wait for an answer. */
export const remarksWaiting = (window: FeedbackWindow): ReadonlyArray<Remark> =>
  remarksThatCount(window).filter(({ answered }) => answered === undefined)
