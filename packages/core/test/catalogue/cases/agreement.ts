/** C: consent, objections, and kinds of agreement that stay apart. */
import { rules as agreement } from "../../../src/agreement/decider.ts"
import { rules as programme } from "../../../src/programme/decider.ts"
import { happened, type Violation } from "../deciding.ts"
import { adopt, anna, bram, here, library, programme as matter, prepared, theDayAfter, version } from "./nouns.ts"

const opened = happened({
  _tag: "ObjectionRoundOpened",
  round: "round-1",
  matter: version,
  edition: "version-1",
  entitled: "members",
  ...here
})
const closed = (raised: number) => happened({ _tag: "ObjectionRoundClosed", round: "round-1", raised, ...here })
const object = {
  _tag: "RaiseObjection",
  objection: "objection-1",
  round: "round-1",
  organisation: library,
  by: anna,
  reason: "De jongeren ontbreken.",
  ...here
}
const objected = happened({ ...object, _tag: "ObjectionRaised" })
const resolve = {
  _tag: "ResolveObjection",
  objection: "objection-1",
  round: "round-1",
  how: "withdrawn",
  by: bram
}
const resolved = (how: object) => happened({ ...resolve, _tag: "ObjectionResolved", by: anna, ...how })
const conclude = { _tag: "ConcludeConsent", decision: "decision-1", round: "round-1", matter: version, ...here }
const amended = { how: "amended", edition: "Versie 1, met de jongeren erin." }
const endorsed = happened({
  _tag: "DirectionEndorsed",
  decision: "decision-3",
  matter,
  body: "body-1",
  text: "De koers is omarmd.",
  ...here
})

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "C1",
    violation: "consent is concluded after the text was changed in the round",
    history: [opened, objected, resolved(amended), closed(1)],
    command: conclude,
    breaks: [agreement.consentNeedsARound],
    kept: {
      what: "the objection was withdrawn and the text stayed",
      history: [opened, objected, resolved({}), closed(1)]
    }
  },
  {
    norm: "C1",
    violation: "silence without a round is taken for consent",
    history: [],
    command: conclude,
    breaks: [agreement.consentNeedsARound, agreement.consentIsOnTheMatterOfTheRound],
    kept: { what: "a round was opened and closed", history: [opened, closed(0)] }
  },
  {
    norm: "C2",
    violation: "an objection is raised without a reason",
    history: [opened],
    command: { ...object, reason: " " },
    breaks: [agreement.objectionIsReasonedAndOwned],
    kept: { what: "it has a reason", command: object }
  },
  {
    norm: "C2",
    violation: "an objection is entered a week after the round",
    history: [opened, closed(0)],
    command: object,
    at: "2024-02-22T12:00:00Z",
    breaks: [agreement.objectionIsReasonedAndOwned],
    kept: { what: "the round is still open", history: [opened] }
  },
  {
    norm: "C3",
    violation: "the proposer marks the objection of another as withdrawn",
    history: [opened, objected],
    command: resolve,
    breaks: [agreement.objectionEndsByOwnerOrAmendment],
    kept: { what: "its owner withdraws it", command: { ...resolve, by: anna } }
  },
  {
    norm: "C4",
    violation: "the decision that endorsed the direction is recorded again as the adoption",
    history: [endorsed, ...prepared],
    command: { ...adopt, decision: "decision-3" },
    at: theDayAfter,
    breaks: [programme.kindsOfAgreementAreDistinct],
    kept: { what: "adoption is a decision of its own", command: adopt }
  }
]
