/** Which posts are being recruited for, how far is that, and who holds which role? */
import type { Day, PersonId, PostId, VacancyId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { firstDay, lastDay } from "../kernel/when.ts"
import { Event as Office } from "../office/events.ts"
import { type Ground, onGroundOf } from "./ground.ts"

export interface Vacancy extends Ground {
  readonly post: PostId
  readonly stage: "open" | "profiled" | "published" | "filled" | "noAppointment"
  readonly requires: string | undefined
  /** The earlier recruitment that this one starts anew after. */
  readonly after: VacancyId | undefined
}

export interface Holder extends Ground {
  readonly person: PersonId
  readonly role: string
  readonly post: PostId | undefined
  readonly isInterim: boolean
  readonly from: Day | undefined
  readonly until: Day | undefined
}

export interface Vacancies {
  readonly vacancies: Readonly<Record<VacancyId, Vacancy>>
  readonly holders: ReadonlyArray<Holder>
}

export const vacancies: View<Vacancies, Office> = {
  name: "vacancies",
  version: 1,
  Event: Office,
  initial: { vacancies: {}, holders: [] },
  evolve: ({ holders, vacancies }, event, recorded) => {
    const ground = onGroundOf(recorded)
    const moved = (id: VacancyId, stage: Vacancy["stage"], requires?: string) => {
      const vacancy = vacancies[id]
      if (vacancy === undefined) return
      vacancy.stage = stage
      if (requires !== undefined) vacancy.requires = requires
      vacancy.because.push(recorded.id)
    }
    Office.match(event, {
      RoleAssigned: ({ from, interim, person, post, role }) => {
        holders.push({ person, role, post, isInterim: interim, from: firstDay(from), until: undefined, ...ground })
      },
      RoleEnded: ({ person, post, role, until }) => {
        for (const held of holders) {
          if (held.person !== person || held.role !== role || held.post !== post || held.until !== undefined) continue
          held.until = lastDay(until)
          held.because.push(recorded.id)
        }
      },
      VacancyOpened: ({ after, post, vacancy }) => {
        vacancies[vacancy] = { post, stage: "open", requires: undefined, after, ...ground }
      },
      VacancyProfileRevised: ({ requires, vacancy }) => moved(vacancy, "profiled", requires),
      VacancyPublished: ({ vacancy }) => moved(vacancy, "published"),
      VacancyClosed: ({ outcome, vacancy }) => moved(vacancy, outcome)
    })
  }
}
