/** 1 February 2024, item 4: the 90% version, until when feedback is welcome, and which way it goes from there. */
import { Day, inWeekOf, recently, WindowId } from "@pactwerk/core"
import { april } from "./agenda-2024-02-01.ts"
import { ninetyPercent, programme, programmeId, version } from "./matters.ts"
import { happened, heldTo, men, opened, said, under } from "./minuted.ts"
import { before, type Observation } from "./observation.ts"
import { council } from "./pact.ts"
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
