/** Agreement: what must hold. */
import {
  competentBodyDecides as competent,
  consentNeedsARound as consent,
  kindsOfAgreementAreDistinct as distinct,
  speakForYourOwn as speak
} from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"
export type RoundStage = "open" | "closed"
export type ObjectionStage = "open" | "withdrawn" | "amended" | "ruledOut"
/** How a version of the programme stands; nothing where the matter is no version. */
export type VersionStage = "drafted" | "shared" | "final" | "adopted"

export const competentBodyDecides = competent("agreement", {
  nl: "Het programmateam omarmt de koers in het eigen werkoverleg.",
  en: "The programme team endorses the direction in its own staff meeting."
})
export const consentNeedsARound = consent("agreement")
export const kindsOfAgreementAreDistinct = distinct("agreement", {
  nl: "Het besluit waarmee de koers werd omarmd, wordt later ook als instemming vastgelegd.",
  en: "The decision that endorsed the direction is later recorded as consent too."
})
export const speakForYourOwn = speak("agreement", {
  nl: "De vertegenwoordiger van de ene organisatie maakt bezwaar namens een andere.",
  en: "The representative of one organisation raises an objection for another."
})

export const endorsedIsNotAdopted = rule({
  id: "agreement/endorsed-is-not-adopted",
  norm: "P3",
  nl: "De koers van een gedeelde, onvoltooide versie kan worden omarmd; het programma blijft concept.",
  en: "The direction of a shared, unfinished version can be endorsed; the programme stays a draft.",
  source: { document: minutes, section: "4.6" },
  refuses: {
    nl: "De Alliantieraad omarmt de koers van een versie die nog niet met de leden is gedeeld.",
    en: "The alliance council endorses the direction of a version that was not shared with the members yet."
  },
  holds: ({ isProgramme, versionStage }: { isProgramme: boolean; versionStage: VersionStage | undefined }) =>
    !isProgramme || versionStage === "shared"
})

export const roundOpensOnce = rule({
  id: "agreement/round-opens-once",
  norm: "C1",
  nl: "Een bezwarenronde wordt eenmaal geopend, over één vaste tekst.",
  en: "An objection round is opened once, on one fixed text.",
  source: { document: minutes, section: "5.2" },
  refuses: {
    nl: "De bezwarenronde gaat over de versie van vorige maand, terwijl er al een nieuwere is.",
    en: "The objection round is on the version of last month, while there is a newer one."
  },
  holds: (facts: { isNewRound: boolean; edition: string; currentEdition: string | undefined }) =>
    facts.isNewRound && (facts.currentEdition === undefined || facts.currentEdition === facts.edition)
})

export const objectionIsReasonedAndOwned = rule({
  id: "agreement/objection-is-reasoned-and-owned",
  norm: "C2",
  nl: "Alleen een gerechtigde maakt bezwaar, eenmaal, binnen de ronde en met reden.",
  en: "Only somebody entitled raises an objection, once, inside the round and with a reason.",
  source: {
    document: minutes,
    section: "5.2",
    reading: {
      nl: "Het verslag zegt niet wie bezwaar mag maken; dat staat bij het openen van de ronde.",
      en: "The minutes do not say who may object; that is stated when the round is opened."
    }
  },
  refuses: {
    nl: "Een week na de ronde komt er nog een bezwaar binnen, en er staat geen reden bij.",
    en: "A week after the round one more objection comes in, and no reason is given."
  },
  holds: (facts: {
    roundStage: RoundStage | undefined
    isEntitled: boolean
    hasReason: boolean
    isNewObjection: boolean
  }) => facts.roundStage === "open" && facts.isEntitled && facts.hasReason && facts.isNewObjection
})

export const objectionEndsByOwnerOrAmendment = rule({
  id: "agreement/objection-ends-by-owner-or-amendment",
  norm: "C3",
  nl: "Een bezwaar eindigt door intrekking, door een aangepaste tekst die de bezwaarmaker aanvaardt, of door een gemotiveerd oordeel van de voorzitter.",
  en: "An objection ends when its owner withdraws it, when its owner accepts an amended text, or by a reasoned ruling of the chair.",
  source: {
    document: minutes,
    section: "5.2",
    reading: {
      nl: "Zo wordt een bezwaar gewoonlijk afgehandeld; het verslag noemt geen bezwaar.",
      en: "This is how an objection is usually dealt with; the minutes mention none."
    }
  },
  refuses: {
    nl: "Wie het voorstel deed, verklaart het bezwaar van een ander zelf voor ingetrokken.",
    en: "Whoever made the proposal declares the objection of somebody else withdrawn."
  },
  holds: (facts: {
    objectionStage: ObjectionStage | undefined
    how: "withdrawn" | "amended" | "ruledOut"
    isByOwner: boolean
    isByChair: boolean
    hasNewText: boolean
    hasReason: boolean
  }) =>
    facts.objectionStage === "open" &&
    ((facts.how === "withdrawn" && facts.isByOwner) ||
      (facts.how === "amended" && facts.isByOwner && facts.hasNewText) ||
      (facts.how === "ruledOut" && facts.isByChair && facts.hasReason))
})

export const roundClosesOnce = rule({
  id: "agreement/round-closes-once",
  norm: "C3",
  nl: "Een geopende ronde wordt eenmaal gesloten, met het aantal bezwaren dat erin is gemaakt.",
  en: "An open round is closed once, with the number of objections that were raised in it.",
  source: { document: minutes, section: "5.2" },
  refuses: {
    nl: "Er zijn twee bezwaren gemaakt, en bij het sluiten van de ronde heet het dat er één was.",
    en: "Two objections were raised, and at the closing of the round it is said that there was one."
  },
  holds: (facts: { roundStage: RoundStage | undefined; raised: number; recorded: number }) =>
    facts.roundStage === "open" && facts.raised === facts.recorded
})

export const consentIsOnTheMatterOfTheRound = rule({
  id: "agreement/consent-is-on-the-matter-of-the-round",
  norm: "C1",
  nl: "Instemming geldt de zaak waarover de ronde ging.",
  en: "Consent is about the matter of the round.",
  source: { document: minutes, section: "5.2" },
  refuses: {
    nl: "De ronde ging over het advies van bewoners, en de instemming wordt bij het programma gezet.",
    en: "The round was on the advice of residents, and the consent is put down to the programme."
  },
  holds: ({ isSameMatter }: { isSameMatter: boolean }) => isSameMatter
})

export const pledgeForYourself = rule({
  id: "agreement/pledge-for-yourself",
  norm: "L1",
  nl: "Commitment geef je voor jezelf of samen als geheel; niemand geeft het voor een ander.",
  en: "Commitment is given for oneself or together as a whole; nobody gives it for another.",
  source: { document: minutes, section: "5.2, 6" },
  refuses: {
    nl: "De burgemeester geeft commitment namens een bedrijf dat een eigen vertegenwoordiger heeft.",
    en: "The mayor gives commitment for a company that has a representative of its own."
  },
  holds: ({
    isForAnother,
    isRepresentative,
    organisation
  }: {
    organisation: string | undefined
    isRepresentative: boolean
    isForAnother: boolean
  }) => organisation === undefined || (isRepresentative && !isForAnother)
})

/** Which command stands under which rules. */
export const terms = {
  EndorseDirection: [competentBodyDecides, kindsOfAgreementAreDistinct, endorsedIsNotAdopted],
  DeclareSupport: [competentBodyDecides, kindsOfAgreementAreDistinct],
  GiveCommitment: [competentBodyDecides, kindsOfAgreementAreDistinct, pledgeForYourself],
  OpenObjectionRound: [competentBodyDecides, roundOpensOnce],
  RaiseObjection: [speakForYourOwn, objectionIsReasonedAndOwned],
  ResolveObjection: [objectionEndsByOwnerOrAmendment],
  CloseObjectionRound: [roundClosesOnce],
  ConcludeConsent: [
    competentBodyDecides,
    kindsOfAgreementAreDistinct,
    consentNeedsARound,
    consentIsOnTheMatterOfTheRound
  ]
}
