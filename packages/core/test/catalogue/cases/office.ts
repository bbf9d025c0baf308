/** R, T, L and G: posts and time, promises, and the municipal council. */
import { rules as agreement } from "../../../src/agreement/decider.ts"
import { rules as council } from "../../../src/council/decider.ts"
import { rules as followups } from "../../../src/followups/decider.ts"
import { Day } from "../../../src/kernel/names.ts"
import { rules as kernel } from "../../../src/kernel/own/decider.ts"
import { onDay } from "../../../src/kernel/when.ts"
import { rules as meetings } from "../../../src/meetings/decider.ts"
import { rules as office } from "../../../src/office/decider.ts"
import { rules as pledges } from "../../../src/pledges/decider.ts"
import { happened, type Violation } from "../deciding.ts"
import { advice, anna, bram, consented, here, library, on, programme, theDayAfter } from "./nouns.ts"

const posts = [{ post: "post-1", title: "Directeur", single: true }]
const vacancy = [
  happened({ _tag: "BodyEstablished", body: "body-2", name: "Bureau", kind: "office", posts }),
  happened({ _tag: "VacancyOpened", vacancy: "vacancy-1", post: "post-1" }),
  happened({ _tag: "VacancyProfileRevised", vacancy: "vacancy-1", requires: "Kent de wijk." })
]
const published = happened({ _tag: "VacancyPublished", vacancy: "vacancy-1", published: on("2024-02-15") })
const appoint = {
  _tag: "AssignRole",
  person: bram,
  role: "director",
  post: "post-1",
  interim: false,
  from: on("2024-02-16"),
  vacancy: "vacancy-1"
}
const ended = (day: string) => happened({ _tag: "RoleEnded", person: anna, role: "chair", until: on(day) })

const scheduled = happened({
  _tag: "FollowUpScheduled",
  followUp: "followup-1",
  kind: "appointment",
  text: "Vervolgafspraak over de jongeren.",
  owner: { kind: "body", id: "body-1" },
  due: on("2024-03-18")
})
const close = { _tag: "CloseFollowUp", followUp: "followup-1", outcome: "dropped" }
const profile = { _tag: "ProfileOrganisation", organisation: "organisation-3", name: "Sportclub" }

const pledge = {
  _tag: "MakePledge",
  pledge: "pledge-1",
  organisation: library,
  by: anna,
  for: { coalition: "coalition-1" },
  contribution: { kind: "hours", text: "Personeel." }
}
const launched = happened({ _tag: "CoalitionLaunched", coalition: "coalition-1", theme: "Werk" })
const commit = (voice: object) => ({
  _tag: "GiveCommitment",
  decision: "decision-1",
  matter: programme,
  voice,
  ...here
})
const called = happened({
  _tag: "SignatoryCalledUpon",
  call: "call-1",
  organisation: library,
  for: { kind: "coalition", id: "coalition-1" },
  contribution: "Personeel.",
  answerBy: "2024-03-15"
})
const answer = { _tag: "AnswerCall", call: "call-1", organisation: library, by: anna, answer: "conditional" }

const mayor = { role: "mayor", person: bram }
/** The advice was consented to and is planned to go to the council, and then it goes. */
export const planned = [
  happened({ _tag: "BodyEstablished", body: "body-3", name: "Gemeenteraad", kind: "outside" }),
  happened({ _tag: "RoleAssigned", person: bram, role: "mayor", interim: false, from: on("2023-03-27") }),
  ...consented("round-1", "decision-1", advice, "Uitgave 1"),
  happened({ _tag: "ReferralPlanned", referral: "referral-1", of: advice, to: "body-3" })
]
const refer = {
  _tag: "ReferToCouncil",
  referral: "referral-1",
  of: advice,
  edition: "Uitgave 1",
  by: bram,
  referred: on("2024-02-16")
}
export const referred = happened({ ...refer, _tag: "ReferredToCouncil" }, { by: mayor, on: "2024-02-16" })
const received = happened({
  _tag: "ExternalReactionReceived",
  reaction: "reaction-1",
  kind: "response",
  from: { body: "body-3" },
  about: advice,
  referral: "referral-1",
  text: "De raad vraagt om cijfers.",
  received: on("2024-02-16")
})

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "R1",
    violation: "a director is appointed while the vacancy was never published",
    history: vacancy,
    command: appoint,
    breaks: [office.appointedAfterPublication],
    kept: { what: "the vacancy was published", history: [...vacancy, published] }
  },
  {
    norm: "R1",
    violation: "a director is appointed unpublished, and not marked as interim",
    history: vacancy,
    command: appoint,
    breaks: [office.appointedAfterPublication],
    kept: { what: "the appointment is marked as interim", command: { ...appoint, interim: true } }
  },
  {
    norm: "R2",
    violation: "a former chair closes the meeting after the role has ended",
    history: [ended("2024-02-16")],
    command: { _tag: "CloseMeeting", meeting: "meeting-1", by: anna, at: "2024-02-17T12:00:00Z" },
    actor: { role: "chair", person: anna },
    at: theDayAfter,
    breaks: [meetings.holdsTheRole],
    kept: { what: "the role ends only later", history: [ended("2024-02-18")] }
  },
  {
    norm: "T1",
    violation: "an appointment is dropped without a word",
    history: [scheduled],
    command: close,
    breaks: [followups.endsVisibly],
    kept: { what: "it is said why", command: { ...close, reason: "De school belt zelf." } }
  },
  {
    norm: "T2",
    violation: "what happens tomorrow is recorded as happened",
    history: [],
    command: profile,
    occurred: onDay(Day.make("2024-02-17")),
    isImpossible: true,
    breaks: [kernel.honestPrecision],
    kept: { what: "it happens today", occurred: onDay(Day.make("2024-02-16")) }
  },
  {
    norm: "L1",
    violation: "the mayor pledges the staff of an employer",
    history: [launched],
    command: { ...pledge, by: bram },
    actor: mayor,
    breaks: [pledges.pledgeForYourself],
    also: [{ rule: pledges.speakForYourOwn, because: "whoever pledges for another speaks for another (M3)" }],
    kept: { what: "the employer pledges its own", command: pledge, actor: { role: "representative", person: anna } }
  },
  {
    norm: "L1",
    violation: "the mayor gives the commitment of an employer",
    history: [],
    command: commit({ person: bram, for: library }),
    breaks: [agreement.pledgeForYourself],
    kept: { what: "all commit themselves together", command: commit({ collective: "alle partners" }) }
  },
  {
    norm: "L2",
    violation: "a call is answered on a condition that nobody names",
    history: [launched, called],
    command: answer,
    breaks: [pledges.calledUponMustAnswer],
    kept: { what: "the condition is named", command: { ...answer, condition: "Als de gemeente meebetaalt." } }
  },
  {
    norm: "G1",
    violation: "a working draft of the advice goes to the council",
    history: planned,
    command: { ...refer, edition: "Werkversie" },
    actor: mayor,
    breaks: [council.referredByAuthority],
    kept: { what: "the edition goes there that was consented to", command: refer }
  },
  {
    norm: "G2",
    violation: "a referral is closed because nobody answered",
    history: [...planned, referred],
    command: {
      _tag: "ProcessExternalReaction",
      reaction: "reaction-1",
      referral: "referral-1",
      waivedBecause: "Niemand antwoordde."
    },
    breaks: [council.reactionIsProcessed],
    kept: { what: "a reaction had come", history: [...planned, referred, received] }
  }
]
