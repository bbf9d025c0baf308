/** 1 February 2024, items 4.6 and 4.7: the course is embraced, and nothing more; how new initiatives are weighed. */
import { DecisionId, ReactionId, recently } from "@pactwerk/core"
import { framework, frameworkId, programme } from "./matters.ts"
import { all, happened, heldTo, men, opened, said, under } from "./minuted.ts"
import { before, dayOfCouncil, type Observation } from "./observation.ts"
import { council } from "./pact.ts"
import { pauly } from "./people.ts"

/** The reactions to the programme, and the conclusion: embraced, and nothing more than that. */
export const reactions: ReadonlyArray<Observation> = [
  opened("4.6"),
  said(
    "4.6",
    "reactions-asked",
    "question",
    { person: pauly },
    "Zo ver is het uitvoeringsprogramma nu. Wat vindt u ervan?",
    { about: [programme] }
  ),
  said(
    "4.6",
    "pleasantly-surprised",
    "reaction",
    all("de aanwezigen"),
    "Blij verrast: het wordt concreet, met punten om mee aan de slag te gaan, en minder abstract.",
    { about: [programme] }
  ),
  heldTo(
    "4.6",
    "agile-though-unfinished",
    "programme",
    men,
    "Ook nu het nog niet af is, moet het plan flexibel en wendbaar zijn: wie iets ziet veranderen, " +
      "speelt er snel op in."
  ),
  // The use is told in the text as well: the minutes print that.
  happened(
    "4.6",
    "the-hague",
    {
      _tag: "RecordExternalReaction",
      reaction: ReactionId.make("waardering-uit-den-haag"),
      kind: "appraisal",
      from: { named: "Den Haag" },
      about: programme,
      text: "Wees er trots op: dit programma is bruikbaar als goed voorbeeld en als inbreng voor de Tweede Kamer.",
      use: "inbreng voor de Tweede Kamer",
      received: recently(dayOfCouncil, "wanneer is niet gezegd"),
      ...under("4.6")
    },
    { actor: { role: "participants" } }
  ),
  heldTo("4.6", "stay-sharp", "programme", men, "De scherpte mag niet verloren gaan."),
  heldTo("4.6", "dare-to-let-go", "programme", men, "Een idee dat niet is geslaagd, durven wij los te laten."),
  said(
    "4.6",
    "lesson",
    "lesson",
    men,
    "Wat eerder is geprobeerd, leert ons iets. Met sport voor jongeren bijvoorbeeld, bedoeld tegen " +
      "overlast: bewoners, " +
      "jongeren en professionals kunnen daarbij niet zonder elkaar."
  ),
  happened(
    "4.6",
    "direction-endorsed",
    {
      _tag: "EndorseDirection",
      decision: DecisionId.make("koers-omarmd-2024-02-01"),
      matter: programme,
      body: council,
      text: "een ja tegen de richting, terwijl de tekst nog een concept is.",
      ...under("4.6")
    },
    { actor: { role: "council" } }
  )
]

/** How new initiatives are dealt with. */
export const newInitiatives: ReadonlyArray<Observation> = [
  opened("4.7"),
  // That it is used is stated; that it was laid down before, in one edition, we read there.
  happened(
    "4.7",
    "framework-established",
    {
      _tag: "EstablishAssessmentFramework",
      framework: frameworkId,
      edition: "de uitgave is niet genoemd",
      from: recently(dayOfCouncil, "sinds wanneer is niet gezegd"),
      ...under("4.7")
    },
    { occurred: before, certainty: "inferred" }
  ),
  said("4.7", "framework", "report", men, "Dat kader is in gebruik.", { about: [framework] }),
  heldTo("4.7", "pioneering", "initiatives", men, "Pionieren moedigen wij aan."),
  heldTo("4.7", "flexibility", "initiatives", men, "Flexibel omgaan met wat nieuw is, moedigen wij aan.")
]
