/** Agreement: how it is said. The verb comes from the kind of event, and from nothing else. */
import type { Voice } from "../kernel/names.ts"
import type { Naming, Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

const ends = {
  withdrawn: { nl: "is ingetrokken", en: "was withdrawn" },
  amended: { nl: "is opgelost door een aangepaste tekst", en: "was resolved by an amended text" },
  ruledOut: { nl: "is door de voorzitter terzijde gelegd", en: "was ruled out by the chair" }
} as const

/** Who speaks, as named: a person, for an organisation or not; or the group, whole. */
const speaker = (voice: Voice, name: Naming, of: string): string => {
  if ("collective" in voice) return voice.collective
  const person = name("person", voice.person)
  return voice.for === undefined ? person : `${person} ${of} ${name("organisation", voice.for)}`
}

const matterOf = ({ id, kind }: { readonly kind: string; readonly id: string }, name: Naming) => name(kind, id)

export const words: Words<Command, Event> = {
  EndorseDirection: { nl: "Inhoudelijke koers omarmen", en: "Endorse the direction" },
  DeclareSupport: { nl: "Steun uitspreken", en: "Declare support" },
  GiveCommitment: { nl: "Commitment geven", en: "Give commitment" },
  OpenObjectionRound: { nl: "Bezwarenronde openen", en: "Open an objection round" },
  RaiseObjection: { nl: "Bezwaar maken", en: "Raise an objection" },
  ResolveObjection: { nl: "Bezwaar oplossen", en: "Resolve an objection" },
  CloseObjectionRound: { nl: "Bezwarenronde sluiten", en: "Close the objection round" },
  ConcludeConsent: { nl: "Instemming vastleggen", en: "Conclude consent" },
  DirectionEndorsed: {
    label: { nl: "koers omarmd", en: "direction endorsed" },
    nl: ({ body, matter, text }, name) =>
      `${name("body", body)} heeft de inhoudelijke koers van ${matterOf(matter, name)} omarmd: ${text}`,
    en: ({ body, matter, text }, name) =>
      `${name("body", body)} endorsed the direction of ${matterOf(matter, name)}: ${text}`
  },
  SupportDeclared: {
    label: { nl: "steun uitgesproken", en: "support declared" },
    nl: ({ matter, voice }, name) => `Steun voor ${matterOf(matter, name)}: ${speaker(voice, name, "van")}.`,
    en: ({ matter, voice }, name) => `Support for ${matterOf(matter, name)}: ${speaker(voice, name, "of")}.`
  },
  CommitmentGiven: {
    label: { nl: "commitment gegeven", en: "commitment given" },
    nl: ({ matter, voice }, name) => `Commitment voor ${matterOf(matter, name)}: ${speaker(voice, name, "van")}.`,
    en: ({ matter, voice }, name) => `Commitment to ${matterOf(matter, name)}: ${speaker(voice, name, "of")}.`
  },
  ObjectionRoundOpened: {
    label: { nl: "bezwarenronde geopend", en: "objection round opened" },
    nl: ({ edition, matter }, name) => `Bezwaren zijn gevraagd op ${matterOf(matter, name)}, tekst ${edition}.`,
    en: ({ edition, matter }, name) => `Objections were asked to ${matterOf(matter, name)}, text ${edition}.`
  },
  ObjectionRaised: {
    label: { nl: "bezwaar gemaakt", en: "objection raised" },
    nl: ({ by, organisation, reason }, name) =>
      `${name("person", by)} van ${name("organisation", organisation)} maakt bezwaar: ${reason}`,
    en: ({ by, organisation, reason }, name) =>
      `${name("person", by)} of ${name("organisation", organisation)} objects: ${reason}`
  },
  ObjectionResolved: {
    label: { nl: "bezwaar opgelost", en: "objection resolved" },
    nl: ({ how, reason }) => `Het bezwaar ${ends[how].nl}${reason === undefined ? "." : `: ${reason}`}`,
    en: ({ how, reason }) => `The objection ${ends[how].en}${reason === undefined ? "." : `: ${reason}`}`
  },
  ObjectionRoundClosed: {
    label: { nl: "bezwarenronde gesloten", en: "objection round closed" },
    nl: ({ raised }) => (raised === 0 ? "Er zijn geen bezwaren gemaakt." : `Er is bezwaar gemaakt: ${raised} keer.`),
    en: ({ raised }) => (raised === 0 ? "No objections were raised." : `Objections raised: ${raised}.`)
  },
  ConsentReached: {
    label: { nl: "instemming: geen bezwaren", en: "consent: no objections" },
    nl: ({ matter }, name) => `Instemming met ${matterOf(matter, name)}: er zijn geen bezwaren.`,
    en: ({ matter }, name) => `Consent to ${matterOf(matter, name)}: there are no objections.`
  }
}
