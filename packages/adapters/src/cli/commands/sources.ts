/** `sources`: for each section of a source document, the events that cite it. */
import type { Recorded } from "@pactwerk/core"
import { guessing, nearest } from "../../input/near.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { lookingAt } from "../moment.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"
import { teller } from "../tell.ts"

type Sections = Map<string, Array<Recorded>>

export const sources = async (desk: Desk, given: Ordered<"sources">): Promise<Reply> => {
  const opened = await openToRead(desk)
  const { json, moment, position, said } = lookingAt(desk, opened, given)
  const documents = cited(opened.events({ items: [] }, moment))
  const { document } = given
  const own = document === undefined ? undefined : documents.get(document)
  if (document !== undefined && own === undefined) throw unknown(document, documents.keys())
  const shown = document === undefined || own === undefined ? documents : new Map([[document, own]])
  return {
    position,
    json: {
      ...json,
      documents: [...shown].map(([name, sections]) => ({ document: name, sections: asJson(sections) }))
    },
    text: (speech) => {
      const tell = teller(opened, speech)
      const told = [...shown].map(([name, sections]) =>
        [
          speech.strong(name),
          ...[...sections].map(([section, events]) =>
            [
              `${speech.say(words.section)} ${section === "" ? "–" : section} (${events.length})`,
              ...events.map(tell)
            ].join("\n")
          )
        ].join("\n\n")
      )
      return `${[speech.strong(said), ...told].join("\n\n")}\n`
    },
    talk: ({ say }) => (shown.size === 0 ? `${say(words.nothing)}\n` : "")
  }
}

const words = {
  section: { nl: "Onderdeel", en: "Section" },
  nothing: { nl: "Geen gebeurtenis noemt een bron.", en: "No event names a source." }
} as const

/** By document, then by section, in the order in which they are first cited. */
const cited = (events: ReadonlyArray<Recorded>): Map<string, Sections> => {
  const documents = new Map<string, Sections>()
  for (const event of events) {
    if (event.source === undefined) continue
    const { document, section = "" } = event.source
    const sections: Sections = documents.get(document) ?? new Map()
    sections.set(section, [...(sections.get(section) ?? []), event])
    documents.set(document, sections)
  }
  return documents
}

const asJson = (sections: Sections) =>
  [...sections].map(([section, events]) => ({
    section: section === "" ? null : section,
    events: events.map(({ certainty, id, position, type }) => ({ position, id, type, certainty }))
  }))

const unknown = (document: string, known: Iterable<string>): Problem =>
  new Problem(
    "notFound",
    guessing(
      { nl: `Geen gebeurtenis noemt de bron ${document}.`, en: `No event cites the source ${document}.` },
      nearest(document, known)
    ),
    { fields: { document } }
  )
