/** Minutes: of one meeting, in editions, adopted in a later one; a team that meets too may not do so. */
import type { Event } from "../../src/alliance/rooms.ts"
import { onDay } from "../../src/kernel/when.ts"
import { rules } from "../../src/meetings/decider.ts"
import { type Model, mistaking, proves, whenever, without } from "./model.ts"
import { alliance, anna, asking, asks, chair, eve, first, given, on, second, tells } from "./tiny.ts"

interface Memory {
  readonly opened: Record<string, true>
  readonly openItems: Record<string, true>
  readonly minutes: Record<string, { readonly meeting: string; readonly edition: number; isAdopted: boolean }>
}

const remember = ({ minutes, opened, openItems }: Memory, event: Event): void => {
  switch (event._tag) {
    case "MeetingOpened":
      opened[event.meeting] = true
      break
    case "AgendaItemOpened":
      openItems[event.agendaItem] = true
      break
    case "MinutesDrafted":
      minutes[event.minutes] = { meeting: event.meeting, edition: event.edition, isAdopted: false }
      break
    case "MinutesAdopted": {
      const drafted = minutes[event.minutes]
      if (drafted) drafted.isAdopted = true
    }
  }
}

const matters = [{ kind: "minutes", id: "minutes" }]
const schedule = asking("ScheduleMeeting", { meeting: "meeting", body: "council", starts: first })
const place = asking("PlaceAgendaItem", {
  meeting: "meeting",
  agendaItem: "at-once",
  title: "Verslag",
  level: 3,
  matters
})
const open = asking("OpenMeeting", { meeting: "meeting", by: anna, at: `${first}T19:30:00+01:00` })
const openItem = asking("OpenAgendaItem", { meeting: "meeting", agendaItem: "at-once" })
const draft = asking("DraftMinutes", { minutes: "minutes", meeting: "meeting", author: anna, edition: 1, upTo: 9 })
const adopt = asking("AdoptMinutes", { minutes: "minutes", edition: 1, meeting: "next", agendaItem: "later" })

const model: Model<Memory> = {
  name: "minutes",
  start: given(
    ...alliance,
    asks("EstablishBody", { body: "team", name: "Team", kind: "team", decides: ["minutes"] }),
    asks("AssignRole", { person: anna, role: "chair", body: "team", interim: false, from: onDay(eve) }),
    schedule(),
    schedule({ meeting: "next", starts: second }),
    schedule({ meeting: "team", starts: second, body: "team" }),
    place(),
    place({ meeting: "next", agendaItem: "later" }),
    place({ meeting: "team", agendaItem: "elsewhere" })
  ),
  commands: [
    open(),
    open({ meeting: "next" }),
    open({ meeting: "team" }),
    openItem(),
    openItem({ meeting: "next", agendaItem: "later" }),
    openItem({ meeting: "team", agendaItem: "elsewhere" }),
    draft(),
    draft({ edition: 2 }),
    draft({ meeting: "next", edition: 2 }),
    adopt(),
    adopt({ edition: 2 }),
    adopt({ meeting: "meeting", agendaItem: "at-once" }),
    adopt({ meeting: "team", agendaItem: "elsewhere" })
  ],
  more: [
    draft({ edition: 3 }),
    adopt({ edition: 3 }),
    asks("CloseMeeting", { meeting: "meeting", by: anna, at: `${first}T21:30:00+01:00` }),
    draft({ minutes: "others", meeting: "team" })
  ],
  contexts: on([first, second], chair),
  depth: { fast: 5, deep: 20 },
  memory: { initial: { opened: {}, openItems: {}, minutes: {} }, evolve: remember },
  invariants: [
    {
      claim: "minutes follow a meeting that was opened",
      inAttempt: whenever(["MinutesDrafted"], ({ meeting }, { memory }) => meeting in memory.opened),
      without: without(rules.minutesFollowTheMeeting),
      brokenAfter: 1
    },
    {
      claim: "editions count up, of one meeting",
      inAttempt: whenever(["MinutesDrafted"], ({ edition, meeting, minutes }, { memory }) => {
        const earlier = memory.minutes[minutes]
        return edition === (earlier?.edition ?? 0) + 1 && (earlier === undefined || earlier.meeting === meeting)
      }),
      without: without(rules.minutesFollowTheMeeting),
      brokenAfter: 1
    },
    {
      claim: "adopted minutes change no more",
      inState: ({ memory, state }) => {
        const adopted = Object.entries(memory.minutes).filter(([, { isAdopted }]) => isAdopted)
        const kept = Object.entries(state.meetings.minutes)
        return adopted.length === 0
          ? undefined
          : kept.some(([id, { adopted: isAdopted, edition }]) => isAdopted && memory.minutes[id]?.edition === edition)
      },
      inAttempt: whenever(["MinutesDrafted"], ({ minutes }, { memory }) => memory.minutes[minutes]?.isAdopted !== true),
      without: without(rules.minutesFollowTheMeeting),
      brokenAfter: 5
    },
    {
      claim: "minutes are adopted once, in their last edition",
      inAttempt: whenever(
        ["MinutesAdopted"],
        ({ edition, minutes }, { memory }) =>
          memory.minutes[minutes]?.edition === edition && !memory.minutes[minutes].isAdopted
      ),
      without: without(rules.minutesAreAdoptedLater),
      brokenAfter: 3
    },
    {
      claim: "minutes are adopted in a later meeting of the same body",
      inAttempt: whenever(["MinutesAdopted"], ({ meeting }) => meeting === "next"),
      without: without(rules.minutesAreAdoptedLater),
      brokenAfter: 3
    },
    {
      claim: "minutes are adopted in an open meeting, on an open item",
      inAttempt: whenever(
        ["MinutesAdopted"],
        ({ agendaItem = "", meeting = "" }, { memory }) => meeting in memory.opened && agendaItem in memory.openItems
      ),
      without: without(rules.competentBodyDecides),
      brokenAfter: 3
    },
    {
      claim: "drafted is not adopted",
      inState: ({ memory, state }) => {
        const kept = Object.entries(state.meetings.minutes)
        return kept.length === 0
          ? undefined
          : kept.every(([id, { adopted }]) => adopted === (memory.minutes[id]?.isAdopted ?? false))
      },
      without: mistaking("MinutesAdopted", ({ edition, minutes }) =>
        tells("MinutesDrafted", { minutes, edition, meeting: "meeting", author: anna, upTo: 9 })
      ),
      brokenAfter: 5
    }
  ]
}

proves(model)
