/**
 * The people. The mayor, the city envoy and the programme manager go by their own names; every other name is invented.
 * Each has a number that was drawn at random once. Two people share a surname: nothing says they are one person.
 */
import { type OrganisationId, PersonId, recently, type When } from "@pactwerk/core"
import { before, dayOfCouncil, inMinutes, type Observation, thatEvening, writer } from "./observation.ts"
import { buurtwerkkamer, eckartCollege, kansenVoorKinderen, police } from "./organisations.ts"

export const mayor = PersonId.make("ee20b655-3981-4d99-b060-dd4f6edfff98")
export const cityEnvoy = PersonId.make("64eba99f-e961-4839-9e2b-e63c421a468d")
export const pauly = PersonId.make("ba1323b1-eb90-4267-871d-5eb4405c20a8")
export const adviser = PersonId.make("46a3351e-d164-4433-948a-50fdbb623fa6")
export const contact = PersonId.make("384afaea-3eca-43e9-9f2e-245279bffde4")
/** She of item 3, who speaks for a new member. */
export const pinas = PersonId.make("c8cd5813-cd39-4550-8713-1b6839e60ca6")
export const ingrid = PersonId.make("c25ae433-caec-478e-874a-0ffb483c0885")
export const carlijn = PersonId.make("383dd112-1c05-4b71-a91c-f7ac23e8c631")
export const younes = PersonId.make("765246f3-f6c8-4c5d-bb69-4a03c450f9d4")
export const maarten = PersonId.make("a6218905-5c60-4711-a5e5-42f65bfd5f9e")
export const floor = PersonId.make("1920ab42-d7d3-4b90-8864-78adae7d780e")
export const jente = PersonId.make("92728a10-aba1-4e7f-90b6-1215d455e0e5")
export const veldkamp = PersonId.make("47d36892-8077-46da-9888-301799e5d1ef")
/** She of item 5, a resident; the surname is that of item 3. */
export const pinasOfTheWorkingGroup = PersonId.make("e1768749-8fcd-4116-893a-08ed3a02bb8c")
export const demirel = PersonId.make("92b2deaa-1438-49b0-adba-6e95a87b3771")
export const vanDerSluis = PersonId.make("cb807f0e-bcea-45ca-9b6b-6040bc61d27c")

/** The four residents who present the advice. */
export const presenters = [veldkamp, pinasOfTheWorkingGroup, demirel, vanDerSluis]

interface Called {
  readonly name: string
  readonly honorific?: string
  readonly contact?: string
}

const named = (key: string, section: string, person: PersonId, called: Called): Observation => ({
  command: { _tag: "IntroducePerson", person, ...called },
  observing: {
    id: `wz-person-${key}`,
    actor: writer,
    occurred: thatEvening,
    source: inMinutes(section),
    certainty: "stated"
  }
})

/** Everybody the minutes name, apart from the mayor, who was there when the pact was signed. */
export const people: ReadonlyArray<Observation> = [
  named("programme-manager", "H", pauly, { name: "Stephan Pauly" }),
  named("city-envoy", "2a", cityEnvoy, { name: "Bellemakers", honorific: "stadsgezant" }),
  named("adviser", "2b", adviser, { name: "Marit van Dalen" }),
  named("new-member", "3", pinas, { name: "Rosita Pinas" }),
  named("contact", "4", contact, { name: "Robin Kuipers", contact: "feedback@example.org" }),
  named("prevention", "4.1", ingrid, { name: "Ingrid" }),
  named("asked-along", "4.1", carlijn, { name: "Carlijn" }),
  named("safety", "4.1, 4.3", younes, { name: "Younes" }),
  named("meeting-places", "4.2", maarten, { name: "Maarten" }),
  named("school", "4.4", floor, { name: "Floor" }),
  named("guide", "5", jente, { name: "Jente" }),
  named("presenter-1", "5", veldkamp, { name: "Veldkamp", honorific: "mevrouw" }),
  named("presenter-2", "5", pinasOfTheWorkingGroup, { name: "Pinas", honorific: "mevrouw" }),
  named("presenter-3", "5", demirel, { name: "Demirel", honorific: "mevrouw" }),
  named("presenter-4", "5", vanDerSluis, { name: "Van der Sluis", honorific: "de heer" })
]

/** Since when somebody speaks for an organisation is never said. */
const sinceUnknown: When = recently(dayOfCouncil, "sinds wanneer is niet gezegd")

/** Somebody named with an organisation speaks for it: that is how we read it. */
export const speaksFor = (
  key: string,
  section: string,
  person: PersonId,
  organisation: OrganisationId
): Observation => ({
  command: { _tag: "DesignateRepresentative", organisation, person, from: sinceUnknown },
  observing: {
    id: `wz-speaks-for-${key}`,
    actor: writer,
    occurred: before,
    source: inMinutes(section),
    certainty: "inferred"
  }
})

export const representatives: ReadonlyArray<Observation> = [
  speaksFor("kansen-voor-kinderen", "4.1", ingrid, kansenVoorKinderen),
  speaksFor("buurtwerkkamer", "4.2", maarten, buurtwerkkamer),
  speaksFor("police", "4.3", younes, police),
  speaksFor("eckart-college", "4.4", floor, eckartCollege)
]
