/** 1 February 2024, item 5: the advice of the residents, and how it was made. */
import { recently, ScenarioId } from "@pactwerk/core"
import { about, advice, adviceEdition, adviceId, mandateId } from "./matters.ts"
import { all, happened, heldTo, men, opened, said, under } from "./minuted.ts"
import { before, dayOfCouncil, type Observation, thatEvening } from "./observation.ts"
import { workingGroup } from "./pact.ts"
import { jente, presenters } from "./people.ts"

const group = all("de werkgroep bewonersopdracht")
const present = { actor: { role: "participants" } }

/** Three scenarios, one of which came forward: they have no title and no order, and these ids give them none. */
const preferred = ScenarioId.make("scenario-e93a")
const scenarios = [ScenarioId.make("scenario-7c1e"), preferred, ScenarioId.make("scenario-b04d")]

/** Who made the advice, and the advice: what was done before the council met. */
export const adviceMade: ReadonlyArray<Observation> = [
  ...presenters.map((person, index) =>
    happened(
      "5",
      `member-${index + 1}`,
      { _tag: "AddWorkingGroupMember", body: workingGroup, person, livesIn: { area: "Woensel-Zuid" } },
      { occurred: before }
    )
  ),
  happened(
    "5",
    "advice-delivered",
    {
      _tag: "DeliverAdvice",
      advice: adviceId,
      edition: adviceEdition,
      mandate: mandateId,
      body: workingGroup,
      scenarios: scenarios.map((scenario) => ({ scenario })),
      preferred,
      basedOn: "gesprekken met verschillende bewoners",
      during: recently(dayOfCouncil, "de afgelopen periode"),
      guidedBy: jente
    },
    { actor: { role: "working-group" }, occurred: before }
  )
]

export const adviceOfResidents: ReadonlyArray<Observation> = [
  opened("5"),
  happened(
    "5",
    "advice-presented",
    { _tag: "PresentAdvice", advice: adviceId, presenters, ...under("5") },
    { actor: { role: "working-group" } }
  ),
  said("5", "who-presents", "report", men, "Alle vier wonen in Woensel-Zuid en zitten in de werkgroep.", {
    about: [advice, about("body", workingGroup)]
  }),
  said(
    "5",
    "group-met-residents",
    "report",
    men,
    "De werkgroep heeft de laatste tijd met verschillende bewoners om tafel gezeten, en had daarbij begeleiding.",
    { about: [advice, about("body", workingGroup)], mentions: [jente] }
  ),
  happened(
    "5",
    "residents-lead",
    {
      _tag: "VestLeadInResidents",
      mandate: mandateId,
      scope: "het gaat om wat zij zelf willen bereiken, want zij hebben elke dag met de opgaven van de wijk te maken.",
      ...under("5")
    },
    present
  ),
  heldTo("5", "residents-ask", "mandate", group, "Hebben bewoners anderen nodig, dan laten zij dat zelf weten."),
  said(
    "5",
    "process-explained",
    "report",
    men,
    "Hoe het is gegaan: er zijn drie scenario's uitgewerkt, en daarvan is er één als conclusie overgebleven.",
    { about: [advice] }
  ),
  // «De komende drie jaar» begins that evening, as we read it.
  happened(
    "5",
    "three-years",
    {
      _tag: "SetExplorationPeriod",
      mandate: mandateId,
      lasts: { said: "de komende drie jaar", iso: "P3Y" },
      from: thatEvening,
      activities: ["verkennen", "experimenteren", "onderzoeken"],
      subject: "wat bewoners kunnen en willen, en wat professionals uit handen kunnen geven.",
      differsBy: ["neighbourhood", "district"],
      ...under("5")
    },
    { ...present, certainty: "inferred" }
  )
]
