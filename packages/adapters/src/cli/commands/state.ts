/** `state`: where the alliance stands, in short lines. */
import { Views } from "@pactwerk/core"
import { plain } from "../../export/document.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { lookingAt } from "../moment.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"

export const state = async (desk: Desk, given: Ordered<"state">): Promise<Reply> => {
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
