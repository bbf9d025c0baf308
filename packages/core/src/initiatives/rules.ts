/** Initiatives: what must hold. */
import type { Day } from "../kernel/names.ts"
import { speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"
export type Outcome = "go" | "pilot" | "later" | "rejected"

export const speakForYourOwn = speak("initiatives", {
  nl: "Iemand legt een voorstel neer namens een buurthuis, zonder er vertegenwoordiger van te zijn.",
  en: "Somebody puts forward a proposal for a community centre without being its representative."
})

export const frameworkIsNew = rule({
  id: "initiatives/framework-is-new",
  norm: "I1",
  nl: "Een uitgave van het afwegingskader wordt eenmaal vastgelegd.",
  en: "An edition of the assessment framework is recorded once.",
  source: { document: minutes, section: "4.7" },
  refuses: {
    nl: "De uitgave van het afwegingskader die al geldt, wordt nog eens vastgelegd.",
    en: "The edition of the assessment framework that is in force already is recorded once more."
  },
  holds: ({ isNew }: { isNew: boolean }) => isNew
})

export const weighedWithTheFrameworkInForce = rule({
  id: "initiatives/weighed-with-the-framework-in-force",
  norm: "I1",
  nl: "Een nieuw initiatief gaat eenmaal langs het gezamenlijk afwegingskader, in de uitgave die dan geldt.",
  en: "A new initiative is weighed once with the shared assessment framework, in the edition then in force.",
  source: { document: minutes, section: "4.7" },
  refuses: {
    nl: "Een voorstel wordt afgewogen met het kader van vorig jaar, terwijl er een nieuw kader geldt.",
    en: "A proposal is weighed with the framework of last year, while a new one is in force."
  },
  holds: (facts: { isWaiting: boolean; framework: string; inForce: string | undefined }) =>
    facts.isWaiting && facts.framework === facts.inForce
})

export const weighedBeforeSupported = rule({
  id: "initiatives/weighed-before-supported",
  norm: "I1",
  nl: "Een initiatief begint pas als het langs het afwegingskader is gegaan en mag doorgaan of als proef mag.",
  en: "An initiative begins only after it was weighed and may go ahead or be tried.",
  source: { document: minutes, section: "4.7" },
  refuses: {
    nl: "De eerste fase begint alvast, en het afwegingskader wordt achteraf ingevuld.",
    en: "The first phase begins in the meantime, and the assessment framework is filled in afterwards."
  },
  holds: ({ outcome }: { outcome: Outcome | undefined }) => outcome === "go" || outcome === "pilot"
})

export const pioneeringIsAValidOutcome = rule({
  id: "initiatives/pioneering-is-a-valid-outcome",
  norm: "I2",
  nl: "Gebrek aan bewijs is nooit de enige grond om af te wijzen; een proef heeft een leervraag en een einddatum.",
  en: "Lack of evidence is never the only ground to reject; a pilot has a learning question and an end date.",
  source: {
    document: minutes,
    section: "4.7",
    reading: {
      nl: "Pionieren wordt aangemoedigd: wij lezen dat als het recht op een begrensde proef.",
      en: "Pioneering is encouraged: we read that as the right to a bounded pilot."
    }
  },
  refuses: {
    nl: "Een voorstel wordt afgewezen, met als enige grond dat niet bewezen is dat het werkt.",
    en: "A proposal is rejected on the one ground that it has not been proven to work."
  },
  holds: (facts: {
    outcome: Outcome
    otherGrounds: number
    hasQuestion: boolean
    endsOn: Day | undefined
    today: Day
  }) =>
    (facts.outcome !== "rejected" || facts.otherGrounds > 0) &&
    (facts.outcome !== "pilot" || (facts.hasQuestion && facts.endsOn !== undefined && facts.endsOn >= facts.today))
})

export const phasesInOrder = rule({
  id: "initiatives/phases-in-order",
  norm: "I3",
  nl: "Een volgende fase begint pas als de vorige met bevindingen is afgerond.",
  en: "A next phase starts only when the one before ended with findings.",
  source: { document: minutes, section: "4.2" },
  refuses: {
    nl: "Het bouwen van een ontmoetingsplek begint terwijl aan bewoners nog wordt gevraagd wat zij willen.",
    en: "Building a meeting place begins while residents are still being asked what they want."
  },
  holds: ({ next, phase }: { phase: number; next: number | undefined }) => phase === next
})

export const phaseEndsWithFindings = rule({
  id: "initiatives/phase-ends-with-findings",
  norm: "I3",
  nl: "Een fase die loopt, wordt afgerond met bevindingen.",
  en: "A phase that is running is completed with findings.",
  source: { document: minutes, section: "4.2" },
  refuses: {
    nl: "De eerste fase wordt afgerond, en nergens staat wat bewoners hebben gezegd.",
    en: "The first phase is completed, and nowhere does it say what residents said."
  },
  holds: (facts: { phase: number; running: number | undefined; hasFindings: boolean }) =>
    facts.phase === facts.running && facts.hasFindings
})

export const proposedOnceOrSucceeds = rule({
  id: "initiatives/returns-as-a-new-initiative",
  norm: "I4",
  nl: "Een initiatief wordt eenmaal voorgesteld; wat is losgelaten, keert terug als nieuw initiatief met verwijzing naar de les.",
  en: "An initiative is proposed once; what was let go returns as a new one that refers to the lesson.",
  source: { document: minutes, section: "4.6" },
  refuses: {
    nl: "Een losgelaten sportproject komt onder zijn oude nummer terug, alsof er niets is geleerd.",
    en: "A sports project that was let go returns under its old number, as if nothing had been learnt."
  },
  holds: (facts: { isNew: boolean; succeeds: string | undefined; wasLetGo: boolean }) =>
    facts.isNew && (facts.succeeds === undefined || facts.wasLetGo)
})

export const lettingGoNeedsALesson = rule({
  id: "initiatives/letting-go-needs-a-lesson",
  norm: "I4",
  nl: "Loslaten mag, eenmaal en met een les.",
  en: "Letting go is allowed, once and with a lesson.",
  source: { document: minutes, section: "4.6" },
  refuses: {
    nl: "Een project houdt op, en niemand schrijft op wat ervan is geleerd.",
    en: "A project stops, and nobody writes down what was learnt from it."
  },
  holds: ({ hasLesson, isRunning }: { isRunning: boolean; hasLesson: boolean }) => isRunning && hasLesson
})

export const stoppedIsStopped = rule({
  id: "initiatives/stopped-is-stopped",
  norm: "I4",
  nl: "Aan wat is losgelaten, begint geen nieuwe fase.",
  en: "What was let go starts no new phase.",
  source: { document: minutes, section: "4.6" },
  refuses: {
    nl: "Een initiatief is in mei losgelaten en begint in juni aan een nieuwe fase.",
    en: "An initiative was let go in May and starts a new phase in June."
  },
  holds: ({ isRunning }: { isRunning: boolean }) => isRunning
})

export const residentsTakeTheInitiative = rule({
  id: "initiatives/residents-take-the-initiative",
  norm: "B7",
  nl: "Onder de bewonersopdracht nemen bewoners het initiatief.",
  en: "Under the residents' mandate residents take the initiative.",
  source: { document: minutes, section: "5.1" },
  refuses: {
    nl: "De gemeente dient onder de bewonersopdracht zelf een «bewonersinitiatief» in.",
    en: "Under the residents' mandate the municipality itself files a “residents' initiative”."
  },
  holds: ({ isByResident, isUnderMandate }: { isUnderMandate: boolean; isByResident: boolean }) =>
    !isUnderMandate || isByResident
})

export const residentsDecideTheNextStep = rule({
  id: "initiatives/residents-decide-the-next-step",
  norm: "B7",
  nl: "Bij een initiatief van bewoners is elke volgende stap hún besluit.",
  en: "In an initiative of residents every next step is their decision.",
  source: { document: minutes, section: "4.2, 5.1" },
  refuses: {
    nl: "Een welzijnsorganisatie start de volgende fase van een bewonersinitiatief zonder hun besluit.",
    en: "A welfare organisation starts the next phase of a residents' initiative without their decision."
  },
  holds: ({
    isDecidedByResidents,
    isOwnedByResidents
  }: {
    isOwnedByResidents: boolean
    isDecidedByResidents: boolean
  }) => !isOwnedByResidents || isDecidedByResidents
})

/** Which command stands under which rules. */
export const terms = {
  EstablishAssessmentFramework: [frameworkIsNew],
  ProposeInitiative: [speakForYourOwn, proposedOnceOrSucceeds, residentsTakeTheInitiative],
  AssessInitiative: [weighedWithTheFrameworkInForce, pioneeringIsAValidOutcome],
  StartInitiativePhase: [weighedBeforeSupported, phasesInOrder, stoppedIsStopped, residentsDecideTheNextStep],
  CompleteInitiativePhase: [phaseEndsWithFindings],
  LetGoInitiative: [lettingGoNeedsALesson, residentsDecideTheNextStep]
}
