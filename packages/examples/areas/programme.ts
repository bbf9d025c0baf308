/** The programme: versions that are shared, a round of feedback on each, and adoption where it comes to that. */
import { addDays, addPeriod, type Day } from "@pactwerk/core"
import { type Area, acting, type Place, wholeDay } from "./area.ts"
import { daysFrom } from "./calendar.ts"
import type { Officers } from "./founding.ts"
import { answers, passages, remarks } from "./names.ts"

const programme = "programme"

/** Begins with a first version, and goes on until one is adopted, or nobody puts up another. */
export const programmes = (area: Area, officers: Officers, nextCouncil: () => string): void => {
  const { ask, chance, temper, today } = area
  let number = 0

  const draft = async () => {
    number += 1
    const version = `version-${number}`
    const isFinal = temper.finalAfter !== undefined && today() >= addPeriod(area.began, `P${temper.finalAfter}M`)
    const completeness = isFinal ? 1 : Math.min(0.9, 0.2 + number * 0.1)
    await ask({ _tag: "DraftProgrammeVersion", programme, version, number, completeness })
    area.after(chance.between(2, temper.pace), () => share(version, isFinal))
  }

  const share = async (version: string, isFinal: boolean) => {
    await ask({ _tag: "ShareProgrammeVersion", programme, version, shared: wholeDay(today()), with: "de leden" })
    const window = `window-${number}`
    const closesOn = addDays(today(), chance.between(14, 28))
    const contact = officers.programmeManager
    await ask({
      _tag: "OpenFeedback",
      window,
      programme,
      version,
      closesOn,
      eligible: "members",
      channels: ["form", "paper"],
      contact
    })
    const days = daysFrom(today(), closesOn)
    for (const organisation of chance.someOf([...area.members.keys()], chance.between(1, 5))) {
      area.after(chance.between(1, days), () => submit(window, organisation, closesOn))
    }
    if (chance.happens(0.3)) area.after(days + 2, () => tooLate(window))
    area.after(days + chance.between(3, 3 + temper.pace), async () => {
      await ask({ _tag: "CloseFeedback", window })
      if (isFinal) await finalise(version)
      else endorse(version)
    })
  }

  const submit = async (window: string, organisation: string, closesOn: Day) => {
    const by = area.members.get(organisation)
    if (by === undefined) return
    const remark = area.newId("remark")
    const [passage, text] = [chance.oneOf(passages), chance.oneOf(remarks)]
    const actor = area.speaking(organisation)
    await ask({ _tag: "SubmitFeedback", window, remark, from: organisation, by, channel: "form", passage, text }, actor)
    const disposition = chance.oneOf(["takenOver", "takenOver", "partly", "outOfScope"])
    const answered = { _tag: "AnswerFeedback", window, remark, disposition, answer: chance.oneOf(answers), passage }
    // Two days after the last one, every remark has its answer.
    area.after(chance.between(1, daysFrom(today(), closesOn) + 2), () => ask(answered))
  }

  const tooLate = (window: string) => {
    const [remark, from] = [area.newId("remark"), chance.oneOf([...area.members.keys()])]
    const text = chance.oneOf(remarks)
    return ask({ _tag: "RecordLateFeedback", window, remark, from, text, received: today() })
  }

  /** The council welcomes the course, and a next version follows. */
  const endorse = (version: string) => {
    const matter = { kind: "version", id: version }
    area.items.push({
      title: "Uitvoeringsprogramma: de koers",
      matters: [matter],
      deal: async (place) => {
        const text = "De inhoudelijke koers wordt omarmd."
        await ask({
          _tag: "EndorseDirection",
          decision: area.newId("decision"),
          matter,
          body: "council",
          text,
          ...place
        })
        area.after(60 + 3 * temper.pace, draft)
      }
    })
  }

  /** The text is final: objections are asked to it, and adoption is announced for the next council. */
  const finalise = async (version: string) => {
    await ask({ _tag: "FinaliseProgrammeVersion", programme, version })
    const matters = [
      { kind: "programme", id: programme },
      { kind: "version", id: version }
    ]
    const round = `round-${number}`
    const announce = async (place: Place) => {
      const matter = { kind: "version", id: version }
      await ask({ _tag: "OpenObjectionRound", round, matter, edition: version, entitled: "members", ...place })
      await ask({ _tag: "ScheduleAdoption", programme, adoptionAt: nextCouncil(), body: "council", ...place })
      const objector = chance.happens(temper.objects) ? chance.oneOf([...area.members.keys()]) : undefined
      if (objector !== undefined) area.after(chance.between(2, 12), () => object(round, objector))
      area.items.unshift({ title: "Vaststelling van het programma", matters, deal: (at) => adopt(version, round, at) })
    }
    area.items.push({ title: "De definitieve tekst", matters, deal: announce })
  }

  const objections = new Map<string, { readonly organisation: string; readonly objection: string }>()
  const object = async (round: string, organisation: string) => {
    const by = area.members.get(organisation)
    if (by === undefined) return
    const objection = area.newId("objection")
    objections.set(round, { organisation, objection })
    const raised = { _tag: "RaiseObjection", objection, round, organisation, by, reason: chance.oneOf(remarks) }
    await ask(raised, area.speaking(organisation))
  }

  const adopt = async (version: string, round: string, place: Place) => {
    const raised = objections.get(round)
    const isAmended = raised !== undefined && chance.happens(0.5)
    if (raised !== undefined) {
      const { objection, organisation } = raised
      const by = area.members.get(organisation)
      const how = isAmended ? { how: "amended", edition: `${version}-a` } : { how: "withdrawn" }
      await ask({ _tag: "ResolveObjection", objection, round, by, ...how }, area.speaking(organisation))
    }
    await ask({ _tag: "CloseObjectionRound", round, raised: raised === undefined ? 0 : 1, ...place })
    // An amended text is another text: it is shared, and asked about again.
    if (isAmended) return area.after(temper.pace, draft)
    const matter = { kind: "version", id: version }
    await ask({ _tag: "ConcludeConsent", decision: area.newId("decision"), round, matter, ...place })
    await ask({ _tag: "AdoptProgramme", decision: area.newId("decision"), programme, version, round, ...place })
    area.after(300, () => revise(version))
  }

  const revise = async (version: string): Promise<void> => {
    const change = "Een actie schuift een kwartaal op."
    const actor = acting("programme-manager", officers.programmeManager)
    await ask({ _tag: "ReviseProgramme", programme, version, level: "action", change }, actor)
    area.after(300, () => revise(version))
  }

  area.after(chance.between(30, 90), draft)
}
