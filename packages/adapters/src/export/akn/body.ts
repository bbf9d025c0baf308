/** The body of the minutes in Akoma Ntoso: a section for each item, and in it who said what, and what happened. */
import { Views } from "@pactwerk/core"
import type { Document, Line, Part } from "../document.ts"
import type { Losses } from "../statement.ts"
import { tag, xmlText } from "../xml.ts"
import { eId, type Minuted, type People } from "./meta.ts"

/** A document in two parts, and who speaks in it. */
export interface Written {
  readonly preface: string
  readonly body: string
  readonly people: People
}

/** Writes the parts of a document in their order, with nothing added to their words. */
export const bodyOf = (document: Document, { minutes, roles }: Minuted, losses: Losses): Written => {
  const blocks = new Map(Views.blocksOf(minutes.account).map((block) => [Number(block.position), block]))
  const [persons, held] = [new Set<string>(), new Set<string>()]
  const inline = (line: Line) => inlineText(line, document, losses)
  const speech = (person: string, line: Line): string => {
    persons.add(person)
    const role = Object.hasOwn(roles, person) ? roles[person] : undefined
    if (role !== undefined) held.add(role)
    const as = role === undefined ? undefined : `#${eId("role", role)}`
    return `${tag("speech", { by: `#${eId("person", person)}`, as }, losses)}<p>${inline(line)}</p></speech>\n`
  }
  let ids = 0
  const lineText = (line: Line): string => {
    const [position] = line.because
    const block = position === undefined ? undefined : blocks.get(position)
    ids += 1
    if (block?.type === "ProgrammeAdopted")
      return `<resolutions eId="resolution-${ids}"><p>${inline(line)}</p></resolutions>\n`
    if (block?.type === "MeetingClosed")
      return `<adjournment eId="adjournment-${ids}"><p>${inline(line)}</p></adjournment>\n`
    const person = block === undefined ? undefined : speakerIn(block)
    return person === undefined ? `<scene>${inline(line)}</scene>\n` : speech(person, line)
  }
  const partText = (part: Part): string => {
    switch (part.is) {
      case "heading":
        return `<heading>${inline(part.line)}</heading>\n`
      case "paragraph":
        return lineText(part.line)
      case "label":
        return `<scene>${labelled(part, document, losses)}</scene>\n`
      case "list":
        return part.lines.map(lineText).join("")
      case "conclusion": {
        const label = part.label === undefined ? "" : `<scene>${xmlText(part.label, losses)}</scene>\n`
        return `${label}${part.lines.map(lineText).join("")}`
      }
    }
  }
  const firstTold = document.parts.findIndex(({ is }) => is !== "label")
  const head = firstTold === -1 ? document.parts : document.parts.slice(0, firstTold)
  const labels = head.flatMap((part) => (part.is === "label" ? [`<p>${labelled(part, document, losses)}</p>\n`] : []))
  const preface = `<preface>\n<p><docTitle>${xmlText(document.title, losses)}</docTitle></p>\n${labels.join("")}</preface>\n`
  const sections = sectionsOf(document.parts.slice(head.length)).map(
    (parts, index) =>
      `<debateSection name="item" eId="dbsect_${index + 1}">\n${parts.map(partText).join("")}</debateSection>\n`
  )
  const body = `<debateBody>\n${sections.join("")}</debateBody>\n`
  return { preface, body, people: { persons, roles: held } }
}

/** A section begins with its heading; what stands before the first is one by itself. There is always one. */
const sectionsOf = (parts: ReadonlyArray<Part>): ReadonlyArray<ReadonlyArray<Part>> => {
  const sections: Array<Array<Part>> = [[]]
  for (const part of parts) {
    if (part.is === "heading" && sections.at(-1)?.length !== 0) sections.push([])
    sections.at(-1)?.push(part)
  }
  return sections
}

/** The person who speaks in it; a group, or nobody, is no person. */
const speakerIn = ({ event: { voice } }: Views.Block): string | undefined =>
  typeof voice === "object" && voice !== null && "person" in voice && typeof voice.person === "string"
    ? voice.person
    : undefined

const labelled = ({ label, line }: Extract<Part, { is: "label" }>, document: Document, losses: Losses): string =>
  `<b>${xmlText(label, losses)}:</b> ${inlineText(line, document, losses)}`

const inlineText = ({ phrases }: Line, { language }: Document, losses: Losses): string =>
  phrases
    .map((phrase) => {
      const words = xmlText(phrase.text, losses)
      if (phrase.language !== undefined && phrase.language !== language) {
        return `<span xml:lang="${phrase.language}">${words}</span>`
      }
      if (phrase.weight === undefined) return words
      return phrase.weight === "strong" ? `<b>${words}</b>` : `<i>${words}</i>`
    })
    .join("")
