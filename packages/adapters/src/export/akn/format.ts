/** Akoma Ntoso 3.0: the minutes of one meeting ("verslag") as a debate. */
import { type AllWords, type Language, LogError, MeetingId, Views } from "@pactwerk/core"
import { Effect, Schema, Stream } from "effect"
import { droppedBeside, gather, type Understand } from "../answer.ts"
import type { Format } from "../exporting.ts"
import { markFiction } from "../fiction.ts"
import { minutesDocument } from "../minutes.ts"
import { makeLosses } from "../statement.ts"
import { xmlStart } from "../xml.ts"
import { bodyOf } from "./body.ts"
import { type Minuted, metaText } from "./meta.ts"

export interface AknOptions {
  readonly meeting: string
  readonly understand: Understand
  readonly words: AllWords
  /** In which language it is told: Dutch, without it. */
  readonly language?: Language
}

/**
 * The minutes of a meeting, as they are told in their facsimile: whoever is named speaks, what else happened is a scene.
 * Fails with `Encoding` where the log knows no such meeting.
 *
 * @example
 * const { understand, words } = alliance
 * yield* exporting(akomaNtoso, source, { options: { meeting: "council-february", understand, words } })
 */
export const akomaNtoso: Format<AknOptions> = {
  name: "akoma-ntoso",
  version: 1,
  states: "first",
  said: ({ language = "nl", meeting }) => ({ meeting, language }),
  open: (extract, { language = "nl", meeting, understand, words }) =>
    Effect.gen(function* () {
      const lost = makeLosses()
      const { answer, heard, seen } = yield* gather(extract, lost, understand, [Views.minutes])
      const book = yield* answer(Views.minutes)
      const minutes = Schema.is(MeetingId)(meeting) ? Views.minutesOf(book, meeting) : undefined
      if (minutes === undefined) {
        return yield* new LogError({ reason: "Encoding", cause: new Error(`there is no meeting \`${meeting}\``) })
      }
      const naming = Views.naming(yield* answer(Views.names), language)
      const saying = { language, words, naming }
      const told = minutesDocument(minutes, { ...saying, form: "facsimile" })
      const document = markFiction(told, [...heard.values()])
      const minuted: Minuted = { meeting, minutes, saying, roles: book.roles, heard }
      const blocks = Views.blocksOf(minutes.account).map(({ recorded }) => recorded)
      lost.note("eventsDropped", droppedBeside(seen, [...blocks, ...minutes.account.because]))
      return (losses, statement) => {
        for (const [what, count] of Object.entries(lost.counts())) losses.note(what, count)
        return Stream.suspend(() => {
          const { body, people, preface } = bodyOf(document, minuted, losses)
          return Stream.make(
            xmlStart(statement()),
            `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n<debate name="verslag">\n`,
            metaText(minuted, people, statement(), losses),
            `${preface}${body}</debate>\n</akomaNtoso>\n`
          )
        })
      }
    })
}
