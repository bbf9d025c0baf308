/** `minutes`: the account of one meeting as a document. */
import { randomUUID } from "node:crypto"
import { renameSync, rmSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { MeetingId, Views } from "@pactwerk/core"
import { Schema } from "effect"
import { toMarkdown } from "../../export/document.ts"
import { markFiction } from "../../export/fiction.ts"
import { toHtml } from "../../export/html.ts"
import { minutesDocument } from "../../export/minutes.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { guessing, nearest } from "../meant.ts"
import { lookingAt } from "../moment.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"
import { sayingOf } from "../tell.ts"

export const minutes = async (desk: Desk, given: Ordered<"minutes">): Promise<Reply> => {
  if (given.html && given.md) throw new Problem("usage", { nl: "Kies --html of --md.", en: "Choose --html or --md." })
  const opened = await openToRead(desk)
  const { json, moment, position } = lookingAt(desk, opened, given)
  const book = opened.project(Views.minutes, moment)
  const account = Schema.is(MeetingId)(given.meeting) ? Views.minutesOf(book, given.meeting) : undefined
  if (account === undefined) throw unknown(given.meeting, Object.keys(book.meetings))
  const { form = "house" } = given
  const document = markFiction(minutesDocument(account, { ...sayingOf(opened, desk.speech), form }), opened.events())
  const [format, text] = given.html
    ? (["html", toHtml(document)] as const)
    : (["markdown", toMarkdown(document)] as const)
  const about = { ...json, meeting: given.meeting, form, format }
  if (given.out === undefined) return { position, json: { ...about, text }, text: () => text }
  const { out } = given
  save(desk, out, text)
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

/** Under its own name the file is whole or not there: it is written beside it first. */
const save = ({ log, outside }: Desk, out: string, text: string): void => {
  const path = resolve(outside.folder, out)
  if ([log.address, log.refusals].some((address) => "file" in address && address.file === path)) {
    throw new Problem("usage", { nl: `Dit is het logboek zelf: ${out}.`, en: `This is the log itself: ${out}.` })
  }
  const draft = `${path}.${randomUUID()}~`
  try {
    writeFileSync(draft, text, { flag: "wx" })
    renameSync(draft, path)
  } catch (cause) {
    rmSync(draft, { force: true })
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
    throw new Problem(
      "fault",
      {
        nl: `Het bestand ${out} kan niet worden geschreven (${code}).`,
        en: `The file ${out} cannot be written (${code}).`
      },
      { fields: { file: out } }
    )
  }
}
