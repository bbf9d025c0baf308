/** The floor plan: every room, and every door between them. */
import { agreement, roundOf } from "../agreement/decider.ts"
import { type State as Charter, charter, closingDayIsIncluded, daysOn } from "../charter/decider.ts"
import { feedback, lastDayOf, waitingIn } from "../feedback/decider.ts"
import { compose, dayOfDeciding } from "../kernel/compose.ts"
import { keyOf, type Matter } from "../kernel/names.ts"
import type { Sittings } from "../kernel/norms.ts"
import { kernel } from "../kernel/own/decider.ts"
import { dayOf } from "../kernel/when.ts"
import { announces, isMissing, itemAt, type State as Meetings, meetings } from "../meetings/decider.ts"
import { isMember, isSignatory, membership, represents } from "../membership/decider.ts"
import { editionOf, programme, stageOf } from "../programme/decider.ts"

/** Whether a kind of decision can be taken in a place: by a competent body, in its open meeting, on an item that says so. */
const sittingIn =
  ({ charter, meetings }: { readonly charter: Charter; readonly meetings: Meetings }): Sittings =>
  (kind, place, matter) => {
    const held = place.meeting === undefined ? undefined : meetings.meetings[place.meeting]
    const item = itemAt(meetings, place)
    return {
      meeting: place.meeting,
      isCompetent: held !== undefined && (charter.bodies[held.body]?.includes(kind) ?? false),
      isInOpenMeeting: held?.stage === "open",
      isOnOpenItem: item?.stage === "open",
      isAnnounced: matter === undefined || announces(item, matter)
    }
  }

export const alliance = compose(
  { kernel, charter, membership, meetings, agreement, programme, feedback },
  {
    kernel: () => ({}),

    charter: ({ charter, meetings }, context) => ({
      today: dayOfDeciding(context),
      sitting: sittingIn({ charter, meetings }),
      isAbsent: (place, person) => isMissing(meetings, place, person)
    }),

    membership: ({ charter, kernel, meetings }, context) => ({
      today: dayOfDeciding(context),
      actor: context.actor,
      pact: charter.pact,
      isInOpenMeeting: ({ meeting }) => meeting !== undefined && meetings.meetings[meeting]?.stage === "open",
      isIntroduced: (person) => kernel.persons[person] ?? false
    }),

    meetings: ({ charter, kernel, meetings, programme }, context) => {
      const today = dayOfDeciding(context)
      return {
        today,
        actor: context.actor,
        sitting: sittingIn({ charter, meetings }),
        noticeDays: daysOn(charter, "notice-days", today),
        isBody: (body) => body in charter.bodies,
        isIntroduced: (person) => kernel.persons[person] ?? false,
        sharedBy: (version) => programme.versions[version]?.sharedBy
      }
    },

    agreement: ({ charter, meetings, membership, programme }, context) => {
      const today = dayOfDeciding(context)
      return {
        actor: context.actor,
        sitting: sittingIn({ charter, meetings }),
        isMember: (organisation) => isMember(membership, organisation, today),
        isSignatory: (organisation) => isSignatory(membership, organisation, today),
        represents: (organisation, person) => represents(membership, organisation, person, today),
        editionOf: (matter) => editionOf(programme, matter),
        versionStage: (matter) => stageOf(programme, matter)
      }
    },

    programme: ({ agreement, charter, feedback, meetings, programme }, context) => {
      const today = dayOfDeciding(context)
      const included = closingDayIsIncluded(charter, today)
      const isOn = (matters: ReadonlyArray<Matter>, matter: Matter) =>
        matters.some((one) => keyOf(one) === keyOf(matter))
      return {
        actor: context.actor,
        sitting: sittingIn({ charter, meetings }),
        noticeDays: daysOn(charter, "notice-days", today),
        dayOfMeeting: (meeting) => {
          const held = meeting === undefined ? undefined : meetings.meetings[meeting]
          return held && dayOf(held.starts)
        },
        feedbackOn: (programme) => {
          const windows = Object.values(feedback).filter((window) => window.programme === programme)
          return {
            openWindows: windows.filter((window) => today <= lastDayOf(window, included)).length,
            unanswered: windows.reduce((sum, window) => sum + waitingIn(window), 0)
          }
        },
        round: (round) => roundOf(agreement, round, (matter) => editionOf(programme, matter)),
        isConsentOn: (round, matters) => {
          const held = agreement.rounds[round]
          return round in agreement.consents && held !== undefined && isOn(matters, held.matter)
        },
        isDecision: (decision) => decision in agreement.decisions
      }
    },

    feedback: ({ charter, kernel, membership, programme }, context) => {
      const today = dayOfDeciding(context)
      return {
        today,
        actor: context.actor,
        closingDayIncluded: closingDayIsIncluded(charter, today),
        isMember: (organisation) => isMember(membership, organisation, today),
        isIntroduced: (person) => kernel.persons[person] ?? false,
        isShared: (version) => ["shared", "final"].includes(programme.versions[version]?.stage ?? ""),
        represents: (organisation, person) => represents(membership, organisation, person, today)
      }
    }
  }
)

export type State = typeof alliance.initial
export type Command = Parameters<typeof alliance.decide>[0]
export type Event = Parameters<typeof alliance.evolve>[1]
