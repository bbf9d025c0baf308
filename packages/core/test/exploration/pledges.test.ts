/** Pledges and calls: one signatory, one member that only was welcomed, one initiative that is weighed and let go. */
import type { Event } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import { rules } from "../../src/pledges/decider.ts"
import { day } from "../rooms/situations.ts"
import { type Model, mistaking, proves, speaksFor, whenever, without } from "./model.ts"
import {
  alliance,
  anna,
  asking,
  asks,
  bram,
  eve,
  first,
  given,
  on,
  represents,
  second,
  secretary,
  speaker,
  tells
} from "./tiny.ts"

interface Memory {
  /** The first day on which somebody is no signatory any more. */
  readonly signatories: Record<string, string>
  readonly initiatives: Record<string, "proposed" | "weighed" | "let go">
  readonly pledges: Record<string, { by: string; stage: "open" | "kept" | "closed" }>
  readonly calls: Record<string, { readonly organisation: string; isAnswered: boolean }>
}

const remember = ({ calls, initiatives, pledges, signatories }: Memory, event: Event): void => {
  switch (event._tag) {
    case "PactSigned":
      signatories[event.organisation] = "9"
      break
    case "MemberWithdrawn":
      if (event.organisation in signatories) signatories[event.organisation] = event.from
      break
    case "InitiativeProposed":
      initiatives[event.initiative] = "proposed"
      break
    case "InitiativeAssessed":
      if (event.outcome === "go" || event.outcome === "pilot") initiatives[event.initiative] = "weighed"
      break
    case "InitiativeLetGo":
      initiatives[event.initiative] = "let go"
      break
    case "PledgeMade":
      pledges[event.pledge] = { by: event.organisation, stage: "open" }
      break
    case "PledgeKept": {
      const kept = pledges[event.pledge]
      if (kept) kept.stage = "kept"
      break
    }
    case "PledgeReleased": {
      const released = pledges[event.pledge]
      if (released && event.how === "closed") released.stage = "closed"
      else if (released && event.to !== undefined) released.by = event.to
      break
    }
    case "SignatoryCalledUpon":
      calls[event.call] = { organisation: event.organisation, isAnswered: false }
      break
    case "CallAnswered": {
      const call = calls[event.call]
      if (call) call.isAnswered = true
    }
  }
}
const isSignatory = ({ signatories }: Memory, organisation: string | undefined, today: string) =>
  today < (signatories[organisation ?? ""] ?? "")

const pledge = asking("MakePledge", {
  ...{ pledge: "pledge", organisation: "school", by: anna, for: { initiative: "garden" } },
  contribution: { kind: "hours", text: "Twee uur per week." }
})
const call = asking("CallUponSignatory", {
  ...{ call: "call", organisation: "school", for: { kind: "initiative", id: "garden" } },
  ...{ contribution: "Een lokaal.", answerBy: day("2024-03-15") }
})
const answer = asking("AnswerCall", { call: "call", organisation: "school", by: anna, answer: "yes" })
const release = asking("ReleasePledge", { pledge: "pledge", how: "closed", reason: "Het is klaar." })
const withdraw = asking("WithdrawMember", { organisation: "school", from: second })

const model: Model<Memory> = {
  name: "pledges",
  start: given(
    ...alliance,
    asks("SignPact", { organisation: "school", pact: "pact", signed: onDay(eve) }),
    asks("EstablishAssessmentFramework", { framework: "framework", edition: "1", from: onDay(eve) }),
    asks("ProposeInitiative", { initiative: "garden", name: "Tuin", by: { collective: "bewoners" } })
  ),
  commands: [
    asks("AssessInitiative", { initiative: "garden", framework: "framework", outcome: "go", grounds: [] }),
    asks("LetGoInitiative", { initiative: "garden", lesson: "Begin klein." }),
    asks("SignPact", { organisation: "library", pact: "pact", signed: onDay(first) }),
    withdraw(),
    pledge(),
    pledge({ by: bram }),
    pledge({ pledge: "other", organisation: "library", by: bram }),
    pledge({ pledge: "third", for: { coalition: "unknown" } }),
    asks("KeepPledge", { pledge: "pledge", kept: onDay(first) }),
    release(),
    release({ to: "library" }),
    release({ reason: " " }),
    release({ how: "handedOver", to: "library" }),
    release({ how: "handedOver", to: "school" }),
    call(),
    call({ organisation: "library" }),
    call({ answerBy: second }),
    answer(),
    answer({ by: bram }),
    answer({ organisation: "library", by: bram }),
    answer({ answer: "conditional" }),
    answer({ answer: "conditional", condition: "Als er geld is." })
  ],
  more: [
    pledge({ pledge: "second" }),
    release({ pledge: "second" }),
    call({ call: "second" }),
    answer({ call: "second", answer: "no" })
  ],
  contexts: [...on([first, second], secretary), ...on([first], speaker(bram, "library"))],
  depth: { fast: 4, deep: 20 },
  memory: { initial: { signatories: {}, initiatives: {}, pledges: {}, calls: {} }, evolve: remember },
  invariants: [
    {
      claim: "a party pledges for itself alone",
      inAttempt: whenever(["PledgeMade"], ({ by, organisation }, { asked }) =>
        speaksFor(organisation, by, asked, represents(organisation))
      ),
      without: without(rules.speakForYourOwn, rules.pledgeForYourself),
      brokenAfter: 1
    },
    {
      claim: "a pledge is made once, for something that is there",
      inAttempt: whenever(
        ["PledgeMade"],
        (made, { memory }) => !(made.pledge in memory.pledges) && "initiative" in made.for
      ),
      without: without(rules.pledgeForYourself),
      brokenAfter: 1
    },
    {
      claim: "who pledges has signed, and has not left",
      inAttempt: whenever(["PledgeMade"], ({ organisation }, { day, memory }) =>
        isSignatory(memory, organisation, day)
      ),
      without: without(rules.madeBySignatories),
      brokenAfter: 2
    },
    {
      claim: "nothing is pledged to what was not weighed, or was let go",
      inAttempt: whenever(["PledgeMade"], (made, { memory }) =>
        "initiative" in made.for ? memory.initiatives[made.for.initiative] === "weighed" : undefined
      ),
      without: without(rules.weighedBeforeSupported),
      brokenAfter: 1
    },
    {
      claim: "nothing new is pledged to what was let go",
      inAttempt: whenever(["PledgeMade"], (made, { memory }) =>
        "initiative" in made.for ? memory.initiatives[made.for.initiative] !== "let go" : undefined
      ),
      without: without(rules.notForWhatWasLetGo),
      brokenAfter: 3
    },
    {
      claim: "what is kept was open: a closed pledge is never kept",
      inAttempt: whenever(["PledgeKept"], ({ pledge }, { memory }) => memory.pledges[pledge]?.stage === "open"),
      without: without(rules.keptWhileOpen),
      brokenAfter: 1
    },
    {
      claim: "a pledge ends once, with a reason, and goes to nobody but another signatory",
      inAttempt: whenever(["PledgeReleased"], ({ how, pledge, reason, to }, { day, memory }) => {
        const { by, stage } = memory.pledges[pledge] ?? { by: "", stage: "closed" }
        const isTaken = how === "handedOver" ? to !== by && isSignatory(memory, to, day) : to === undefined
        return stage === "open" && reason.trim() !== "" && isTaken
      }),
      without: without(rules.endsVisibly),
      brokenAfter: 1
    },
    {
      claim: "only who signed is called upon",
      inAttempt: whenever(["SignatoryCalledUpon"], ({ organisation }, { day, memory }) =>
        isSignatory(memory, organisation, day)
      ),
      without: without(rules.onlySignatoriesAreAnswerable),
      brokenAfter: 1
    },
    {
      claim: "a call is made once, and leaves two weeks to answer",
      inAttempt: whenever(
        ["SignatoryCalledUpon"],
        ({ answerBy, call }, { memory }) => !(call in memory.calls) && answerBy >= "2024-02-29"
      ),
      without: without(rules.callHasATerm),
      brokenAfter: 1
    },
    {
      claim: "a call is answered once, by who was called, and a condition is named",
      inAttempt: whenever(["CallAnswered"], ({ answer, call, condition = "", organisation }, { memory }) => {
        const asked = memory.calls[call]
        const isOwn = asked?.isAnswered === false && asked.organisation === organisation
        return isOwn && (answer === "conditional") === (condition.trim() !== "")
      }),
      without: without(rules.calledUponMustAnswer),
      brokenAfter: 1
    },
    {
      claim: "nobody answers for an organisation they do not represent",
      inAttempt: whenever(["CallAnswered"], ({ by, organisation }, { asked }) =>
        speaksFor(organisation, by, asked, represents(organisation))
      ),
      without: without(rules.speakForYourOwn),
      brokenAfter: 2
    },
    {
      claim: "withdrawing leaves every pledge as it was",
      inAttempt: ({ after, before, recorded }) =>
        recorded.some(({ _tag }) => _tag === "MemberWithdrawn")
          ? after.state.pledges === before.state.pledges
          : undefined,
      without: mistaking("MemberWithdrawn", () => tells("PledgeKept", { pledge: "pledge", kept: onDay(first) })),
      brokenAfter: 3
    },
    {
      claim: "open in the state is what was made and did not end",
      inState: ({ memory, state }) => {
        const made = Object.entries(state.pledges.pledges)
        return made.length === 0
          ? undefined
          : made.every(([id, { stage }]) => (stage === "open") === (memory.pledges[id]?.stage === "open"))
      },
      without: mistaking("PledgeReleased", (event) => ({ ...event, how: "handedOver" })),
      brokenAfter: 3
    },
    {
      claim: "no answer is no yes: a call is answered where it was answered",
      inState: ({ memory, state }) => {
        const asked = Object.entries(state.pledges.calls)
        return asked.length === 0
          ? undefined
          : asked.every(([id, { isAnswered }]) => isAnswered === memory.calls[id]?.isAnswered)
      },
      without: mistaking("PledgeMade", () =>
        tells("CallAnswered", { call: "call", organisation: "school", by: anna, answer: "yes" })
      ),
      brokenAfter: 3
    }
  ]
}

proves(model)
