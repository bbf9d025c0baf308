/** Office: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../kernel/event.ts"
import type { BodyId, Day, PersonId, PostId, VacancyId } from "../kernel/names.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { firstDay, lastDay } from "../kernel/when.ts"
import { Event, filing } from "./events.ts"
import { terms, type VacancyStage } from "./rules.ts"
import { sayRole, words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event, sayRole }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  AssignRole: fieldsOf(events.RoleAssigned),
  EndRole: fieldsOf(events.RoleEnded),
  OpenVacancy: fieldsOf(events.VacancyOpened),
  ReviseVacancyProfile: fieldsOf(events.VacancyProfileRevised),
  PublishVacancy: fieldsOf(events.VacancyPublished),
  CloseVacancy: fieldsOf(events.VacancyClosed)
})
export type Command = typeof Command.Type

/** A role somebody holds; its ends are open where they are not known or not reached. */
export interface Holding {
  readonly person: PersonId
  readonly role: string
  readonly post: PostId | undefined
  readonly body: BodyId | undefined
  readonly portfolio: string | undefined
  readonly from: Day | undefined
  readonly until: Day | undefined
}

export interface Vacancy {
  readonly post: PostId
  readonly stage: VacancyStage
}

export interface State {
  readonly holdings: ReadonlyArray<Holding>
  readonly vacancies: Readonly<Record<VacancyId, Vacancy>>
}

/** What this room asks of the outside: the day, the posts, and who was introduced. */
export interface Situation {
  readonly today: Day
  readonly isSingle: (post: PostId) => boolean
  readonly isIntroduced: (person: PersonId) => boolean
}

const isHeldOn = ({ from, until }: Holding, day: Day): boolean =>
  (from === undefined || from <= day) && (until === undefined || day < until)

/** Whether the person holds one of these roles on that day; in that body, where one is given. */
export const holds = (
  { holdings }: State,
  person: PersonId | undefined,
  roles: ReadonlyArray<string>,
  { body, day }: { readonly day: Day; readonly body?: BodyId | undefined }
): boolean =>
  holdings.some(
    (held) =>
      held.person === person &&
      roles.includes(held.role) &&
      (body === undefined || held.body === body) &&
      isHeldOn(held, day)
  )

/** Whether the person holds any role in one of these bodies on that day. */
export const worksIn = (
  { holdings }: State,
  person: PersonId | undefined,
  isOffice: (body: BodyId) => boolean,
  day: Day
) =>
  holdings.some(
    (held) => held.person === person && held.body !== undefined && isOffice(held.body) && isHeldOn(held, day)
  )

export const office: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { holdings: [], vacancies: {} },

  decide: (command, { holdings, vacancies }, { isIntroduced, isSingle, today }) => {
    const stageOf = (vacancy: VacancyId) => vacancies[vacancy]?.stage
    const running = (post: PostId | undefined) =>
      Object.values(vacancies).filter((vacancy) => vacancy.post === post && vacancy.stage !== "closed")
    return Command.match(command, {
      AssignRole: (asked) => {
        const { interim, person, portfolio, post, vacancy } = asked
        const from = firstDay(asked.from) ?? today
        const applied = vacancy === undefined ? running(post)[0] : vacancies[vacancy]
        // A role begins without an end, so a holding that begins later stands in its way too.
        const otherHolder = holdings.find(
          (held) =>
            post !== undefined &&
            held.post === post &&
            held.portfolio === portfolio &&
            held.person !== person &&
            (held.until === undefined || from < held.until)
        )
        return under(
          terms.AssignRole,
          {
            person,
            isIntroduced: isIntroduced(person),
            isInterim: interim,
            isRecruitedFor: vacancy !== undefined || running(post).length > 0,
            vacancyStage: post === undefined || applied?.post === post ? applied?.stage : undefined,
            isSingle: post !== undefined && isSingle(post),
            otherHolder: otherHolder?.person
          },
          renamed("RoleAssigned", asked)
        )
      },
      EndRole: (asked) => {
        const { person, post, role } = asked
        const isHeld = holdings.some(
          (held) => held.person === person && held.role === role && held.post === post && held.until === undefined
        )
        return under(terms.EndRole, { isHeld }, renamed("RoleEnded", asked))
      },
      OpenVacancy: (asked) =>
        under(
          terms.OpenVacancy,
          {
            isNew: !(asked.vacancy in vacancies),
            running: running(asked.post).length,
            follows: asked.after,
            hasEnded: asked.after !== undefined && stageOf(asked.after) === "closed"
          },
          renamed("VacancyOpened", asked)
        ),
      ReviseVacancyProfile: (asked) =>
        under(
          terms.ReviseVacancyProfile,
          { step: "profile", vacancyStage: stageOf(asked.vacancy) },
          renamed("VacancyProfileRevised", asked)
        ),
      PublishVacancy: (asked) =>
        under(
          terms.PublishVacancy,
          { step: "publish", vacancyStage: stageOf(asked.vacancy) },
          renamed("VacancyPublished", asked)
        ),
      CloseVacancy: (asked) =>
        under(
          terms.CloseVacancy,
          { step: asked.outcome === "filled" ? "fill" : "end", vacancyStage: stageOf(asked.vacancy) },
          renamed("VacancyClosed", asked)
        )
    })
  },

  evolve: ({ holdings, vacancies }, event) => {
    const move = (id: VacancyId, stage: VacancyStage) => {
      const vacancy = vacancies[id]
      if (vacancy) vacancy.stage = stage
    }
    Event.match(event, {
      RoleAssigned: ({ body, from, person, portfolio, post, role }) => {
        holdings.push({ person, role, post, body, portfolio, from: firstDay(from), until: undefined })
      },
      RoleEnded: ({ person, post, role, until }) => {
        for (const held of holdings) {
          const isEnding = held.person === person && held.role === role && held.post === post
          if (isEnding && held.until === undefined) held.until = lastDay(until) ?? firstDay(until)
        }
      },
      VacancyOpened: ({ post, vacancy }) => {
        vacancies[vacancy] = { post, stage: "open" }
      },
      VacancyProfileRevised: ({ vacancy }) => move(vacancy, "profiled"),
      VacancyPublished: ({ vacancy }) => move(vacancy, "published"),
      VacancyClosed: ({ vacancy }) => move(vacancy, "closed")
    })
  },

  asked: Event.match({
    RoleAssigned: (event) => renamed("AssignRole", event),
    RoleEnded: (event) => renamed("EndRole", event),
    VacancyOpened: (event) => renamed("OpenVacancy", event),
    VacancyProfileRevised: (event) => renamed("ReviseVacancyProfile", event),
    VacancyPublished: (event) => renamed("PublishVacancy", event),
    VacancyClosed: (event) => renamed("CloseVacancy", event)
  })
}
