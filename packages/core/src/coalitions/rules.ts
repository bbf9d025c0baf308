/** Coalitions: what must hold. */
import { speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"

export const speakForYourOwn = speak("coalitions")

export const themeGoalAndInitiator = rule({
  id: "coalitions/theme-goal-and-initiator",
  norm: "K1",
  nl: "Een coalitie start eenmaal, met een thema.",
  en: "A coalition is launched once, with a theme.",
  source: { document: minutes, section: "4.1 t/m 4.4" },
  holds: ({ hasTheme, isNew }: { isNew: boolean; hasTheme: boolean }) => isNew && hasTheme
})

export const coalitionIsKnown = rule({
  id: "coalitions/coalition-is-known",
  norm: "K1",
  nl: "Wat een coalitie aangaat, hoort bij een coalitie die is gestart.",
  en: "What is about a coalition belongs to one that was launched.",
  source: { document: minutes, section: "4.1 t/m 4.4" },
  holds: ({ isKnown }: { isKnown: boolean }) => isKnown
})

export const activeWithGoalAndTwoParties = rule({
  id: "coalitions/active-with-goal-and-two-parties",
  norm: "K1",
  nl: "Actief is een coalitie met een doel en minstens twee partijen; tot dan verkent zij.",
  en: "A coalition is active with a goal and at least two parties; until then it explores.",
  source: {
    document: minutes,
    section: "4.1 t/m 4.4",
    reading: "Zonder doel en tweede partij noemen wij een coalitie verkennend."
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
  holds: ({ hasJoined, isRepresentative }: { isRepresentative: boolean; hasJoined: boolean }) =>
    isRepresentative && !hasJoined
})

export const onlyAMemberLeaves = rule({
  id: "coalitions/only-a-party-leaves",
  norm: "K2",
  nl: "Uit een coalitie stapt alleen wie is aangesloten.",
  en: "Only a party that joined leaves a coalition.",
  source: { document: minutes, section: "4.3, 4.4" },
  holds: ({ hasJoined }: { hasJoined: boolean }) => hasJoined
})

export const interestIsNotJoining = rule({
  id: "coalitions/interest-is-not-joining",
  norm: "C4",
  nl: "Interesse toont wie nog niet is aangesloten; zij maakt niemand deelnemer.",
  en: "Interest is shown by who has not joined; it makes nobody a party.",
  source: { document: minutes, section: "4.3" },
  holds: ({ hasJoined }: { hasJoined: boolean }) => !hasJoined
})

export const nominationIsNew = rule({
  id: "coalitions/nomination-is-new",
  norm: "K3",
  nl: "Een ontbrekende partij wordt eenmaal genoemd.",
  en: "A missing party is nominated once.",
  source: { document: minutes, section: "4.3" },
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
    reading: "Het verslag vraagt partijen aan te wijzen; wij lezen daarin dat elke naam een vervolg krijgt."
  },
  holds: ({ hasReason, isOpen }: { isOpen: boolean; hasReason: boolean }) => isOpen && hasReason
})

export const notYetHasAReason = rule({
  id: "coalitions/not-yet-has-a-reason",
  norm: "K3",
  nl: "Wie een groep nog niet betrekt, zegt waarom.",
  en: "Whoever does not involve a group yet says why.",
  source: { document: minutes, section: "4.1" },
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
    reading: "De wens om jongeren te betrekken wordt hiermee een afspraak die niet stil verdwijnt."
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
