/** What is said of an import. */
import type { Wording } from "@pactwerk/core"
import { events } from "./moving.ts"

export const importSays = {
  notFor: (option: string, format: string): Wording => ({
    nl: `${option} hoort niet bij ${format}.`,
    en: `${option} does not belong with ${format}.`
  }),
  absent: (file: string): Wording => ({ nl: `Het bestand ${file} bestaat niet.`, en: `There is no file ${file}.` }),
  malformed: (file: string, count: number): Wording => ({
    nl: `In ${file} klopt iets niet, op ${count} ${count === 1 ? "plek" : "plekken"}. Er is niets vastgelegd.`,
    en: `Something in ${file} is not right, in ${count} ${count === 1 ? "place" : "places"}. Nothing was recorded.`
  }),
  whole: {
    nl: "Schrijf het opnieuw met --level personal, en laat FILE.export.json ernaast staan; of neem een reservekopie.",
    en: "Write it again with --level personal, and leave FILE.export.json beside it; or take a backup."
  },
  notEmpty: (named: string): Wording => ({
    nl: `In ${named} staat al iets. Wat opnieuw wordt verzegeld, gaat alleen in een leeg logboek.`,
    en: `There is something in ${named} already. What is sealed anew goes into an empty log only.`
  }),
  sealedAnew: (count: number): Wording => ({
    nl: `Opnieuw verzegeld: ${events(count).nl} met iets van iemand zelf. De wortel van dit logboek is daarom een andere.`,
    en: `Sealed anew: ${events(count).en} with something of somebody's own. So the root of this log is another one.`
  }),
  could: (count: number): Wording => ({
    nl: `Zo kan het worden overgenomen: ${events(count).nl}. Er is nog niets vastgelegd.`,
    en: `It can be imported so: ${events(count).en}. Nothing was recorded yet.`
  }),
  told: (from: string, to: string, added: number, found: number): Wording => ({
    nl: `Overgenomen uit ${from} in ${to}: ${events(added).nl}, nagelezen en gelijk.${found === 0 ? "" : ` Er stonden er al ${found}.`}`,
    en: `Imported from ${from} into ${to}: ${events(added).en}, read back and the same.${found === 0 ? "" : ` There were ${found} already.`}`
  })
}
