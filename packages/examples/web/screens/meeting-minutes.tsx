/// <reference lib="dom" />
/** The minutes ("verslag") of a meeting, as far as the moment knows them; to print and to keep. */
import { type Document, markFiction, minutesDocument, toHtml, toMarkdown } from "@pactwerk/adapters/export"
import { useView } from "@pactwerk/adapters/react"
import { Minutes } from "@pactwerk/adapters/react/ui"
import { alliance, type MeetingId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLink } from "../parts/told.tsx"
import { meetingWords } from "../words/meeting.ts"

export const MinutesOf = ({ meeting }: { readonly meeting: MeetingId }) => {
  const { events, language, name: naming } = useLook()
  const words = meetingWords[language]
  const made = Views.minutesOf(useView(Views.minutes), meeting)
  if (made === undefined) return null
  const rendering = { language, words: alliance.words, naming, form: "house" } as const
  const document = markFiction(minutesDocument(made, rendering), events)
  return (
    <section aria-label={words.minutes}>
      <p className="buttons">
        <button type="button" className="quiet" onClick={() => print()}>
          {words.print}
        </button>{" "}
        <button type="button" className="quiet" onClick={() => keep(meeting, "html", document)}>
          {words.html}
        </button>{" "}
        <button type="button" className="quiet" onClick={() => keep(meeting, "md", document)}>
          {words.markdown}
        </button>
      </p>
      <Minutes document={document} level={2} slots={{ event: (position) => <EventLink position={position} /> }} />
    </section>
  )
}

const forms = {
  html: { type: "text/html;charset=utf-8", write: (made: Document) => toHtml(made) },
  md: { type: "text/markdown;charset=utf-8", write: toMarkdown }
}

/** Hands the browser a file. */
const keep = (meeting: string, form: keyof typeof forms, made: Document) => {
  const { type, write } = forms[form]
  const url = URL.createObjectURL(new Blob([write(made)], { type }))
  const link = Object.assign(document.createElement("a"), { href: url, download: `verslag-${meeting}.${form}` })
  link.click()
  URL.revokeObjectURL(url)
}
