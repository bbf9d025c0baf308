/** `record`: a meeting written by hand, checked and recorded whole, or not at all. */
import { known, readMeeting, template } from "../../record/index.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { readText } from "../input.ts"
import { recordAll } from "../recording-all.ts"
import type { Reply } from "../reply.ts"
import { openToRead, openToWrite } from "../store.ts"

export const record = async (desk: Desk, given: Ordered<"record">): Promise<Reply> => {
  if (given.template) {
    const text = template(desk.speech.language)
    return { position: undefined, json: { template: text }, text: () => text }
  }
  const { text, where } = await readText(desk, given.input)
  const opened = await (given.dryRun ? openToRead(desk) : openToWrite(desk))
  return recordAll(desk, opened, readMeeting(text, known(opened)), { ...given, file: where.nl })
}
