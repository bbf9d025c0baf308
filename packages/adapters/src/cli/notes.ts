/** What is said of a moment that lies outside the log. */
import type { Analysis, Language } from "@pactwerk/core"
import type { Speech } from "./outside.ts"
import { Problem } from "./problem.ts"

const notes: Readonly<Record<Analysis.Note, Record<Language, string>>> = {
  "before the first event": { nl: "Toen was er nog niets.", en: "There was nothing yet." },
  "beyond the last event": {
    nl: "Zo ver gaat het logboek nog niet: wat daar bekend is, weet nog niemand.",
    en: "The log does not go that far yet: what is known there nobody can know."
  }
}

/** What is said of a moment that lies outside the log; nothing of one that does not. */
export const sayNote = (note: Analysis.Note | undefined, { say }: Speech): ReadonlyArray<string> =>
  note === undefined ? [] : [say(notes[note])]

/** For whoever explains, imagines, counts or carries away what was known at a place that the log has not reached. */
export const notReached = (known: Analysis.At["known"], head: number): Problem | undefined => {
  if (typeof known !== "number" || known <= head) return undefined
  const said = {
    nl: `Gebeurtenis ${known} bestaat niet; de laatste is ${head}.`,
    en: `There is no event ${known}; the last is ${head}.`
  }
  return new Problem("usage", said, { fields: { position: String(known), nearest: String(head) } })
}
