/** Council: how it is said. */
import type { Money, Outsider } from "../kernel/names.ts"
import { type Language, type Naming, sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

const outsider = (from: Outsider, name: Naming) => ("body" in from ? name("body", from.body) : from.named)

const sayMoney = ({ about, cents, currency, said }: Money, language: Language): string => {
  if (said !== undefined) return said
  const [locale, roughly] = language === "nl" ? ["nl-NL", "ongeveer "] : ["en-GB", "about "]
  return (about ? roughly : "") + new Intl.NumberFormat(locale, { style: "currency", currency }).format(cents / 100)
}

export const words: Words<Command, Event> = {
  PlanReferral: { nl: "Inbrengen voornemen", en: "Plan a referral" },
  ReferToCouncil: { nl: "Inbrengen in de raad", en: "Refer to the council" },
  RecordExternalReaction: { nl: "Reactie van buiten vastleggen", en: "Record a reaction from outside" },
  ProcessExternalReaction: { nl: "Reactie verwerken", en: "Process a reaction" },
  RecordFunding: { nl: "Middelen vastleggen", en: "Record funding" },
  ReferralPlanned: {
    label: { nl: "inbrengen voorgenomen", en: "referral planned" },
    nl: ({ of, to }, name) => `Het voornemen is om dit in te brengen bij ${name("body", to)}: ${name(of.kind, of.id)}.`,
    en: ({ of, to }, name) => `The intention is to bring this before ${name("body", to)}: ${name(of.kind, of.id)}.`
  },
  ReferredToCouncil: {
    label: { nl: "ingebracht in de raad", en: "referred to the council" },
    nl: ({ by, edition, of, referred }, name) =>
      `${name("person", by)} heeft ${name(of.kind, of.id)} ingebracht (tekst ${edition}, ${sayWhen(referred, "nl")}).`,
    en: ({ by, edition, of, referred }, name) =>
      `${name("person", by)} referred ${name(of.kind, of.id)} (text ${edition}, ${sayWhen(referred, "en")}).`
  },
  ExternalReactionReceived: {
    label: { nl: "reactie van buiten ontvangen", en: "reaction from outside received" },
    nl: ({ from, text }, name) => `${outsider(from, name)}: ${text}`,
    en: ({ from, text }, name) => `${outsider(from, name)}: ${text}`
  },
  ExternalReactionProcessed: {
    label: { nl: "reactie verwerkt, of met reden niet", en: "reaction processed, or with a reason not" },
    nl: ({ processedIn, waivedBecause }, name) =>
      processedIn === undefined
        ? `De reactie is niet verwerkt, omdat: ${waivedBecause ?? "?"}`
        : `De reactie is verwerkt in: ${name(processedIn.kind, processedIn.id)}.`,
    en: ({ processedIn, waivedBecause }, name) =>
      processedIn === undefined
        ? `The reaction was not processed, because: ${waivedBecause ?? "?"}`
        : `The reaction was processed in: ${name(processedIn.kind, processedIn.id)}.`
  },
  FundingGranted: {
    label: { nl: "middelen toegekend", en: "funding granted" },
    nl: ({ amount, claimedBy, from, purpose }, name) =>
      `${outsider(from, name)} kent ${sayMoney(amount, "nl")} toe voor ${purpose} (volgens ${claimedBy}).`,
    en: ({ amount, claimedBy, from, purpose }, name) =>
      `${outsider(from, name)} grants ${sayMoney(amount, "en")} for ${purpose} (according to ${claimedBy}).`
  }
}
