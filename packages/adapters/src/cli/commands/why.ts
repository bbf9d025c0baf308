/** `why`: the events by which something in a view is as it is, and what let each of them in. */
import { Analysis, alliance, type Reason } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, lookBack, namesOf, placeIn, replyOf, sayValue } from "../looking-back.ts"
import type { Speech } from "../outside.ts"
import type { Reply } from "../reply.ts"
import { teller } from "../tell.ts"

export const why = async (desk: Desk, { at, place, possible }: Ordered<"why">): Promise<Reply> => {
  const back = await lookBack(desk, at)
  const { pointer, view } = placeIn(place)
  const { reasons, value } = answered(Analysis.why(back.of(view), alliance, pointer, { ...at, possible }))
  const told = reasons.map(({ broken, recorded, rules }) => {
    const { actor, command, id, position, source, type } = recorded
    return { position, id, type, command, actor, source: source ?? null, rules: rules.map(({ id }) => id), broken }
  })
  return replyOf(back, { place, at: { ...at, possible }, value: value ?? null, reasons: told }, (speech) => {
    const tell = teller(back.opened, speech)
    return [
      speech.strong(`${place}: ${sayValue(value, speech.language, namesOf(back, speech.language))}`),
      speech.say(reasons.length === 0 ? nothing : because),
      "",
      ...reasons.flatMap((reason) => [tell(reason.recorded).trimEnd(), ...sayReason(reason, speech), ""])
    ]
  })
}

const nothing = { nl: "Dat was al zo voordat er iets gebeurde.", en: "It was so before anything happened." }
const because = {
  nl: "Zonder een van deze gebeurtenissen stond er iets anders:",
  en: "Without any one of these events it would read otherwise:"
}

/** As what it was asked, by whom, where that stands, and under which rules. */
const sayReason = ({ broken, recorded, rules }: Reason, { language, quiet }: Speech): ReadonlyArray<string> => {
  const isDutch = language === "nl"
  const { actor, command, source } = recorded
  const who = [actor.role, actor.person, actor.onBehalfOf].filter((part) => part !== undefined).join(", ")
  const indent = " ".repeat(`#${recorded.position}`.length + 2)
  const lines = [
    `${command.name} (${who})`,
    ...(source === undefined
      ? []
      : [`${isDutch ? "bron" : "source"}: ${[source.document, source.section].filter(Boolean).join(", ")}`]),
    ...(rules.length === 0 ? [] : [`${isDutch ? "regels" : "rules"}: ${rules.map(({ id }) => id).join(", ")}`]),
    ...(broken.length === 0 ? [] : [`${isDutch ? "hield geen stand" : "did not hold"}: ${broken.join(", ")}`])
  ]
  return lines.map((line) => `${indent}${quiet(line)}`)
}
