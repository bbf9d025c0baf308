/** Feedback: one window on a shared version, three days, two organisations of which one is a member. */
import type { Event } from "../../src/alliance/rooms.ts"
import { rules } from "../../src/feedback/decider.ts"
import { onDay } from "../../src/kernel/when.ts"
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
  stranger,
  third
} from "./tiny.ts"

interface Memory {
  readonly windows: Record<string, { closesOn: string; isClosed: boolean }>
  readonly remarks: Record<string, { readonly about: string; stage: "waiting" | "replaced" | "answered" | "late" }>
}

const remember = ({ remarks, windows }: Memory, event: Event): void => {
  if (!("window" in event)) return
  const window = windows[event.window]
  switch (event._tag) {
    case "FeedbackOpened":
      windows[event.window] = { closesOn: event.closesOn, isClosed: false }
      break
    case "FeedbackExtended":
      if (window) window.closesOn = event.closesOn
      break
    case "FeedbackSubmitted": {
      const replaced = event.replaces && remarks[event.replaces]
      if (replaced) replaced.stage = "replaced"
      remarks[event.remark] = { about: `${event.from} ${event.passage}`, stage: "waiting" }
      break
    }
    case "LateFeedbackReceived":
      remarks[event.remark] = { about: "late", stage: event.consideredBecause === undefined ? "late" : "waiting" }
      break
    case "FeedbackAnswered": {
      const remark = remarks[event.remark]
      if (remark) remark.stage = "answered"
      break
    }
    case "FeedbackClosed":
      if (window) window.isClosed = true
  }
}
const waiting = ({ remarks }: Memory) => Object.values(remarks).filter(({ stage }) => stage === "waiting")

const version = { programme: "programme", version: "version" } as const
const open = asking("OpenFeedback", {
  window: "window",
  ...version,
  closesOn: second,
  eligible: "members",
  channels: ["form"],
  contact: anna
})
const submit = asking("SubmitFeedback", {
  window: "window",
  remark: "one",
  from: "school",
  by: anna,
  channel: "form",
  text: "Tekst."
})
const late = asking("RecordLateFeedback", {
  window: "window",
  remark: "late",
  from: "school",
  text: "Tekst.",
  received: third
})
const extend = asking("ExtendFeedback", { window: "window", closesOn: third, reason: "Vakantie." })
const answer = asking("AnswerFeedback", {
  window: "window",
  remark: "one",
  disposition: "not",
  answer: "Al zo."
})

const model: Model<Memory> = {
  name: "feedback",
  start: given(
    ...alliance,
    asks("SignPact", { organisation: "school", pact: "pact", signed: onDay(eve) }),
    asks("DraftProgrammeVersion", { ...version, number: 1 }),
    asks("ShareProgrammeVersion", { ...version, shared: onDay(eve), with: "de leden" }),
    asks("DraftProgrammeVersion", { ...version, version: "draft", number: 2 })
  ),
  commands: [
    open(),
    open({ version: "draft" }),
    open({ closesOn: eve }),
    open({ contact: stranger }),
    submit(),
    submit({ by: bram }),
    submit({ from: "library", by: bram }),
    submit({ channel: "paper" }),
    submit({ remark: "two" }),
    submit({ remark: "two", replaces: "one" }),
    late(),
    late({ consideredBecause: "Het is belangrijk." }),
    late({ received: second }),
    late({ remark: "one" }),
    extend(),
    extend({ closesOn: first }),
    answer(),
    answer({ answer: " " }),
    answer({ remark: "two", disposition: "takenOver" }),
    answer({ remark: "late" }),
    asks("CloseFeedback", { window: "window" })
  ],
  more: [
    submit({ remark: "three", passage: "2" }),
    submit({ remark: "four", passage: "2", replaces: "three" }),
    answer({ remark: "three" }),
    answer({ remark: "four", disposition: "partly" })
  ],
  contexts: [...on([first, second, third], secretary), ...on([first], speaker(bram, "library"))],
  depth: { fast: 4, deep: 30 },
  memory: { initial: { windows: {}, remarks: {} }, evolve: remember },
  invariants: [
    {
      claim: "a window opens once, and not on a day that has passed",
      inAttempt: whenever(
        ["FeedbackOpened"],
        (opened, { day, memory }) => !(opened.window in memory.windows) && opened.closesOn >= day
      ),
      without: without(rules.windowIsNew),
      brokenAfter: 1
    },
    {
      claim: "feedback is asked on what was shared",
      inAttempt: whenever(["FeedbackOpened"], (opened) => opened.version === "version"),
      without: without(rules.versionIsShared),
      brokenAfter: 1
    },
    {
      claim: "there is somebody to ask who is known",
      inAttempt: whenever(["FeedbackOpened"], (opened) => [anna, bram].includes(opened.contact)),
      without: without(rules.contactIsNamed),
      brokenAfter: 1
    },
    {
      claim: "nothing comes into a window that was closed or never opened",
      inAttempt: whenever(
        ["FeedbackSubmitted", "LateFeedbackReceived", "FeedbackExtended", "FeedbackAnswered", "FeedbackClosed"],
        (event, { memory }) => memory.windows[event.window]?.isClosed === false
      ),
      without: without(rules.windowIsOpen),
      brokenAfter: 1
    },
    {
      claim: "a deadline only moves later, and only while it runs",
      inAttempt: whenever(["FeedbackExtended"], (extended, { day, memory }) => {
        const { closesOn = "9" } = memory.windows[extended.window] ?? {}
        return extended.closesOn > closesOn && day <= closesOn
      }),
      without: without(rules.deadlineOnlyMovesLater),
      brokenAfter: 2
    },
    {
      claim: "what counts came in by the last day",
      inAttempt: whenever(
        ["FeedbackSubmitted"],
        (submitted, { day, memory }) => day <= (memory.windows[submitted.window]?.closesOn ?? "")
      ),
      without: without(rules.inTime),
      brokenAfter: 2
    },
    {
      claim: "what is called late came after the last day",
      inAttempt: whenever(
        ["LateFeedbackReceived"],
        (received, { memory }) => received.received > (memory.windows[received.window]?.closesOn ?? "9")
      ),
      without: without(rules.lateIsLate),
      brokenAfter: 2
    },
    {
      claim: "only members are heard",
      inAttempt: whenever(["FeedbackSubmitted", "LateFeedbackReceived"], (remark) => remark.from === "school"),
      without: without(rules.organisationsSpeak),
      brokenAfter: 2
    },
    {
      claim: "nobody gives feedback for an organisation they do not represent",
      inAttempt: whenever(["FeedbackSubmitted"], (submitted, { asked }) =>
        speaksFor(submitted.from, submitted.by, asked, represents(submitted.from))
      ),
      without: without(rules.speakForYourOwn),
      brokenAfter: 2
    },
    {
      claim: "feedback comes by a way that was announced",
      inAttempt: whenever(["FeedbackSubmitted"], (submitted) => submitted.channel === "form"),
      without: without(rules.throughAnAnnouncedChannel),
      brokenAfter: 2
    },
    {
      claim: "of one organisation on one passage one remark waits",
      inState: ({ memory }) => {
        const about = waiting(memory).map((remark) => remark.about)
        return about.length === 0 ? undefined : new Set(about).size === about.length
      },
      without: without(rules.lastRemarkCounts),
      brokenAfter: 3
    },
    {
      claim: "what comes late takes no earlier remark away",
      inAttempt: whenever(["LateFeedbackReceived"], (received, { memory }) => !(received.remark in memory.remarks)),
      without: without(rules.lateRemarkIsNew),
      brokenAfter: 3
    },
    {
      claim: "an answered remark was waiting, and is answered once",
      inAttempt: whenever(
        ["FeedbackAnswered"],
        (answered, { memory }) => memory.remarks[answered.remark]?.stage === "waiting"
      ),
      without: without(rules.remarkIsWaiting),
      brokenAfter: 2
    },
    {
      claim: "what is not taken over has a reason",
      inAttempt: whenever(
        ["FeedbackAnswered"],
        (answered) => answered.disposition === "takenOver" || answered.answer.trim() !== ""
      ),
      without: without(rules.refusalHasAReason),
      brokenAfter: 3
    },
    {
      claim: "in a closed window every remark was answered",
      inState: ({ memory }) => (memory.windows.window?.isClosed ? waiting(memory).length === 0 : undefined),
      without: without(rules.everyRemarkAnswered),
      brokenAfter: 3
    },
    {
      claim: "a window is closed after its last day",
      inAttempt: whenever(
        ["FeedbackClosed"],
        (closed, { day, memory }) => day > (memory.windows[closed.window]?.closesOn ?? "9")
      ),
      without: without(rules.closesAfterItsLastDay),
      brokenAfter: 2
    },
    {
      claim: "what the state holds to be waiting is what nobody answered",
      inState: ({ memory, state }) => {
        const remarks = Object.values(state.feedback).flatMap((window) => Object.values(window.remarks))
        return remarks.filter(({ stage }) => stage === "waiting").length === waiting(memory).length
      },
      without: mistaking("FeedbackAnswered", (event) => ({ ...event, _tag: "FeedbackClosed" })),
      brokenAfter: 3
    }
  ]
}

proves(model)
