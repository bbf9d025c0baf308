/** Spring 2024: seven organisations and nine people who do not exist. Three sign in February, four in April. */
import { Day, OrganisationId, onDay, PersonId, type Place } from "@pactwerk/core"
import type { Observation } from "./observation.ts"
import { pact, workingGroup } from "./pact.ts"
import { imagined, speakingFor } from "./spring-2024-fiction.ts"

export const hanne = PersonId.make("3c3e91c5-dac1-4e3f-8929-161249cdc48d")
export const tarik = PersonId.make("4c0f96f8-4709-46dd-adcd-1083173cbeb2")
export const lotte = PersonId.make("615383b1-256b-4532-a99f-9c8c70528164")
const sem = PersonId.make("2d4094ed-d414-4daf-a1e7-b8ea056d66df")
const mirjam = PersonId.make("bdcb0500-a7ce-402c-801d-f9d64345e620")
const okke = PersonId.make("6fb754d7-a5cf-492c-a168-8a1189f1ee4d")
export const jasmijn = PersonId.make("0f2b6993-0a99-4522-937a-959d25828a7a")
/** A resident who joins the working group. */
export const noor = PersonId.make("96e56079-7899-4c97-94dc-06aa0b090eb0")
/** Whoever writes the minutes of April. */
export const writerOfApril = PersonId.make("c2b917cc-6133-48b9-bd2d-e30b7e4a8425")

export const chestnut = OrganisationId.make("wijkhuis-de-blauwe-kastanje")
export const twelfthMan = OrganisationId.make("sportclub-de-twaalfde-man")
export const compass = OrganisationId.make("huiswerkclub-kompas-zuid")
const repairs = OrganisationId.make("repareerclub-de-losse-schroef")
const drum = OrganisationId.make("muziekclub-de-kleine-trom")
const garden = OrganisationId.make("buurtmoestuin-de-dikke-peul")
export const shops = OrganisationId.make("winkelkring-het-ronde-plein")

interface Party {
  readonly organisation: OrganisationId
  readonly name: string
  readonly person: PersonId
  readonly called: string
}

const inFebruary: ReadonlyArray<Party> = [
  { organisation: chestnut, name: "Wijkhuis De Blauwe Kastanje", person: hanne, called: "Hanne Duivestein" },
  { organisation: twelfthMan, name: "Sportclub De Twaalfde Man", person: tarik, called: "Tarik Aydemir" },
  { organisation: compass, name: "Huiswerkclub Kompas Zuid", person: lotte, called: "Lotte Verbruggen" }
]

/** Which four signed on 4 April is not known: these four stand in for them. */
export const inApril: ReadonlyArray<Party> = [
  { organisation: repairs, name: "Repareerclub De Losse Schroef", person: sem, called: "Sem Okafor" },
  { organisation: drum, name: "Muziekclub De Kleine Trom", person: mirjam, called: "Mirjam Poelstra" },
  { organisation: garden, name: "Buurtmoestuin De Dikke Peul", person: okke, called: "Okke Zandstra" },
  { organisation: shops, name: "Winkelkring Het Ronde Plein", person: jasmijn, called: "Jasmijn Elbers" }
]

export const inventedOrganisations = [...inFebruary, ...inApril].map(({ organisation }) => organisation)

const introduced = (day: string, key: string, person: PersonId, name: string) =>
  imagined(day, "mensen", `person-${key}`, { _tag: "IntroducePerson", person, name })

/** An organisation says who it is, and who speaks for it. */
const knocks =
  (day: string) =>
  ({ called, name, organisation, person }: Party): ReadonlyArray<Observation> => [
    imagined(day, "leden", organisation, { _tag: "ProfileOrganisation", organisation, name }),
    introduced(day, organisation, person, called),
    imagined(day, "leden", `speaks-for-${organisation}`, {
      _tag: "DesignateRepresentative",
      organisation,
      person,
      from: onDay(Day.make(day))
    })
  ]

/** An organisation signs, by whoever speaks for it. */
export const signs = (day: string, { organisation, person }: Party, place: Place = {}): Observation =>
  imagined(
    day,
    "leden",
    `signature-${organisation}`,
    { _tag: "SignPact", organisation, pact, signedBy: person, signed: onDay(Day.make(day)), ...place },
    speakingFor(person, organisation)
  )

export const newcomers: ReadonlyArray<Observation> = [
  ...inFebruary.flatMap(knocks("2024-02-02")),
  ...inFebruary.map((party) => signs("2024-02-05", party)),
  ...inApril.flatMap(knocks("2024-03-28")),
  introduced("2024-02-19", "resident", noor, "Noor Benali"),
  // Her neighbourhood is made up, as she is.
  imagined("2024-02-19", "mensen", "member-5", {
    _tag: "AddWorkingGroupMember",
    body: workingGroup,
    person: noor,
    livesIn: { area: "Voorbeeldbuurt De Linden" }
  }),
  introduced("2024-03-28", "writer", writerOfApril, "Jip Verzonnen")
]
