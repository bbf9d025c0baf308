/** The organisations the minutes name. A profile says who they are: being named makes nobody a member. */
import { OrganisationId } from "@pactwerk/core"
import { before, inMinutes, type Observation, writer } from "./observation.ts"

export const municipality = OrganisationId.make("gemeente-eindhoven")
export const mibosie = OrganisationId.make("mibosie")
export const kansenVoorKinderen = OrganisationId.make("kansen-voor-kinderen")
export const buurtwerkkamer = OrganisationId.make("buurtwerkkamer")
export const police = OrganisationId.make("politie")
export const lumens = OrganisationId.make("lumens")
export const library = OrganisationId.make("bibliotheek")
export const eckartCollege = OrganisationId.make("eckart-college")
export const woonbedrijf = OrganisationId.make("woonbedrijf")
export const thuis = OrganisationId.make("thuis")
export const abnAmro = OrganisationId.make("abn-amro")

/** The seven that were named as present when the coalition against poverty began; the list is open. */
export const atTheKickOff = [lumens, library, kansenVoorKinderen, eckartCollege, woonbedrijf, thuis, municipality]

const named = (organisation: OrganisationId, section: string, name: string): Observation => ({
  command: { _tag: "ProfileOrganisation", organisation, name },
  observing: {
    id: `wz-organisation-${organisation}`,
    actor: writer,
    occurred: before,
    source: inMinutes(section),
    certainty: "stated"
  }
})

/** Mibosie tells about itself in the meeting, and the municipality signed before it: both are elsewhere. */
export const organisations: ReadonlyArray<Observation> = [
  named(kansenVoorKinderen, "4.1, 4.4", "Kansen voor Kinderen"),
  named(buurtwerkkamer, "4.2", "Buurtwerkkamer"),
  named(police, "4.3", "politie"),
  named(lumens, "4.3, 4.4", "Lumens"),
  named(library, "4.4", "de Bibliotheek"),
  named(eckartCollege, "4.4", "Eckart College"),
  named(woonbedrijf, "4.4", "Woonbedrijf"),
  named(thuis, "4.4", "Thuis"),
  named(abnAmro, "4.4", "ABN AMRO")
]
