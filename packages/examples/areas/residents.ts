/** Residents: where the lead is theirs they explore for a while, and say what they found, or let the time run out. */
import { addPeriod } from "@pactwerk/core"
import { type Area, acting, type Place, wholeDay } from "./area.ts"
import { findings } from "./names.ts"

const mandate = "mandate"
const body = "working-group"
const place = { mandate, neighbourhood: "noord" }

/** Puts the residents' mandate on the agenda, in an area where residents lead. */
export const residents = (area: Area): void => {
  if (area.temper.residents === 0) return
  area.after(area.chance.between(120, 300), async () => {
    const group: Array<string> = []
    await area.ask({ _tag: "EstablishBody", body, name: "Werkgroep van bewoners", kind: "workingGroup" })
    for (let count = 0; count < area.temper.residents; count++) {
      const person = await area.introduce()
      await area.ask({ _tag: "AddWorkingGroupMember", body, person, livesIn: { neighbourhood: "noord" } })
      group.push(person)
    }
    const title = "De bewonersopdracht"
    area.items.push({ title, matters: [], deal: (at) => vest(area, group, at) })
  })
}

const vest = async (area: Area, group: ReadonlyArray<string>, at: Place): Promise<void> => {
  const { ask, chance, today } = area
  await ask({ _tag: "VestLeadInResidents", mandate, scope: "Tempo, inhoud en einde.", ...at })
  const [said, iso, days] = chance.oneOf([
    ["een jaar", "P1Y", 365],
    ["anderhalf jaar", "P18M", 540]
  ] as const)
  await ask({
    _tag: "SetExplorationPeriod",
    mandate,
    lasts: { said, iso },
    from: wholeDay(today()),
    activities: ["uitproberen"],
    subject: "Wat bewoners zelf kunnen.",
    differsBy: ["neighbourhood"],
    ...at
  })
  area.after(30 + area.sometime(), () => tryOut(area, group))
  area.after(60 + area.sometime(), () => askForSupport(area, group))
  if (!area.temper.evaluates) return
  // Nothing is said where the time runs out: then the mandate lapses without a word.
  area.after(days - 10, () =>
    ask({ _tag: "RecordFindings", mandate, findings: chance.oneOf(findings), endsExploration: true })
  )
}

/** Somebody of the group, who acts as a resident. */
const resident = ({ chance }: Area, group: ReadonlyArray<string>) => acting("resident", chance.oneOf(group))

const tryOut = async (area: Area, group: ReadonlyArray<string>): Promise<void> => {
  const { ask, chance, newId, today } = area
  const [experiment, decision] = [newId("experiment"), newId("decision")]
  const actor = resident(area, group)
  await ask({ _tag: "DecideAsResidents", decision, ...place, body, what: "takeUp", subject: { experiment } }, actor)
  const endsOn = addPeriod(today(), "P4M")
  const question = "Lukt het ons zelf?"
  await ask({ _tag: "StartExperiment", experiment, ...place, question, endsOn, decision }, actor)
  if (!chance.happens(area.temper.keeps)) return
  area.after(100, () =>
    ask({ _tag: "RecordFindings", experiment, ...place, findings: chance.oneOf(findings), endsExploration: false })
  )
}

const askForSupport = async (area: Area, group: ReadonlyArray<string>): Promise<void> => {
  const { ask, chance, members, newId } = area
  const request = newId("request")
  const about = { for: { kind: "mandate", id: mandate }, scope: "Helpen met de vergunning." }
  await ask({ _tag: "RequestSupport", request, neighbourhood: "noord", ...about }, resident(area, group))
  if (!chance.happens(area.temper.answersCalls)) return
  area.after(area.sometime(), async () => {
    const organisation = chance.oneOf([...members.keys()])
    const action = "Iemand gaat mee naar het loket."
    const by = members.get(organisation)
    await ask({ _tag: "GiveSupport", request, organisation, by, action }, area.speaking(organisation))
    await ask({ _tag: "EndSupport", request, neighbourhood: "noord" }, resident(area, group))
  })
}
