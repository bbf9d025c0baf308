/** What the page of the rules says, in both languages. */
import type { Language } from "@pactwerk/core"

const nl = {
  title: "Spelregels",
  intro:
    "Dit zijn alle regels waaraan het logboek zich houdt. Elke regel heeft een bron. Een regel is een zin die klopt als alles goed gaat.",
  count: (shown: number, all: number) => `${shown} van ${all} regels`,
  search: "Zoek in de regels",
  find: "Zoek",
  none: (what: string) => `Geen regel bevat ‘${what}’.`,
  back: "Alle spelregels",
  otherLanguage: "In het Engels",
  source: "Bron",
  reading: "Zo lezen wij dat",
  refuses: "Wat deze regel tegenhoudt",
  guards: "Bewaakt",
  everything: "alles wat iemand vraagt",
  held: "Hield stand",
  heldText: (count: number, of: number) => `${count} van ${of} keer`,
  breached: "Waargenomen breuk",
  breachedText: (count: number, of: number) => `${count} van ${of} keer`,
  stopped: "Hield tegen",
  stoppedText: (count: number) => `${count} keer`,
  unknown: "niet bekend in dit venster",
  since: "Voor het eerst toegepast",
  never: "nog niet toegepast",
  id: "Naam in de code",
  details: "Bron, telling en proberen",
  tryIt: "Probeer",
  tryText:
    "Kies wat u wilt proberen, vul het in en kijk wat de regels ervan zeggen. Kijken legt niets vast; vragen wel.",
  trySignedIn: "Kies wat u wilt proberen. Kijken wat de regels ervan zeggen kan wie is aangemeld.",
  rooms: {
    kernel: "Altijd",
    charter: "Pact en afspraken",
    membership: "Leden",
    office: "Rollen en vacatures",
    meetings: "Vergaderingen",
    agreement: "Instemming en bezwaren",
    programme: "Programma",
    feedback: "Feedback",
    coalitions: "Coalities",
    initiatives: "Initiatieven",
    pledges: "Toezeggingen",
    mandate: "Bewonersopdracht",
    followups: "Vervolg",
    council: "Gemeenteraad",
    claims: "Beweringen"
  }
}

const en: typeof nl = {
  title: "Rules",
  intro:
    "These are all the rules that the log keeps to. Every rule has a source. A rule is a sentence that is true when all is well.",
  count: (shown, all) => `${shown} of ${all} rules`,
  search: "Search the rules",
  find: "Search",
  none: (what) => `No rule holds ‘${what}’.`,
  back: "All rules",
  otherLanguage: "In Dutch",
  source: "Source",
  reading: "How we read it",
  refuses: "What this rule stops",
  guards: "Guards",
  everything: "everything that anybody asks",
  held: "Held",
  heldText: (count, of) => `${count} of ${of} times`,
  breached: "Observed breach",
  breachedText: (count, of) => `${count} of ${of} times`,
  stopped: "Stopped something",
  stoppedText: (count) => `${count} times`,
  unknown: "not known in this window",
  since: "First applied",
  never: "not applied yet",
  id: "Name in the code",
  details: "Source, counts and trying",
  tryIt: "Try it",
  tryText: "Choose what you want to try, fill it in and see what the rules say. Looking records nothing; asking does.",
  trySignedIn: "Choose what you want to try. Whoever has signed in can see what the rules say of it.",
  rooms: {
    kernel: "Always",
    charter: "Pact and policies",
    membership: "Members",
    office: "Roles and vacancies",
    meetings: "Meetings",
    agreement: "Consent and objections",
    programme: "Programme",
    feedback: "Feedback",
    coalitions: "Coalitions",
    initiatives: "Initiatives",
    pledges: "Pledges",
    mandate: "Residents’ mandate",
    followups: "Follow-ups",
    council: "Municipal council",
    claims: "Claims"
  }
}

/** The words of the rules page by language. */
export const rulesWords: Readonly<Record<Language, typeof nl>> = { nl, en }
