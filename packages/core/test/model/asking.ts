/** Everything that is asked of the alliance and its plain model: few names, so that they meet again. */
import * as fc from "fast-check"
import type { Command } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import type { Next } from "../../src/testing/model.ts"
import { anna, asks, bram, chair, eve, first } from "../exploration/tiny.ts"
import { day } from "../rooms/situations.ts"

// Mostly the first of each, so that sequences get somewhere; now and then another.
const mostly = <Value>(...values: readonly [Value, ...Array<Value>]) =>
  fc.constantFrom(values[0], values[0], values[0], ...values)
const organisation = mostly("school", "library")
const person = mostly(anna, bram)
const window = mostly("one", "two")
const remark = mostly("a", "b")
const pledge = mostly("lend", "teach")
const meeting = mostly("march", "april")
const days = fc.constantFrom("2024-02-15", "2024-02-16", "2024-02-18", "2024-02-20")
const when = days.map((text) => onDay(day(text)))
const signed = fc.constant(onDay(eve))
const fixed = <Value>(value: Value) => fc.constant(value)

/** Any such command, asked at once or some days later. */
const any = (name: Command["_tag"], fields: { readonly [field: string]: fc.Arbitrary<unknown> }, actor = chair) =>
  fc
    .record({
      fields: fc.record(fields, { noNullPrototype: true }),
      daysLater: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 1, 2)
    })
    .map(({ daysLater, fields }): Next<Command> => ({ command: asks(name, fields), actor, daysLater }))

const version = { programme: fixed("programme"), version: fixed("version") }
const post = { role: fixed("director"), post: fixed("director") }
const at = fixed(`${first}T19:30:00+01:00`)
const contribution = fixed({ kind: "hours", text: "Twee uur." })

export const asking: ReadonlyArray<fc.Arbitrary<Next<Command>>> = [
  any("SignPact", { organisation, pact: fixed("pact"), signedBy: person, signed }),
  any("WithdrawMember", { organisation, from: days }),
  any("OpenFeedback", {
    ...{ window, ...version, closesOn: days, eligible: fixed("members"), channels: fixed(["form"]), contact: person }
  }),
  any("ExtendFeedback", { window, closesOn: days, reason: fixed("Vakantie.") }),
  any("SubmitFeedback", {
    window,
    remark,
    from: organisation,
    by: person,
    channel: fixed("form"),
    text: fixed("Tekst.")
  }),
  any("AnswerFeedback", { window, remark, disposition: fixed("not"), answer: fixed("Al zo.") }),
  any("CloseFeedback", { window }),
  any("ScheduleMeeting", { meeting, body: fixed("council"), starts: days }),
  any("OpenMeeting", { meeting, by: person, at }),
  any("CloseMeeting", { meeting, by: person, at }),
  any("MakePledge", { pledge, organisation, by: person, for: fixed({ coalition: "coalition" }), contribution }),
  any("KeepPledge", { pledge, kept: signed }),
  any("ReleasePledge", { pledge, how: fixed("closed"), reason: fixed("Klaar.") }),
  any("ReleasePledge", { pledge, how: fixed("handedOver"), to: organisation, reason: fixed("Verhuisd.") }),
  any("AssignRole", { person, ...post, interim: fc.boolean(), from: when }),
  any("EndRole", { person, ...post, until: when })
]
