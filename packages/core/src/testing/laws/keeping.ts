/** What holds of what is kept: it is read as it was meant, and nothing in it that governs is a person's own. */
import { Result } from "effect"
import { recorded } from "../arbitraries.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { withoutPersonal } from "../forgetting.ts"
import { decision, type Law, stateAfter } from "./law.ts"

export const keptIsReadAgain: Law = {
  id: "laws/kept-is-read-again",
  nl: "Een gebeurtenis is dezelfde nadat zij is bewaard en weer gelezen.",
  en: "An event is the same after it was kept and read again.",
  source: "README, How it is built",
  isWide: true,
  holds: (alliance, { log }) => {
    for (const { event, recorded } of log) {
      expectEqual(alliance.file(event).data, recorded.data, `\`${event._tag}\` is kept the same a second time`)
      const copy = { ...recorded, data: JSON.parse(JSON.stringify(recorded.data)) }
      expectEqual(alliance.understand(copy), Result.succeed(event), `\`${event._tag}\` is read as it was meant`)
    }
    return log.length > 0
  }
}

export const forgettingChangesNoGovernance: Law = {
  id: "laws/forgetting-changes-no-governance",
  nl: "Iemand vergeten verandert niets aan het bestuur: elke stand en elk besluit blijven gelijk.",
  en: "Forgetting somebody changes nothing in how is governed: every state and every decision stay the same.",
  source: "D2",
  isWide: true,
  holds: (alliance, { log, questions }) => {
    const forgotten = log.map((entry, index) =>
      recorded(alliance, index + 1, withoutPersonal(alliance, entry.recorded, "vergeten"))
    )
    const [before, after] = [stateAfter(alliance, log), stateAfter(alliance, forgotten)]
    expectEqual(after, before, "the state is the same when all that is personal is gone")
    for (const move of questions) {
      const claim = `\`${move.command._tag}\` is decided the same when all that is personal is gone`
      expectEqual(decision(alliance, after, move), decision(alliance, before, move), claim)
    }
    return forgotten.some(({ recorded: { data } }) => JSON.stringify(data).includes("vergeten"))
  }
}

const marker = "zonnebloem-741"

export const personalDataApart: Law = {
  id: "laws/personal-data-apart",
  nl: "Wat van een persoon zelf is, staat nooit in een label, een nummer, een soort of een ander kenmerk.",
  en: "What is a person's own never stands in a tag, an id, a type or any other attribute.",
  source: "D1",
  isWide: true,
  holds: (alliance, { log }) => {
    let personal = 0
    for (const [index, entry] of log.entries()) {
      const marked = recorded(alliance, index + 1, withoutPersonal(alliance, entry.recorded, marker))
      const { data, ...attributes } = marked.recorded
      if (JSON.stringify(data).includes(marker)) personal += 1
      expectThat(
        !JSON.stringify(attributes).includes(marker),
        `\`${marked.event._tag}\` is filed under nothing personal`
      )
    }
    return personal > 0
  }
}
