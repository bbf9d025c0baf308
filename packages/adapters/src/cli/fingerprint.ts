/** Fingerprints on paper: made of the log for minutes, and compared with the log by whoever holds the paper. */
import {
  EventLog,
  everything,
  makeEdge,
  Position,
  type Recorded,
  readShortFingerprint,
  type ShortFingerprint,
  shortFingerprint,
  type TreeHead,
  type Wording
} from "@pactwerk/core"
import { Effect, Result, Stream } from "effect"
import type { Document, Part } from "../export/document.ts"
import { label } from "../export/minutes-header.ts"
import { platformSha256 } from "../storage/shared/served.ts"
import { Problem } from "./problem.ts"
import { sayFault } from "./proof-faults.ts"

/** The size and root of the first `size` events of a log. */
export const headAt = (log: ReadonlyArray<Recorded>, size: number): TreeHead => {
  const edge = makeEdge(platformSha256)
  for (const { hash } of log.slice(0, size)) edge.push(hash)
  return { size: edge.size(), root: edge.root() }
}

const atTheEnd = {
  nl: {
    checkpoint: "Controlepunt",
    how: (size: number, print: string) =>
      `Dit verslag is gemaakt van het logboek tot en met gebeurtenis ${size}. Of daarin sindsdien iets is veranderd, is na te kijken met: pactwerk controleer --fingerprint ${print}`
  },
  en: {
    checkpoint: "Checkpoint",
    how: (size: number, print: string) =>
      `These minutes were made of the log up to and including event ${size}. Whether anything in it was changed since can be checked with: pactwerk verify --fingerprint ${print}`
  }
} as const

/** The document, and at its end of which log it was made. */
export const withFingerprint = (document: Document, head: TreeHead): Document => {
  const print = shortFingerprint(head)
  if (print === undefined) return document
  const say = atTheEnd[document.language]
  const how: Part = { is: "paragraph", line: { phrases: [{ text: say.how(head.size, print) }], because: [] } }
  return { ...document, parts: [...document.parts, label(say.checkpoint, print), how] }
}

/** A fingerprint that somebody typed from paper. */
export const readPrint = (text: string): ShortFingerprint => {
  const read = readShortFingerprint(text)
  if (Result.isSuccess(read)) return read.success
  const { en, nl } = sayFault(read.failure)
  throw new Problem("usage", { nl: `${text}: ${nl}.`, en: `${text}: ${en}.` }, { fields: { fingerprint: text } })
}

/** A fingerprint from paper, and whether the log begins with what it was made of. */
export interface Compared extends ShortFingerprint {
  readonly holds: boolean
}

/** Compares fingerprints with a log of which it is known that each hash is that of its event. */
export const compared = Effect.fnUntraced(function* (prints: ReadonlyArray<ShortFingerprint>) {
  const { read } = yield* EventLog
  const found: Array<Compared> = []
  for (const { print, size } of prints) {
    const edge = makeEdge(platformSha256)
    const first = read(everything, { until: Position.make(size) })
    yield* Stream.runForEach(first, ({ hash }) => Effect.sync(() => edge.push(hash)))
    found.push({ print, size, holds: shortFingerprint({ size: edge.size(), root: edge.root() }) === print })
  }
  return found
})

export const printHolds = ({ print, size }: Compared): Wording => ({
  nl: `${print}: de eerste ${size} gebeurtenissen zijn die waarvan deze vingerafdruk is gemaakt.`,
  en: `${print}: the first ${size} events are those that this fingerprint was made of.`
})
export const printFails = ({ print, size }: Compared, now: number): Wording =>
  size > now
    ? {
        nl: `${print}: toen waren er ${size} gebeurtenissen, nu ${now}`,
        en: `${print}: there were ${size} events then, ${now} now`
      }
    : {
        nl: `${print}: de eerste ${size} gebeurtenissen zijn nu andere, of de vingerafdruk is anders overgenomen dan hij er staat`,
        en: `${print}: the first ${size} events are others now, or the fingerprint was typed otherwise than it stands there`
      }

/** What so short a text can show, and what not: said with every one that holds. */
export const printLimits: Wording = {
  nl: "Een vingerafdruk laat zien dat er tot daar niets is veranderd sinds hij op papier kwam, aan wie dat papier vertrouwt. Hij zegt niet wie hem maakte: niemand heeft hem ondertekend. En hij is kort: wie het logboek zelf bijhoudt, kan met heel veel rekenwerk vooraf twee geschiedenissen maken met dezelfde afdruk. Een ondertekend controlepunt sluit dat uit.",
  en: "A fingerprint shows that nothing was changed up to there since it came on paper, to whoever trusts that paper. It does not say who made it: nobody signed it. And it is short: whoever keeps the log can, with very much computing beforehand, make two histories with one print. A signed checkpoint rules that out."
}
