/** Norms of the alliance that guard commands in more than one room; each room states them under a name of its own. */
import { Schema } from "effect"
import type { Actor } from "./event.ts"
import type { AgendaItemId, Day, Matter, MeetingId, OrganisationId, PersonId, Voice } from "./names.ts"
import { rule } from "./rule.ts"
import type { Wording } from "./wording.ts"

const minutes = "verslag-2024-02-01"

/** What a body can settle. */
export const DecisionKind = Schema.Literals([
  "direction",
  "support",
  "commitment",
  "consent",
  "adoption",
  "planning",
  "incorporation",
  "revision",
  "minutes",
  "policy"
])
export type DecisionKind = typeof DecisionKind.Type

/** Where a decision was taken: what a room is told about the meeting and the item. */
export type Sitting = {
  readonly meeting: MeetingId | undefined
  readonly isCompetent: boolean
  readonly isInOpenMeeting: boolean
  readonly isOnOpenItem: boolean
  readonly isAnnounced: boolean
}

/** Where something was minuted. */
export interface Place {
  readonly meeting?: MeetingId
  readonly agendaItem?: AgendaItemId
}

/** The way a room looks at a sitting: may this kind be decided here, about this matter? */
export type Sittings = (kind: DecisionKind, place: Place, matter?: Matter) => Sitting

export const competentBodyDecides = (room: string, refuses: Wording) =>
  rule({
    id: `${room}/competent-body-decides`,
    norm: "V4",
    nl: "Een besluit valt in een geopende vergadering van het bevoegde orgaan, bij een geagendeerd punt.",
    en: "A decision is taken in an open meeting of the competent body, under an item of its agenda.",
    source: {
      document: minutes,
      section: "4",
      reading: {
        nl: "Het verslag noemt de Alliantieraad als wie vaststelt; welk orgaan wat besluit, staat bij zijn instelling.",
        en: "The minutes name the alliance council as who adopts; which body decides what is stated where it is established."
      }
    },
    refuses,
    holds: ({ isAnnounced, isCompetent, isInOpenMeeting, isOnOpenItem }: Sitting) =>
      isCompetent && isInOpenMeeting && isOnOpenItem && isAnnounced
  })

/** Who speaks for an organisation in this act, and whether they may. Nobody speaks where nobody is named. */
export type Speaking = {
  readonly organisation: OrganisationId | undefined
  readonly speaker: PersonId | undefined
  readonly isRepresentative: boolean
  readonly isForAnother: boolean
}

/** Whether this person represents this organisation on the day of the act. */
export type Represents = (organisation: OrganisationId, person: PersonId) => boolean

/**
 * The person the act names, or else whoever asks on the organisation's behalf; where one of those two does not represent
 * it, that one. Nobody where no organisation acts.
 */
export const speaking = (
  organisation: OrganisationId | undefined,
  by: PersonId | undefined,
  { onBehalfOf, person }: Actor,
  represents: Represents
): Speaking => {
  const isRepresentative = (speaker: PersonId) => organisation !== undefined && represents(organisation, speaker)
  const asking = onBehalfOf === organisation ? person : undefined
  const speakers = organisation === undefined ? [] : [by, asking].filter((one) => one !== undefined)
  const stranger = speakers.find((speaker) => !isRepresentative(speaker))
  return {
    organisation,
    speaker: stranger ?? speakers[0],
    isRepresentative: speakers.length > 0 && stranger === undefined,
    isForAnother: organisation !== undefined && onBehalfOf !== undefined && onBehalfOf !== organisation
  }
}

export const speakForYourOwn = (room: string, refuses: Wording) =>
  rule({
    id: `${room}/speak-for-your-own`,
    norm: "M3",
    nl: "Wie namens een organisatie handelt, is op dat moment haar vertegenwoordiger.",
    en: "Whoever acts for an organisation is its representative at that time.",
    source: { document: minutes, section: "3, 4.1, 5" },
    refuses,
    holds: ({ isForAnother, isRepresentative, speaker }: Speaking) =>
      !isForAnother && (speaker === undefined || isRepresentative)
  })

/** The person a voice names; nobody where a group speaks. */
export const personOf = (voice: Voice): PersonId | undefined => ("person" in voice ? voice.person : undefined)

export const statementHasASpeaker = (room: string) =>
  rule({
    id: `${room}/statement-has-a-speaker`,
    norm: "V6",
    nl: "Een mededeling heeft een spreker of is uitdrukkelijk van allen samen; wie spreekt, is niet als afwezig gemeld.",
    en: "A statement has a speaker or is expressly of all together; whoever speaks is not registered as absent.",
    source: {
      document: minutes,
      section: "H",
      reading: {
        nl: "Er is geen presentielijst: wie aan het woord komt, was er, tenzij anders vastgelegd.",
        en: "There is no attendance list: whoever takes the floor was there, unless recorded otherwise."
      }
    },
    refuses: {
      nl: "Een uitspraak staat op naam van iemand die zich voor die avond had afgemeld.",
      en: "A statement is put down to somebody who had sent apologies for that evening."
    },
    holds: ({ isAbsent }: { speaker: PersonId | undefined; isAbsent: boolean }) => !isAbsent
  })

export const personIsIntroduced = (room: string, refuses: Wording) =>
  rule({
    id: `${room}/person-is-introduced`,
    nl: "Wie een taak krijgt, is eerst voorgesteld: naam en contact staan op één plek.",
    en: "Whoever is given a task was introduced first: name and contact stand in one place.",
    source: { document: "AVG", section: "art. 5" },
    refuses,
    holds: ({ isIntroduced }: { person: PersonId; isIntroduced: boolean }) => isIntroduced
  })

export const sharedInTime = (room: string, claim: string) =>
  rule({
    id: `${room}/${claim}`,
    norm: "P2",
    nl: "Een versie wordt pas besproken als zij tijdig met de leden is gedeeld.",
    en: "A version is discussed only when it was shared with the members in time.",
    source: {
      document: minutes,
      section: "4",
      reading: {
        nl: "De versie was de week ervoor gedeeld; wij lezen tijdig als een afgesproken aantal dagen.",
        en: "The version had been shared the week before; we read “in time” as an agreed number of days."
      }
    },
    refuses: {
      nl: "Een nieuwe versie gaat pas rond op de avond waarop zij aan de orde is.",
      en: "A new version goes round only on the evening on which it comes up."
    },
    holds: ({ discusses, shareBy, sharedBy }: Sharing) =>
      discusses === undefined || (sharedBy !== undefined && shareBy !== undefined && sharedBy <= shareBy)
  })

/** When a version was shared at the latest, and by when it had to be. */
export type Sharing = {
  readonly discusses: string | undefined
  readonly sharedBy: Day | undefined
  readonly shareBy: Day | undefined
}

export const consentNeedsARound = (room: string) =>
  rule({
    id: `${room}/consent-needs-a-round`,
    norm: "C1",
    nl: "Instemming bestaat pas na een bezwarenronde over een vaste tekst zonder openstaand bezwaar; zwijgen zonder ronde is geen instemming.",
    en: "Consent exists only after an objection round on a fixed text without an open objection; silence without a round is not consent.",
    source: {
      document: minutes,
      section: "5.2",
      reading: {
        nl: "Dat een ronde over een vaste tekst is gehouden, is onze lezing van «er zijn geen bezwaren geuit».",
        en: "That a round on a fixed text was held is our reading of “no objections were raised”."
      }
    },
    refuses: {
      nl: "Niemand reageert op een mail met de tekst, en dat zwijgen moet als instemming gelden.",
      en: "Nobody replies to a mail with the text, and that silence is taken for consent."
    },
    holds: ({ currentEdition, edition, openObjections, roundStage, wasAmended }: Round) =>
      roundStage === "closed" &&
      openObjections === 0 &&
      !wasAmended &&
      (currentEdition === undefined || currentEdition === edition)
  })

/** How an objection round stands. */
export type Round = {
  readonly roundStage: "open" | "closed" | undefined
  readonly openObjections: number
  /** Whether the text changed in the round, so that another round is due. */
  readonly wasAmended: boolean
  readonly edition: string | undefined
  /** The text as it is now, where the alliance keeps it. */
  readonly currentEdition: string | undefined
}

export const kindsOfAgreementAreDistinct = (room: string, refuses: Wording) =>
  rule({
    id: `${room}/kinds-of-agreement-are-distinct`,
    norm: "C4",
    nl: "Reactie, interesse, steun, omarmen, instemming, commitment en vaststellen zijn verschillende dingen; een besluit wisselt niet van soort.",
    en: "Reaction, interest, support, endorsement, consent, commitment and adoption are different things; a decision does not change its kind.",
    source: { document: minutes, section: "4.6, 5.2" },
    refuses,
    holds: ({ isNew }: { kind: DecisionKind; isNew: boolean }) => isNew
  })

export const holdsTheRole = (room: string, refuses: Wording) =>
  rule({
    id: `${room}/holds-the-role`,
    norm: "R2",
    nl: "Handelen in een rol kan alleen zolang je haar hebt.",
    en: "One acts in a role only while holding it.",
    source: { document: minutes, section: "H, 1, 6" },
    refuses,
    holds: ({ isHeld }: { role: string; by: PersonId; isHeld: boolean }) => isHeld
  })
