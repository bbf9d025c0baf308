/** Adoption: one version on its way from draft to decision, with feedback, an incorporation and a round beside it. */
import type { Event } from "../../src/alliance/rooms.ts"
import { ProgrammeId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { rules } from "../../src/programme/decider.ts"
import { day } from "../rooms/situations.ts"
import { type Model, mistaking, proves, whenever, without } from "./model.ts"
import { alliance, anna, asking, asks, bram, chair, eve, first, given, on, second, tells } from "./tiny.ts"

interface Memory {
  /** The last version and how far it is; a version that was adopted is the last one that is. */
  latest: { number: number; completeness: number }
  readonly stages: Record<string, "drafted" | "shared" | "final" | "adopted">
  readonly sharedOn: Record<string, string>
  announced: string | undefined
  readonly incorporations: Record<string, "pledged" | "settled">
  readonly windows: Record<string, string>
  readonly waiting: Record<string, true>
  /** The text of each round, and of those the ones that ended in consent. */
  readonly rounds: Record<string, string>
  readonly consents: Record<string, string>
  readonly decisions: Record<string, string>
}

const remember = (memory: Memory, event: Event): void => {
  switch (event._tag) {
    case "ProgrammeVersionDrafted":
      memory.stages[event.version] = "drafted"
      memory.latest = { number: event.number, completeness: event.completeness ?? memory.latest.completeness }
      break
    case "ProgrammeVersionShared":
      memory.stages[event.version] = "shared"
      memory.sharedOn[event.version] = event.shared.latest ?? "9"
      break
    case "ProgrammeVersionFinalised":
      memory.stages[event.version] = "final"
      break
    case "AdoptionScheduled":
      memory.announced = event.adoptionAt
      break
    case "IncorporationPledged":
      memory.incorporations[event.incorporation] = "pledged"
      break
    case "IncorporationSettled":
      memory.incorporations[event.incorporation] = "settled"
      break
    case "FeedbackOpened":
      memory.windows[event.window] = event.closesOn
      break
    case "FeedbackSubmitted":
      memory.waiting[event.remark] = true
      break
    case "FeedbackAnswered":
      delete memory.waiting[event.remark]
      break
    case "ObjectionRoundOpened":
      memory.rounds[event.round] = event.edition
      break
    case "ConsentReached":
      memory.decisions[event.decision] = event._tag
      memory.consents[event.round] = memory.rounds[event.round] ?? ""
      break
    case "ProgrammeAdopted":
      memory.decisions[event.decision] = event._tag
      memory.stages[event.version] = "adopted"
  }
}
const has = (things: Readonly<Record<string, string>>, kind: string) => Object.values(things).includes(kind)

const here = { meeting: "meeting", agendaItem: "item" } as const
const programme = ProgrammeId.make("programme")
const matter = { kind: "programme", id: "programme" } as const
const advice = { kind: "advice", id: "advice" } as const
const version = { programme: "programme", version: "version" } as const
const inTime = onDay(day("2024-02-09"))

const draft = asking("DraftProgrammeVersion", { ...version, number: 1, completeness: 0.9 })
const share = asking("ShareProgrammeVersion", { ...version, shared: inTime, with: "de leden" })
const announce = asking("ScheduleAdoption", { programme: "programme", adoptionAt: "meeting", body: "council", ...here })
const openRound = asking("OpenObjectionRound", {
  ...{ round: "round", matter, edition: "version", entitled: "members" },
  ...here
})
const pledge = asking("PledgeIncorporation", { incorporation: "wish", programme: "programme", of: advice, ...here })
const settle = asking("SettleIncorporation", { incorporation: "wish", programme: "programme" })
const adopt = asking("AdoptProgramme", { decision: "adoption", ...version, round: "round", ...here })
const revise = asking("ReviseProgramme", { ...version, level: "action", change: "Een week later." })

const model: Model<Memory> = {
  name: "adoption",
  start: given(
    ...alliance,
    asks("EstablishBody", { body: "team", name: "Team", kind: "team" }),
    asks("AssignRole", { person: bram, role: "programme-office", body: "team", interim: false, from: onDay(eve) }),
    asks("AssignRole", { person: anna, role: "chair", body: "team", interim: false, from: onDay(eve) }),
    asks("SignPact", { organisation: "school", pact: "pact", signed: onDay(eve) }),
    draft(),
    ...["meeting", "team"].flatMap((meeting) => {
      const body = meeting === "team" ? "team" : "council"
      return [
        asks("ScheduleMeeting", { meeting, body, starts: eve }),
        asks("PlaceAgendaItem", { ...here, meeting, title: "Programma", level: 3, matters: [matter, advice] }),
        asks("OpenMeeting", { meeting, by: anna, at: `${eve}T19:30:00+01:00` }),
        asks("OpenAgendaItem", { ...here, meeting })
      ]
    }),
    openRound(),
    asks("CloseObjectionRound", { round: "round", raised: 0 }),
    asks("ConcludeConsent", { decision: "consent", round: "round", matter, ...here }),
    announce()
  ),
  commands: [
    draft({ version: "newer", number: 2, completeness: 1 }),
    draft({ version: "newer", number: 2, completeness: 0.8 }),
    share(),
    share({ shared: onDay(eve) }),
    asks("FinaliseProgrammeVersion", version),
    announce(),
    announce({ adoptionAt: "team" }),
    announce({ meeting: "team" }),
    pledge(),
    settle({ waivedBecause: "Het mag niet van de wet." }),
    settle(),
    asks("OpenFeedback", {
      ...{ window: "window", ...version, closesOn: first, eligible: "members", channels: ["form"], contact: anna }
    }),
    asks("SubmitFeedback", {
      ...{ window: "window", remark: "one", from: "school", by: anna, channel: "form", text: "Tekst." }
    }),
    asks("AnswerFeedback", { window: "window", remark: "one", disposition: "takenOver", answer: "Dank." }),
    adopt(),
    adopt({ meeting: "team" }),
    adopt({ round: "another" }),
    adopt({ decision: "consent" }),
    revise(),
    revise({ level: "course", decision: "consent" }),
    revise({ level: "course", decision: "adoption" })
  ],
  more: [
    share({ version: "newer" }),
    asks("FinaliseProgrammeVersion", { ...version, version: "newer" }),
    openRound({ round: "again", edition: "newer" }),
    asks("CloseObjectionRound", { round: "again", raised: 0 }),
    asks("ConcludeConsent", { decision: "later", round: "again", matter, ...here }),
    adopt({ decision: "renewal", version: "newer", round: "again" })
  ],
  contexts: [...on([first, second], chair), ...on([first], { role: "programme-office", person: bram })],
  depth: { fast: 4, deep: 30 },
  memory: {
    initial: {
      ...{ latest: { number: 0, completeness: 0 }, stages: {}, sharedOn: {}, announced: undefined },
      ...{ incorporations: {}, windows: {}, waiting: {}, rounds: {}, consents: {}, decisions: {} }
    },
    evolve: remember
  },
  invariants: [
    {
      claim: "versions are numbered one by one, and get no less finished",
      inAttempt: whenever(["ProgrammeVersionDrafted"], ({ completeness = 0, number, version }, { memory }) => {
        const { latest, stages } = memory
        return (
          !(version in stages) &&
          number === latest.number + 1 &&
          (has(stages, "adopted") || completeness >= latest.completeness)
        )
      }),
      without: without(rules.versionsGrowAndAreNumbered),
      brokenAfter: 1
    },
    {
      claim: "a version is shared once",
      inAttempt: whenever(
        ["ProgrammeVersionShared"],
        ({ version }, { memory }) => memory.stages[version] === "drafted"
      ),
      without: without(rules.sharedVersionIsFixed),
      brokenAfter: 2
    },
    {
      claim: "only what was shared becomes final",
      inAttempt: whenever(
        ["ProgrammeVersionFinalised"],
        ({ version }, { memory }) => memory.stages[version] === "shared"
      ),
      without: without(rules.finalAfterShared),
      brokenAfter: 1
    },
    {
      claim: "no version is final while an incorporation is open",
      inAttempt: whenever(["ProgrammeVersionFinalised"], (_, { memory }) => !has(memory.incorporations, "pledged")),
      without: without(rules.pledgedIncorporationIsTraceable),
      brokenAfter: 3
    },
    {
      claim: "an incorporation is pledged once",
      inAttempt: whenever(
        ["IncorporationPledged"],
        ({ incorporation }, { memory }) => !(incorporation in memory.incorporations)
      ),
      without: without(rules.pledgedOnce),
      brokenAfter: 2
    },
    {
      claim: "a pledged incorporation ends once, by a passage or a reason",
      inAttempt: whenever(
        ["IncorporationSettled"],
        ({ incorporation, passage, waivedBecause }, { memory }) =>
          memory.incorporations[incorporation] === "pledged" &&
          (passage === undefined) !== (waivedBecause === undefined)
      ),
      without: without(rules.settledWithPassageOrReason),
      brokenAfter: 1
    },
    {
      claim: "what the council decides it decides in its own meeting",
      inAttempt: whenever(
        ["AdoptionScheduled", "IncorporationPledged", "ProgrammeAdopted"],
        ({ meeting }) => meeting === "meeting"
      ),
      without: without(rules.competentBodyDecides),
      brokenAfter: 1
    },
    {
      claim: "adopted in the meeting for which it was announced",
      inAttempt: whenever(["ProgrammeAdopted"], ({ meeting }, { memory }) => memory.announced === meeting),
      without: without(rules.adoptionWasAnnounced),
      brokenAfter: 4
    },
    {
      claim: "adopted is what was final",
      inAttempt: whenever(["ProgrammeAdopted"], ({ version }, { memory }) => memory.stages[version] === "final"),
      without: without(rules.versionIsFinal),
      brokenAfter: 2
    },
    {
      claim: "adopted is what was shared four days before",
      inAttempt: whenever(
        ["ProgrammeAdopted"],
        ({ version }, { memory }) => (memory.sharedOn[version] ?? "9") <= "2024-02-10"
      ),
      without: without(rules.sharedBeforeAdopted),
      brokenAfter: 3
    },
    {
      claim: "adopted is what nobody can still remark on",
      inAttempt: whenever(["ProgrammeAdopted"], (_, { day, memory }) =>
        Object.values(memory.windows).every((closesOn) => closesOn < day)
      ),
      without: without(rules.feedbackIsOver),
      brokenAfter: 4
    },
    {
      claim: "nothing is adopted while a remark waits",
      inAttempt: whenever(["ProgrammeAdopted"], (_, { memory }) => Object.keys(memory.waiting).length === 0),
      without: without(rules.everyRemarkWasAnswered),
      brokenAfter: 5
    },
    {
      claim: "nothing is adopted while an incorporation is open",
      inAttempt: whenever(["ProgrammeAdopted"], (_, { memory }) => !has(memory.incorporations, "pledged")),
      without: without(rules.incorporationsAreSettled),
      brokenAfter: 4
    },
    {
      claim: "nothing is adopted without consent",
      inAttempt: whenever(["ProgrammeAdopted"], ({ round, version }, { memory }) => memory.consents[round] === version),
      without: without(rules.consentWasReached, rules.consentNeedsARound),
      brokenAfter: 3
    },
    {
      claim: "the decision that adopts was no other decision",
      inAttempt: whenever(["ProgrammeAdopted"], ({ decision }, { memory }) => !(decision in memory.decisions)),
      without: without(rules.kindsOfAgreementAreDistinct),
      brokenAfter: 3
    },
    {
      claim: "what is adopted is adjusted by the office, and its course by a decision",
      inAttempt: whenever(["ProgrammeRevised"], ({ decision = "", level }, { asked, memory }) => {
        const isOffice = [anna, bram].some((person) => person === asked.actor.person)
        const isAllowed = level === "action" ? isOffice : memory.decisions[decision] === "ConsentReached"
        return has(memory.stages, "adopted") && isAllowed
      }),
      without: without(rules.agileAfterAdoption),
      brokenAfter: 1
    },
    {
      claim: "the programme is adopted where it was adopted, and nowhere else",
      inState: ({ memory, state }) =>
        (state.programme.programmes[programme]?.adopted !== undefined) === has(memory.stages, "adopted"),
      without: mistaking("ProgrammeVersionFinalised", () =>
        tells("ProgrammeAdopted", { decision: "consent", ...version, round: "round" })
      ),
      brokenAfter: 2
    }
  ]
}

proves(model)
