/** Coalitions: a theme, parties that are nominated and asked, and those that join. */
import type { Area, Place } from "./area.ts"
import { coalitionGoals, themes } from "./names.ts"
import { pledge } from "./promises.ts"

/** Puts so many coalitions on the agenda, one after the other. */
export const coalitions = (area: Area): void => {
  area.chance.someOf(themes, area.temper.coalitions).forEach((theme, index) => {
    area.after(60 + index * 150, async () => {
      area.items.push({ title: `Coalitie ${theme}`, matters: [], deal: (place) => launch(area, theme, place) })
    })
  })
}

interface Coalition {
  readonly id: string
  readonly joined: Set<string>
}

const launch = async (area: Area, theme: string, place: Place): Promise<void> => {
  const { ask, chance, members, newId } = area
  const coalition = newId("coalition")
  const launched: Coalition = { id: coalition, joined: new Set() }
  await ask({ _tag: "LaunchCoalition", coalition, theme, ...place })
  await ask({ _tag: "SetCoalitionGoal", coalition, goal: chance.oneOf(coalitionGoals), ...place })
  const [first, ...others] = chance.someOf([...members.keys()], 5)
  for (const organisation of others) {
    const nomination = newId("nomination")
    const party = { organisation }
    await ask({ _tag: "NominateParty", nomination, coalition, party, as: "partner", ...place })
    area.after(area.sometime() * 2, () => respond(area, launched, nomination, organisation))
  }
  if (first !== undefined) area.after(area.sometime(), () => join(area, launched, first))
}

/** Whoever was nominated joins, declines, or lets it lie. */
const respond = async (area: Area, to: Coalition, nomination: string, organisation: string): Promise<void> => {
  const { ask, chance, temper } = area
  if (chance.happens(temper.keeps)) return join(area, to, organisation)
  const reason = "Er is geen tijd voor."
  const coalition = to.id
  if (chance.happens(0.5)) await ask({ _tag: "CloseNomination", nomination, coalition, outcome: "declined", reason })
}

/** With the second party that joins, a coalition becomes active. */
const join = async (area: Area, { id: coalition, joined }: Coalition, organisation: string): Promise<void> => {
  const { ask, chance, members } = area
  const by = members.get(organisation)
  if (by === undefined) return
  joined.add(organisation)
  await ask({ _tag: "JoinCoalition", coalition, organisation, by }, area.speaking(organisation))
  if (joined.size === 2) await ask({ _tag: "ActivateCoalition", coalition })
  if (chance.happens(0.7)) await pledge(area, organisation, { coalition })
}
