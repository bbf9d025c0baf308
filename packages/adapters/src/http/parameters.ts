/** What each parameter of an address means, on one page. */
import type { Wording } from "@pactwerk/core"

/** Every parameter in a path or a query, by its name. */
export const parameterWords: Readonly<Record<string, Wording>> = {
  after: { nl: "Alles na deze gebeurtenis.", en: "Everything after this event." },
  base: { nl: "ori-events: waar alles te vinden is.", en: "ori-events: where everything is found." },
  case: { nl: "xes: van welk soort ding elk een zaak is.", en: "xes: of which kind of thing each is a case." },
  domain: { nl: "cloudevents: wat in elk type na nl. staat.", en: "cloudevents: what follows nl. in every type." },
  form: { nl: "cloudevents: lines of batch.", en: "cloudevents: lines or batch." },
  format: { nl: "De naam van een formaat.", en: "The name of a format." },
  from: {
    nl: "Het eerste moment: now, een gebeurtenis (41) of een dag.",
    en: "The first moment: now, an event (41) or a day."
  },
  happenedBy: { nl: "Wat op die dag gebeurd was.", en: "What had happened by the end of that day." },
  knownAt: {
    nl: "Bij happenedBy: wat bekend was tot en met deze gebeurtenis.",
    en: "With happenedBy: what was known up to and including this event."
  },
  lang: { nl: "De taal: nl of en.", en: "The language: nl or en." },
  level: { nl: "Voor wie het is; openbaar zonder keuze.", en: "For whom it is; everybody by default." },
  limit: { nl: "Hooguit zoveel.", en: "At most so many." },
  meeting: { nl: "akoma-ntoso en ori-a: welke vergadering.", en: "akoma-ntoso and ori-a: which meeting." },
  municipality: { nl: "ori-events: de code van de gemeente.", en: "ori-events: the code of the municipality." },
  municipalityName: { nl: "ori-events: hoe de gemeente heet.", en: "ori-events: what the municipality is called." },
  name: { nl: "De naam.", en: "The name." },
  part: {
    nl: "De inhoud zelf, of wat de export van zichzelf zegt (statement).",
    en: "The content itself, or what the export says of itself (statement)."
  },
  path: { nl: "Een plaats in het antwoord (JSON-pointer).", en: "A place in the answer (JSON pointer)." },
  position: {
    nl: "Een gebeurtenis; zoals het tot en met die gebeurtenis was.",
    en: "An event; as things were up to and including it."
  },
  profile: { nl: "csv: data of spreadsheet.", en: "csv: data or spreadsheet." },
  recordedBy: { nl: "Wat op die dag bekend was.", en: "What was known at the end of that day." },
  references: { nl: "cloudevents: waar te halen is wat te lang is.", en: "cloudevents: where what is too long is." },
  schemas: { nl: "cloudevents: het adres van de schema's.", en: "cloudevents: the address of the schemas." },
  size: { nl: "Van de eerste zoveel gebeurtenissen.", en: "Of the first so many events." },
  source: { nl: "cloudevents: wie de alliantie beheert.", en: "cloudevents: who runs the alliance." },
  table: {
    nl: "csv: events, relations of de naam van een beeld.",
    en: "csv: events, relations or the name of a view."
  },
  tag: { nl: "Alleen wat over dit alles gaat: meeting:februari.", en: "Only what is about all of these." },
  to: {
    nl: "Het tweede moment; nu, zonder keuze.",
    en: "The second moment; now by default."
  },
  type: { nl: "Alleen gebeurtenissen van een van deze soorten.", en: "Only events of one of these types." }
}
