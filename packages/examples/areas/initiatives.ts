/** Initiatives: proposed by parties, weighed, tried in phases, and sometimes let go with a lesson. */
import { addPeriod } from "@pactwerk/core"
import type { Area } from "./area.ts"
import { findings, initiatives as known, lessons } from "./names.ts"
import { call, pledge } from "./promises.ts"

/** Lets parties propose initiatives through the years. */
export const initiatives = (area: Area): void => {
  const names = area.chance.someOf(known, known.length).values()
  const every = Math.round(365 / area.temper.initiatives)
  const propose = async (): Promise<void> => {
    const name = names.next().value
    if (name === undefined) return
    await begin(area, name)
    area.after(area.chance.between(Math.ceil(every / 2), Math.ceil(every * 1.5)), propose)
  }
  area.after(area.chance.between(40, 120), propose)
}

const begin = async (area: Area, name: string): Promise<void> => {
  const { ask, chance, members, newId } = area
  const [initiative, organisation] = [newId("initiative"), chance.oneOf([...members.keys()])]
  const by = { person: members.get(organisation), for: organisation }
  const neighbourhood = chance.oneOf(["noord", "zuid"])
  await ask({ _tag: "ProposeInitiative", initiative, name, by, neighbourhood }, area.speaking(organisation))
  area.after(area.sometime() * 2, () => assess(area, initiative))
}

const assess = async (area: Area, initiative: string): Promise<void> => {
  const { ask, chance, today } = area
  const outcome = chance.oneOf(["go", "go", "pilot", "pilot", "later", "rejected"])
  const pilot = { learningQuestion: "Komen mensen terug?", endsOn: addPeriod(today(), "P9M") }
  await ask({
    _tag: "AssessInitiative",
    initiative,
    framework: "framework-1",
    outcome,
    grounds: outcome === "rejected" ? ["noOwner", "lackOfEvidence"] : [],
    ...(outcome === "pilot" ? pilot : {})
  })
  if (outcome === "later") area.after(120, () => assess(area, initiative))
  if (outcome === "go" || outcome === "pilot") await start(area, initiative)
}

/** Whoever wants to help pledges, or is asked to; the first phase begins a while later. */
const start = async (area: Area, initiative: string): Promise<void> => {
  const { chance, members, temper } = area
  const isLetGo = chance.happens(temper.letsGo)
  for (const organisation of chance.someOf([...members.keys()], chance.between(1, 3))) {
    await pledge(area, organisation, { initiative })
  }
  if (chance.happens(0.8)) await call(area, initiative)
  area.after(area.sometime(), () => phase(area, initiative, 1, isLetGo ? chance.between(1, 2) : 3))
}

/** A phase, until the last; one that is broken off is let go. */
const phase = async (area: Area, initiative: string, number: number, last: number): Promise<void> => {
  const { ask, chance } = area
  await ask({ _tag: "StartInitiativePhase", initiative, phase: number })
  area.after(90 + area.sometime(), async () => {
    if (number === last && last < 3) {
      await ask({ _tag: "LetGoInitiative", initiative, lesson: chance.oneOf(lessons) })
      return
    }
    await ask({ _tag: "CompleteInitiativePhase", initiative, phase: number, findings: chance.oneOf(findings) })
    if (number < last) area.after(area.sometime(), () => phase(area, initiative, number + 1, last))
  })
}
