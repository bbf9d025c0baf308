/** A chart as a picture: SVG that says what it is, and stays readable at 320 pixels wide, in grey and without colour. */
import type { Language } from "@pactwerk/core"
import { plain } from "../document.ts"
import { type Losses, type Statement, statementText } from "../statement.ts"
import { tag, xmlStart, xmlText } from "../xml.ts"
import type { Chart } from "./chart.ts"
import { paper, patternLines } from "./patterns.ts"
import { looks, margin, pen, width } from "./pen.ts"

/** What a picture is called in its page, in which language it is, and what it says of itself. */
export interface Setting {
  readonly name: string
  readonly language: Language
  /** Of a picture that stands by itself; without one it is a part of a page, and the page says how wide it is. */
  readonly statement?: Statement
}

/** The lines of the picture. Its names are the same each time: of two of the same chart in one page, the first counts. */
export const drawn = (chart: Chart, { language, name, statement }: Setting, losses: Losses): ReadonlyArray<string> => {
  const drawing = pen(name, language, losses)
  const { axis, explain, say, skip, track } = drawing
  const { groups, legend, scale, sentence, title } = chart
  say({ text: title, weight: "strong" }, looks.title)
  say({ text: sentence }, looks.detail)
  for (const { pattern, text } of legend) explain(text, pattern)
  if (scale !== undefined) {
    explain(scale.now.text)
    axis(scale)
  }
  for (const { heading, rows } of groups) {
    skip(10)
    say({ text: heading, weight: "strong" }, looks.heading)
    for (const { lines, marks } of rows) {
      skip(4)
      for (const [index, phrase] of lines.entries()) say(phrase, index === 0 ? looks.name : looks.detail)
      if (marks.length > 0) track(marks, scale)
    }
  }
  const height = Math.ceil(drawing.reached() + margin)
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    ...{ lang: language, "xml:lang": language },
    "aria-labelledby": `${name}-title`,
    "aria-describedby": `${name}-desc`,
    "font-family": "system-ui, sans-serif",
    style: statement === undefined ? undefined : "max-width:40rem"
  }
  return [
    ...(statement === undefined ? [] : [xmlStart(statement)]),
    tag("svg", root, losses),
    `<title id="${name}-title">${xmlText(plain(title), losses)}</title>`,
    `<desc id="${name}-desc">${xmlText(plain(sentence), losses)}</desc>`,
    ...(statement === undefined ? [] : [`<metadata>${xmlText(statementText(statement), losses)}</metadata>`]),
    ...patternLines(name),
    tag("rect", { width, height, fill: paper }, losses, "/>"),
    ...drawing.lines(),
    "</svg>"
  ].map((line) => (line.endsWith("\n") ? line : `${line}\n`))
}
