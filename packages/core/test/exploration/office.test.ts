/** The office: one post that one person holds at a time, recruited for twice, with somebody for the time being. */
import type { Event, State } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import { rules } from "../../src/office/decider.ts"
import { type Model, mistaking, proves, whenever, without } from "./model.ts"
import {
  alliance,
  anna,
  asking,
  asks,
  bram,
  first,
  given,
  on,
  second,
  secretary,
  stranger,
  tells,
  third
} from "./tiny.ts"

interface Memory {
  /** From when until when somebody holds the post; without an end as long as nobody ended it. */
  readonly terms: Record<string, { readonly from: string; until: string | undefined }>
  readonly vacancies: Record<string, "open" | "profiled" | "published" | "closed">
}

const remember = ({ terms, vacancies }: Memory, event: Event): void => {
  switch (event._tag) {
    case "RoleAssigned":
      if (event.post === "director")
        terms[`${event.person} ${event.from.said}`] = { from: event.from.said, until: undefined }
      break
    case "RoleEnded":
      for (const [key, term] of Object.entries(terms)) if (key.startsWith(event.person)) term.until ??= event.until.said
      break
    case "VacancyOpened":
      vacancies[event.vacancy] = "open"
      break
    case "VacancyProfileRevised":
      vacancies[event.vacancy] = "profiled"
      break
    case "VacancyPublished":
      vacancies[event.vacancy] = "published"
      break
    case "VacancyClosed":
      vacancies[event.vacancy] = "closed"
  }
}
const isOn =
  (day: string) =>
  ({ from = "", until }: { readonly from?: string | undefined; readonly until: string | undefined }) =>
    from <= day && (until === undefined || day < until)
const holdersOn = (day: string, { terms }: Memory) =>
  new Set(Object.entries(terms).flatMap(([key, term]) => (isOn(day)(term) ? [key.split(" ")[0]] : [])))
const keptOn = (day: string, { office }: State) =>
  new Set(
    office.holdings
      .filter(({ post }) => post === "director")
      .filter(isOn(day))
      .map(({ person }) => person)
  )
const running = ({ vacancies }: Memory) => Object.values(vacancies).filter((stage) => stage !== "closed")

const assign = asking("AssignRole", {
  ...{ person: anna, role: "director", post: "director", interim: false, from: onDay(first) }
})
const end = asking("EndRole", { person: anna, role: "director", post: "director", until: onDay(second) })
const open = asking("OpenVacancy", { vacancy: "one", post: "director" })
const close = asking("CloseVacancy", { vacancy: "one", outcome: "filled" })

const model: Model<Memory> = {
  name: "office",
  start: given(...alliance),
  commands: [
    assign(),
    assign({ person: bram, interim: true }),
    assign({ person: bram, from: onDay(second) }),
    assign({ person: stranger }),
    end(),
    end({ person: bram, until: onDay(third) }),
    open(),
    open({ vacancy: "two" }),
    open({ vacancy: "two", after: "one" }),
    asks("ReviseVacancyProfile", { vacancy: "one", requires: "Kent de wijk." }),
    asks("PublishVacancy", { vacancy: "one", published: onDay(first) }),
    close(),
    close({ outcome: "noAppointment" })
  ],
  more: [assign({ role: "adviser", post: "adviser", person: bram })],
  contexts: on([first, second], secretary),
  depth: { fast: 4, deep: 7 },
  memory: { initial: { terms: {}, vacancies: {} }, evolve: remember },
  invariants: [
    {
      claim: "a post has at most one holder on any day",
      inState: ({ day, memory }) => holdersOn(day, memory).size <= 1 && holdersOn(third, memory).size <= 1,
      without: without(rules.oneHolderPerPost),
      brokenAfter: 2
    },
    {
      claim: "the state knows who holds the post",
      inState: ({ day, memory, state }) =>
        [...keptOn(day, state)].sort().join() === [...holdersOn(day, memory)].sort().join(),
      without: mistaking("RoleEnded", () => tells("VacancyOpened", { vacancy: "three", post: "adviser" })),
      brokenAfter: 2
    },
    {
      claim: "only who holds a role loses it",
      inAttempt: whenever(["RoleEnded"], ({ person }, { memory }) =>
        Object.entries(memory.terms).some(([key, { until }]) => key.startsWith(person) && until === undefined)
      ),
      without: without(rules.endsAHeldRole),
      brokenAfter: 1
    },
    {
      claim: "who gets a post is somebody we know",
      inAttempt: whenever(["RoleAssigned"], ({ person }) => [anna, bram].includes(person)),
      without: without(rules.personIsIntroduced),
      brokenAfter: 1
    },
    {
      claim: "for one post one recruitment runs, and a restart follows its end",
      inAttempt: whenever(
        ["VacancyOpened"],
        ({ after, vacancy }, { memory }) =>
          !(vacancy in memory.vacancies) &&
          running(memory).length === 0 &&
          (after === undefined || memory.vacancies[after] === "closed")
      ),
      without: without(rules.oneProcedurePerPost),
      brokenAfter: 1
    },
    {
      claim: "a vacancy is published after its profile was set, and filled after it was published",
      inAttempt: whenever(["VacancyProfileRevised", "VacancyPublished", "VacancyClosed"], (event, { memory }) => {
        const stage = memory.vacancies[event.vacancy]
        if (event._tag === "VacancyPublished") return stage === "profiled"
        const isFilled = event._tag === "VacancyClosed" && event.outcome === "filled"
        return isFilled ? stage === "published" : stage !== undefined && stage !== "closed"
      }),
      without: without(rules.vacancyFollowsItsSteps),
      brokenAfter: 1
    },
    {
      claim: "while we recruit nobody is appointed for good before publication",
      inAttempt: whenever(["RoleAssigned"], ({ interim, post }, { memory }) =>
        interim || post !== "director" || running(memory).length === 0
          ? undefined
          : running(memory).includes("published")
      ),
      without: without(rules.appointedAfterPublication),
      brokenAfter: 2
    }
  ]
}

proves(model)
