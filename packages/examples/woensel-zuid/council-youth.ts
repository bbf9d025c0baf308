/** 1 February 2024, items 4.3 to 4.5: safety, poverty among the young, Brainport. Whoever is named joins nothing by it. */
import { about, againstPoverty, safety } from "./matters.ts"
import { men, opened, said } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { abnAmro, atTheKickOff, eckartCollege, lumens, police } from "./organisations.ts"
import { floor, mayor, younes } from "./people.ts"

const organisation = (id: string) => about("organisation", id)

const broadSafety: ReadonlyArray<Observation> = [
  opened("4.3"),
  said(
    "4.3",
    "safety-approach",
    "presentation",
    { person: younes, for: police },
    "Bij brede veiligheid gaat het om hoe kinderen opgroeien, in hun gezin en in hun wijk, en om " +
      "plekken als scholen en " +
      "sommige delen van de stad. Het accent ligt op wat jongeren sterker maakt, en op minder " +
      "verleiding om te ontsporen.",
    { about: [safety] }
  ),
  said(
    "4.3",
    "safety-request",
    "request",
    men,
    "Een dringend verzoek aan de Alliantieraad: doe mee, en zeg welke partijen er nog ontbreken. Te denken valt aan " +
      "onderwijs, jeugdzorg, mensen uit de buurt en jongeren zelf.",
    { about: [safety] }
  ),
  said("4.3", "lumens-interest", "report", men, "Lumens heeft belangstelling om mee te doen.", {
    about: [safety, organisation(lumens)]
  }),
  said(
    "4.3",
    "unexpected-partners",
    "discussion",
    men,
    "Misschien doen ook partners mee aan wie men niet meteen denkt. Genoemd zijn de Surinaamse " +
      "gemeenschap, omdat ouderen " +
      "daar invloed hebben op jongeren, en werkgevers van Brainport, die wellicht willen steunen.",
    { about: [safety] }
  )
]

const youthPoverty: ReadonlyArray<Observation> = [
  opened("4.4"),
  said(
    "4.4",
    "poverty-kick-off",
    "report",
    men,
    "Het begin, kort geleden bij ABN AMRO, is geslaagd. Enthousiast waren onder meer de Bibliotheek, het Eckart " +
      "College, de gemeente, Kansen voor Kinderen, Lumens, Thuis en Woonbedrijf.",
    { about: [againstPoverty, organisation(abnAmro), ...atTheKickOff.map(organisation)] }
  ),
  said(
    "4.4",
    "poverty-feedback",
    "report",
    { person: floor, for: eckartCollege },
    "Wat de deelnemers aan die start ervan vonden.",
    { about: [againstPoverty] }
  ),
  said(
    "4.4",
    "poverty-goal",
    "intention",
    men,
    "Jongeren moeten financieel fit worden. Zonder scholen lukt dat niet.",
    { about: [againstPoverty] }
  )
]

const brainport: ReadonlyArray<Observation> = [
  opened("4.5"),
  said(
    "4.5",
    "brainport-link",
    "report",
    men,
    "Onderzocht wordt waar dit raakt aan de lijnen van Brainport voor Elkaar."
  ),
  said("4.5", "brainport-told", "report", { person: mayor }, "Wat Brainport voor Elkaar is."),
  said(
    "4.5",
    "brainport-opportunity",
    "opportunity",
    { person: mayor },
    "Bedrijven die het goed doen, kunnen helpen bij problemen in de samenleving, bijvoorbeeld met " +
      "schulden of met taal. " +
      "Dat dient hun eigen mensen, en ook de stad en haar maatschappelijke organisaties."
  )
]

export const youth: ReadonlyArray<Observation> = [...broadSafety, ...youthPoverty, ...brainport]
