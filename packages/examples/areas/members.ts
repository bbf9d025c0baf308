/** Members: some join later, some leave, and now and then another speaks for one of them. */
import { addDays } from "@pactwerk/core"
import { type Area, wholeDay } from "./area.ts"
import { type Officers, represented, sign } from "./founding.ts"
import { leaving, organisations } from "./names.ts"

/** Lets parties join and leave, and people change, through the years. */
export const members = (area: Area, officers: Officers): void => {
  const { chance, temper } = area
  const often = (times: number, work: () => Promise<void>): void => {
    if (times === 0) return
    const wait = () => chance.between(Math.round(200 / times), Math.round(520 / times))
    const again = async (): Promise<void> => {
      await work()
      area.after(wait(), again)
    }
    area.after(wait(), again)
  }
  often(temper.joins, () => welcome(area))
  often(temper.leaves, () => leave(area))
  often(1, () => hand(area))
  area.after(chance.between(400, 800), () => elect(area, officers))
  for (const days of [250, 500]) area.after(days + chance.between(0, 90), () => counted(area))
}

/** A newcomer is welcomed in a council; it signs a while later, or not yet. */
const welcome = async (area: Area): Promise<void> => {
  const { ask, chance } = area
  const others = organisations.filter(([id]) => !area.known.has(id))
  if (others.length === 0) return
  const [organisation] = chance.oneOf(others)
  const person = await represented(area, organisation)
  area.items.push({
    title: "Een nieuw lid",
    matters: [{ kind: "organisation", id: organisation }],
    deal: async (place) => {
      await ask({ _tag: "WelcomeMember", organisation, representative: person, ...place })
      if (chance.happens(0.8)) area.after(area.sometime() * 2, () => sign(area, organisation, person))
    }
  })
}

const leave = async (area: Area): Promise<void> => {
  const { ask, chance, today } = area
  if (area.members.size < 4) return
  const organisation = chance.oneOf([...area.members.keys()])
  const actor = area.speaking(organisation)
  const from = addDays(today(), 1)
  await ask({ _tag: "WithdrawMember", organisation, from, reason: chance.oneOf(leaving) }, actor)
  area.members.delete(organisation)
}

/** A newsletter and a newspaper tell how many signed: they do not always agree. */
const counted = async ({ ask, chance, members, newId, today }: Area): Promise<void> => {
  const about = { kind: "pact", id: "pact" }
  for (const document of ["nieuwsbrief", "wijkkrant"]) {
    const value = members.size + (chance.happens(0.3) ? chance.between(1, 3) : 0)
    const from = { document, section: today() }
    const raw = {
      _tag: "RecordClaim",
      claim: newId("claim"),
      about,
      fact: `signatories-${today().slice(0, 4)}`,
      value,
      from
    }
    await ask({ ...raw, said: wholeDay(today()) })
  }
}

/** Another person speaks for a member from now on. */
const hand = async (area: Area): Promise<void> => {
  const { ask, chance, introduce, today } = area
  const organisation = chance.oneOf([...area.members.keys()])
  const replaces = area.members.get(organisation)
  const person = await introduce()
  await ask({ _tag: "DesignateRepresentative", organisation, person, from: wholeDay(today()), replaces })
  area.members.set(organisation, person)
}

/** The term of the chair ends, and another begins. */
const elect = async ({ ask, introduce, today }: Area, officers: Officers): Promise<void> => {
  const until = wholeDay(today())
  await ask({ _tag: "EndRole", person: officers.chair, role: "chair", until, reason: "De termijn is voorbij." })
  const person = await introduce()
  await ask({ _tag: "AssignRole", person, role: "chair", body: "council", interim: false, from: until })
  officers.chair = person
}
