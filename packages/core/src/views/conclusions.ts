/** Which events are conclusions? By their type, and by nothing that was said. */

import type { MeetingId, PactId, Position } from "../kernel/names.ts"
import type { Account, Block, MinutesBook } from "./account.ts"

/** What a body settled, each kind of agreement its own. */
const decisions = new Set([
  "DirectionEndorsed",
  "SupportDeclared",
  "CommitmentGiven",
  "ConsentReached",
  "ProgrammeAdopted",
  "PolicySet",
  "MinutesAdopted"
])

/** What was pledged or announced: it still has to come. */
const promises = new Set([
  "AdoptionScheduled",
  "IncorporationPledged",
  "PledgeMade",
  "FollowUpScheduled",
  "ReferralPlanned"
])

/** Types whose `decision` points to a decision that was taken elsewhere. */
const references = new Set([
  "ProgrammeRevised",
  "InitiativePhaseStarted",
  "InitiativeLetGo",
  "TaskTransferred",
  "ExperimentStarted"
])

/** How much an event weighs in the minutes: a decision, a promise, or part of what was told. */
export const weightOf = ({ event, type }: Block): "decision" | "promise" | "told" => {
  if (decisions.has(type)) return "decision"
  if (promises.has(type)) return "promise"
  // A room this file has never heard of: an event with an id of a decision of its own is one.
  return typeof event.decision === "string" && !references.has(type) ? "decision" : "told"
}

/** One meeting, with all that its minutes need. */
export interface Minutes {
  readonly meeting: MeetingId
  readonly account: Account
  readonly pact: PactId | undefined
  /** The meeting that follows, where one is planned. */
  readonly next: { readonly meeting: MeetingId; readonly account: Account } | undefined
  /** The minutes stand up to and including this event. */
  readonly position: Position
}

/** The minutes of one meeting; nothing where the log knows no such meeting. */
export const minutesOf = ({ meetings, pact, position }: MinutesBook, meeting: MeetingId): Minutes | undefined => {
  const account = meetings[meeting]
  if (account === undefined) return undefined
  const follows = account.next === undefined ? undefined : meetings[account.next]
  const isPlanned = account.next !== undefined && follows !== undefined && !follows.isCancelled
  const next = isPlanned ? { meeting: account.next, account: follows } : undefined
  return { meeting, account, pact, next, position }
}

/** Every block of a meeting in the order in which it is told. */
export const blocksOf = ({ after, before, items }: Account): ReadonlyArray<Block> => [
  ...before,
  ...items.flatMap(({ blocks }) => blocks),
  ...after
]
