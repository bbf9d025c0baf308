/** `export`: the log in a form for others, to a file or as text, with a statement of what it is of. */
import { LogError, MeetingId, Views, type Wording } from "@pactwerk/core"
import { Effect, Schema } from "effect"
import { textOf } from "../../export/exporting.ts"
import type { Statement } from "../../export/statement.ts"
import { guessing, nearest } from "../../input/near.ts"
import { forNobody, openToGive, registered } from "../delivering.ts"
import type { Desk } from "../desk.ts"
import { type Extent, fromLog, placeFor, toFile } from "../exporting.ts"
import { formatIn, mustBelong } from "../exporting-choices.ts"
import { type FormatName, formats } from "../exporting-formats.ts"
import type { Chosen, Exporter, Made } from "../exporting-making.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { originOf } from "../signing.ts"
import { mustExist, openToRead } from "../store.ts"

const table: Readonly<Record<FormatName, Exporter>> = formats
// `Object.keys` forgets of which names; these are those of the table.
const names = Object.keys(formats) as ReadonlyArray<FormatName>

export const exportLog = async (desk: Desk, given: Ordered<"export">): Promise<Reply> => {
  const { format, for: to, known, name: _, origin: named, out, ...choices } = given
  const name = formatIn(format, names)
  const chosen: Chosen = { ...choices, language: desk.speech.language }
  const { extension, needs, takes } = table[name]
  mustBelong(name, chosen, [...needs, ...takes], (choice) => names.filter((one) => has(one, choice)))
  const made = await table[name].make(chosen)
  const extent = { origin: originOf(desk, named), known }
  return leaving(desk, made, {
    ...{ name, extension, extent, out, to },
    before: async () => {
      if (chosen.meeting !== undefined) await mustBeMeeting(desk, chosen.meeting, known)
    }
  })
}

/** What leaves, of how much of the log, where to, and what must hold of the log before. */
interface Leaving {
  readonly name: string
  readonly extension: string
  readonly extent: Extent
  readonly out: string | undefined
  readonly to: string | undefined
  readonly before?: () => Promise<void>
}

/** Makes an export, to a file or as text; who gets more than is public is recorded first. */
export const leaving = async (desk: Desk, made: Made, going: Leaving): Promise<Reply> => {
  const { extension, extent, name, out, to } = going
  if (out !== undefined) placeFor(desk, out)
  else if (made.is === "file") throw noFile(name, extension)
  await mustExist(desk)
  await going.before?.()
  // Only where it is recorded who gets it, the whole log is opened beside the export.
  const opened = to === undefined ? undefined : await openToGive(desk, to)
  forNobody(desk, { out, to })
  const before = async ({ format, size }: Statement) => {
    if (opened !== undefined) await registered(desk, opened, { to, format, position: size })
  }
  try {
    if (out !== undefined) return replyOf(await toFile(desk, made, extent, { before, out }), { out })
    if (made.is === "file") throw noFile(name, extension)
    const { statement, text } = await fromLog(desk, extent, (source, wanted) =>
      Effect.gen(function* () {
        const ready = yield* made.open(source, wanted)
        return { text: yield* textOf(ready), statement: ready.statement() }
      })
    )
    await before(statement)
    return replyOf(statement, { text })
  } catch (cause) {
    throw cause instanceof LogError && cause.reason === "Encoding" ? notSo(name, cause) : cause
  }
}

const has = (name: FormatName, choice: string): boolean =>
  [...table[name].needs, ...table[name].takes].some((one) => one === choice)

const replyOf = (
  statement: Statement,
  { out, text = "" }: { readonly out?: string; readonly text?: string }
): Reply => {
  const { format, level, losses, root, size } = statement
  return {
    position: size,
    json: { format, file: out ?? null, level, size, root, losses, ...(out === undefined && { text }) },
    text: () => text,
    talk: ({ say }) =>
      `${[...(out === undefined ? [] : [saved(out)]), of(statement), lost(losses)].map(say).join("\n")}\n`
  }
}

const saved = (out: string): Wording => ({ nl: `Geschreven naar ${out}.`, en: `Written to ${out}.` })
const of = ({ level, root, size }: Statement): Wording => ({
  nl: `Van het logboek van ${size} gebeurtenissen, wortel ${root}, niveau ${level}.`,
  en: `Of the log of ${size} events, root ${root}, level ${level}.`
})
const lost = (losses: Statement["losses"]): Wording => {
  const list = Object.entries(losses).map(([what, count]) => `${what} ${count}`)
  if (list.length === 0) return { nl: "Er ontbreekt niets aan.", en: "Nothing is missing from it." }
  return { nl: `Wat er niet in staat: ${list.join(", ")}.`, en: `What is not in it: ${list.join(", ")}.` }
}

const noFile = (name: string, extension: string): Problem =>
  new Problem(
    "usage",
    { nl: `${name} is geen tekst: daarvoor is een bestand nodig.`, en: `${name} is no text: it takes a file.` },
    {
      fields: { option: "--out", format: name },
      advice: { nl: `Geef --out alliantie.${extension}`, en: `Give --out alliance.${extension}` }
    }
  )

const notSo = (name: string, { message }: LogError): Problem =>
  new Problem(
    "input",
    { nl: `Dit kan niet als ${name}.`, en: `This cannot be exported as ${name}.` },
    {
      details: { nl: `Technisch: ${message}`, en: `In technical terms: ${message}` },
      fields: { format: name, detail: message }
    }
  )

/** Looks whether this meeting was in what was known, at the level of the reader. */
const mustBeMeeting = async (desk: Desk, meeting: string, known: number | undefined): Promise<void> => {
  const opened = await openToRead(desk)
  const book = opened.project(Views.minutes, known === undefined ? "now" : { position: known })
  if (Schema.is(MeetingId)(meeting) && Views.minutesOf(book, meeting) !== undefined) return
  const meetings = Object.keys(book.meetings)
  const list = meetings.join(", ")
  const said = { nl: `Er is geen vergadering ${meeting}.`, en: `There is no meeting ${meeting}.` }
  throw new Problem("notFound", guessing(said, nearest(meeting, meetings)), {
    fields: { meeting, known: meetings },
    advice: meetings.length === 0 ? undefined : { nl: `Er zijn: ${list}.`, en: `There are: ${list}.` }
  })
}
