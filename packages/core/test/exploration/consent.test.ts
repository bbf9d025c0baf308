/** Consent: one round on a shared version, an objection of the school, and the other kinds of agreement beside it. */
import { rules } from "../../src/agreement/decider.ts"
import type { Event } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import { type Model, mistaking, proves, speaksFor, whenever, without } from "./model.ts"
import {
  alliance,
  anna,
  asking,
  asks,
  bram,
  chair,
  eve,
  first,
  given,
  on,
  represents,
  secretary,
  speaker,
  tells
} from "./tiny.ts"

interface Round {
  readonly edition: string
  readonly matter: string
  isOpen: boolean
  readonly objections: Record<string, "open" | "withdrawn" | "amended" | "ruledOut">
}
interface Memory {
  /** The text of the programme as it is now. */
  text: string
  readonly rounds: Record<string, Round>
  readonly kinds: Record<string, string>
  readonly consents: Record<string, true>
}
type Decided = Extract<Event, { readonly _tag: (typeof decisions)[number] }>
const decisions = ["DirectionEndorsed", "SupportDeclared", "CommitmentGiven", "ConsentReached"] as const

const remember = (memory: Memory, event: Event): void => {
  const round = "round" in event ? memory.rounds[event.round] : undefined
  switch (event._tag) {
    case "ProgrammeVersionDrafted":
      memory.text = event.version
      break
    case "ObjectionRoundOpened":
      memory.rounds[event.round] = { edition: event.edition, matter: event.matter.id, isOpen: true, objections: {} }
      break
    case "ObjectionRaised":
      if (round) round.objections[event.objection] = "open"
      break
    case "ObjectionResolved":
      if (round) round.objections[event.objection] = event.how
      break
    case "ObjectionRoundClosed":
      if (round) round.isOpen = false
      break
    case "DirectionEndorsed":
    case "SupportDeclared":
    case "CommitmentGiven":
      memory.kinds[event.decision] = event._tag
      break
    case "ConsentReached":
      memory.kinds[event.decision] = event._tag
      memory.consents[event.round] = true
  }
}
const isNew = ({ decision }: Decided, memory: Memory) => !(decision in memory.kinds)

const here = { meeting: "meeting", agendaItem: "item" } as const
const matter = { kind: "programme", id: "programme" } as const
const advice = { kind: "advice", id: "advice" } as const
const version = { programme: "programme", version: "version" } as const

const endorse = asking("EndorseDirection", { decision: "one", matter, body: "council", text: "De koers.", ...here })
const commit = asking("GiveCommitment", { decision: "one", matter, voice: { collective: "alle partners" }, ...here })
const openRound = asking("OpenObjectionRound", {
  round: "round",
  matter,
  edition: "version",
  entitled: "members",
  ...here
})
const object = asking("RaiseObjection", {
  ...{ objection: "objection", round: "round", organisation: "school", by: anna, reason: "Te vaag." },
  ...here
})
const resolve = asking("ResolveObjection", { objection: "objection", round: "round", how: "withdrawn", by: anna })
const closeRound = asking("CloseObjectionRound", { round: "round", raised: 0 })
const conclude = asking("ConcludeConsent", { decision: "one", round: "round", matter, ...here })

const model: Model<Memory> = {
  name: "consent",
  start: given(
    ...alliance,
    asks("SignPact", { organisation: "school", pact: "pact", signed: onDay(eve) }),
    asks("DraftProgrammeVersion", { ...version, number: 1 }),
    asks("ShareProgrammeVersion", { ...version, shared: onDay(eve), with: "de leden" }),
    asks("ScheduleMeeting", { meeting: "meeting", body: "council", starts: eve }),
    asks("PlaceAgendaItem", { ...here, title: "Programma", level: 3, matters: [matter, advice] }),
    asks("OpenMeeting", { meeting: "meeting", by: anna, at: `${eve}T19:30:00+01:00` }),
    asks("OpenAgendaItem", here)
  ),
  commands: [
    endorse(),
    commit(),
    commit({ decision: "two", voice: { person: anna, for: "school" } }),
    commit({ voice: { person: anna, for: "library" } }),
    asks("DeclareSupport", { decision: "one", matter, voice: { collective: "alle partners" } }),
    asks("DeclareSupport", { decision: "two", matter, voice: { collective: "alle partners" }, ...here }),
    asks("DraftProgrammeVersion", { ...version, version: "newer", number: 2 }),
    openRound(),
    openRound({ edition: "newer" }),
    object(),
    object({ by: bram }),
    object({ organisation: "library", by: bram }),
    object({ reason: " " }),
    resolve(),
    resolve({ by: bram }),
    resolve({ how: "amended", edition: "newer" }),
    resolve({ how: "ruledOut", reason: "Het raakt de tekst niet." }),
    resolve({ how: "ruledOut", by: bram, reason: "Het raakt de tekst niet." }),
    closeRound(),
    closeRound({ raised: 1 }),
    conclude(),
    conclude({ decision: "two" }),
    conclude({ matter: advice })
  ],
  more: [
    object({ objection: "second" }),
    resolve({ objection: "second" }),
    resolve({ objection: "second", how: "amended", edition: "newer" }),
    closeRound({ raised: 2 }),
    openRound({ round: "again" }),
    closeRound({ round: "again" }),
    conclude({ decision: "three", round: "again" })
  ],
  contexts: on([first], chair, secretary, speaker(bram, "library")),
  depth: { fast: 4, deep: 20 },
  memory: { initial: { text: "", rounds: {}, kinds: {}, consents: {} }, evolve: remember },
  invariants: [
    {
      claim: "no consent while an objection stands",
      inAttempt: whenever(
        ["ConsentReached"],
        ({ round }, { memory }) => !Object.values(memory.rounds[round]?.objections ?? {}).includes("open")
      ),
      without: without(rules.consentNeedsARound),
      brokenAfter: 3
    },
    {
      claim: "no consent without a round that was opened and closed",
      inAttempt: whenever(["ConsentReached"], ({ round }, { memory }) => memory.rounds[round]?.isOpen === false),
      without: without(rules.consentNeedsARound),
      brokenAfter: 2
    },
    {
      claim: "no consent on a text that changed",
      inAttempt: whenever(["ConsentReached"], ({ round }, { memory }) => {
        const { edition, objections } = memory.rounds[round] ?? { edition: "", objections: {} }
        return edition === memory.text && !Object.values(objections).includes("amended")
      }),
      without: without(rules.consentNeedsARound),
      brokenAfter: 3
    },
    {
      claim: "consent is on what the round was about",
      inAttempt: whenever(
        ["ConsentReached"],
        ({ matter, round }, { memory }) => memory.rounds[round]?.matter === matter.id
      ),
      without: without(rules.consentIsOnTheMatterOfTheRound),
      brokenAfter: 3
    },
    {
      claim: "a round opens once, on the text as it is",
      inAttempt: whenever(
        ["ObjectionRoundOpened"],
        ({ edition, round }, { memory }) => !(round in memory.rounds) && edition === memory.text
      ),
      without: without(rules.roundOpensOnce),
      brokenAfter: 1
    },
    {
      claim: "who objects may, gives a reason, and does so while the round is open",
      inAttempt: whenever(["ObjectionRaised"], ({ objection, organisation, reason, round }, { memory }) => {
        const held = memory.rounds[round]
        const isHeard = held?.isOpen === true && !(objection in held.objections)
        return isHeard && organisation === "school" && reason.trim() !== ""
      }),
      without: without(rules.objectionIsReasonedAndOwned),
      brokenAfter: 1
    },
    {
      claim: "nobody objects for an organisation they do not represent",
      inAttempt: whenever(["ObjectionRaised"], ({ by, organisation }, { asked }) =>
        speaksFor(organisation, by, asked, represents(organisation))
      ),
      without: without(rules.speakForYourOwn),
      brokenAfter: 2
    },
    {
      claim: "an objection ends by its owner, or by the chair with a reason",
      inAttempt: whenever(
        ["ObjectionResolved"],
        ({ by, edition = "", how, objection, reason = "", round }, { asked, memory }) => {
          const isOwner = by === anna
          const isChair = by === anna && asked.actor.role === "chair"
          const isOpen = memory.rounds[round]?.objections[objection] === "open"
          if (how === "ruledOut") return isOpen && isChair && reason.trim() !== ""
          return isOpen && isOwner && (how === "withdrawn" || edition.trim() !== "")
        }
      ),
      without: without(rules.objectionEndsByOwnerOrAmendment),
      brokenAfter: 1
    },
    {
      claim: "a round closes once, and counts the objections made in it",
      inAttempt: whenever(["ObjectionRoundClosed"], ({ raised, round }, { memory }) => {
        const held = memory.rounds[round]
        return held?.isOpen === true && raised === Object.keys(held.objections).length
      }),
      without: without(rules.roundClosesOnce),
      brokenAfter: 1
    },
    {
      claim: "a decision is of one kind, for ever",
      inAttempt: whenever(decisions, (decided, { memory }) => isNew(decided, memory)),
      without: without(rules.kindsOfAgreementAreDistinct),
      brokenAfter: 2
    },
    {
      claim: "nothing is decided outside the meeting, or on another item",
      inAttempt: whenever(
        [...decisions, "ObjectionRoundOpened"],
        ({ agendaItem, meeting }) => meeting === "meeting" && agendaItem === "item"
      ),
      without: without(rules.competentBodyDecides),
      brokenAfter: 1
    },
    {
      claim: "a direction is endorsed of what was shared",
      inAttempt: whenever(["DirectionEndorsed"], (_, { memory }) => memory.text === "version"),
      without: without(rules.endorsedIsNotAdopted),
      brokenAfter: 2
    },
    {
      claim: "endorsed is not adopted: the programme stays a draft",
      inState: ({ memory, state }) =>
        Object.values(memory.kinds).includes("DirectionEndorsed")
          ? Object.values(state.programme.programmes).every(({ adopted }) => adopted === undefined)
          : undefined,
      without: mistaking("DirectionEndorsed", ({ decision }) =>
        tells("ProgrammeAdopted", { decision, ...version, round: "round" })
      ),
      brokenAfter: 1
    },
    {
      claim: "nobody gives commitment for another",
      inAttempt: whenever(["CommitmentGiven"], ({ voice }, { asked }) =>
        "person" in voice && voice.for !== undefined
          ? speaksFor(voice.for, voice.person, asked, represents(voice.for))
          : undefined
      ),
      without: without(rules.pledgeForYourself),
      brokenAfter: 1
    },
    {
      claim: "commitment of all together is nobody's pledge",
      inState: ({ memory, state }) =>
        Object.values(memory.kinds).includes("CommitmentGiven")
          ? Object.keys(state.pledges.pledges).length === 0
          : undefined,
      without: mistaking("CommitmentGiven", () =>
        tells("PledgeMade", {
          ...{ pledge: "pledge", organisation: "school", by: anna, for: { initiative: "garden" } },
          contribution: { kind: "hours", text: "Twee uur per week." }
        })
      ),
      brokenAfter: 1
    },
    {
      claim: "there is consent where consent was reached, and nowhere else",
      inState: ({ memory, state }) =>
        Object.keys(state.agreement.consents).join() === Object.keys(memory.consents).join(),
      without: mistaking("ObjectionRoundClosed", ({ round }) =>
        tells("ConsentReached", { decision: "one", round, matter })
      ),
      brokenAfter: 2
    }
  ]
}

proves(model)
