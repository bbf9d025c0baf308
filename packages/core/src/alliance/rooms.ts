/** The floor plan: every room, and every door between them. */
import { agreement, hasConsentOn, roundOf } from "../agreement/decider.ts"
import { type State as Charter, charter, closingDayIsIncluded, daysOn, isInArea, isKind } from "../charter/decider.ts"
import { claims } from "../claims/decider.ts"
import { coalitions } from "../coalitions/decider.ts"
import { council } from "../council/decider.ts"
import { feedback, lastDayOf, waitingIn } from "../feedback/decider.ts"
import { followups } from "../followups/decider.ts"
import { initiatives } from "../initiatives/decider.ts"
import { compose, type DoorsOf, dayOfDeciding } from "../kernel/compose.ts"
import { BodyId } from "../kernel/names.ts"
import type { Sittings } from "../kernel/norms.ts"
import { type State as Kernel, kernel } from "../kernel/own/decider.ts"
import { addDays, dayOf } from "../kernel/when.ts"
import { isDecidedOn, isResident, mandate } from "../mandate/decider.ts"
import { announces, isMissing, itemAt, type State as Meetings, meetings } from "../meetings/decider.ts"
import { isMember, isSignatory, membership, represents } from "../membership/decider.ts"
import { holds, office, worksIn } from "../office/decider.ts"
import { pledges } from "../pledges/decider.ts"
import { editionOf, programme, stageOf } from "../programme/decider.ts"

/** Whether a kind of decision can be taken in a place: by a competent body, in its open meeting, on an item that says so. */
const sittingIn =
  ({ charter, meetings }: { readonly charter: Charter; readonly meetings: Meetings }): Sittings =>
  (kind, place, matter) => {
    const held = place.meeting === undefined ? undefined : meetings.meetings[place.meeting]
    const item = itemAt(meetings, place)
    return {
      meeting: place.meeting,
      isCompetent: held !== undefined && (charter.bodies[held.body]?.decides.includes(kind) ?? false),
      isInOpenMeeting: held?.stage === "open",
      isOnOpenItem: item?.stage === "open",
      isAnnounced: matter === undefined || announces(item, matter)
    }
  }

/** Every room of the house, by its name. */
export const rooms = {
  kernel,
  charter,
  membership,
  office,
  meetings,
  agreement,
  programme,
  feedback,
  coalitions,
  initiatives,
  pledges,
  mandate,
  followups,
  council,
  claims
}

/** What each room is told about its neighbours, the day and the person who asks. */
export const doors: DoorsOf<typeof rooms> = {
  kernel: ({ membership }, { isRecorded }) => ({
    isRecorded,
    isOrganisation: (organisation) => Object.hasOwn(membership, organisation)
  }),

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

  meetings: ({ charter, kernel, meetings, office, programme }, context) => {
    const today = dayOfDeciding(context)
    return {
      today,
      actor: context.actor,
      sitting: sittingIn({ charter, meetings }),
      noticeDays: daysOn(charter, "notice-days", today),
      isBody: (body) => body in charter.bodies,
      isIntroduced: (person) => kernel.persons[person] ?? false,
      sharedBy: (version) => programme.versions[version]?.sharedBy,
      holds: (person, role, body) => holds(office, person, [role], { body, day: today })
    }
  },

  agreement: ({ charter, mandate, meetings, membership, office, programme }, context) => {
    const today = dayOfDeciding(context)
    const { actor } = context
    return {
      actor,
      isChair:
        ["chair", "deputy-chair"].includes(actor.role) &&
        Object.entries(charter.bodies).some(
          ([body, { decides }]) =>
            decides.includes("consent") &&
            holds(office, actor.person, [actor.role], { day: today, body: BodyId.make(body) })
        ),
      isTaken: (decision) => decision in programme.adoptions || decision in mandate.decisions,
      sitting: sittingIn({ charter, meetings }),
      isMember: (organisation) => isMember(membership, organisation, today),
      isSignatory: (organisation) => isSignatory(membership, organisation, today),
      represents: (organisation, person) => represents(membership, organisation, person, today),
      editionOf: (matter) => editionOf(programme, matter),
      versionStage: (matter) => stageOf(programme, matter)
    }
  },

  programme: ({ agreement, charter, feedback, mandate, meetings, office, programme }, context) => {
    const today = dayOfDeciding(context)
    const included = closingDayIsIncluded(charter, today)
    return {
      isOffice: worksIn(office, context.actor.person, (body) => isKind(charter, ["office", "team"], body), today),
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
      isConsentOn: (round, version) => {
        const held = agreement.rounds[round]
        return round in agreement.consents && held !== undefined && held.edition === version
      },
      isConsent: (decision) => agreement.decisions[decision] === "consent",
      isDecision: (decision) => decision in agreement.decisions || decision in mandate.decisions
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
  },

  coalitions: ({ membership }, context) => {
    const today = dayOfDeciding(context)
    return {
      actor: context.actor,
      represents: (organisation, person) => represents(membership, organisation, person, today)
    }
  },

  initiatives: ({ mandate, membership }, context) => {
    const today = dayOfDeciding(context)
    return {
      today,
      actor: context.actor,
      represents: (organisation, person) => represents(membership, organisation, person, today),
      isResident: (person) => isResident(mandate, person),
      isResidentsDecision: (decision, id, purposes) =>
        isDecidedOn(mandate, decision, { kind: "initiative", id }) &&
        purposes.some((purpose) => purpose === mandate.decisions[decision]?.what)
    }
  },

  pledges: ({ charter, coalitions, initiatives, membership }, context) => {
    const today = dayOfDeciding(context)
    return {
      actor: context.actor,
      earliestAnswer: addDays(today, daysOn(charter, "answer-term-days", today)),
      represents: (organisation, person) => represents(membership, organisation, person, today),
      isSignatory: (organisation) => isSignatory(membership, organisation, today),
      initiative: (id) => {
        const known = initiatives.initiatives[id]
        const isWeighed = known?.outcome === "go" || known?.outcome === "pilot"
        return { isWeighed, isLetGo: known?.isLetGo ?? false }
      },
      isCoalition: (coalition) => coalition in coalitions
    }
  },

  mandate: ({ agreement, charter, kernel, membership, programme }, context) => {
    const today = dayOfDeciding(context)
    return {
      today,
      actor: context.actor,
      represents: (organisation, person) => represents(membership, organisation, person, today),
      isIntroduced: (person) => kernel.persons[person] ?? false,
      isWorkingGroup: (body) => isKind(charter, ["workingGroup"], body),
      isInArea: (neighbourhood) => isInArea(charter, neighbourhood),
      isDecision: (decision) => decision in agreement.decisions || decision in programme.adoptions
    }
  },

  office: ({ charter, kernel }, context) => ({
    today: dayOfDeciding(context),
    isSingle: (post) => charter.singlePosts[post] ?? false,
    isIntroduced: (person) => kernel.persons[person] ?? false
  }),

  followups: () => ({}),

  council: ({ agreement, charter, office }, context) => {
    const day = dayOfDeciding(context)
    return {
      actor: context.actor,
      isOutside: (body) => isKind(charter, ["outside"], body),
      holds: (person, roles) => holds(office, person, roles, { day }),
      hasConsent: (matter, edition) => hasConsentOn(agreement, matter, edition)
    }
  },

  claims: () => ({})
}

/** An alliance begins with its pact, and forgets people for good. */
export const throughout = {
  since: ({ charter }: { readonly charter: Charter }) => charter.since,
  isForgotten: ({ kernel }: { readonly kernel: Kernel }, person: string) => Object.hasOwn(kernel.forgotten, person),
  query: { items: [{ types: ["PactConcluded", "PersonForgotten"] }] }
}

/**
 * The alliance: another room is an import, a name and its door, as
 * `compose({ ...rooms, garden }, { ...doors, garden: … }, throughout)`.
 */
export const alliance = compose(rooms, doors, throughout)

export type State = typeof alliance.initial
export type Command = Parameters<typeof alliance.decide>[0]
export type Event = Parameters<typeof alliance.evolve>[1]
