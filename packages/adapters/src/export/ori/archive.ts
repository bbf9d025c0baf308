/** ORI-A: one meeting as archives of council information keep it. */
import { LogError, MeetingId, Views } from "@pactwerk/core"
import { Effect, Schema, Stream } from "effect"
import { droppedBeside, gather, type Understand } from "../answer.ts"
import type { Format } from "../exporting.ts"
import { makeLosses } from "../statement.ts"
import { xmlStart } from "../xml.ts"
import { agendaText, decisionsText, meetingText } from "./archive-meeting.ts"
import { participantsText, personsText } from "./archive-people.ts"
import { type About, element, referenceText } from "./archive-xml.ts"

export interface OriArchiveOptions {
  readonly meeting: string
  readonly understand: Understand
}

/**
 * One meeting as ORI-A (v0.0.9, beta). It is a mapping onto a model of elected councils: an alliance council stands there
 * as a committee, and of all kinds of agreement only an adoption has a result. The statement counts both. Fails with
 * `Encoding` where there is no such meeting, or it has no agenda: then the archive has no place for it.
 *
 * @example
 * yield* exporting(oriArchive, source, { options: { meeting: "council-february", understand: alliance.understand } })
 */
export const oriArchive: Format<OriArchiveOptions> = {
  name: "ori-a",
  version: 1,
  states: "first",
  said: ({ meeting }) => ({ meeting, mapping: "elected council" }),
  open: (extract, { meeting, understand }) =>
    Effect.gen(function* () {
      const lost = makeLosses()
      const { answer, seen } = yield* gather(extract, lost, understand, [Views.minutes])
      const book = yield* answer(Views.minutes)
      const minutes = Schema.is(MeetingId)(meeting) ? Views.minutesOf(book, meeting) : undefined
      if (minutes === undefined) return yield* refused(`there is no meeting \`${meeting}\``)
      const { account } = minutes
      if (account.items.length === 0) return yield* refused(`meeting \`${meeting}\` has no agenda`)
      const naming = Views.naming(yield* answer(Views.names), "nl")
      const blocks = Views.blocksOf(account).map(({ recorded }) => recorded)
      const items = account.items.flatMap(({ because }) => because)
      lost.note("eventsDropped", droppedBeside(seen, [...blocks, ...items, ...account.because]))
      return (losses, statement) => {
        for (const [what, count] of Object.entries(lost.counts())) losses.note(what, count)
        return Stream.suspend(() => {
          const about: About = { meeting, account, naming, roles: book.roles, losses }
          return Stream.make(
            xmlStart(statement()),
            `<ORI-A xmlns="https://vng.nl/projecten/open-raadsinformatie">\n`,
            mediumText(about),
            meetingText(about),
            agendaText(about),
            decisionsText(about),
            personsText(about),
            participantsText(about),
            "</ORI-A>\n"
          )
        })
      }
    })
}

const refused = (what: string) => new LogError({ reason: "Encoding", cause: new Error(what) })

/** The minutes, as what the meeting was recorded in: no sound or image is known. */
const mediumText = ({ account, losses, meeting }: About): string =>
  element("mediabron", [
    element("ID", `transcript-${meeting}`, losses),
    element("mediabronType", "Transcriptie", losses),
    element("isVastgelegdIn", [
      referenceText("verwijzingInformatieobject", account.editions.at(-1)?.minutes ?? `minutes-${meeting}`, losses)
    ])
  ])
