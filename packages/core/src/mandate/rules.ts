/** Mandate: what must hold. */
import type { Day } from "../kernel/names.ts"
import { personIsIntroduced as introduced, speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"
export type Legal = "allowed" | "restricted" | "prohibited"

export const speakForYourOwn = speak("mandate", {
  nl: "Iemand die geen vertegenwoordiger meer is, geeft nog steun namens de organisatie.",
  en: "Somebody who is no longer the representative still gives support for the organisation."
})

/** States D1 over this room: a resident is an id, and where they live is sealed. */
export const personalDataApart = rule({
  ...introduced("mandate", {
    nl: "Een bewoner wordt lid van de werkgroep zonder eerst te zijn voorgesteld.",
    en: "A resident becomes a member of the working group without being introduced first."
  }),
  id: "mandate/personal-data-apart",
  norm: "D1",
  nl: "Een lid van de werkgroep is eerst voorgesteld; waar iemand woont, staat alleen bij die persoon zelf.",
  en: "A member of the working group was introduced first; where somebody lives stands with that person alone."
})

export const residentsLead = rule({
  id: "mandate/residents-lead",
  norm: "B1",
  nl: "De regie ligt bij de bewoners: zij beslissen, organisaties en bestuurders adviseren.",
  en: "The lead lies with the residents: they decide, organisations and administrators advise.",
  source: { document: minutes, section: "5, 5.1" },
  refuses: {
    nl: "Een woningcorporatie besluit een initiatief van bewoners een tijd stil te leggen.",
    en: "A housing corporation decides to pause an initiative of residents for a while."
  },
  holds: ({ isResident }: { isResident: boolean }) => isResident
})

export const decidedOnce = rule({
  id: "mandate/residents-decide-once",
  norm: "B1",
  nl: "Een besluit van bewoners hoort bij hun opdracht, wordt eenmaal vastgelegd en wisselt niet van inhoud.",
  en: "A decision of residents belongs to their mandate, is recorded once and does not change.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "Bewoners pakten een taak op, en later staat onder datzelfde besluit dat zij haar teruggeven.",
    en: "Residents took up a task, and later the same decision says that they give it back."
  },
  holds: ({ isMandate, isNewDecision }: { isMandate: boolean; isNewDecision: boolean }) => isMandate && isNewDecision
})

export const oneOfThreeScenarios = rule({
  id: "mandate/one-of-three-scenarios",
  norm: "B2",
  nl: "Pas na drie uitgewerkte scenario's komt er precies één naar voren; de andere blijven leesbaar.",
  en: "Only after three scenarios were elaborated exactly one comes forward; the others stay readable.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "Eén scenario komt naar voren terwijl er pas twee zijn uitgewerkt.",
    en: "One scenario comes forward while only two were elaborated."
  },
  holds: (facts: { elaborated: number; preferred: string | undefined; isElaborated: boolean }) =>
    facts.preferred === undefined || (facts.elaborated >= 3 && facts.isElaborated)
})

export const editionIsFixed = rule({
  id: "mandate/edition-is-fixed",
  norm: "B2",
  nl: "Een uitgave van het advies wordt eenmaal opgeleverd; wie iets wijzigt, maakt een nieuwe uitgave.",
  en: "An edition of the advice is delivered once; whoever changes something makes a new edition.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "Dezelfde uitgave van het advies wordt nog eens opgeleverd, maar nu met een ander scenario.",
    en: "The same edition of the advice is delivered again, now with another scenario."
  },
  holds: ({ isNewEdition }: { isNewEdition: boolean }) => isNewEdition
})

export const adviceIsOfResidents = rule({
  id: "mandate/advice-is-of-residents",
  norm: "B3",
  nl: "Het advies komt van bewoners uit de werkgroep; de begeleider is geen eigenaar.",
  en: "The advice comes from residents of the working group; the facilitator is not its owner.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "De begeleider presenteert het advies, en niet de bewoners uit de werkgroep.",
    en: "The facilitator presents the advice, and not the residents of the working group."
  },
  holds: (facts: { isKnownAdvice: boolean; residents: number; strangers: number; isGuideApart: boolean }) =>
    facts.isKnownAdvice && facts.residents > 0 && facts.strangers === 0 && facts.isGuideApart
})

export const workingGroupIsOfResidents = rule({
  id: "mandate/working-group-is-of-residents",
  norm: "B3",
  nl: "In de werkgroep zitten bewoners, ieder eenmaal.",
  en: "The working group is made of residents, each of them once.",
  source: {
    document: minutes,
    section: "5",
    reading: {
      nl: "De vier presentatoren wonen er allen; wie lid wordt, zegt dat hij of zij er woont.",
      en: "The four presenters all live there; whoever becomes a member says that he or she lives there."
    }
  },
  refuses: {
    nl: "Een ambtenaar die niet zegt er te wonen, wordt lid van de werkgroep.",
    en: "A civil servant who does not claim to live there becomes a member of the working group."
  },
  holds: (facts: { isWorkingGroup: boolean; livesHere: boolean; isMemberAlready: boolean }) =>
    facts.isWorkingGroup && facts.livesHere && !facts.isMemberAlready
})

export const residentsDecided = rule({
  id: "mandate/residents-decided",
  norm: "B4",
  nl: "Een taak gaat over na een besluit van de bewoners van die buurt over die taak.",
  en: "A task moves after a decision on it by the residents of that neighbourhood.",
  source: { document: minutes, section: "5, 5.1" },
  refuses: {
    nl: "Een taak gaat naar bewoners omdat dat de gemeente goed uitkomt, zonder besluit van de buurt.",
    en: "A task moves to residents because that suits the municipality, without a decision of the neighbourhood."
  },
  holds: ({ isDecided }: { isDecided: boolean }) => isDecided
})

export const professionalsAreReady = rule({
  id: "mandate/professionals-are-ready",
  norm: "B4",
  nl: "Een taak gaat naar bewoners als de professionals bereid zijn haar over te dragen; teruggeven kan altijd.",
  en: "A task moves to residents when the professionals are ready to hand it over; giving it back is always possible.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "Bewoners nemen een speeltuin over, terwijl de beheerder haar nog niet wil overdragen.",
    en: "Residents take over a playground, while its keeper is not ready to hand it over."
  },
  holds: ({ isReady, toResidents }: { toResidents: boolean; isReady: boolean }) => !toResidents || isReady
})

export const lawAllows = rule({
  id: "mandate/law-allows",
  norm: "B4",
  nl: "Een taak gaat naar bewoners als de wet het toelaat, of onder voorwaarden die zijn genoemd; teruggeven kan altijd.",
  en: "A task moves to residents when the law allows it, or on conditions that are named; giving it back is always possible.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "Jeugdbescherming gaat over naar bewoners, terwijl de wet dat verbiedt.",
    en: "Youth protection moves to residents, while the law forbids it."
  },
  holds: ({ conditions, legal, toResidents }: { toResidents: boolean; legal: Legal; conditions: number }) =>
    !toResidents || legal === "allowed" || (legal === "restricted" && conditions > 0)
})

export const joinOnlyWhenAsked = rule({
  id: "mandate/join-only-when-asked",
  norm: "B5",
  nl: "Organisaties sluiten alleen aan waar bewoners ondersteund willen worden: na een vraag, en zolang die loopt.",
  en: "Organisations join only where residents want support: after a request, and as long as it runs.",
  source: {
    document: minutes,
    section: "5, 5.1",
    reading: {
      nl: "Of de hulp binnen de vraag blijft, beoordelen de bewoners; zij kunnen haar elk moment beëindigen.",
      en: "Whether the help stays within the request is for the residents to judge; they can end it at any moment."
    }
  },
  refuses: {
    nl: "Een welzijnsorganisatie begint ongevraagd met activiteiten in een initiatief van bewoners.",
    en: "A welfare organisation starts activities in an initiative of residents unasked."
  },
  holds: ({ isAsked, isOpen }: { isOpen: boolean; isAsked: boolean }) => isOpen && isAsked
})

export const requestIsNew = rule({
  id: "mandate/request-is-new",
  norm: "B5",
  nl: "Een steunvraag wordt eenmaal gesteld.",
  en: "A request for support is made once.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "Een steunvraag die al loopt, wordt onder hetzelfde nummer nog eens gesteld.",
    en: "A request for support that is running is made once more under the same number."
  },
  holds: ({ isNewRequest }: { isNewRequest: boolean }) => isNewRequest
})

export const endsWhatWasAsked = rule({
  id: "mandate/ends-what-was-asked",
  norm: "B5",
  nl: "Bewoners beëindigen een steunvraag van hun buurt die loopt.",
  en: "Residents end a request of their neighbourhood that is running.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "Bewoners van de ene buurt beëindigen een steunvraag van de andere buurt.",
    en: "Residents of one neighbourhood end a request for support of another."
  },
  holds: ({ isOpen, isSameNeighbourhood }: { isOpen: boolean; isSameNeighbourhood: boolean }) =>
    isOpen && isSameNeighbourhood
})

export const explorationIsBounded = rule({
  id: "mandate/exploration-is-bounded-and-local",
  norm: "B6",
  nl: "Een proef past binnen de verkenningsperiode, hoort bij één buurt en berust op een besluit van haar bewoners.",
  en: "An experiment fits inside the exploration period, belongs to one neighbourhood and rests on a decision of its residents.",
  source: {
    document: minutes,
    section: "5",
    reading: {
      nl: "Is niet gezegd wanneer de periode begint, dan is ook niet te zeggen dat zij voorbij is.",
      en: "Where it was not said when the period begins, nobody can say either that it is over."
    }
  },
  refuses: {
    nl: "Een proef loopt door tot een jaar na het einde van de verkenningsperiode.",
    en: "An experiment runs on until a year after the end of the exploration period."
  },
  holds: (facts: {
    today: Day
    endsOn: Day
    isExploring: boolean
    explorationFrom: Day | undefined
    explorationUntil: Day | undefined
    isEvaluated: boolean
    isNew: boolean
    isDecided: boolean
  }) =>
    facts.isDecided &&
    facts.isNew &&
    !facts.isEvaluated &&
    facts.isExploring &&
    (facts.explorationFrom === undefined || facts.explorationFrom <= facts.today) &&
    facts.today <= facts.endsOn &&
    (facts.explorationUntil === undefined || facts.endsOn < facts.explorationUntil)
})

export const explorationIsSetOnce = rule({
  id: "mandate/exploration-is-set-once",
  norm: "B6",
  nl: "De verkenningsperiode wordt eenmaal bepaald, voor een opdracht waarvan de regie bij bewoners ligt.",
  en: "The exploration period is set once, for a mandate whose lead lies with residents.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "De verkenning was bepaald op drie jaar, en later wordt daar vijf jaar van gemaakt.",
    en: "The exploration was set at three years, and later it is made five."
  },
  holds: ({ isMandate, isSet }: { isMandate: boolean; isSet: boolean }) => isMandate && !isSet
})

export const findingsBelongToExploration = rule({
  id: "mandate/findings-belong-to-exploration",
  norm: "B6",
  nl: "Bevindingen horen bij een verkenning die loopt; bij een proef blijven zij bij de buurt van die proef.",
  en: "Findings belong to an exploration that is running; those of an experiment stay with its neighbourhood.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "De bevindingen van een proef komen te staan bij een buurt waar die proef niet liep.",
    en: "The findings of an experiment are put down to a neighbourhood where it did not run."
  },
  holds: ({ isOwnNeighbourhood, isRunning }: { isRunning: boolean; isOwnNeighbourhood: boolean }) =>
    isRunning && isOwnNeighbourhood
})

export const appliedByItsOwnResidents = rule({
  id: "mandate/applied-by-its-own-residents",
  norm: "B6",
  nl: "Wat in de ene buurt werkt, geldt niet vanzelf in de andere: een buurt binnen het pact beslist daar zelf over.",
  en: "What works in one neighbourhood does not count in another by itself: a neighbourhood of the pact decides on that itself.",
  source: { document: minutes, section: "5" },
  refuses: {
    nl: "Bewoners besluiten hun aanpak toe te passen in een buurt die niet bij het pact hoort.",
    en: "Residents decide to apply their approach in a neighbourhood outside the pact."
  },
  holds: ({ isInArea }: { isInArea: boolean }) => isInArea
})

/** Which command stands under which rules. */
export const terms = {
  AddWorkingGroupMember: [workingGroupIsOfResidents, personalDataApart],
  VestLeadInResidents: [],
  DeliverAdvice: [oneOfThreeScenarios, editionIsFixed, adviceIsOfResidents],
  PresentAdvice: [adviceIsOfResidents],
  SetExplorationPeriod: [explorationIsSetOnce],
  DecideAsResidents: [residentsLead, decidedOnce, appliedByItsOwnResidents],
  RequestSupport: [residentsLead, requestIsNew],
  GiveSupport: [joinOnlyWhenAsked, speakForYourOwn],
  EndSupport: [residentsLead, endsWhatWasAsked],
  TransferTask: [residentsLead, residentsDecided, professionalsAreReady, lawAllows],
  StartExperiment: [residentsLead, explorationIsBounded],
  RecordFindings: [findingsBelongToExploration]
}
