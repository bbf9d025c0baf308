/** The kernel's own room: how it is said. */
import { type Naming, sayWhen, type Wording, type Words } from "../wording.ts"
import type { Command } from "./decider.ts"
import type { Event, Ground, Reason, Recipient } from "./events.ts"

/** The grounds of GDPR art. 17(1), as they are said. */
export const grounds: Readonly<Record<Ground, Wording>> = {
  "no-longer-needed": { nl: "de gegevens zijn niet meer nodig", en: "the data are no longer needed" },
  "consent-withdrawn": { nl: "de toestemming is ingetrokken", en: "consent was withdrawn" },
  objected: { nl: "er is bezwaar gemaakt", en: "there was an objection" },
  unlawful: { nl: "de gegevens zijn onrechtmatig verwerkt", en: "the data were processed unlawfully" },
  "legal-duty": { nl: "de wet verplicht ertoe", en: "the law demands it" },
  "asked-as-a-child": { nl: "de gegevens zijn van een kind verzameld", en: "the data were collected from a child" }
}

/** Why a signing key is followed or withdrawn, as it is said. */
const reasons: Readonly<Record<Reason, Wording>> = {
  planned: { nl: "volgens plan", en: "as planned" },
  lost: { nl: "de sleutel is kwijt", en: "the key was lost" },
  stolen: { nl: "de sleutel is gestolen", en: "the key was stolen" }
}

const recipient = (to: Recipient, name: Naming): string =>
  "person" in to ? name("person", to.person) : name("organisation", to.organisation)

export const words: Words<Command, Event> = {
  IntroducePerson: { nl: "Persoon voorstellen", en: "Introduce a person" },
  LinkIdentity: { nl: "Vastleggen dat twee nummers één persoon zijn", en: "Link two numbers as one person" },
  RecordCorrection: { nl: "Correctie vastleggen", en: "Record a correction" },
  PlaceLegalHold: { nl: "Bewaarplicht vastleggen", en: "Place a legal hold" },
  LiftLegalHold: { nl: "Bewaarplicht laten vervallen", en: "Lift a legal hold" },
  ForgetPerson: { nl: "Iemand vergeten", en: "Forget a person" },
  CompleteForgetting: { nl: "Vergeten voltooien", en: "Complete forgetting" },
  DeliverCopy: { nl: "Vastleggen wie een kopie krijgt", en: "Record who gets a copy" },
  AnnounceSigningKey: { nl: "Ondertekensleutel aankondigen", en: "Announce a signing key" },
  WithdrawSigningKey: { nl: "Ondertekensleutel intrekken", en: "Withdraw a signing key" },
  PersonIntroduced: {
    label: { nl: "persoon voorgesteld", en: "person introduced" },
    nl: ({ person }, name) => `${name("person", person)} is voorgesteld.`,
    en: ({ person }, name) => `${name("person", person)} was introduced.`
  },
  IdentityLinked: {
    label: { nl: "zelfde persoon", en: "same person" },
    nl: ({ evidence, person, sameAs }, name) =>
      `${name("person", person)} en ${name("person", sameAs)} zijn één persoon: ${evidence}`,
    en: ({ evidence, person, sameAs }, name) =>
      `${name("person", person)} and ${name("person", sameAs)} are one person: ${evidence}`
  },
  CorrectionRecorded: {
    label: { nl: "correctie", en: "correction" },
    nl: ({ because, happened, reads }) =>
      `Correctie. Er staat te lezen: ${reads}${happened ? ` Het gebeurde: ${sayWhen(happened, "nl")}.` : ""} Omdat: ${because}`,
    en: ({ because, happened, reads }) =>
      `Correction. It reads: ${reads}${happened ? ` It happened: ${sayWhen(happened, "en")}.` : ""} Because: ${because}`
  },
  RuleBreachObserved: {
    label: { nl: "regelbreuk waargenomen", en: "breach of a rule observed" },
    nl: ({ rule }) => `Hierbij hield de regel ${rule} geen stand.`,
    en: ({ rule }) => `Here the rule ${rule} did not hold.`
  },
  LegalHoldPlaced: {
    label: { nl: "bewaarplicht", en: "legal hold" },
    nl: ({ duty, person }, name) => `Wat van ${name("person", person)} bekend is, moet bewaard blijven: ${duty}`,
    en: ({ duty, person }, name) => `What is known of ${name("person", person)} has to be kept: ${duty}`
  },
  LegalHoldLifted: {
    label: { nl: "bewaarplicht vervallen", en: "legal hold lifted" },
    nl: ({ because }) => `Een bewaarplicht is vervallen. Omdat: ${because}`,
    en: ({ because }) => `A legal hold was lifted. Because: ${because}`
  },
  PersonForgotten: {
    label: { nl: "persoon vergeten", en: "person forgotten" },
    nl: ({ ground, person }, name) => `${name("person", person)} wordt vergeten. Grond: ${grounds[ground].nl}.`,
    en: ({ ground, person }, name) => `${name("person", person)} is to be forgotten. Ground: ${grounds[ground].en}.`
  },
  PersonForgettingCompleted: {
    label: { nl: "vergeten voltooid", en: "forgetting completed" },
    nl: ({ person }, name) => `Het vergeten van ${name("person", person)} is voltooid: de sleutels zijn weg.`,
    en: ({ person }, name) => `Forgetting ${name("person", person)} is completed: the keys are gone.`
  },
  CopyDelivered: {
    label: { nl: "kopie geleverd", en: "copy delivered" },
    nl: ({ format, level, size, to }, name) =>
      `${recipient(to, name)} krijgt een kopie (${format}) van wat tot en met gebeurtenis ${size} op niveau ${level} te zien is.`,
    en: ({ format, level, size, to }, name) =>
      `${recipient(to, name)} gets a copy (${format}) of what is seen at level ${level}, up to and including event ${size}.`
  },
  SigningKeyAnnounced: {
    label: { nl: "ondertekensleutel aangekondigd", en: "signing key announced" },
    nl: ({ because, key }) => `Voortaan ondertekent ook deze sleutel (${reasons[because].nl}): ${key}`,
    en: ({ because, key }) => `From now on this key signs too (${reasons[because].en}): ${key}`
  },
  SigningKeyWithdrawn: {
    label: { nl: "ondertekensleutel ingetrokken", en: "signing key withdrawn" },
    nl: ({ after, because, key }) =>
      `Wat deze sleutel ondertekent van meer dan ${after} gebeurtenissen, telt niet (${reasons[because].nl}): ${key}`,
    en: ({ after, because, key }) =>
      `What this key signs of more than ${after} events does not count (${reasons[because].en}): ${key}`
  }
}
