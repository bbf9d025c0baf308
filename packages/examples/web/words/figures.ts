/** What every number is called and what it counts, in both languages. */
import type { Language } from "@pactwerk/core"

interface Defined {
  readonly label: string
  readonly definition: string
}
const defined = (label: string, definition: string): Defined => ({ label, definition })

const nl = {
  share: (count: number, of: number) => `${count} van ${of}`,
  opens: "Toon waar dit getal vandaan komt",
  definition: "Wat wordt geteld",
  sources: "Waar het staat",
  noSource: "Geen bron genoemd",
  why: "Waarom?",
  opensWhy: "Toon welke gebeurtenissen dit bepalen",
  noEvents: "Geen gebeurtenissen: er is nog niets om te tellen.",
  close: "Sluiten",
  labels: {
    endorsed: defined("Koers omarmd", "Keren dat een koers is omarmd, terwijl de tekst nog niet af is."),
    supported: defined("Steun uitgesproken", "Keren dat steun is uitgesproken. Steun verplicht niemand."),
    committed: defined("Commitment gegeven", "Keren dat commitment is gegeven: bereidheid, van wie het zei."),
    consented: defined("Geen bezwaren", "Bezwarenrondes die eindigden zonder open bezwaar."),
    adopted: defined("Programma vastgesteld", "Besluiten waarmee een versie het programma werd."),
    kept: defined("Nagekomen", "Toezeggingen die zijn nagekomen, van alle toezeggingen."),
    late: defined("Te laat", "Toezeggingen waarvan de laatste dag voorbij is op de dag die u bekijkt."),
    open: defined("Loopt nog", "Toezeggingen waarvan de laatste dag nog niet voorbij is."),
    undated: defined("Zonder dag", "Toezeggingen zonder laatste dag: te laat zijn kan dan niet."),
    closed: defined("Gesloten", "Toezeggingen die in overleg zijn beëindigd."),
    called: defined(
      "Antwoord op een aanspraak",
      "Ondertekenaars die antwoordden, van wie om een bijdrage is gevraagd."
    ),
    expectations: defined(
      "Verwachtingen afgerond",
      "Verwachtingen waarvan de uitkomst vaststaat. Te laat zijn zij nooit."
    ),
    appointments: defined("Afspraken en acties afgerond", "Afspraken en acties waarvan de uitkomst vaststaat."),
    intentions: defined("Voornemens", "Wat iemand van plan is. Een voornemen is geen toezegging."),
    answered: defined(
      "Reacties beantwoord",
      "Reacties op het programma die een antwoord kregen, van alle die meetellen."
    ),
    requested: defined("Steunvragen met hulp", "Vragen van bewoners om steun waarop iemand hielp, van alle vragen."),
    talks: defined("Besluiten van bewoners", "Keren dat bewoners van een buurt zelf iets besloten."),
    proposed: defined("Voorgesteld", "Initiatieven die zijn voorgesteld en nog niet zijn gewogen."),
    later: defined("Later", "Initiatieven die later opnieuw worden gewogen."),
    pilot: defined("Proef", "Initiatieven die als proef mogen beginnen."),
    go: defined("Gaat door", "Initiatieven die door mogen gaan en nog niet zijn begonnen."),
    running: defined("Loopt", "Initiatieven waarvan een fase is begonnen."),
    letGo: defined("Losgelaten", "Initiatieven die in het openbaar zijn gestopt, met een les."),
    rejected: defined("Afgewezen", "Initiatieven die niet doorgaan."),
    coalitions: defined("Coalities", "Coalities die zijn gestart."),
    goals: defined("Doelen gemeten", "Doelen waarvan iemand iets heeft gemeten, van alle doelen."),
    members: defined(
      "Leden, hier bekend",
      "Organisaties die zijn verwelkomd of hebben getekend, en niet zijn weggegaan."
    ),
    signatories: defined("Getekend, van de leden", "Leden van wie hier een handtekening bekend is."),
    held: defined("Vergaderingen gehouden", "Vergaderingen die zijn geopend, van alle die zijn gepland.")
  }
}
export type FigureId = keyof typeof nl.labels

const en: typeof nl = {
  share: (count, of) => `${count} of ${of}`,
  opens: "Show where this number comes from",
  definition: "What is counted",
  sources: "Where it is written",
  noSource: "No source named",
  why: "Why?",
  opensWhy: "Show which events decide this",
  noEvents: "No events: there is nothing to count yet.",
  close: "Close",
  labels: {
    endorsed: defined("Direction endorsed", "Times that a direction was endorsed, while the text is unfinished."),
    supported: defined("Support declared", "Times that support was declared. Support binds nobody."),
    committed: defined("Commitment given", "Times that commitment was given: willingness, of whoever said so."),
    consented: defined("No objections", "Objection rounds that ended without an open objection."),
    adopted: defined("Programme adopted", "Decisions by which a version became the programme."),
    kept: defined("Kept", "Pledges that were kept, of all pledges."),
    late: defined("Late", "Pledges whose last day is over on the day that you look at."),
    open: defined("Still open", "Pledges whose last day is not over yet."),
    undated: defined("Without a day", "Pledges without a last day: they cannot be late."),
    closed: defined("Closed", "Pledges that were ended in consultation."),
    called: defined("Answers to a call", "Signatories who answered, of those who were asked to contribute."),
    expectations: defined("Expectations ended", "Expectations whose outcome is known. They are never late."),
    appointments: defined("Appointments and actions ended", "Appointments and actions whose outcome is known."),
    intentions: defined("Intentions", "What somebody means to do. An intention is no pledge."),
    answered: defined("Remarks answered", "Remarks on the programme that got an answer, of all that count."),
    requested: defined("Requests with help", "Requests of residents for support that somebody met, of all requests."),
    talks: defined("Decisions of residents", "Times that residents of a neighbourhood decided something themselves."),
    proposed: defined("Proposed", "Initiatives that were proposed and not weighed yet."),
    later: defined("Later", "Initiatives that will be weighed again later."),
    pilot: defined("Pilot", "Initiatives that may begin as a pilot."),
    go: defined("Goes ahead", "Initiatives that may go ahead and have not begun yet."),
    running: defined("Under way", "Initiatives of which a phase has begun."),
    letGo: defined("Let go", "Initiatives that were stopped in the open, with a lesson."),
    rejected: defined("Rejected", "Initiatives that do not go ahead."),
    coalitions: defined("Coalitions", "Coalitions that were started."),
    goals: defined("Goals measured", "Goals of which somebody measured something, of all goals."),
    members: defined("Members, known here", "Organisations that were welcomed or signed, and did not leave."),
    signatories: defined("Signed, of the members", "Members of whom a signature is known here."),
    held: defined("Meetings held", "Meetings that were opened, of all that were planned.")
  }
}

/** The words of numbers by language. */
export const figureWords: Readonly<Record<Language, typeof nl>> = { nl, en }
