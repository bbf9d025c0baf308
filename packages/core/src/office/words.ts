/** Office: how it is said. */
import { sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

/** Roles that have a name of their own; another role is said as it is written. */
const roles = new Map([
  ["chair", { nl: "voorzitter", en: "chair" }],
  ["deputy-chair", { nl: "plaatsvervangend voorzitter", en: "deputy chair" }],
  ["mayor", { nl: "burgemeester", en: "mayor" }],
  ["alderman", { nl: "wethouder", en: "alderman" }],
  ["city-envoy", { nl: "stadsgezant", en: "city envoy" }],
  ["programme-manager", { nl: "programmamanager", en: "programme manager" }],
  ["programme-director", { nl: "programmadirecteur", en: "programme director" }],
  ["communications-adviser", { nl: "communicatieadviseur", en: "communications adviser" }],
  ["secretary", { nl: "secretaris", en: "secretary" }],
  ["facilitator", { nl: "begeleider", en: "facilitator" }],
  ["representative", { nl: "vertegenwoordiger", en: "representative" }]
])

/** A role in the language of the reader. */
export const sayRole = (role: string, language: "nl" | "en"): string => roles.get(role)?.[language] ?? role

export const words: Words<Command, Event> = {
  AssignRole: { nl: "Rol toekennen", en: "Assign a role" },
  EndRole: { nl: "Rol beëindigen", en: "End a role" },
  OpenVacancy: { nl: "Vacature openen", en: "Open a vacancy" },
  ReviseVacancyProfile: { nl: "Profiel aanpassen", en: "Revise the profile" },
  PublishVacancy: { nl: "Vacature publiceren", en: "Publish the vacancy" },
  CloseVacancy: { nl: "Werving afronden", en: "Close the vacancy" },
  RoleAssigned: {
    label: { nl: "rol vervuld", en: "role assigned" },
    nl: ({ interim, person, role }, name) =>
      `${name("person", person)} is ${interim ? "waarnemend " : ""}${sayRole(role, "nl")}.`,
    en: ({ interim, person, role }, name) =>
      `${name("person", person)} is ${interim ? "interim " : ""}${sayRole(role, "en")}.`
  },
  RoleEnded: {
    label: { nl: "rol beëindigd", en: "role ended" },
    nl: ({ person, role, until }, name) =>
      `${name("person", person)} is ${sayRole(role, "nl")} tot ${sayWhen(until, "nl")}.`,
    en: ({ person, role, until }, name) =>
      `${name("person", person)} is ${sayRole(role, "en")} until ${sayWhen(until, "en")}.`
  },
  VacancyOpened: {
    label: { nl: "vacature geopend", en: "vacancy opened" },
    nl: ({ after, post }, name) =>
      `Er is ${after === undefined ? "een" : "een nieuwe"} werving begonnen voor: ${name("post", post)}.`,
    en: ({ after, post }, name) =>
      `${after === undefined ? "A" : "A new"} recruitment has begun for: ${name("post", post)}.`
  },
  VacancyProfileRevised: {
    label: { nl: "profiel aangepast", en: "profile revised" },
    nl: ({ requires }) => `Het profiel is aangepast; gevraagd wordt: ${requires}`,
    en: ({ requires }) => `The profile was revised; it asks for: ${requires}`
  },
  VacancyPublished: {
    label: { nl: "vacature gepubliceerd", en: "vacancy published" },
    nl: ({ published }) => `De vacature is gepubliceerd (${sayWhen(published, "nl")}).`,
    en: ({ published }) => `The vacancy was published (${sayWhen(published, "en")}).`
  },
  VacancyClosed: {
    label: { nl: "werving afgerond", en: "vacancy closed" },
    nl: ({ outcome, reason }) =>
      `De werving is ${outcome === "filled" ? "vervuld" : "zonder benoeming geëindigd"}${reason ? `: ${reason}` : "."}`,
    en: ({ outcome, reason }) =>
      `The recruitment ${outcome === "filled" ? "was filled" : "ended without an appointment"}${reason ? `: ${reason}` : "."}`
  }
}
