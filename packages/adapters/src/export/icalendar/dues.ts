/** Which days were agreed on, and what became of them? Follow-ups, pledges, calls and windows for feedback. */
import { Feedback, FollowUps, onDay, Pledges, type View, type Views, type When } from "@pactwerk/core"
import { Schema } from "effect"

/** What is called how: a text of its own, or the version that remarks are asked on. */
export type Subject = { readonly text: string } | { readonly version: string }

/** Something that is to be done, by a day where one was named. */
export interface Due extends Views.Ground {
  readonly subject: Subject
  readonly due: When | undefined
  readonly stage: "open" | "done" | "dropped"
}

/** By tag: `followUp:…`, `pledge:…`, `call:…`, `window:…`. */
export type Dues = Readonly<Record<string, Due>>

const Heard = Schema.Union([
  FollowUps.Event.cases.FollowUpScheduled,
  FollowUps.Event.cases.FollowUpClosed,
  Pledges.Event.cases.PledgeMade,
  Pledges.Event.cases.PledgeKept,
  Pledges.Event.cases.PledgeReleased,
  Pledges.Event.cases.SignatoryCalledUpon,
  Pledges.Event.cases.CallAnswered,
  Feedback.Event.cases.FeedbackOpened,
  Feedback.Event.cases.FeedbackExtended,
  Feedback.Event.cases.FeedbackClosed
]).pipe(Schema.toTaggedUnion("_tag"))

export const dues: View<Dues, typeof Heard.Type> = {
  name: "dues",
  version: 1,
  Event: Heard,
  initial: {},
  evolve: (known, event, recorded) => {
    const begin = (key: string, subject: Subject, due: When | undefined) => {
      const because = known[key]?.because ?? []
      known[key] = {
        subject,
        due: due && { ...due },
        stage: "open",
        because: [...because, recorded.id],
        position: known[key]?.position ?? recorded.position
      }
    }
    const change = (key: string, stage?: Due["stage"], due?: When) => {
      const own = known[key]
      if (own === undefined) return
      if (stage !== undefined) own.stage = stage
      if (due !== undefined) own.due = due
      own.because.push(recorded.id)
    }
    Heard.match(event, {
      FollowUpScheduled: ({ due, followUp, text }) =>
        begin(`followUp:${followUp}`, { text }, due === "undated" ? undefined : due),
      FollowUpClosed: ({ followUp, outcome }) =>
        change(`followUp:${followUp}`, outcome === "done" ? "done" : "dropped"),
      PledgeMade: ({ contribution, due, pledge }) => begin(`pledge:${pledge}`, { text: contribution.text }, due),
      PledgeKept: ({ pledge }) => change(`pledge:${pledge}`, "done"),
      PledgeReleased: ({ how, pledge }) => change(`pledge:${pledge}`, how === "closed" ? "dropped" : undefined),
      SignatoryCalledUpon: ({ answerBy, call, contribution }) =>
        begin(`call:${call}`, { text: contribution }, onDay(answerBy)),
      CallAnswered: ({ call }) => change(`call:${call}`, "done"),
      FeedbackOpened: ({ closesOn, said, version, window }) =>
        begin(`window:${window}`, { version }, onDay(closesOn, said)),
      FeedbackExtended: ({ closesOn, window }) => change(`window:${window}`, undefined, onDay(closesOn)),
      FeedbackClosed: ({ window }) => change(`window:${window}`, "done")
    })
  }
}
