/** Nouns that the tests of the rooms share. */
import { Day, OrganisationId, PersonId } from "../../src/kernel/names.ts"
import type { Sitting } from "../../src/kernel/norms.ts"

export const day = (text: string) => Day.make(text)
export const today = day("2024-02-16")
export const yesterday = day("2024-02-15")
export const tomorrow = day("2024-02-17")

export const anna = PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01")
export const bram = PersonId.make("5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02")
export const library = OrganisationId.make("library")
export const school = OrganisationId.make("school")

export const secretary = { role: "secretary" }
export const chair = { role: "chair", person: anna }

/** In an open meeting of the competent body, on an open item that announced the matter. */
export const competent: Sitting = {
  meeting: undefined,
  isCompetent: true,
  isInOpenMeeting: true,
  isOnOpenItem: true,
  isAnnounced: true
}
