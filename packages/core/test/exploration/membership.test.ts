/** Membership and the pact: organisations sign, are welcomed and leave; one of them has no profile yet. */
import type { Event, State } from "../../src/alliance/rooms.ts"
import { type Day, OrganisationId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { isSignatory, rules } from "../../src/membership/decider.ts"
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
  second,
  secretary,
  speaker,
  tells,
  third
} from "./tiny.ts"

/** Until when something counts, by organisation or by `organisation person`; that day itself no more. */
type Terms = Record<string, string>
interface Memory {
  readonly profiled: Record<string, true>
  readonly signed: Terms
  readonly welcomed: Terms
  readonly since: Terms
  readonly speakers: Terms
  /** How many had signed, less how many had withdrawn, on each day. */
  readonly tally: Record<string, number>
}
const days = [first, second, third]
const always = "9"

const remember = (memory: Memory, event: Event, today: Day): void => {
  const { since, signed, speakers, tally, welcomed } = memory
  switch (event._tag) {
    case "OrganisationProfiled":
      memory.profiled[event.organisation] = true
      break
    case "PactSigned":
      signed[event.organisation] = always
      for (const day of days) if (day >= today) tally[day] = (tally[day] ?? 0) + 1
      break
    case "MemberWelcomed":
      welcomed[event.organisation] = always
      break
    case "MemberWithdrawn":
      for (const day of days) {
        if (signed[event.organisation] === always && day >= event.from) tally[day] = (tally[day] ?? 0) - 1
      }
      for (const terms of [signed, welcomed]) {
        if (terms[event.organisation] === always) terms[event.organisation] = event.from
      }
      break
    case "RepresentativeDesignated": {
      const from = event.from.earliest ?? ""
      speakers[`${event.organisation} ${event.replaces}`] = from
      speakers[`${event.organisation} ${event.person}`] = always
      since[`${event.organisation} ${event.person}`] = from
    }
  }
}
const speaks = ({ since, speakers }: Memory, organisation: string, person: string, day: string) => {
  const key = `${organisation} ${person}`
  return (since[key] ?? always) <= day && day < (speakers[key] ?? "")
}

const organisations = ["school", "library", "club"].map((id) => OrganisationId.make(id))
const signatories = (state: State, day: Day) =>
  organisations.filter((organisation) => isSignatory(state.membership, organisation, day))
const isMember = ({ signed, welcomed }: Memory, organisation: string, day: string) =>
  day < (signed[organisation] ?? "") || day < (welcomed[organisation] ?? "")

const sign = asking("SignPact", { organisation: "school", pact: "pact", signed: onDay(first) })
const welcome = asking("WelcomeMember", { organisation: "school", representative: anna })
const withdraw = asking("WithdrawMember", { organisation: "school" })
const designate = asking("DesignateRepresentative", { organisation: "school", person: bram })

const model: Model<Memory> = {
  name: "membership",
  start: given(
    ...alliance,
    asks("ScheduleMeeting", { meeting: "meeting", body: "council", starts: eve }),
    asks("OpenMeeting", { meeting: "meeting", by: anna, at: `${eve}T19:30:00+01:00` })
  ),
  commands: [
    sign(),
    sign({ signedBy: anna }),
    sign({ signedBy: bram }),
    sign({ organisation: "library", pact: "other" }),
    sign({ organisation: "club" }),
    asks("ProfileOrganisation", { organisation: "club", name: "Club" }),
    welcome({ meeting: "meeting" }),
    welcome(),
    welcome({ organisation: "library", meeting: "meeting" }),
    withdraw({ from: second }),
    withdraw({ from: third }),
    withdraw({ organisation: "library", from: second }),
    designate({ from: onDay(second), replaces: anna })
  ],
  more: [sign({ organisation: "library" }), withdraw({ organisation: "library", from: third })],
  contexts: on([first, second, third], secretary, speaker(anna, "school"), speaker(bram, "school")),
  depth: { fast: 3, deep: 20 },
  memory: { initial: { profiled: {}, signed: {}, welcomed: {}, since: {}, speakers: {}, tally: {} }, evolve: remember },
  invariants: [
    {
      claim: "as many are signatories as signed, less who withdrew",
      inState: ({ day, memory, state }) => signatories(state, day).length === (memory.tally[day] ?? 0),
      without: without(rules.signedOnce),
      brokenAfter: 2
    },
    {
      claim: "welcomed is not signed",
      inState: ({ day, memory, state }) => {
        const only = organisations.filter((id) => id in memory.welcomed && !(id in memory.signed))
        return only.length === 0 ? undefined : only.every((id) => !signatories(state, day).includes(id))
      },
      without: mistaking("MemberWelcomed", ({ organisation }) =>
        tells("PactSigned", { organisation, pact: "pact", signed: onDay(first) })
      ),
      brokenAfter: 1
    },
    {
      claim: "nobody signs, leaves or designates for an organisation they do not represent",
      inAttempt: whenever(
        ["PactSigned", "MemberWithdrawn", "RepresentativeDesignated"],
        (event, { asked, day, memory }) => {
          const by = event._tag === "PactSigned" ? event.signedBy : undefined
          return speaksFor(event.organisation, by, asked, (person) => speaks(memory, event.organisation, person, day))
        }
      ),
      without: without(rules.speakForYourOwn),
      brokenAfter: 1
    },
    {
      claim: "only the pact of this alliance is signed",
      inAttempt: whenever(["PactSigned"], (signed) => signed.pact === "pact"),
      without: without(rules.signsThisPact),
      brokenAfter: 1
    },
    {
      claim: "whoever joins has a profile first",
      inAttempt: whenever(
        ["PactSigned", "MemberWelcomed"],
        (joined, { memory }) => joined.organisation in memory.profiled
      ),
      without: without(rules.hasAProfile),
      brokenAfter: 1
    },
    {
      claim: "a member is welcomed in the meeting that is open",
      inAttempt: whenever(["MemberWelcomed"], (welcomed) => welcomed.meeting === "meeting"),
      without: without(rules.welcomedInAnOpenMeeting),
      brokenAfter: 1
    },
    {
      claim: "a member is welcomed once for as long as it stays",
      inAttempt: whenever(
        ["MemberWelcomed"],
        (welcomed, { day, memory }) => !(day < (memory.welcomed[welcomed.organisation] ?? ""))
      ),
      without: without(rules.welcomedOnce),
      brokenAfter: 2
    },
    {
      claim: "who is welcomed as a representative is one",
      inAttempt: whenever(["MemberWelcomed"], ({ organisation, representative }, { day, memory }) =>
        speaks(memory, organisation, representative, day)
      ),
      without: without(rules.hasARepresentative),
      brokenAfter: 1
    },
    {
      claim: "only a member withdraws, and not from a day that has passed",
      inAttempt: whenever(
        ["MemberWithdrawn"],
        ({ from, organisation }, { day, memory }) => isMember(memory, organisation, day) && from >= day
      ),
      without: without(rules.withdrawalKeepsHistory),
      brokenAfter: 1
    }
  ]
}

proves(model)
