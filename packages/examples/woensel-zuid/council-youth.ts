/** 1 February 2024, items 4.3 to 4.5: safety, poverty, Brainport. Whoever is named here joins nothing by it. */
import { NominationId, type Party, recently } from "@pactwerk/core"
import { againstPoverty, againstPovertyId, safety, safetyId } from "./matters.ts"
import { happened, men, opened, said, under } from "./minuted.ts"
import { before, dayOfCouncil, type Observation } from "./observation.ts"
import { abnAmro, atTheKickOff, eckartCollege, lumens, police } from "./organisations.ts"
import { council } from "./pact.ts"
import { floor, mayor, younes } from "./people.ts"

const present = { actor: { role: "participants" } }

/** A party that could take part: named, and not yet asked. */
const named = (key: string, as: "missing" | "partner" | "supporter", party: Party): Observation =>
  happened(
    "4.3",
    `named-${key}`,
    {
      _tag: "NominateParty",
      nomination: NominationId.make(`brede-veiligheid-${key}`),
      coalition: safetyId,
      party,
      as,
      ...under("4.3")
    },
    present
  )

const broadSafety: ReadonlyArray<Observation> = [
  opened("4.3"),
  // The minutes speak of an approach, under the heading of the coalitions: that it is one, we read there.
  happened(
    "4.3",
    "safety-launched",
    { _tag: "LaunchCoalition", coalition: safetyId, theme: "Brede Veiligheid", ...under("4.3") },
    { ...present, occurred: before, certainty: "inferred" }
  ),
  said(
    "4.3",
    "safety-approach",
    "presentation",
    { person: younes, for: police },
    "Het gaat om hoe kinderen opgroeien, in hun gezin en in hun wijk, en om plekken als scholen en sommige delen van " +
      "de stad. Het accent ligt op wat jongeren sterker maakt, en op minder verleiding om te ontsporen.",
    { about: [safety] }
  ),
  happened(
    "4.3",
    "safety-asked",
    { _tag: "RequestParticipation", coalition: safetyId, of: { body: council }, urgent: true, ...under("4.3") },
    present
  ),
  said("4.3", "safety-request", "request", men, "Zeg ook welke partijen er nog ontbreken.", { about: [safety] }),
  named("onderwijs", "missing", { category: "onderwijsinstellingen" }),
  named("jeugdzorg", "missing", { category: "organisaties voor jeugdzorg" }),
  named("buurtbewoners", "missing", { category: "mensen uit de buurt" }),
  named("jongeren", "missing", { category: "jongeren zelf" }),
  happened(
    "4.3",
    "lumens-interest",
    { _tag: "ExpressInterest", coalition: safetyId, organisation: lumens, ...under("4.3") },
    present
  ),
  said(
    "4.3",
    "unexpected-partners",
    "discussion",
    men,
    "Misschien doen ook partners mee aan wie men niet meteen denkt. De invloed van ouderen op jongeren krijgt " +
      "daarbij aandacht.",
    { about: [safety] }
  ),
  named("surinaamse-gemeenschap", "partner", { category: "de Surinaamse gemeenschap" }),
  named("brainport-werkgevers", "supporter", { category: "werkgevers van Brainport" })
]

const youthPoverty: ReadonlyArray<Observation> = [
  opened("4.4"),
  // That a start was made is stated; that it is the start of a coalition, we read in the heading above it.
  happened(
    "4.4",
    "poverty-launched",
    {
      _tag: "LaunchCoalition",
      coalition: againstPovertyId,
      theme: "Tegengaan van armoede onder jongeren",
      kickOff: {
        held: recently(dayOfCouncil, "recentelijk"),
        host: abnAmro,
        present: atTheKickOff,
        listIsOpen: true
      },
      ...under("4.4")
    },
    { ...present, occurred: recently(dayOfCouncil, "recentelijk"), certainty: "inferred" }
  ),
  said("4.4", "poverty-kick-off", "report", men, "Het begin is geslaagd, en de partners zijn enthousiast.", {
    about: [againstPoverty]
  }),
  said(
    "4.4",
    "poverty-feedback",
    "report",
    { person: floor, for: eckartCollege },
    "Wat de deelnemers aan die start ervan vonden.",
    { about: [againstPoverty] }
  ),
  happened(
    "4.4",
    "poverty-goal",
    {
      _tag: "SetCoalitionGoal",
      coalition: againstPovertyId,
      goal: "jongeren worden financieel fit.",
      needs: "scholen die meewerken.",
      ...under("4.4")
    },
    present
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
