/** The first days: the pact, its bodies, whoever holds office, and the parties that sign it. */
import { DecisionKind } from "@pactwerk/core"
import { type Area, wholeDay } from "./area.ts"
import { organisations, themes } from "./names.ts"

/** Whoever holds an office in an area. */
export interface Officers {
  chair: string
  readonly secretary: string
  readonly programmeManager: string
}

/** Concludes the pact, and gives whoever holds office. */
export const found = async (area: Area): Promise<Officers> => {
  const { ask, began, chance, introduce, temper, title } = area
  const from = wholeDay(began)
  await ask({
    _tag: "ConcludePact",
    pact: "pact",
    name: `Pact ${title}`,
    concluded: from,
    lasts: { said: "twintig jaar", iso: "P20Y" },
    themes,
    neighbourhoods: ["noord", "zuid"].map((part) => ({ neighbourhood: part, name: `${title} ${part}` })),
    policies: [
      { policy: "notice-days", value: chance.between(3, 7) },
      { policy: "answer-term-days", value: chance.oneOf([14, 14, 21]) }
    ]
  })
  await ask({
    _tag: "EstablishBody",
    body: "council",
    name: "Alliantieraad",
    kind: "council",
    decides: DecisionKind.literals
  })
  await ask({ _tag: "EstablishBody", body: "office", name: "Programmabureau", kind: "office" })
  const assign = async (role: string, body: string) => {
    const person = await introduce()
    await ask({ _tag: "AssignRole", person, role, body, interim: false, from })
    return person
  }
  const officers = {
    chair: await assign("chair", "council"),
    secretary: await assign("secretary", "council"),
    programmeManager: await assign("programme-manager", "office")
  }
  for (const [organisation] of chance.someOf(organisations, temper.founders)) {
    await sign(area, organisation, await represented(area, organisation))
  }
  await ask({
    _tag: "EstablishAssessmentFramework",
    framework: "framework-1",
    edition: "1",
    from,
    questions: ["Wie doet het?", "Wat leren wij ervan?", "Wie betaalt het na een jaar?"]
  })
  return officers
}

/** Tells what an organisation is called, and who represents it. */
export const represented = async ({ ask, introduce, known, today }: Area, organisation: string): Promise<string> => {
  known.add(organisation)
  const name = organisations.find(([id]) => id === organisation)?.[1]
  await ask({ _tag: "ProfileOrganisation", organisation, name })
  const person = await introduce()
  await ask({ _tag: "DesignateRepresentative", organisation, person, from: wholeDay(today()) })
  return person
}

export const sign = async ({ ask, members, today }: Area, organisation: string, person: string): Promise<void> => {
  await ask({ _tag: "SignPact", organisation, pact: "pact", signedBy: person, signed: wholeDay(today()) })
  members.set(organisation, person)
}
