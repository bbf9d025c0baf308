/** Who holds which role, and the recruitment of a director: a new one, so an earlier one ended without anybody. */
import { type Command, type PersonId, recently, VacancyId, type When } from "@pactwerk/core"
import { happened, under } from "./minuted.ts"
import { before, dayOfCouncil, inMinutes, type Observation, writer } from "./observation.ts"
import { council, director, team } from "./pact.ts"
import { adviser, cityEnvoy, mayor, pauly } from "./people.ts"

const sinceUnknown: When = recently(dayOfCouncil, "sinds wanneer is niet gezegd")

type Role = Omit<Extract<Command, { readonly _tag: "AssignRole" }>, "_tag" | "interim" | "person" | "from">

const holds = (
  section: string,
  person: PersonId,
  role: Role,
  certainty: "stated" | "inferred" = "stated",
  from: When = sinceUnknown
): Observation => ({
  command: { _tag: "AssignRole", person, interim: false, from, ...role },
  observing: { id: `wz-role-${role.role}`, actor: writer, occurred: before, source: inMinutes(section), certainty }
})

export const roles: ReadonlyArray<Observation> = [
  holds("H", pauly, { role: "programme-manager" }),
  holds("1", mayor, { role: "mayor" }),
  // Who opens, closes and speaks the thanks of the chair, is the chair: that is how we read it.
  holds("6", mayor, { role: "chair", body: council }, "inferred"),
  holds("2a", cityEnvoy, { role: "city-envoy" }),
  // She joins the team; on which day is not said, and it need not have been before the meeting.
  holds("2b", adviser, { role: "communications-adviser", body: team }, "stated", {
    said: "begindatum niet genoemd",
    precision: "about"
  })
]

const earlier = VacancyId.make("programmadirecteur-eerste-werving")
const current = VacancyId.make("programmadirecteur-nieuwe-werving")
const unknownDay = { occurred: recently(dayOfCouncil, "voor de nieuwe werving begon"), certainty: "inferred" } as const

/** A restart implies an end: that there was an earlier procedure, and that it ended without an appointment. */
export const earlierRecruitment: ReadonlyArray<Observation> = [
  happened("2a", "vacancy-before", { _tag: "OpenVacancy", vacancy: earlier, post: director }, unknownDay),
  happened("2a", "vacancy-ended", { _tag: "CloseVacancy", vacancy: earlier, outcome: "noAppointment" }, unknownDay)
]

export const recruitment: ReadonlyArray<Observation> = [
  happened(
    "2a",
    "vacancy",
    { _tag: "OpenVacancy", vacancy: current, post: director, after: earlier, ...under("2a") },
    { occurred: before }
  ),
  happened(
    "2a",
    "vacancy-profile",
    {
      _tag: "ReviseVacancyProfile",
      vacancy: current,
      requires: "meer ervaring op bestuurlijk niveau.",
      ...under("2a")
    },
    { occurred: before }
  )
]
