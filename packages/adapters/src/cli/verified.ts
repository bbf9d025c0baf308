/** What is said of a log that was read again: what is wrong, what holds, and what was not looked at. */
import type { Damage, Wording } from "@pactwerk/core"
import type { Ordered } from "./grammar.ts"
import type { Weighed } from "./held.ts"

const kinds: Readonly<Record<Damage["is"], Wording>> = {
  missing: { nl: "ontbreekt", en: "is missing" },
  misplaced: {
    nl: "op deze plaats staat een gebeurtenis die ergens anders hoort",
    en: "an event stands here that belongs elsewhere"
  },
  changed: { nl: "wat er staat, is niet wat er is vastgelegd", en: "what it says is not what was recorded" },
  unreadable: { nl: "is niet te lezen", en: "cannot be read" }
}
export const damaged = ({ detail, is, position }: Damage): Wording => ({
  nl: `#${position}: ${kinds[is].nl}${detail === undefined ? "" : ` (${detail})`}`,
  en: `#${position}: ${kinds[is].en}${detail === undefined ? "" : ` (${detail})`}`
})
export const isDamaged = (count: number, size: number): Wording => ({
  nl: `Het logboek klopt niet: ${count} van ${size} plaatsen.`,
  en: `The log does not hold: ${count} of ${size} places.`
})
export const isAnother: Wording = {
  nl: "Het logboek is niet het vervolg van wat u bewaarde: het is herschreven of ingekort.",
  en: "The log does not go on from what you kept: it was rewritten or cut."
}
export const restore: Wording = {
  nl: "Er is niets veranderd. Bewaar dit bestand zoals het is, en vergelijk het met een reservekopie.",
  en: "Nothing was changed. Keep this file as it is, and compare it with a backup."
}
export const whole = (size: number, print: string): Wording => ({
  nl: `Het logboek is heel: ${size} gebeurtenissen, ${print}.`,
  en: `The log is whole: ${size} events, ${print}.`
})

/** What this answer does not say, because nobody gave what it takes. */
export const unchecked = (
  { checkpoint, deep, fingerprint, quick }: Ordered<"verify">,
  held: ReadonlyArray<Weighed>
): ReadonlyArray<Wording> => [
  ...(checkpoint.length + fingerprint.length > 0 ? [] : [noCheckpoint]),
  ...(held.every(({ isSigned }) => isSigned) ? [] : [noKey]),
  ...(quick ? [onlyQuick] : []),
  ...(deep ? [] : [notDeep])
]
const noCheckpoint: Wording = {
  nl: "Niet nagekeken: of het logboek herschreven of ingekort is. Geef een controlepunt van eerder met --checkpoint.",
  en: "Not checked: whether the log was rewritten or cut. Give an earlier checkpoint with --checkpoint."
}
const noKey: Wording = {
  nl: "Niet nagekeken: wie het controlepunt ondertekende. Geef een openbare sleutel met --key.",
  en: "Not checked: who signed the checkpoint. Give a public key with --key."
}
const onlyQuick: Wording = {
  nl: "Niet nagekeken: of elke gebeurtenis ook gevonden wordt door wie ernaar zoekt. Laat --quick weg.",
  en: "Not checked: whether each event is found by whoever looks for it. Leave out --quick."
}
const notDeep: Wording = {
  nl: "Niet nagekeken: wat verzegeld is. Geef --deep.",
  en: "Not checked: what is sealed. Give --deep."
}
/** Said with every answer that holds. */
export const limits: Wording = {
  nl: "Dit gaat over het logboek, niet over de avond: niets laat zien wat nooit is vastgelegd, of dat een verslag waar is. Wie de ondertekensleutel heeft, kan van het begin af aan een ander logboek bijhouden; alleen controlepunten bij anderen laten dat zien.",
  en: "This is about the record, not about the evening: nothing shows what was never recorded, or that minutes are true. Who has the signing key can keep another log from the start; only checkpoints held by others show it."
}
