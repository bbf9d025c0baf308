/** `minutes`: the account of one meeting as a document. */
import { MeetingId, shortFingerprint, Views } from "@pactwerk/core"
import { Schema } from "effect"
import { toMarkdown } from "../../export/document.ts"
import { markFiction } from "../../export/fiction.ts"
import { toHtml } from "../../export/html.ts"
import { minutesDocument } from "../../export/minutes.ts"
import { guessing, nearest } from "../../input/near.ts"
import { forNobody, openToGive, registered } from "../delivering.ts"
import type { Desk } from "../desk.ts"
import { headAt, withFingerprint } from "../fingerprint.ts"
import type { Ordered } from "../grammar.ts"
import { lookingAt } from "../moment.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { sayingOf } from "../tell.ts"
import { drafted } from "../writing.ts"

export const minutes = async (desk: Desk, given: Ordered<"minutes">): Promise<Reply> => {
  if (given.html && given.md) throw new Problem("usage", { nl: "Kies --html of --md.", en: "Choose --html or --md." })
  const opened = await openToGive(desk, given.for)
  const { json, moment, position } = lookingAt(desk, opened, given)
  const book = opened.project(Views.minutes, moment)
  const account = Schema.is(MeetingId)(given.meeting) ? Views.minutesOf(book, given.meeting) : undefined
  if (account === undefined) throw unknown(given.meeting, Object.keys(book.meetings))
  const { form = "house" } = given
  const told = markFiction(minutesDocument(account, { ...sayingOf(opened, desk.speech), form }), opened.events())
  const head = headAt(opened.kept(), position)
  const document = withFingerprint(told, head)
  const [format, text] = given.html
    ? (["html", toHtml(document)] as const)
    : (["markdown", toMarkdown(document)] as const)
  const about = { ...json, meeting: given.meeting, form, format, ...head, fingerprint: shortFingerprint(head) }
  const { for: to, out } = given
  forNobody(desk, { out, to })
  const draft = out === undefined ? undefined : drafted(desk, out, text)
  await registered(desk, opened, { to, format: `minutes-${format}`, position }).catch((cause: unknown) => {
    draft?.drop()
    throw cause
  })
  if (out === undefined || draft === undefined) return { position, json: { ...about, text }, text: () => text }
  draft.keep()
  return { position, json: { ...about, out }, text: () => "", talk: ({ say }) => `${say(saved(out))}\n` }
}

const saved = (out: string) => ({ nl: `Geschreven naar ${out}.`, en: `Written to ${out}.` })

const unknown = (meeting: string, known: ReadonlyArray<string>): Problem => {
  const list = known.join(", ")
  return new Problem(
    "notFound",
    guessing(
      { nl: `Er is geen vergadering ${meeting}.`, en: `There is no meeting ${meeting}.` },
      nearest(meeting, known)
    ),
    {
      fields: { meeting, known },
      advice: known.length === 0 ? undefined : { nl: `Er zijn: ${list}.`, en: `There are: ${list}.` }
    }
  )
}
