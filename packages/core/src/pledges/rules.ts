/** Pledges: what must hold. */
import type { Day } from "../kernel/names.ts"
import { speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"

export const speakForYourOwn = speak("pledges")

export const pledgeForYourself = rule({
  id: "pledges/pledge-for-yourself",
  norm: "L1",
  nl: "Een toezegging doe je eenmaal, voor jezelf, met een soort bijdrage; uit een gezamenlijk commitment volgt er geen.",
  en: "A pledge is made once, for oneself, with a kind of contribution; none follows from a collective commitment.",
  source: { document: minutes, section: "5.2, 6" },
  holds: (facts: { isNew: boolean; isRepresentative: boolean; isForAnother: boolean; hasContribution: boolean }) =>
    facts.isNew && facts.isRepresentative && !facts.isForAnother && facts.hasContribution
})

export const madeBySignatories = rule({
  id: "pledges/made-by-signatories",
  norm: "M4",
  nl: "Toezeggen doet wie heeft getekend en niet is uitgetreden.",
  en: "Pledges are made by who has signed and has not withdrawn.",
  source: { document: minutes, section: "6" },
  holds: ({ isSignatory }: { isSignatory: boolean }) => isSignatory
})

export const weighedBeforeSupported = rule({
  id: "pledges/weighed-before-supported",
  norm: "I1",
  nl: "Een bijdrage aan een initiatief volgt nadat het langs het afwegingskader is gegaan en mag doorgaan of als proef mag.",
  en: "A contribution to an initiative follows after it was weighed and may go ahead or be tried.",
  source: { document: minutes, section: "4.7" },
  holds: ({ isForInitiative, isWeighed }: { isForInitiative: boolean; isWeighed: boolean }) =>
    !isForInitiative || isWeighed
})

export const notForWhatWasLetGo = rule({
  id: "pledges/not-for-what-was-let-go",
  norm: "I4",
  nl: "Voor wat is losgelaten komen geen nieuwe bijdragen.",
  en: "What was let go gets no new contributions.",
  source: { document: minutes, section: "4.6" },
  holds: ({ isLetGo }: { isLetGo: boolean }) => !isLetGo
})

export const onlySignatoriesAreAnswerable = rule({
  id: "pledges/only-signatories-are-answerable",
  norm: "M2",
  nl: "Alleen partijen die het pact hebben getekend zijn aanspreekbaar op bijdragen; anderen kun je uitnodigen.",
  en: "Only parties that signed the pact can be called upon for contributions; others can be invited.",
  source: { document: minutes, section: "6" },
  holds: ({ isSignatory }: { isSignatory: boolean }) => isSignatory
})

export const callHasATerm = rule({
  id: "pledges/call-has-a-term",
  norm: "L2",
  nl: "Wie wordt aangesproken, hoort eenmaal wat er wordt gevraagd en krijgt tijd om te antwoorden.",
  en: "Whoever is called upon hears once what is asked, and gets time to answer.",
  source: { document: minutes, section: "4.3, 6" },
  holds: (facts: { isNewCall: boolean; answerBy: Day; earliestAnswer: Day }) =>
    facts.isNewCall && facts.answerBy >= facts.earliestAnswer
})

export const calledUponMustAnswer = rule({
  id: "pledges/called-upon-must-answer",
  norm: "L2",
  nl: "Wie is aangesproken, antwoordt eenmaal met ja, nee of onder voorwaarde; geen antwoord blijft zichtbaar open.",
  en: "Whoever was called upon answers once with yes, no or on condition; no answer stays visible as open.",
  source: { document: minutes, section: "4.3, 6" },
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
    reading: "Uittreden wist niets: elke lopende toezegging krijgt een eigen einde."
  },
  holds: (facts: {
    isOpen: boolean
    hasReason: boolean
    isHandedOver: boolean
    isTakerSignatory: boolean
    hasTaker: boolean
  }) => facts.isOpen && facts.hasReason && (facts.isHandedOver ? facts.isTakerSignatory : !facts.hasTaker)
})

/** Which command stands under which rules. */
export const terms = {
  MakePledge: [speakForYourOwn, pledgeForYourself, madeBySignatories, weighedBeforeSupported, notForWhatWasLetGo],
  CallUponSignatory: [onlySignatoriesAreAnswerable, callHasATerm],
  AnswerCall: [speakForYourOwn, calledUponMustAnswer],
  KeepPledge: [keptWhileOpen],
  ReleasePledge: [endsVisibly]
}
