/** How an overview is said: short lines in plain Dutch or in English. */
import { type Day, ProgrammeId } from "../kernel/names.ts"
import { type Language, type Naming, sayDay, sayList, sayWhen } from "../kernel/wording.ts"
import { meetingsHeld, nextMeeting } from "./agenda.ts"
import { blockers } from "./blockers.ts"
import {
  type FeedbackBoard,
  type FeedbackWindow,
  lastDayOf,
  remarksThatCount,
  remarksWaiting,
  stateOn
} from "./feedback-board.ts"
import { naming } from "./names.ts"
import type { Agreed, Overview } from "./overview.ts"
import { adoptionOf } from "./readiness.ts"
import { type Entry, membersOn, signatoriesOn, welcomedOnly } from "./register.ts"

/** The overview as lines, as of a day. */
export const sayOverview = (known: Overview, language: Language, on: Day): ReadonlyArray<string> => {
  const name = naming(known.readiness.names, language)
  return [
    ...known.agreed.map((agreed) => sayAgreed(agreed, language, name)),
    ...Object.keys(known.readiness.programmes).flatMap((id) => sayProgramme(known, ProgrammeId.make(id), language, on)),
    ...Object.values<FeedbackWindow>(known.readiness.board.windows).map((window) =>
      sayWindow(window, known.readiness.board, language, on, name)
    ),
    ...sayRegister(known, language, on),
    sayMeetings(known, language, on, name)
  ].map((line) => line.charAt(0).toUpperCase() + line.slice(1))
}

/** The verb comes from the kind, and from nothing else. */
const agreements = {
  DirectionEndorsed: {
    nl: (matter, when) => `de koers van ${matter} is omarmd (${when}).`,
    en: (matter, when) => `the direction of ${matter} was endorsed (${when}).`
  },
  SupportDeclared: {
    nl: (matter, when) => `er is steun uitgesproken voor ${matter} (${when}).`,
    en: (matter, when) => `support was declared for ${matter} (${when}).`
  },
  CommitmentGiven: {
    nl: (matter, when) => `er is commitment gegeven voor ${matter} (${when}).`,
    en: (matter, when) => `commitment was given to ${matter} (${when}).`
  },
  ConsentReached: {
    nl: (matter, when) => `er is instemming met ${matter}, zonder bezwaren (${when}).`,
    en: (matter, when) => `there is consent to ${matter}, without objections (${when}).`
  }
} as const satisfies Record<Agreed["kind"], Record<Language, (matter: string, when: string) => string>>

const inferred = { nl: "; afgeleid", en: "; inferred" } as const

const sayAgreed = ({ certainty, kind, matter, when }: Agreed, language: Language, name: Naming) => {
  const mark = certainty === "inferred" ? inferred[language] : ""
  return agreements[kind][language](name(matter.kind, matter.id), `${sayWhen(when, language)}${mark}`)
}

const stages = {
  drafted: { nl: "is opgesteld en nog niet gedeeld", en: "was drafted and not shared yet" },
  shared: { nl: "is gedeeld en nog niet definitief", en: "was shared and is not final yet" },
  final: { nl: "is definitief", en: "is final" },
  adopted: { nl: "is de versie die geldt", en: "is the version in force" }
} as const

const sayProgramme = ({ readiness }: Overview, id: ProgrammeId, language: Language, on: Day): Array<string> => {
  const name = naming(readiness.names, language)
  const standing = readiness.programmes[id]
  const version = standing?.latest === undefined ? undefined : readiness.versions[standing.latest]
  const called = name("programme", id)
  const lines =
    standing?.latest === undefined || version === undefined
      ? []
      : [
          `${name("version", standing.latest)}${language === "nl" ? " van " : " of "}${called} ${stages[version.stage][language]}.`
        ]
  const adopted = standing?.adopted
  if (adopted !== undefined) {
    const when = sayWhen(adopted.when, language)
    lines.push(
      language === "nl"
        ? `${called} is vastgesteld: ${name("version", adopted.version)} (${when}).`
        : `${called} was adopted: ${name("version", adopted.version)} (${when}).`
    )
  }
  if (adoptionOf(readiness, id) !== undefined) return lines
  const open = blockers(readiness, id, on).length
  // After an adoption it is the newer version that waits; before it, the programme itself.
  const waiting = adopted === undefined || standing?.latest === undefined ? called : name("version", standing.latest)
  lines.push(
    language === "nl"
      ? `${waiting} is nog niet vastgesteld; wat daarvoor nog open staat: ${open === 0 ? "niets" : open}.`
      : `${waiting} was not adopted yet; what is still open before that: ${open === 0 ? "nothing" : open}.`
  )
  return lines
}

const windows = {
  open: { nl: "is welkom tot en met", en: "is welcome up to and including" },
  over: { nl: "kon tot en met", en: "was welcome up to and including" },
  closed: { nl: "is afgerond; de laatste dag was", en: "is closed; the last day was" }
} as const

const sayWindow = (window: FeedbackWindow, { policies }: FeedbackBoard, language: Language, on: Day, name: Naming) => {
  const [version, last] = [name("version", window.version), sayDay(lastDayOf(window, policies, on), language)]
  const remarks = remarksThatCount(window).length
  const answered = remarks - remarksWaiting(window).length
  const stands = windows[stateOn(window, policies, on)][language]
  return language === "nl"
    ? `feedback op ${version} ${stands} ${last}. Opmerkingen: ${remarks}, waarvan beantwoord: ${answered}.`
    : `feedback on ${version} ${stands} ${last}. Remarks: ${remarks}, of which answered: ${answered}.`
}

const sayRegister = ({ register }: Overview, language: Language, on: Day) => {
  const named = (entries: ReadonlyArray<readonly [string, Entry]>) => {
    const list = sayList(
      entries.map(([id, { name }]) => name ?? id),
      language
    )
    return entries.length === 0 ? "0" : `${entries.length} (${list})`
  }
  const [signed, welcomed] = [named(signatoriesOn(register, on)), named(welcomedOnly(register, on))]
  const members = membersOn(register, on).length
  return language === "nl"
    ? [
        `Leden, voor zover hier bekend: ${members}.`,
        `Getekend: ${signed}.`,
        `Verwelkomd, geen handtekening bekend: ${welcomed}.`
      ]
    : [`Members, as far as known here: ${members}.`, `Signed: ${signed}.`, `Welcomed, no signature known: ${welcomed}.`]
}

const sayMeetings = ({ agenda }: Overview, language: Language, on: Day, name: Naming) => {
  const held = meetingsHeld(agenda).length
  const next = nextMeeting(agenda, on)
  const planned = next && name("meeting", next.meeting)
  return language === "nl"
    ? `gehouden vergaderingen: ${held}. De volgende: ${planned ?? "nog niet gepland"}.`
    : `meetings held: ${held}. The next one: ${planned ?? "not planned yet"}.`
}
