/** Pledges: what must hold. */
import type { Day } from "../kernel/names.ts"
import { speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"

export const speakForYourOwn = speak("pledges", {
  nl: "De vertegenwoordiger van het Eckart College doet een toezegging namens Woonbedrijf.",
  en: "The representative of the Eckart College makes a pledge for Woonbedrijf."
})

export const pledgeForYourself = rule({
  id: "pledges/pledge-for-yourself",
  norm: "L1",
  nl: "Een toezegging doe je eenmaal, voor jezelf, met een soort bijdrage; uit een gezamenlijk commitment volgt er geen.",
  en: "A pledge is made once, for oneself, with a kind of contribution; none follows from a collective commitment.",
  source: { document: minutes, section: "5.2, 6" },
  refuses: {
    nl: "Uit het commitment van alle partners leidt de secretaris voor elke organisatie een toezegging af.",
    en: "From the commitment of all partners the secretary derives a pledge for each organisation."
  },
  holds: (facts: {
    isNew: boolean
    isRepresentative: boolean
    isForAnother: boolean
    hasContribution: boolean
    isPurposeKnown: boolean
  }) => facts.isNew && facts.isRepresentative && !facts.isForAnother && facts.hasContribution && facts.isPurposeKnown
})

export const madeBySignatories = rule({
  id: "pledges/made-by-signatories",
  norm: "M4",
  nl: "Toezeggen doet wie heeft getekend en niet is uitgetreden.",
  en: "Pledges are made by who has signed and has not withdrawn.",
  source: { document: minutes, section: "6" },
  refuses: {
    nl: "Een organisatie die is verwelkomd maar niet heeft getekend, doet een toezegging.",
    en: "An organisation that was welcomed but has not signed makes a pledge."
  },
  holds: ({ isSignatory }: { isSignatory: boolean }) => isSignatory
})

export const weighedBeforeSupported = rule({
  id: "pledges/weighed-before-supported",
  norm: "I1",
  nl: "Een bijdrage aan een initiatief volgt nadat het langs het afwegingskader is gegaan en mag doorgaan of als proef mag.",
  en: "A contribution to an initiative follows after it was weighed and may go ahead or be tried.",
  source: { document: minutes, section: "4.7" },
  refuses: {
    nl: "Een organisatie zegt geld toe voor een initiatief dat nog niet is afgewogen.",
    en: "An organisation pledges money for an initiative that was not weighed yet."
  },
  holds: ({ isForInitiative, isWeighed }: { isForInitiative: boolean; isWeighed: boolean }) =>
    !isForInitiative || isWeighed
})

export const notForWhatWasLetGo = rule({
  id: "pledges/not-for-what-was-let-go",
  norm: "I4",
  nl: "Voor wat is losgelaten komen geen nieuwe bijdragen.",
  en: "What was let go gets no new contributions.",
  source: { document: minutes, section: "4.6" },
  refuses: {
    nl: "In juni worden nog uren toegezegd voor een initiatief dat in mei is losgelaten.",
    en: "In June hours are still pledged for an initiative that was let go in May."
  },
  holds: ({ isLetGo }: { isLetGo: boolean }) => !isLetGo
})

export const onlySignatoriesAreAnswerable = rule({
  id: "pledges/only-signatories-are-answerable",
  norm: "M2",
  nl: "Alleen partijen die het pact hebben getekend zijn aanspreekbaar op bijdragen; anderen kun je uitnodigen.",
  en: "Only parties that signed the pact can be called upon for contributions; others can be invited.",
  source: { document: minutes, section: "6" },
  refuses: {
    nl: "ABN AMRO was gastheer en wordt aangesproken, terwijl er geen handtekening van haar bekend is.",
    en: "ABN AMRO was a host and is called upon, while no signature of it is known."
  },
  holds: ({ isSignatory }: { isSignatory: boolean }) => isSignatory
})

export const callHasATerm = rule({
  id: "pledges/call-has-a-term",
  norm: "L2",
  nl: "Wie wordt aangesproken, hoort eenmaal wat er wordt gevraagd en krijgt tijd om te antwoorden.",
  en: "Whoever is called upon hears once what is asked, and gets time to answer.",
  source: { document: minutes, section: "4.3, 6" },
  refuses: {
    nl: "Een ondertekenaar wordt aangesproken en moet de volgende dag al antwoorden.",
    en: "A signatory is called upon and has to answer the next day already."
  },
  holds: (facts: { isNewCall: boolean; answerBy: Day; earliestAnswer: Day }) =>
    facts.isNewCall && facts.answerBy >= facts.earliestAnswer
})

export const calledUponMustAnswer = rule({
  id: "pledges/called-upon-must-answer",
  norm: "L2",
  nl: "Wie is aangesproken, antwoordt eenmaal met ja, nee of onder voorwaarde; geen antwoord blijft zichtbaar open.",
  en: "Whoever was called upon answers once with yes, no or on condition; no answer stays visible as open.",
  source: { document: minutes, section: "4.3, 6" },
  refuses: {
    nl: "Een ondertekenaar antwoordt met «onder voorwaarde» en noemt geen voorwaarde.",
    en: "A signatory answers “on condition” and names no condition."
  },
  holds: (facts: {
    isWaiting: boolean
    isOwnCall: boolean
    answer: "yes" | "no" | "conditional"
    hasCondition: boolean
  }) => facts.isWaiting && facts.isOwnCall && (facts.answer === "conditional") === facts.hasCondition
})

export const keptWhileOpen = rule({
  id: "pledges/kept-while-open",
  norm: "T1",
  nl: "Nagekomen wordt een toezegging die nog openstaat.",
  en: "What is kept is a pledge that is still open.",
  source: { document: minutes, section: "6" },
  refuses: {
    nl: "Een toezegging is gesloten en wordt een maand later als nagekomen vastgelegd.",
    en: "A pledge was closed and is recorded as kept a month later."
  },
  holds: ({ isOpen }: { isOpen: boolean }) => isOpen
})

export const endsVisibly = rule({
  id: "pledges/ends-visibly",
  norm: "T1",
  nl: "Een toezegging eindigt zichtbaar: overgedragen aan een ander die heeft getekend, of gesloten, met een reden.",
  en: "A pledge ends visibly: handed over to another signatory, or closed, with a reason.",
  source: {
    document: minutes,
    section: "6",
    reading: {
      nl: "Uittreden wist niets: elke lopende toezegging krijgt een eigen einde.",
      en: "Withdrawing wipes nothing out: every running pledge gets an end of its own."
    }
  },
  refuses: {
    nl: "Een toezegging wordt overgedragen aan een organisatie die het pact niet heeft getekend.",
    en: "A pledge is handed over to an organisation that has not signed the pact."
  },
  holds: (facts: {
    isOpen: boolean
    hasReason: boolean
    isHandedOver: boolean
    isTakerSignatory: boolean
    isTakerItself: boolean
    hasTaker: boolean
  }) =>
    facts.isOpen &&
    facts.hasReason &&
    (facts.isHandedOver ? facts.isTakerSignatory && !facts.isTakerItself : !facts.hasTaker)
})

/** Which command stands under which rules. */
export const terms = {
  MakePledge: [speakForYourOwn, pledgeForYourself, madeBySignatories, weighedBeforeSupported, notForWhatWasLetGo],
  CallUponSignatory: [onlySignatoriesAreAnswerable, callHasATerm],
  AnswerCall: [speakForYourOwn, calledUponMustAnswer],
  KeepPledge: [keptWhileOpen],
  ReleasePledge: [endsVisibly]
}
