/** 1 February 2024, item 4: the 90% version, until when feedback is welcome, and which way it goes from there. */
import { Day, DecisionId, inWeekOf, recently, WindowId } from "@pactwerk/core"
import { april } from "./agenda-2024-02-01.ts"
import { about, framework, ninetyPercent, programme, programmeId, version } from "./matters.ts"
import { all, happened, heldTo, men, opened, said, under } from "./minuted.ts"
import { before, type Observation } from "./observation.ts"
import { council, houseOfRepresentatives } from "./pact.ts"
import { contact, pauly } from "./people.ts"

const lastWeek = inWeekOf(Day.make("2024-01-25"), "vorige week")
const manager = { person: pauly, role: "programme-manager" } as const

/** What was done before the council met: a draft, and its sharing in the week before. */
export const draft: ReadonlyArray<Observation> = [
  happened(
    "4",
    "version-drafted",
    { _tag: "DraftProgrammeVersion", programme: programmeId, version: ninetyPercent, number: 1, completeness: 0.9 },
    { occurred: recently(Day.make("2024-01-28"), "voordat de versie werd gedeeld") }
  ),
  happened(
    "4",
    "version-shared",
    {
      _tag: "ShareProgrammeVersion",
      programme: programmeId,
      version: ninetyPercent,
      shared: lastWeek,
      with: "de leden, zo lezen wij; het verslag noemt niemand"
    },
    { occurred: lastWeek }
  )
]

/** The version itself: how it goes on, until when feedback is welcome, and when it is to be settled. */
export const ninetyPercentVersion: ReadonlyArray<Observation> = [
  opened("4"),
  said("4", "was-shared", "report", men, "Het concept van 90% is vorige week rondgestuurd.", { about: [version] }),
  said("4", "next-steps", "report", { person: pauly }, "Hoe het na deze versie met de tekst verdergaat.", {
    about: [programme, version]
  }),
  heldTo(
    "4",
    "flexible",
    "programme",
    { person: pauly },
    "Een flexibel en wendbaar uitvoeringsprogramma: daar werken wij naartoe."
  ),
  said("4", "almost-complete", "intention", { person: pauly }, "Op naar een tekst die zo goed als af is: bijna 100%.", {
    about: [programme]
  }),
  happened(
    "4",
    "feedback",
    {
      _tag: "OpenFeedback",
      window: WindowId.make("feedback-90-procent"),
      programme: programmeId,
      version: ninetyPercent,
      closesOn: Day.make("2024-02-16"),
      said: "tot 16 februari",
      eligible: "members",
      channels: ["form"],
      contact,
      ...under("4")
    },
    { actor: manager, occurred: before }
  ),
  happened("4", "adoption-scheduled", {
    _tag: "ScheduleAdoption",
    programme: programmeId,
    adoptionAt: april,
    body: council,
    ...under("4")
  })
]

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
  said(
    "4.6",
    "the-hague",
    "report",
    all("Den Haag"),
    "Wees er trots op: dit programma is bruikbaar als goed voorbeeld en als inbreng voor de Tweede Kamer.",
    { about: [programme, about("body", houseOfRepresentatives)] }
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
  said(
    "4.7",
    "framework",
    "report",
    men,
    "Een nieuw initiatief gaat langs een afwegingskader dat van allen samen is.",
    {
      about: [framework]
    }
  ),
  heldTo("4.7", "pioneering", "initiatives", men, "Pionieren moedigen wij aan."),
  heldTo("4.7", "flexibility", "initiatives", men, "Flexibel omgaan met wat nieuw is, moedigen wij aan.")
]
