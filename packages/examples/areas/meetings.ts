/** A council every month but August: its agenda, what is dealt with, and its minutes a while later. */
import { type Actor, addDays, addPeriod, type Day } from "@pactwerk/core"
import type { Area, Item, Place } from "./area.ts"
import { daysFrom, firstTuesday, instantAt } from "./calendar.ts"
import type { Officers } from "./founding.ts"
import { followUps, statements } from "./names.ts"

/** Plans every council from the first month on; gives what the one after the open one will be called. */
export const councils = (area: Area, officers: Officers): (() => string) => {
  let number = 0
  const id = (which: number) => `meeting-${which}`

  const plan = async () => {
    const day = nextCouncil(area.today())
    number += 1
    const follows = number === 1 ? {} : { follows: id(number - 1) }
    await area.ask({
      _tag: "ScheduleMeeting",
      meeting: id(number),
      body: "council",
      starts: instantAt(day, "19:30"),
      ends: instantAt(day, "21:30"),
      ...follows
    })
    area.after(daysFrom(area.today(), day), () => hold(area, officers, id(number), plan))
  }
  area.after(3, plan)
  return () => id(number + 1)
}

/** The first Tuesday that is far enough away, of a month in which people are at home. */
const nextCouncil = (today: Day, months = 0): Day => {
  const day = firstTuesday(today, months)
  return day > addDays(today, 14) && day.slice(5, 7) !== "08" ? day : nextCouncil(today, months + 1)
}

/** Holds a council: what waits is on its agenda, at most four items, and the next one is planned when it closes. */
const hold = async (area: Area, officers: Officers, meeting: string, plan: () => Promise<void>): Promise<void> => {
  const { ask, chance, items, members, newId, observe, temper } = area
  if (items.length === 0 && chance.happens(0.2)) {
    await ask({ _tag: "CancelMeeting", meeting, reason: "Er is niets te bespreken." })
    return area.after(2, plan)
  }
  area.at("17:00")
  const agenda = [...items.splice(0, 4), ...(chance.happens(0.4) ? [news(area)] : [])]
  const placed: Array<readonly [Item, Place]> = []
  for (const item of agenda.length > 0 ? agenda : [news(area)]) {
    const place = { meeting, agendaItem: newId("item") }
    const { matters, title } = item
    await ask({ _tag: "PlaceAgendaItem", ...place, number: `${placed.length + 1}`, title, level: 1, matters })
    placed.push([item, place])
  }
  area.at("19:30")
  const chair: Actor = { role: "chair" }
  const at = instantAt(area.today(), "19:30")
  if (chance.happens(temper.careless)) {
    // The chair was late, and somebody else began: the minutes say so, and it breaks a rule.
    await observe({ _tag: "OpenMeeting", meeting, by: officers.secretary, at }, "1")
  } else await ask({ _tag: "OpenMeeting", meeting, by: officers.chair, at }, chair)
  if (chance.happens(0.4)) {
    const person = members.get(chance.oneOf([...members.keys()]))
    await ask({ _tag: "RegisterAttendance", meeting, person, presence: "present" })
  }
  for (const [item, place] of placed) {
    const { agendaItem } = place
    await ask({ _tag: "OpenAgendaItem", meeting, agendaItem })
    await item.deal(place)
  }
  area.at("21:25")
  await ask({ _tag: "CloseMeeting", meeting, by: officers.chair, at: instantAt(area.today(), "21:30") }, chair)
  area.after(chance.between(2, 4 + temper.pace), () => writeUp(area, officers, meeting))
  area.after(2, plan)
}

/** News from the parties, and now and then something to be done about it. */
const news = (area: Area): Item => ({
  title: "Nieuws van de partners",
  matters: [],
  deal: async (place) => {
    const { ask, chance, members, newId, temper, today } = area
    await say(area, place)
    if (!chance.happens(0.5)) return
    const followUp = newId("follow-up")
    const due = addPeriod(today(), `P${chance.between(1, 3)}M`)
    await ask({
      _tag: "ScheduleFollowUp",
      followUp,
      kind: "action",
      text: chance.oneOf(followUps),
      owner: { kind: "organisation", id: chance.oneOf([...members.keys()]) },
      due: { said: due, earliest: due, latest: due, precision: "day" },
      ...place
    })
    if (chance.happens(temper.keeps)) {
      area.after(area.sometime(), () => ask({ _tag: "CloseFollowUp", followUp, outcome: "done" }))
    }
  }
})

/** Writes the minutes of a meeting, and puts them up in a later one. */
const writeUp = async (area: Area, { secretary }: Officers, meeting: string): Promise<void> => {
  const { ask, items, newId } = area
  const minutes = newId("minutes")
  await ask({ _tag: "DraftMinutes", minutes, meeting, author: secretary, edition: 1, upTo: area.head() })
  items.unshift({
    title: "Verslag van de vorige vergadering",
    matters: [{ kind: "minutes", id: minutes }],
    deal: (place) => ask({ _tag: "AdoptMinutes", minutes, edition: 1, ...place })
  })
}

/** Somebody says something under an item. */
const say = async ({ ask, chance, members, newId }: Area, place: Place): Promise<void> => {
  const [kind, text] = chance.oneOf(statements)
  const organisation = chance.oneOf([...members.keys()])
  const voice = { person: members.get(organisation), for: organisation }
  await ask({ _tag: "RecordStatement", statement: newId("statement"), kind, voice, text, ...place })
}
