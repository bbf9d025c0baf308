/** Meetings: what must hold. */
import type { BodyId, Day } from "../kernel/names.ts"
import {
  competentBodyDecides as competent,
  holdsTheRole as held,
  personIsIntroduced as introduced,
  sharedInTime,
  statementHasASpeaker as spoken
} from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const minutes = "verslag-2024-02-01"
export type Stage = "scheduled" | "cancelled" | "open" | "closed"
export type ItemStage = "placed" | "open" | "deferred" | "withdrawn"

export const competentBodyDecides = competent("meetings", {
  nl: "Een week na de vergadering stelt de secretaris het verslag alleen vast.",
  en: "A week after the meeting the secretary adopts the minutes alone."
})
export const personIsIntroduced = introduced("meetings", {
  nl: "Een gast wordt als aanwezig geregistreerd zonder dat iemand die gast heeft voorgesteld.",
  en: "A guest is registered as present although nobody has introduced that guest."
})
export const holdsTheRole = held("meetings", {
  nl: "Iemand die vorige maand als voorzitter is gestopt, opent de vergadering als voorzitter.",
  en: "Somebody who stopped as chair last month opens the meeting as chair."
})
export const statementHasASpeaker = spoken("meetings")
export const sharedBeforeDiscussed = sharedInTime("meetings", "shared-before-discussed")

export const meetingIsWellFormed = rule({
  id: "meetings/meeting-is-well-formed",
  norm: "V1",
  nl: "Een vergadering hoort bij een bekend orgaan en begint voordat zij eindigt; een volgende ligt later dan de vorige.",
  en: "A meeting belongs to a known body and begins before it ends; a next one lies after the one before.",
  source: { document: minutes, section: "H, 6" },
  refuses: {
    nl: "De vergadering na die van 1 februari 2024 wordt gepland op 4 april 2023.",
    en: "The meeting after the one of 1 February 2024 is scheduled for 4 April 2023."
  },
  holds: (facts: { body: BodyId; isBody: boolean; endsBeforeStart: boolean; isBeforePrevious: boolean }) =>
    facts.isBody && !facts.endsBeforeStart && !facts.isBeforePrevious
})

export const movedBeforeItOpens = rule({
  id: "meetings/moved-before-it-opens",
  norm: "V2",
  nl: "Plannen en verzetten kan zolang de vergadering niet is geopend.",
  en: "A meeting is scheduled or moved before it was opened.",
  source: { document: minutes, section: "1, 6" },
  refuses: {
    nl: "De vergadering is al begonnen en wordt nog naar een andere dag verzet.",
    en: "The meeting has already begun and is still moved to another day."
  },
  holds: ({ stage }: { stage: Stage | undefined }) =>
    stage === undefined || stage === "scheduled" || stage === "cancelled"
})

export const cancelledOnce = rule({
  id: "meetings/cancelled-once",
  norm: "V2",
  nl: "Alleen een geplande vergadering wordt afgelast.",
  en: "Only a scheduled meeting is cancelled.",
  source: { document: minutes, section: "1, 6" },
  refuses: {
    nl: "Een vergadering die al is gehouden en gesloten, wordt een dag later afgelast.",
    en: "A meeting that was held and closed is cancelled a day later."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "scheduled"
})

export const openedOnce = rule({
  id: "meetings/opened-once",
  norm: "V2",
  nl: "Een geplande vergadering wordt eenmaal geopend.",
  en: "A scheduled meeting is opened once.",
  source: { document: minutes, section: "1" },
  refuses: {
    nl: "De vergadering van 1 februari is gesloten en wordt een week later nog eens geopend.",
    en: "The meeting of 1 February was closed and is opened once more a week later."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "scheduled"
})

export const notBeforeItsDay = rule({
  id: "meetings/not-before-its-day",
  norm: "V2",
  nl: "Een vergadering wordt niet voor haar dag geopend.",
  en: "A meeting is not opened before its day.",
  source: { document: minutes, section: "H, 1" },
  refuses: {
    nl: "De vergadering van 4 april wordt op 3 april al geopend.",
    en: "The meeting of 4 April is opened on 3 April already."
  },
  holds: ({ on, today }: { on: Day | undefined; today: Day }) => on === undefined || on <= today
})

export const chairOpensAndCloses = rule({
  id: "meetings/chair-opens-and-closes",
  norm: "V2",
  nl: "Alleen de voorzitter of een vervanger opent en sluit.",
  en: "Only the chair or a deputy opens and closes.",
  source: {
    document: minutes,
    section: "1, 6",
    reading: {
      nl: "De burgemeester opent en sluit, en het dankwoord is van de voorzitter: wij lezen die twee als dezelfde.",
      en: "The mayor opens and closes, and the word of thanks is the chair's: we read the two as the same person."
    }
  },
  refuses: {
    nl: "De voorzitter is nog onderweg, en de secretaris opent de vergadering alvast.",
    en: "The chair is still on the way, and the secretary opens the meeting in the meantime."
  },
  holds: ({ isChair }: { role: string; isChair: boolean }) => isChair
})

export const closedOnce = rule({
  id: "meetings/closed-once",
  norm: "V2",
  nl: "Een geopende vergadering wordt eenmaal gesloten.",
  en: "An open meeting is closed once.",
  source: { document: minutes, section: "6" },
  refuses: {
    nl: "De voorzitter sluit een vergadering die nooit is geopend.",
    en: "The chair closes a meeting that was never opened."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage === "open"
})

export const itemsLiveInsideOpenMeeting = rule({
  id: "meetings/items-live-inside-open-meeting",
  norm: "V3",
  nl: "Agendapunten worden alleen in een geopende vergadering behandeld.",
  en: "Agenda items are dealt with only in an open meeting.",
  source: { document: minutes, section: "1–6" },
  refuses: {
    nl: "De vergadering is gesloten, en op de gang wordt nog een agendapunt behandeld.",
    en: "The meeting has closed, and in the corridor one more agenda item is dealt with."
  },
  holds: ({ itemStage, stage }: { stage: Stage | undefined; itemStage: ItemStage | undefined }) =>
    stage === "open" && itemStage === "placed"
})

export const spokenInsideOpenMeeting = rule({
  id: "meetings/spoken-inside-open-meeting",
  norm: "V3",
  nl: "Wat in een vergadering is gezegd, is gezegd terwijl zij open was en het punt aan de orde.",
  en: "What was said in a meeting was said while it was open and the item was being dealt with.",
  source: { document: minutes, section: "1–6" },
  refuses: {
    nl: "Wat iemand na de sluiting op straat zei, wordt vastgelegd als gezegd in de vergadering.",
    en: "What somebody said in the street after closing is recorded as said in the meeting."
  },
  holds: (facts: {
    isInMeeting: boolean
    stage: Stage | undefined
    isOnItem: boolean
    itemStage: ItemStage | undefined
  }) =>
    (!facts.isInMeeting && !facts.isOnItem) ||
    (facts.stage === "open" && (!facts.isOnItem || facts.itemStage === "open"))
})

export const agendaIsOfAComingMeeting = rule({
  id: "meetings/agenda-is-of-a-coming-meeting",
  norm: "V3",
  nl: "Een agenda hoort bij een vergadering die gepland of geopend is, en elk punt staat er eenmaal op.",
  en: "An agenda belongs to a meeting that is scheduled or open, and each item is on it once.",
  source: { document: minutes, section: "1–6" },
  refuses: {
    nl: "Een week na de sluiting komt er nog een punt op de agenda van die vergadering.",
    en: "A week after closing one more item is put on the agenda of that meeting."
  },
  holds: ({ itemStage, stage }: { stage: Stage | undefined; itemStage: ItemStage | undefined }) =>
    (stage === "scheduled" || stage === "open") && itemStage === undefined
})

export const deferredBeforeClosing = rule({
  id: "meetings/deferred-before-closing",
  norm: "V3",
  nl: "Doorschuiven of intrekken kan met een punt dat nog op de agenda staat, zolang de vergadering niet is gesloten.",
  en: "An item that is still on the agenda is deferred or withdrawn before the meeting has closed.",
  source: { document: minutes, section: "1–6" },
  refuses: {
    nl: "Een dag na de sluiting schuift de secretaris een vergeten punt door naar de volgende keer.",
    en: "A day after closing the secretary defers a forgotten item to the next time."
  },
  holds: ({ itemStage, stage }: { stage: Stage | undefined; itemStage: ItemStage | undefined }) =>
    (stage === "scheduled" || stage === "open") && (itemStage === "placed" || itemStage === "open")
})

export const everyItemIsDealtWith = rule({
  id: "meetings/every-item-is-dealt-with",
  norm: "V3",
  nl: "Bij sluiting is elk agendapunt behandeld, doorgeschoven of ingetrokken.",
  en: "At closing every agenda item was dealt with, deferred or withdrawn.",
  source: { document: minutes, section: "1–6" },
  refuses: {
    nl: "De voorzitter sluit de vergadering terwijl punt 5 nog niet aan de orde is geweest.",
    en: "The chair closes the meeting while item 5 has not come up yet."
  },
  holds: ({ waiting }: { waiting: number }) => waiting === 0
})

export const attendanceIsOfAMeeting = rule({
  id: "meetings/attendance-is-of-a-meeting",
  norm: "V6",
  nl: "Aanwezigheid hoort bij een vergadering die gepland, geopend of gesloten is, niet bij een afgelaste.",
  en: "Attendance belongs to a meeting that is scheduled, open or closed, not to a cancelled one.",
  source: { document: minutes, section: "H" },
  refuses: {
    nl: "Iemand wordt als aanwezig geregistreerd bij een vergadering die was afgelast.",
    en: "Somebody is registered as present at a meeting that had been cancelled."
  },
  holds: ({ stage }: { stage: Stage | undefined }) => stage !== undefined && stage !== "cancelled"
})

export const minutesFollowTheMeeting = rule({
  id: "meetings/minutes-follow-the-meeting",
  norm: "V5",
  nl: "Een verslag volgt op een geopende vergadering, edities tellen op, en na vaststelling verandert het niet meer.",
  en: "Minutes follow a meeting that was opened, editions count up, and once adopted they change no more.",
  source: { document: minutes, section: "H" },
  refuses: {
    nl: "De secretaris stelt het verslag op voordat de vergadering is geopend.",
    en: "The secretary drafts the minutes before the meeting was opened."
  },
  holds: (facts: {
    stage: Stage | undefined
    edition: number
    nextEdition: number
    wereAdopted: boolean
    isSameMeeting: boolean
  }) =>
    (facts.stage === "open" || facts.stage === "closed") &&
    facts.edition === facts.nextEdition &&
    !facts.wereAdopted &&
    facts.isSameMeeting
})

export const minutesAreAdoptedLater = rule({
  id: "meetings/minutes-are-adopted-later",
  norm: "V5",
  nl: "Een verslag wordt eenmaal vastgesteld, in de laatste editie, in een latere vergadering van hetzelfde orgaan.",
  en: "Minutes are adopted once, in their last edition, in a later meeting of the same body.",
  source: { document: minutes, section: "H" },
  refuses: {
    nl: "Het verslag wordt vastgesteld aan het eind van de vergadering waarover het gaat.",
    en: "The minutes are adopted at the end of the very meeting they are about."
  },
  holds: (facts: {
    edition: number
    lastEdition: number | undefined
    wereAdopted: boolean
    isLater: boolean
    isSameBody: boolean
  }) => facts.edition === facts.lastEdition && !facts.wereAdopted && facts.isLater && facts.isSameBody
})

/** Which command stands under which rules. */
export const terms = {
  ScheduleMeeting: [movedBeforeItOpens, meetingIsWellFormed],
  CancelMeeting: [cancelledOnce],
  PlaceAgendaItem: [agendaIsOfAComingMeeting],
  DeferAgendaItem: [deferredBeforeClosing],
  OpenMeeting: [openedOnce, notBeforeItsDay, chairOpensAndCloses, holdsTheRole],
  RegisterAttendance: [attendanceIsOfAMeeting, personIsIntroduced],
  OpenAgendaItem: [itemsLiveInsideOpenMeeting, sharedBeforeDiscussed],
  RecordStatement: [spokenInsideOpenMeeting, statementHasASpeaker],
  CloseMeeting: [closedOnce, chairOpensAndCloses, holdsTheRole, everyItemIsDealtWith],
  DraftMinutes: [minutesFollowTheMeeting],
  AdoptMinutes: [competentBodyDecides, minutesAreAdoptedLater]
}
