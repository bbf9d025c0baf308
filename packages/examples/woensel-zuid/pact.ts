/** 27 March 2023: the pact is signed. And the bodies that the minutes of a year later take for granted. */
import { BodyId, type Command, Day, GrantId, onDay, PactId, PostId, recently } from "@pactwerk/core"
import { before, inMinutes, type Observation, onTheMoney, outside, writer } from "./observation.ts"
import { municipality } from "./organisations.ts"
import { mayor } from "./people.ts"

export const pact = PactId.make("pact-woensel-zuid")
export const council = BodyId.make("alliantieraad")
export const office = BodyId.make("programmabureau")
export const team = BodyId.make("programmateam")
export const workingGroup = BodyId.make("werkgroep-bewonersopdracht")
export const municipalCouncil = BodyId.make("gemeenteraad")
const houseOfRepresentatives = BodyId.make("tweede-kamer")
export const director = PostId.make("programmadirecteur")

const day = Day.make("2023-03-27")
const signing = onDay(day, "27 maart 2023")

const thatDay = (key: string, certainty: "stated" | "inferred", command: Command): Observation => ({
  command,
  observing: { id: `wz-2023-03-27-${key}`, actor: writer, occurred: signing, source: outside, certainty }
})

/** The mayor signs for the municipality. Who signed beside it, no source says: no one else is recorded. */
const signed: ReadonlyArray<Observation> = [
  // The pact is stated, its first policy values are our reading. One event has one certainty: the weaker one.
  thatDay("pact", "inferred", {
    _tag: "ConcludePact",
    pact,
    name: "Pact Woensel Zuid",
    concluded: signing,
    lasts: { said: "twintig jaar", iso: "P20Y" },
    themes: ["Perspectief", "Samen Leven", "Fijne Buurt"],
    policies: [
      { policy: "notice-days", value: 4 },
      { policy: "closing-day-included", value: true },
      { policy: "answer-term-days", value: 14 },
      { policy: "about-margin-days", value: 3 }
    ]
  }),
  thatDay("municipality", "stated", {
    _tag: "ProfileOrganisation",
    organisation: municipality,
    name: "gemeente Eindhoven",
    writtenAs: ["de gemeente"]
  }),
  // The source of the signing names the office; that it was this mayor, we read in the minutes of a year later.
  thatDay("mayor", "inferred", {
    _tag: "IntroducePerson",
    person: mayor,
    name: "Dijsselbloem",
    honorific: "burgemeester"
  }),
  thatDay("mayor-speaks", "inferred", {
    _tag: "DesignateRepresentative",
    organisation: municipality,
    person: mayor,
    from: recently(day, "sinds wanneer is niet gezegd")
  }),
  {
    command: { _tag: "SignPact", organisation: municipality, pact, signedBy: mayor, signed: signing },
    observing: {
      id: "wz-2023-03-27-signature",
      actor: { person: mayor, role: "mayor", onBehalfOf: municipality },
      occurred: signing,
      source: outside,
      certainty: "stated"
    }
  }
]

type Body = Omit<Extract<Command, { readonly _tag: "EstablishBody" }>, "_tag">

/** The minutes show that it is there; that it was set up before is inferred. */
const established = (section: string, body: Body): Observation => ({
  command: { _tag: "EstablishBody", ...body },
  observing: {
    id: `wz-body-${body.body}`,
    actor: writer,
    occurred: before,
    source: inMinutes(section),
    certainty: "inferred"
  }
})

/** Which body settles what, the minutes say of the adoption only; the rest is our reading of what the council did. */
const bodies: ReadonlyArray<Observation> = [
  established("H", {
    body: council,
    name: "Alliantieraad",
    kind: "council",
    decides: [
      "direction",
      "support",
      "commitment",
      "consent",
      "adoption",
      "planning",
      "incorporation",
      "revision",
      "minutes",
      "policy"
    ]
  }),
  established("1", { body: team, name: "Programmateam", kind: "team" }),
  established("2, 2a", {
    body: office,
    name: "Programmabureau",
    kind: "office",
    posts: [{ post: director, title: "Programmadirecteur voor Pact Woensel Zuid", single: true }]
  }),
  established("4.6", { body: houseOfRepresentatives, name: "Tweede Kamer", kind: "outside" }),
  established("5", { body: workingGroup, name: "werkgroep bewonersopdracht", kind: "workingGroup" }),
  established("5.1", { body: municipalCouncil, name: "gemeenteraad", kind: "outside" })
]

const granted = onDay(Day.make("2023-12-19"), "19 december 2023")

/** One stream of money, by the word of one newspaper: never to be added to another. */
const funding: Observation = {
  command: {
    _tag: "RecordFunding",
    grant: GrantId.make("rijk-2023-12-19"),
    from: { named: "het Rijk" },
    amount: { cents: 500_000_000, currency: "EUR", about: true, said: "bijna 5 miljoen euro" },
    purpose: "werk in de wijk, het project Join 5W, armoede en schulden, en jeugd",
    granted,
    claimedBy: onTheMoney.document
  },
  observing: { id: "wz-2023-12-19-funding", actor: writer, occurred: granted, source: onTheMoney, certainty: "stated" }
}

export const chapterOfThePact: ReadonlyArray<Observation> = [...signed, funding, ...bodies]
