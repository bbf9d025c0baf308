/** 1 February 2024, item 5.1: what is said to the advice of the residents, and where it goes from there. */
import { IncorporationId, ReferralId } from "@pactwerk/core"
import { about, advice, mandate, programmeId } from "./matters.ts"
import { happened, heldTo, men, opened, said, under } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { municipalCouncil } from "./pact.ts"
import { cityEnvoy, mayor } from "./people.ts"

export const reactionsToTheAdvice: ReadonlyArray<Observation> = [
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
  happened(
    "5.1",
    "to-the-council",
    {
      _tag: "PlanReferral",
      referral: ReferralId.make("advies-naar-de-gemeenteraad"),
      of: advice,
      to: municipalCouncil,
      ...under("5.1")
    },
    { actor: { role: "participants" }, certainty: "inferred" }
  ),
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
