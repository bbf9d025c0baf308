/** `blame`: the event that last changed something in a view, or all of them. */
import { Analysis } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, lookBack, namesOf, placeIn, replyOf, sayValue } from "../looking-back.ts"
import type { Reply } from "../reply.ts"
import { teller } from "../tell.ts"

export const blame = async (desk: Desk, { all, at, place, possible }: Ordered<"blame">): Promise<Reply> => {
  const back = await lookBack(desk, at)
  const { pointer, view } = placeIn(place)
  const touched = answered(Analysis.blame(back.of(view), pointer, { ...at, possible }))
  const shown = all ? touched : touched.slice(-1)
  const json = {
    place,
    at: { ...at, possible },
    changes: shown.map(({ after, before, recorded: { id, position, type } }) => ({
      ...{ position, id, type },
      before: before ?? null,
      after: after ?? null
    }))
  }
  return replyOf(back, json, (speech) => {
    const { language, say, strong } = speech
    const tell = teller(back.opened, speech)
    const nameOf = namesOf(back, language)
    if (shown.length === 0) return [strong(place), say(never)]
    return [
      strong(place),
      "",
      ...shown.flatMap(({ after, before, recorded }) => {
        const [was, is] = [sayValue(before, language, nameOf), sayValue(after, language, nameOf)]
        const indent = " ".repeat(`#${recorded.position}`.length + 2)
        return [
          tell(recorded).trimEnd(),
          `${indent}${say({ nl: `was: ${was}`, en: `was: ${was}` })}`,
          `${indent}${say({ nl: `werd: ${is}`, en: `became: ${is}` })}`,
          ""
        ]
      })
    ]
  })
}

const never = { nl: "Dit is nooit veranderd.", en: "This never changed." }
