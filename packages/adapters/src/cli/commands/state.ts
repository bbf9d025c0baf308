/** `state`: where the alliance stands, in short lines. */
import { Analysis, Day, dayAt, Views } from "@pactwerk/core"
import { plain } from "../../export/document.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, axesOf, lookBack, replyOf, sayAt } from "../looking-back.ts"
import { lookingAt } from "../moment.ts"
import { sayNote } from "../notes.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"

export const state = async (desk: Desk, given: Ordered<"state">): Promise<Reply> => {
  const axes = axesOf(given)
  if (axes !== undefined) return onBothAxes(desk, axes)
  const opened = await openToRead(desk)
  const { json, moment, on, position, said } = lookingAt(desk, opened, given)
  const overview = opened.project(Views.overview, moment)
  const lines = Views.sayOverview(overview, desk.speech.language, on)
  return {
    position,
    json: { ...json, lines, overview },
    text: ({ strong }) => `${[strong(said), ...lines.map(plain)].join("\n")}\n`
  }
}

/** What had happened by then, as far as was known by then. */
const onBothAxes = async (desk: Desk, axes: Analysis.At): Promise<Reply> => {
  const back = await lookBack(desk)
  const { answer, note, ...reach } = answered(Analysis.asOf(back.line.of(Views.overview), axes))
  const on = axes.on === undefined ? dayAt(desk.clock()) : Day.make(axes.on)
  const lines = Views.sayOverview(answer, desk.speech.language, on)
  return replyOf(back, { at: axes, on, ...reach, note: note ?? null, lines, overview: answer }, (speech) => [
    speech.strong(sayAt(axes, speech.language)),
    ...sayNote(note, speech),
    ...lines.map(plain)
  ])
}
