/** Promises: made, kept in time or late, handed over or given up; and calls that are answered or not. */
import { addDays, addPeriod } from "@pactwerk/core"
import { type Area, wholeDay } from "./area.ts"
import { daysFrom } from "./calendar.ts"
import { contributions } from "./names.ts"

export type Purpose = { readonly initiative: string } | { readonly coalition: string }

/** A party pledges something, and what becomes of it is up to the temper of the area. */
export const pledge = async (area: Area, organisation: string, purpose: Purpose): Promise<string | undefined> => {
  const { ask, chance, members, newId, temper, today } = area
  const by = members.get(organisation)
  if (by === undefined) return undefined
  const id = newId("pledge")
  const [kind, text] = chance.oneOf(contributions)
  const due = addPeriod(today(), `P${chance.between(1, 6)}M`)
  const made = { _tag: "MakePledge", pledge: id, organisation, by, for: purpose, contribution: { kind, text } }
  await ask({ ...made, due: wholeDay(due) }, area.speaking(organisation))
  const days = daysFrom(today(), due)
  const keep = () => ask({ _tag: "KeepPledge", pledge: id, kept: wholeDay(area.today()) })
  if (chance.happens(temper.keeps)) area.after(chance.between(Math.ceil(days / 2), days), keep)
  else if (chance.happens(temper.keepsLate)) area.after(days + chance.between(5, 4 * temper.pace), keep)
  else if (chance.happens(temper.givesUp)) area.after(days + temper.pace, () => release(area, id, organisation))
  return id
}

const release = async (area: Area, id: string, organisation: string): Promise<void> => {
  const { ask, chance, members } = area
  const takers = [...members.keys()].filter((one) => one !== organisation)
  const how = chance.happens(0.3) ? { how: "handedOver", to: chance.oneOf(takers) } : { how: "closed" }
  await ask({ _tag: "ReleasePledge", pledge: id, ...how, reason: "Er is niemand meer voor." })
}

/** Calls upon a signatory for an initiative; who answers yes pledges, and some never answer. */
export const call = async (area: Area, initiative: string): Promise<void> => {
  const { ask, chance, members, newId, temper, today } = area
  const organisation = chance.oneOf([...members.keys()])
  const [id, contribution] = [newId("call"), chance.oneOf(contributions)[1]]
  await ask({
    _tag: "CallUponSignatory",
    call: id,
    organisation,
    for: { kind: "initiative", id: initiative },
    contribution,
    answerBy: addDays(today(), chance.between(21, 42))
  })
  if (!chance.happens(temper.answersCalls)) return
  area.after(area.sometime(), async () => {
    const by = members.get(organisation)
    if (by === undefined) return
    const answer = chance.oneOf(["yes", "yes", "no", "conditional"])
    const condition = answer === "conditional" ? { condition: "Als de gemeente meebetaalt." } : {}
    const raw = { _tag: "AnswerCall", call: id, organisation, by, answer, ...condition }
    await ask(raw, area.speaking(organisation))
  })
}
