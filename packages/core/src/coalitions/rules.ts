/** Coalitions: what must hold. */
import { speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"

export const speakForYourOwn = speak("coalitions", {
  nl: "Een adviseur start een coalitie namens een school, maar vertegenwoordigt die school niet.",
  en: "An adviser launches a coalition for a school but does not represent that school."
})

export const themeGoalAndInitiator = rule({
  id: "coalitions/theme-goal-and-initiator",
  norm: "K1",
  nl: "Een coalitie start eenmaal, met een thema.",
  en: "A coalition is launched once, with a theme.",
  source: { document: minutes, section: "4.1–4.4" },
  refuses: {
    nl: "Er start een coalitie, en niemand kan zeggen welk thema zij heeft.",
    en: "A coalition is launched, and nobody can say what its theme is."
  },
  holds: ({ hasTheme, isNew }: { isNew: boolean; hasTheme: boolean }) => isNew && hasTheme
})

export const coalitionIsKnown = rule({
  id: "coalitions/coalition-is-known",
  norm: "K1",
  nl: "Wat een coalitie aangaat, hoort bij een coalitie die is gestart.",
  en: "What is about a coalition belongs to one that was launched.",
  source: { document: minutes, section: "4.1–4.4" },
  refuses: {
    nl: "Een organisatie toont interesse in een coalitie die nooit is gestart.",
    en: "An organisation shows interest in a coalition that was never launched."
  },
  holds: ({ isKnown }: { isKnown: boolean }) => isKnown
})

export const activeWithGoalAndTwoParties = rule({
  id: "coalitions/active-with-goal-and-two-parties",
  norm: "K1",
  nl: "Actief is een coalitie met een doel en minstens twee partijen; tot dan verkent zij.",
  en: "A coalition is active with a goal and at least two parties; until then it explores.",
  source: {
    document: minutes,
    section: "4.1–4.4",
    reading: {
      nl: "Zonder doel en tweede partij noemen wij een coalitie verkennend.",
      en: "Without a goal and a second party we call a coalition exploring."
    }
  },
  refuses: {
    nl: "Brede Veiligheid heet een actieve coalitie, terwijl er pas één partij is aangesloten.",
    en: "Brede Veiligheid is called an active coalition, while only one party has joined."
  },
  holds: (facts: { isExploring: boolean; hasGoal: boolean; parties: number }) =>
    facts.isExploring && facts.hasGoal && facts.parties >= 2
})

export const joiningIsAnOwnAct = rule({
  id: "coalitions/joining-is-an-own-act",
  norm: "K2",
  nl: "Aansluiten doe je zelf, eenmaal; interesse, genoemd, gevraagd of gastheer zijn is geen deelname.",
  en: "A party joins by its own act, once; interest, being named, asked or host is not joining.",
  source: { document: minutes, section: "4.3, 4.4" },
  refuses: {
    nl: "Lumens toont interesse, en de secretaris schrijft haar daarom op als aangesloten.",
    en: "Lumens shows interest, and the secretary therefore puts it down as having joined."
  },
  holds: ({ hasJoined, isRepresentative }: { isRepresentative: boolean; hasJoined: boolean }) =>
    isRepresentative && !hasJoined
})

export const onlyAMemberLeaves = rule({
  id: "coalitions/only-a-party-leaves",
  norm: "K2",
  nl: "Uit een coalitie stapt alleen wie is aangesloten.",
  en: "Only a party that joined leaves a coalition.",
  source: { document: minutes, section: "4.3, 4.4" },
  refuses: {
    nl: "Een organisatie die alleen interesse had getoond, stapt uit de coalitie.",
    en: "An organisation that had only shown interest leaves the coalition."
  },
  holds: ({ hasJoined }: { hasJoined: boolean }) => hasJoined
})

export const interestIsNotJoining = rule({
  id: "coalitions/interest-is-not-joining",
  norm: "C4",
  nl: "Interesse toont wie nog niet is aangesloten; zij maakt niemand deelnemer.",
  en: "Interest is shown by who has not joined; it makes nobody a party.",
  source: { document: minutes, section: "4.3" },
  refuses: {
    nl: "Een organisatie is al aangesloten en toont daarna nog interesse in dezelfde coalitie.",
    en: "An organisation has joined already and then shows interest in the same coalition."
  },
  holds: ({ hasJoined }: { hasJoined: boolean }) => !hasJoined
})

export const nominationIsNew = rule({
  id: "coalitions/nomination-is-new",
  norm: "K3",
  nl: "Een ontbrekende partij wordt eenmaal genoemd.",
  en: "A missing party is nominated once.",
  source: { document: minutes, section: "4.3" },
  refuses: {
    nl: "Een school is als ontbrekende partij genoemd, en diezelfde vermelding komt er nog eens bij.",
    en: "A school was nominated as a missing party, and the same nomination is added once more."
  },
  holds: ({ isNewNomination }: { isNewNomination: boolean }) => isNewNomination
})

export const missingPartiesAreFollowedUp = rule({
  id: "coalitions/missing-parties-are-followed-up",
  norm: "K3",
  nl: "Elke genoemde partij wordt opgevolgd: zij sluit aan, bedankt, of vervalt met reden.",
  en: "Every nominated party is followed up: it joins, declines, or is dropped with a reason.",
  source: {
    document: minutes,
    section: "4.1, 4.3",
    reading: {
      nl: "Het verslag vraagt partijen aan te wijzen; wij lezen daarin dat elke naam een vervolg krijgt.",
      en: "The minutes ask to point out parties; we read into it that every name is followed up."
    }
  },
  refuses: {
    nl: "Een genoemde partij verdwijnt van de lijst, en niemand zegt waarom.",
    en: "A nominated party vanishes from the list, and nobody says why."
  },
  holds: ({ hasReason, isOpen }: { isOpen: boolean; hasReason: boolean }) => isOpen && hasReason
})

export const notYetHasAReason = rule({
  id: "coalitions/not-yet-has-a-reason",
  norm: "K3",
  nl: "Wie een groep nog niet betrekt, zegt waarom.",
  en: "Whoever does not involve a group yet says why.",
  source: { document: minutes, section: "4.1" },
  refuses: {
    nl: "De coalitie betrekt jongeren voorlopig niet en geeft daar geen reden voor.",
    en: "For the time being the coalition does not involve young people and gives no reason for it."
  },
  holds: ({ hasReason, stage }: { stage: "intended" | "arranged" | "notYet"; hasReason: boolean }) =>
    stage !== "notYet" || hasReason
})

export const involvementIsArrangedOrExplained = rule({
  id: "coalitions/involvement-is-arranged-or-explained",
  norm: "K3",
  nl: "Voordat een coalitie actief wordt, zijn de groepen om wie het gaat betrokken, of is gezegd waarom nog niet.",
  en: "Before a coalition becomes active the groups it is about are involved, or it is said why not yet.",
  source: {
    document: minutes,
    section: "4.1",
    reading: {
      nl: "De wens om jongeren te betrekken wordt hiermee een afspraak die niet stil verdwijnt.",
      en: "The wish to involve young people thereby becomes an agreement that does not vanish in silence."
    }
  },
  refuses: {
    nl: "Een coalitie wordt actief, terwijl het betrekken van jongeren alleen een voornemen is.",
    en: "A coalition becomes active while involving young people is no more than an intention."
  },
  holds: ({ unsettledGroups }: { unsettledGroups: number }) => unsettledGroups === 0
})

/** Which command stands under which rules. */
export const terms = {
  LaunchCoalition: [themeGoalAndInitiator, speakForYourOwn],
  SetCoalitionGoal: [coalitionIsKnown],
  ExpressInterest: [coalitionIsKnown, interestIsNotJoining, speakForYourOwn],
  RequestParticipation: [coalitionIsKnown],
  NominateParty: [coalitionIsKnown, nominationIsNew],
  CloseNomination: [missingPartiesAreFollowedUp],
  PlanInvolvement: [coalitionIsKnown, notYetHasAReason],
  JoinCoalition: [coalitionIsKnown, joiningIsAnOwnAct, speakForYourOwn],
  ActivateCoalition: [activeWithGoalAndTwoParties, involvementIsArrangedOrExplained],
  LeaveCoalition: [onlyAMemberLeaves, speakForYourOwn]
}
