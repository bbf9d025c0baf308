/** M: who belongs, who is answerable, who speaks for whom. */
import { rules as membership } from "../../../src/membership/decider.ts"
import { rules as pledges } from "../../../src/pledges/decider.ts"
import { happened, type Violation } from "../deciding.ts"
import { anna, bram, here, library, school } from "./nouns.ts"

const welcome = { _tag: "WelcomeMember", organisation: school, representative: bram, ...here }
const call = {
  _tag: "CallUponSignatory",
  call: "call-1",
  organisation: school,
  for: { kind: "coalition", id: "coalition-1" },
  contribution: "Een lokaal.",
  answerBy: "2024-03-15"
}
const pledge = {
  _tag: "MakePledge",
  pledge: "pledge-1",
  organisation: library,
  by: anna,
  for: { coalition: "coalition-1" },
  contribution: { kind: "hours", text: "Twee uur in de week." }
}
const launched = happened({ _tag: "CoalitionLaunched", coalition: "coalition-1", theme: "Een vol bord" })
const withdrawn = (from: string) => happened({ _tag: "MemberWithdrawn", organisation: library, from })

export const cases: ReadonlyArray<Violation> = [
  {
    norm: "M1",
    violation: "a member is welcomed a second time",
    history: [happened({ ...welcome, _tag: "MemberWelcomed" })],
    command: welcome,
    breaks: [membership.welcomedOnce],
    kept: { what: "it is welcomed for the first time", history: [] }
  },
  {
    norm: "M2",
    violation: "a host of whom no signature is known is called upon",
    history: [launched],
    command: call,
    breaks: [pledges.onlySignatoriesAreAnswerable],
    kept: { what: "a signatory is called upon", command: { ...call, organisation: library } }
  },
  {
    norm: "M3",
    violation: "the representative of the school pledges for the library",
    history: [launched],
    command: { ...pledge, by: bram },
    actor: { role: "representative", person: bram },
    breaks: [pledges.speakForYourOwn],
    also: [
      { rule: pledges.pledgeForYourself, because: "L1 itself asks that whoever pledges represents the party (M3)" }
    ],
    kept: {
      what: "the representative of the library pledges for the library",
      command: pledge,
      actor: { role: "representative", person: anna }
    }
  },
  {
    norm: "M4",
    violation: "a pledge is made the day after its party has withdrawn",
    history: [launched, withdrawn("2024-02-16")],
    command: pledge,
    at: "2024-02-17T12:00:00Z",
    breaks: [pledges.madeBySignatories],
    kept: { what: "the party withdraws only later", history: [launched, withdrawn("2024-02-18")] }
  }
]
