/** When this happened, that is to be asked: computed from events and time, never dependent on a job that ran. */
import { rules as agreement } from "../agreement/decider.ts"
import { rules as coalitions } from "../coalitions/decider.ts"
import { rules as council } from "../council/decider.ts"
import { rules as feedback } from "../feedback/decider.ts"
import { rules as followups } from "../followups/decider.ts"
import type { Matter } from "../kernel/names.ts"
import type { Reaction } from "../kernel/reaction.ts"
import { lastDay } from "../kernel/when.ts"
import { rules as mandate } from "../mandate/decider.ts"
import { rules as meetings } from "../meetings/decider.ts"
import { rules as office } from "../office/decider.ts"
import { rules as pledges } from "../pledges/decider.ts"
import { rules as programme } from "../programme/decider.ts"
import { waitingOn } from "../views/waiting.ts"
import { type Command, type Event, alliance as rooms } from "./rooms.ts"

const organisation = (id: string): Matter => ({ kind: "organisation", id })
const programmeOffice: Matter = { kind: "role", id: "programme-office" }
const alliance: Matter = { kind: "role", id: "alliance" }

/** Every reaction of the alliance. */
export const reactions: ReadonlyArray<Reaction<Command, Event>> = [
  {
    id: "answer-a-call",
    nl: "Wie is aangesproken, antwoordt binnen de termijn.",
    en: "Whoever was called upon answers within the term.",
    asks: "AnswerCall",
    rule: pledges.calledUponMustAnswer,
    opens: (event) =>
      event._tag === "SignatoryCalledUpon"
        ? { key: event.call, who: organisation(event.organisation), for: event.for, until: event.answerBy }
        : undefined,
    ends: (event) => (event._tag === "CallAnswered" ? [event.call] : [])
  },
  {
    id: "keep-a-pledge",
    nl: "Een toezegging wordt nagekomen, overgedragen of gesloten.",
    en: "A pledge is kept, handed over or closed.",
    asks: "KeepPledge",
    rule: pledges.endsVisibly,
    opens: (event) =>
      event._tag === "PledgeMade"
        ? { key: event.pledge, who: organisation(event.organisation), until: event.due && lastDay(event.due) }
        : undefined,
    ends: (event) =>
      event._tag === "PledgeKept" || (event._tag === "PledgeReleased" && event.how === "closed") ? [event.pledge] : []
  },
  {
    id: "answer-a-remark",
    nl: "Elke opmerking krijgt een antwoord.",
    en: "Every remark gets an answer.",
    asks: "AnswerFeedback",
    rule: feedback.everyRemarkAnswered,
    opens: (event) => {
      const waits =
        event._tag === "FeedbackSubmitted" ||
        (event._tag === "LateFeedbackReceived" && event.consideredBecause !== undefined)
      return waits
        ? { key: `${event.window} ${event.remark}`, who: programmeOffice, for: organisation(event.from) }
        : undefined
    },
    ends: (event) => {
      if (event._tag === "FeedbackAnswered") return [`${event.window} ${event.remark}`]
      return event._tag === "FeedbackSubmitted" && event.replaces !== undefined
        ? [`${event.window} ${event.replaces}`]
        : []
    }
  },
  {
    id: "settle-an-incorporation",
    nl: "Wat is toegezegd te verwerken, wordt verwerkt of met reden niet.",
    en: "What was pledged to be incorporated is incorporated, or with a reason not.",
    asks: "SettleIncorporation",
    rule: programme.pledgedIncorporationIsTraceable,
    opens: (event) =>
      event._tag === "IncorporationPledged"
        ? { key: event.incorporation, who: programmeOffice, for: event.of }
        : undefined,
    ends: (event) => (event._tag === "IncorporationSettled" ? [event.incorporation] : [])
  },
  {
    id: "close-a-follow-up",
    nl: "Een afspraak of actie eindigt zichtbaar; een verwachting is nooit te laat.",
    en: "An appointment or action ends visibly; an expectation is never late.",
    asks: "CloseFollowUp",
    rule: followups.endsVisibly,
    opens: (event) => {
      if (event._tag !== "FollowUpScheduled") return undefined
      const until = event.due === "undated" || event.kind === "expectation" ? undefined : lastDay(event.due)
      return { key: event.followUp, who: event.owner, until }
    },
    ends: (event) => (event._tag === "FollowUpClosed" ? [event.followUp] : [])
  },
  {
    id: "follow-up-a-nomination",
    nl: "Elke genoemde partij wordt opgevolgd.",
    en: "Every nominated party is followed up.",
    asks: "CloseNomination",
    rule: coalitions.missingPartiesAreFollowedUp,
    opens: (event) => {
      if (event._tag !== "PartyNominated") return undefined
      const own = { key: event.nomination, who: { kind: "coalition", id: event.coalition } }
      return "organisation" in event.party ? { ...own, also: `${event.coalition} ${event.party.organisation}` } : own
    },
    ends: (event) => {
      if (event._tag === "NominationClosed") return [event.nomination]
      return event._tag === "CoalitionJoined" ? [`${event.coalition} ${event.organisation}`] : []
    }
  },
  {
    id: "resolve-an-objection",
    nl: "Een bezwaar eindigt door de bezwaarmaker, een aangepaste tekst of een oordeel.",
    en: "An objection ends by its owner, an amended text or a ruling.",
    asks: "ResolveObjection",
    rule: agreement.objectionEndsByOwnerOrAmendment,
    opens: (event) =>
      event._tag === "ObjectionRaised"
        ? { key: event.objection, who: alliance, for: organisation(event.organisation) }
        : undefined,
    ends: (event) => (event._tag === "ObjectionResolved" ? [event.objection] : [])
  },
  {
    id: "refer-to-the-council",
    nl: "Wat is voorgenomen in te brengen, wordt ingebracht.",
    en: "What was planned to be referred is referred.",
    asks: "ReferToCouncil",
    rule: council.referredByAuthority,
    opens: (event) =>
      event._tag === "ReferralPlanned"
        ? { key: event.referral, who: { kind: "role", id: "mayor" }, for: event.of }
        : undefined,
    ends: (event) => (event._tag === "ReferredToCouncil" ? [event.referral] : [])
  },
  {
    id: "hear-from-the-council",
    nl: "Een inbreng blijft open tot een reactie erop is verwerkt.",
    en: "A referral stays open until a reaction to it was processed.",
    asks: "RecordExternalReaction",
    rule: council.reactionIsProcessed,
    opens: (event) =>
      event._tag === "ReferredToCouncil"
        ? { key: event.referral, who: { kind: "role", id: "municipal-council" }, for: event.of }
        : undefined,
    ends: (event) =>
      event._tag === "ExternalReactionProcessed" && event.referral !== undefined ? [event.referral] : []
  },
  {
    id: "process-a-reaction",
    nl: "Een reactie van buiten wordt verwerkt, of met reden niet.",
    en: "A reaction from outside is processed, or with a reason not.",
    asks: "ProcessExternalReaction",
    rule: council.reactionIsProcessed,
    opens: (event) =>
      event._tag === "ExternalReactionReceived"
        ? { key: event.reaction, who: programmeOffice, for: event.about }
        : undefined,
    ends: (event) => (event._tag === "ExternalReactionProcessed" ? [event.reaction] : [])
  },
  {
    id: "answer-a-request-for-support",
    nl: "Een steunvraag van bewoners staat open tot zij is beantwoord of beëindigd.",
    en: "A residents' request for support is open until it was answered or ended.",
    asks: "GiveSupport",
    rule: mandate.joinOnlyWhenAsked,
    opens: (event) =>
      event._tag === "SupportRequested"
        ? {
            key: event.request,
            who: event.of === undefined ? alliance : organisation(event.of),
            for: { kind: "neighbourhood", id: event.neighbourhood }
          }
        : undefined,
    ends: (event) => (event._tag === "SupportGiven" || event._tag === "SupportEnded" ? [event.request] : [])
  },
  {
    id: "finish-a-recruitment",
    nl: "Een werving wordt afgerond.",
    en: "A recruitment is finished.",
    asks: "CloseVacancy",
    rule: office.vacancyFollowsItsSteps,
    opens: (event) =>
      event._tag === "VacancyOpened"
        ? { key: event.vacancy, who: programmeOffice, for: { kind: "post", id: event.post } }
        : undefined,
    ends: (event) => (event._tag === "VacancyClosed" ? [event.vacancy] : [])
  },
  {
    id: "draft-the-minutes",
    nl: "Van een gesloten vergadering komt een verslag.",
    en: "A closed meeting gets its minutes.",
    asks: "DraftMinutes",
    rule: meetings.minutesFollowTheMeeting,
    opens: (event) =>
      event._tag === "MeetingClosed" ? { key: event.meeting, who: { kind: "role", id: "secretary" } } : undefined,
    ends: (event) => (event._tag === "MinutesDrafted" ? [event.meeting] : [])
  },
  {
    id: "adopt-the-minutes",
    nl: "Een verslag wordt in een latere vergadering voorgelegd.",
    en: "Minutes are put up in a later meeting.",
    asks: "AdoptMinutes",
    rule: meetings.minutesAreAdoptedLater,
    opens: (event) => (event._tag === "MinutesDrafted" ? { key: event.minutes, who: alliance } : undefined),
    ends: (event) => (event._tag === "MinutesAdopted" ? [event.minutes] : [])
  }
]

/** Who waits for whom, and since when? */
export const waiting = waitingOn(rooms.Event, reactions)
