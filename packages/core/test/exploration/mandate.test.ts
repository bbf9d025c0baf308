/** The residents' mandate: one resident, one organisation that helps when asked, one task, one experiment. */
import type { Event } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import { rules } from "../../src/mandate/decider.ts"
import { type Model, mistaking, proves, speaksFor, whenever, without } from "./model.ts"
import { alliance, anna, asking, asks, bram, first, given, on, represents, stranger, tells } from "./tiny.ts"

interface Memory {
  readonly residents: Record<string, true>
  readonly editions: Record<string, true>
  readonly decisions: Record<string, string>
  readonly requests: Record<string, { readonly neighbourhood: string; isOpen: boolean }>
  exploration: "none" | "running" | "evaluated"
  readonly experiments: Record<string, string>
}

const remember = (memory: Memory, event: Event): void => {
  switch (event._tag) {
    case "WorkingGroupMemberAdded":
      memory.residents[event.person] = true
      break
    case "AdviceDelivered":
      memory.editions[event.edition] = true
      break
    case "ResidentsDecided":
      memory.decisions[event.decision] = `${event.what} ${Object.values(event.subject).join()} ${event.neighbourhood}`
      break
    case "SupportRequested":
      memory.requests[event.request] = { neighbourhood: event.neighbourhood, isOpen: true }
      break
    case "SupportEnded": {
      const request = memory.requests[event.request]
      if (request) request.isOpen = false
      break
    }
    case "ExplorationPeriodSet":
      memory.exploration = "running"
      break
    case "ExperimentStarted":
      memory.experiments[event.experiment] = event.neighbourhood
      break
    case "FindingsRecorded":
      if (event.endsExploration) memory.exploration = "evaluated"
  }
}

const scenarios = ["a", "b", "c"].map((scenario) => ({ scenario }))
const join = asking("AddWorkingGroupMember", { body: "group", person: bram, livesIn: { area: "West" } })
const deliver = asking("DeliverAdvice", {
  advice: "advice",
  edition: "1",
  mandate: "mandate",
  body: "group",
  scenarios
})
const present = asking("PresentAdvice", { advice: "advice", presenters: [bram] })
const decide = asking("DecideAsResidents", {
  ...{ decision: "decision", mandate: "mandate", neighbourhood: "west", body: "group" },
  ...{ what: "takeUp", subject: { task: "playground" } }
})
const request = asking("RequestSupport", {
  ...{ request: "request", neighbourhood: "west", for: { kind: "task", id: "playground" } },
  ...{ scope: "Gereedschap.", of: "school" }
})
const help = asking("GiveSupport", { request: "request", organisation: "school", by: anna, action: "Een schep." })
const endSupport = asking("EndSupport", { request: "request", neighbourhood: "west" })
const transfer = asking("TransferTask", {
  ...{ task: "playground", neighbourhood: "west", to: "residents", decision: "decision" },
  ...{ readiness: { organisation: "school", by: anna }, legal: { outcome: "allowed" } }
})
const explorePeriod = asking("SetExplorationPeriod", {
  ...{ mandate: "mandate", lasts: { said: "een jaar", iso: "P1Y" }, from: onDay(first) },
  ...{ activities: [], subject: "Speeltuin", differsBy: [] }
})
const start = asking("StartExperiment", {
  ...{ experiment: "swing", mandate: "mandate", neighbourhood: "west", question: "Werkt het?" },
  ...{ endsOn: "2024-12-31", decision: "trial" }
})
const find = asking("RecordFindings", { mandate: "mandate", findings: "Het werkt.", endsExploration: false })

const resident = { role: "resident", person: bram }
const official = { role: "alderman", person: anna }

const model: Model<Memory> = {
  name: "mandate",
  start: given(
    ...alliance,
    asks("EstablishBody", { body: "group", name: "Werkgroep", kind: "workingGroup" }),
    join(),
    asks("VestLeadInResidents", { mandate: "mandate", scope: "De buurt." })
  ),
  commands: [
    join(),
    join({ person: anna }),
    join({ body: "council", person: anna }),
    join({ person: stranger }),
    deliver(),
    deliver({ preferred: "a" }),
    deliver({ edition: "2", scenarios: scenarios.slice(1), preferred: "b" }),
    deliver({ edition: "2", guidedBy: bram }),
    present(),
    present({ presenters: [bram, anna] }),
    decide(),
    decide({ what: "giveBack" }),
    decide({ decision: "far", neighbourhood: "east" }),
    decide({ decision: "trial", subject: { experiment: "swing" } }),
    request(),
    help(),
    help({ by: bram }),
    help({ organisation: "library", by: bram }),
    endSupport(),
    endSupport({ neighbourhood: "east" }),
    transfer(),
    transfer({ readiness: { organisation: "school", by: bram } }),
    transfer({ legal: { outcome: "restricted" } }),
    transfer({ to: "professionals" }),
    explorePeriod(),
    start(),
    start({ endsOn: "2025-02-15" }),
    find({ experiment: "swing", neighbourhood: "west" }),
    find({ experiment: "swing", neighbourhood: "east" }),
    find({ endsExploration: true })
  ],
  more: [
    request({ request: "second" }),
    help({ request: "second" }),
    endSupport({ request: "second" }),
    decide({ decision: "trial", what: "apply", subject: { experiment: "swing" } })
  ],
  contexts: on([first], resident, official),
  depth: { fast: 3, deep: 30 },
  memory: {
    initial: { residents: {}, editions: {}, decisions: {}, requests: {}, exploration: "none", experiments: {} },
    evolve: remember
  },
  invariants: [
    {
      claim: "residents decide, and nobody else",
      inAttempt: whenever(
        ["ResidentsDecided", "SupportRequested", "SupportEnded", "TaskTransferred", "ExperimentStarted"],
        (_, { asked: { actor }, memory }) => (actor.person ?? "") in memory.residents && actor.onBehalfOf === undefined
      ),
      without: without(rules.residentsLead),
      brokenAfter: 1
    },
    {
      claim: "a decision of residents is taken once, and keeps its content",
      inAttempt: ({ after, before, recorded }) =>
        recorded.some(({ _tag }) => _tag === "ResidentsDecided")
          ? Object.entries(before.memory.decisions).every(([id, was]) => after.memory.decisions[id] === was)
          : undefined,
      without: without(rules.decidedOnce),
      brokenAfter: 2
    },
    {
      claim: "a decision is about a neighbourhood of the pact",
      inAttempt: whenever(["ResidentsDecided"], ({ neighbourhood }) => neighbourhood === "west"),
      without: without(rules.appliedByItsOwnResidents),
      brokenAfter: 1
    },
    {
      claim: "in the working group sit people who live there, each once",
      inAttempt: whenever(
        ["WorkingGroupMemberAdded"],
        ({ body, livesIn, person }, { memory }) =>
          body === "group" && livesIn !== undefined && !(person in memory.residents)
      ),
      without: without(rules.workingGroupIsOfResidents),
      brokenAfter: 1
    },
    {
      claim: "who joins the working group was introduced",
      inAttempt: whenever(["WorkingGroupMemberAdded"], ({ person }) => [anna, bram].includes(person)),
      without: without(rules.personalDataApart),
      brokenAfter: 1
    },
    {
      claim: "one scenario comes forward once three were elaborated",
      inAttempt: whenever(["AdviceDelivered"], ({ preferred, scenarios }) =>
        preferred === undefined
          ? undefined
          : scenarios.length >= 3 && scenarios.some(({ scenario }) => scenario === preferred)
      ),
      without: without(rules.oneOfThreeScenarios),
      brokenAfter: 1
    },
    {
      claim: "an edition of the advice is delivered once",
      inAttempt: whenever(["AdviceDelivered"], ({ edition }, { memory }) => !(edition in memory.editions)),
      without: without(rules.editionIsFixed),
      brokenAfter: 2
    },
    {
      claim: "the advice is presented by residents, and who guides is none of them",
      inAttempt: whenever(["AdviceDelivered", "AdvicePresented"], (event, { memory }) =>
        event._tag === "AdvicePresented"
          ? Object.keys(memory.editions).length > 0 && event.presenters.every((person) => person in memory.residents)
          : event.guidedBy === undefined || !(event.guidedBy in memory.residents)
      ),
      without: without(rules.adviceIsOfResidents),
      brokenAfter: 1
    },
    {
      claim: "a task moves by a decision on it, and back by one too",
      inAttempt: whenever(
        ["TaskTransferred"],
        ({ decision, neighbourhood, task, to }, { memory }) =>
          memory.decisions[decision] === `${to === "residents" ? "takeUp" : "giveBack"} ${task} ${neighbourhood}`
      ),
      without: without(rules.residentsDecided),
      brokenAfter: 1
    },
    {
      claim: "a task moves to residents when who did it before is ready",
      inAttempt: whenever(["TaskTransferred"], ({ readiness, to }) =>
        to === "professionals" ? undefined : readiness !== undefined && represents(readiness.organisation)(readiness.by)
      ),
      without: without(rules.professionalsAreReady),
      brokenAfter: 2
    },
    {
      claim: "a task moves to residents where the law allows it",
      inAttempt: whenever(["TaskTransferred"], ({ legal, to }) =>
        to === "professionals"
          ? undefined
          : legal.outcome === "allowed" || (legal.outcome === "restricted" && (legal.conditions ?? []).length > 0)
      ),
      without: without(rules.lawAllows),
      brokenAfter: 2
    },
    {
      claim: "an organisation helps when asked, as long as it is asked",
      inAttempt: whenever(
        ["SupportGiven"],
        ({ organisation, request }, { memory }) =>
          memory.requests[request]?.isOpen === true && organisation === "school"
      ),
      without: without(rules.joinOnlyWhenAsked),
      brokenAfter: 1
    },
    {
      claim: "nobody helps for an organisation they do not represent",
      inAttempt: whenever(["SupportGiven"], ({ by, organisation }, { asked }) =>
        speaksFor(organisation, by, asked, represents(organisation))
      ),
      without: without(rules.speakForYourOwn),
      brokenAfter: 2
    },
    {
      claim: "support is asked once",
      inAttempt: whenever(["SupportRequested"], ({ request }, { memory }) => !(request in memory.requests)),
      without: without(rules.requestIsNew),
      brokenAfter: 2
    },
    {
      claim: "residents end what they asked in their own neighbourhood, while it runs",
      inAttempt: whenever(["SupportEnded"], ({ neighbourhood, request }, { memory }) => {
        const asked = memory.requests[request]
        return asked?.isOpen === true && asked.neighbourhood === neighbourhood
      }),
      without: without(rules.endsWhatWasAsked),
      brokenAfter: 1
    },
    {
      claim: "the exploration is set once",
      inAttempt: whenever(["ExplorationPeriodSet"], (_, { memory }) => memory.exploration === "none"),
      without: without(rules.explorationIsSetOnce),
      brokenAfter: 2
    },
    {
      claim: "an experiment is decided on, and fits in the exploration while it runs",
      inAttempt: whenever(["ExperimentStarted"], ({ decision, endsOn, experiment, neighbourhood }, { memory }) => {
        const isDecided = ["takeUp", "apply"].some(
          (what) => memory.decisions[decision] === `${what} ${experiment} ${neighbourhood}`
        )
        return (
          isDecided && !(experiment in memory.experiments) && memory.exploration === "running" && endsOn < "2025-02-15"
        )
      }),
      without: without(rules.explorationIsBounded),
      brokenAfter: 1
    },
    {
      claim: "findings are of an exploration that runs, and stay in their neighbourhood",
      inAttempt: whenever(["FindingsRecorded"], ({ experiment, neighbourhood }, { memory }) => {
        const isOwn = experiment === undefined || memory.experiments[experiment] === neighbourhood
        return memory.exploration === "running" && isOwn
      }),
      without: without(rules.findingsBelongToExploration),
      brokenAfter: 1
    },
    {
      claim: "a request runs in the state until residents end it",
      inState: ({ memory, state }) => {
        const asked = Object.entries(state.mandate.requests)
        return asked.length === 0
          ? undefined
          : asked.every(([id, { isOpen }]) => isOpen === memory.requests[id]?.isOpen)
      },
      without: mistaking("SupportGiven", ({ request }) => tells("SupportEnded", { request, neighbourhood: "west" })),
      brokenAfter: 2
    }
  ]
}

proves(model)
