/** `diff`: what differs in a view between two moments. */
import { Analysis } from "@pactwerk/core"
import { plain } from "../../export/document.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, lookBack, namesOf, replyOf, sayAt } from "../looking-back.ts"
import { sayNote } from "../notes.ts"
import { exits } from "../problem.ts"
import type { Reply } from "../reply.ts"

export const difference = async (desk: Desk, given: Ordered<"diff">): Promise<Reply> => {
  const { exitCode, possible, view } = given
  const back = await lookBack(desk)
  const asked = back.of(view)
  const [from, to] = [
    { ...given.from, possible },
    { ...given.to, possible }
  ]
  const [before, after] = [answered(Analysis.asOf(asked, from)), answered(Analysis.asOf(asked, to))]
  const notes = [before.note ?? null, after.note ?? null]
  const changes = Analysis.diff(before.answer, after.answer)
  const reply = replyOf(back, { view, from, to, notes, changes }, (speech) => {
    const { language, say, strong } = speech
    const sentences = Analysis.sayPatch(changes, { before: before.answer, language, nameOf: namesOf(back, language) })
    return [
      strong(`${view}: ${sayAt(from, language)} → ${sayAt(to, language)}`),
      ...sayNote(before.note, speech),
      ...sayNote(after.note === before.note ? undefined : after.note, speech),
      ...(sentences.length === 0 ? [say(none)] : sentences.map(plain))
    ]
  })
  return exitCode && changes.length > 0 ? { ...reply, exit: exits.fault } : reply
}

const none = { nl: "Er is geen verschil.", en: "There is no difference." }
