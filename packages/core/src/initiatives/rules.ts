/** Initiatives: what must hold. */
import type { Day } from "../kernel/names.ts"
import { speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"
export type Outcome = "go" | "pilot" | "later" | "rejected"

export const speakForYourOwn = speak("initiatives")

export const frameworkIsNew = rule({
  id: "initiatives/framework-is-new",
  norm: "I1",
  nl: "Een uitgave van het afwegingskader wordt eenmaal vastgelegd.",
  en: "An edition of the assessment framework is recorded once.",
  source: { document: minutes, section: "4.7" },
  holds: ({ isNew }: { isNew: boolean }) => isNew
})

export const weighedWithTheFrameworkInForce = rule({
  id: "initiatives/weighed-with-the-framework-in-force",
  norm: "I1",
  nl: "Een nieuw initiatief gaat eenmaal langs het gezamenlijk afwegingskader, in de uitgave die dan geldt.",
  en: "A new initiative is weighed once with the shared assessment framework, in the edition then in force.",
  source: { document: minutes, section: "4.7" },
  holds: (facts: { isWaiting: boolean; framework: string; inForce: string | undefined }) =>
    facts.isWaiting && facts.framework === facts.inForce
})

export const weighedBeforeSupported = rule({
  id: "initiatives/weighed-before-supported",
  norm: "I1",
  nl: "Een initiatief begint pas als het langs het afwegingskader is gegaan en mag doorgaan of als proef mag.",
  en: "An initiative begins only after it was weighed and may go ahead or be tried.",
  source: { document: minutes, section: "4.7" },
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
    reading: "Pionieren wordt aangemoedigd: wij lezen dat als het recht op een begrensde proef."
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
  holds: ({ next, phase }: { phase: number; next: number | undefined }) => phase === next
})

export const phaseEndsWithFindings = rule({
  id: "initiatives/phase-ends-with-findings",
  norm: "I3",
  nl: "Een fase die loopt, wordt afgerond met bevindingen.",
  en: "A phase that is running is completed with findings.",
  source: { document: minutes, section: "4.2" },
  holds: (facts: { phase: number; running: number | undefined; hasFindings: boolean }) =>
    facts.phase === facts.running && facts.hasFindings
})

export const proposedOnceOrSucceeds = rule({
  id: "initiatives/returns-as-a-new-initiative",
  norm: "I4",
  nl: "Een initiatief wordt eenmaal voorgesteld; wat is losgelaten, keert terug als nieuw initiatief met verwijzing naar de les.",
  en: "An initiative is proposed once; what was let go returns as a new one that refers to the lesson.",
  source: { document: minutes, section: "4.6" },
  holds: (facts: { isNew: boolean; succeeds: string | undefined; wasLetGo: boolean }) =>
    facts.isNew && (facts.succeeds === undefined || facts.wasLetGo)
})

export const lettingGoNeedsALesson = rule({
  id: "initiatives/letting-go-needs-a-lesson",
  norm: "I4",
  nl: "Loslaten mag, eenmaal en met een les.",
  en: "Letting go is allowed, once and with a lesson.",
  source: { document: minutes, section: "4.6" },
  holds: ({ hasLesson, isRunning }: { isRunning: boolean; hasLesson: boolean }) => isRunning && hasLesson
})

export const stoppedIsStopped = rule({
  id: "initiatives/stopped-is-stopped",
  norm: "I4",
  nl: "Aan wat is losgelaten, begint geen nieuwe fase.",
  en: "What was let go starts no new phase.",
  source: { document: minutes, section: "4.6" },
  holds: ({ isRunning }: { isRunning: boolean }) => isRunning
})

export const residentsTakeTheInitiative = rule({
  id: "initiatives/residents-take-the-initiative",
  norm: "B7",
  nl: "Onder de bewonersopdracht nemen bewoners het initiatief.",
  en: "Under the residents' mandate residents take the initiative.",
  source: { document: minutes, section: "5.1" },
  holds: ({ isByResident, isUnderMandate }: { isUnderMandate: boolean; isByResident: boolean }) =>
    !isUnderMandate || isByResident
})

export const residentsDecideTheNextStep = rule({
  id: "initiatives/residents-decide-the-next-step",
  norm: "B7",
  nl: "Bij een initiatief van bewoners is elke volgende stap hún besluit.",
  en: "In an initiative of residents every next step is their decision.",
  source: { document: minutes, section: "4.2, 5.1" },
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
