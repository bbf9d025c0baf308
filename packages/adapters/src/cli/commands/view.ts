/** `view`: the answer of any view, by its name, at any moment. */
import { Analysis, waiting } from "@pactwerk/core"
import { namesIn } from "../called.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, axesOf, lookBack, replyOf, sayAt } from "../looking-back.ts"
import { lookingAt } from "../moment.ts"
import { sayNote } from "../notes.ts"
import { outline, sayWaiting } from "../outline.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"
import { viewNamed } from "../views.ts"

export const view = async (desk: Desk, given: Ordered<"view">): Promise<Reply> => {
  const found = viewNamed(given.view)
  const { name, version } = found
  const axes = axesOf(given)
  if (axes !== undefined) {
    const back = await lookBack(desk)
    const { answer, note, ...reach } = answered(Analysis.asOf(back.of(name), axes))
    return replyOf(back, { at: axes, ...reach, note: note ?? null, view: name, version, answer }, (speech) => [
      speech.strong(sayAt(axes, speech.language)),
      ...sayNote(note, speech),
      ...outline(answer, speech.language, namesIn(back.opened, speech.language))
    ])
  }
  const opened = await openToRead(desk)
  const { json, moment, on, position, said } = lookingAt(desk, opened, given)
  const answer = opened.project(found, moment)
  return {
    position,
    json: { ...json, view: name, version, answer },
    text: ({ language, strong }) => {
      const nameOf = namesIn(opened, language)
      const isWaiting = name === waiting.name
      const lines = isWaiting
        ? sayWaiting(opened.project(waiting, moment), { language, nameOf, on })
        : outline(answer, language, nameOf)
      return `${[strong(said), ...lines].join("\n")}\n`
    }
  }
}
