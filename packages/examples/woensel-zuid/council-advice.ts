/** 1 February 2024, item 5: the advice of the residents, and what is said to it. */
import { IncorporationId } from "@pactwerk/core"
import { about, advice, mandate, programmeId } from "./matters.ts"
import { all, happened, heldTo, men, opened, said, under } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { municipalCouncil, workingGroup } from "./pact.ts"
import { cityEnvoy, jente, mayor, presenters } from "./people.ts"

const group = all("de werkgroep bewonersopdracht")

const presentation: ReadonlyArray<Observation> = [
  opened("5"),
  said(
    "5",
    "advice-presented",
    "presentation",
    group,
    "Vier bewoners van Woensel-Zuid, die samen in de werkgroep zitten, vertellen wat zij adviseren " +
      "over de bewonersopdracht.",
    { about: [advice, about("body", workingGroup)], mentions: presenters }
  ),
  said(
    "5",
    "group-met-residents",
    "report",
    men,
    "De werkgroep heeft de laatste tijd met verschillende bewoners om tafel gezeten, en had daarbij begeleiding.",
    { about: [advice, about("body", workingGroup)], mentions: [jente] }
  ),
  said(
    "5",
    "residents-lead",
    "presentation",
    group,
    "Wat bewoners zelf willen bereiken, is waar het om gaat: zij hebben elke dag met de opgaven van " +
      "de wijk te maken. " +
      "Bewoners hebben de regie.",
    { about: [mandate] }
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
  said(
    "5",
    "three-years",
    "intention",
    men,
    "Drie jaar van verkennen, experimenteren en onderzoeken liggen voor ons: wat kunnen en willen " +
      "bewoners, en wat kunnen " +
      "professionals uit handen geven? Het antwoord mag per buurt en per wijk anders zijn.",
    { about: [mandate] }
  )
]

const reactions: ReadonlyArray<Observation> = [
  opened("5.1"),
  said(
    "5.1",
    "question-tasks",
    "question",
    men,
    "Stel dat bewoners werk op zich willen nemen dat nu van professionals is: wat dan?",
    { about: [advice] }
  ),
  said("5.1", "answer-lead", "answer", men, "Bewoners hebben de regie en mogen daar zelf over besluiten.", {
    about: [mandate],
    answers: "question-tasks"
  }),
  said("5.1", "limit-law", "limit", men, "Soms maakt de wet dat moeilijk: niet op elk terrein gaat het zomaar.", {
    about: [mandate],
    answers: "question-tasks"
  }),
  said("5.1", "enthusiasm", "reaction", men, "Enthousiasme: het is een goed idee dat bewoners de regie hebben.", {
    about: [advice]
  }),
  said("5.1", "another-role", "acknowledgement", men, "Voor bestuurders betekent het wel dat hun rol verandert.", {
    about: [advice]
  }),
  said(
    "5.1",
    "support-pact",
    "discussion",
    men,
    "Op welke manier het initiatief van het pact steun en begeleiding kan krijgen."
  ),
  said(
    "5.1",
    "be-a-partner",
    "discussion",
    men,
    "Dat het ertoe doet: een partner zijn die voor bewoners van belang is."
  ),
  said("5.1", "short-lines", "advice", { person: mayor }, "Houd korte lijnen met de stadsgezant en met mij.", {
    mentions: [cityEnvoy]
  }),
  // «De raad» is read as the municipal council.
  said("5.1", "to-the-council", "intention", men, "Het advies gaat ook naar de gemeenteraad.", {
    about: [advice, about("body", municipalCouncil)],
    certainty: "inferred"
  }),
  said("5.1", "curious", "reaction", men, "Hoe de raad zal reageren? Daar ziet men naar uit.", {
    about: [advice, about("body", municipalCouncil)]
  }),
  happened(
    "5.1",
    "incorporation",
    {
      _tag: "PledgeIncorporation",
      incorporation: IncorporationId.make("advies-in-uitvoeringsprogramma"),
      programme: programmeId,
      of: advice,
      ...under("5.1")
    },
    { actor: { role: "council" } }
  ),
  heldTo("5.1", "residents-begin", "mandate", men, "Het initiatief is aan de bewoners."),
  heldTo("5.1", "modesty", "mandate", men, "Organisaties stellen zich bescheiden op."),
  heldTo(
    "5.1",
    "only-where-wanted",
    "mandate",
    men,
    "Organisaties haken pas aan waar bewoners steun willen, en elders niet."
  )
]

export const adviceOfResidents: ReadonlyArray<Observation> = [...presentation, ...reactions]
