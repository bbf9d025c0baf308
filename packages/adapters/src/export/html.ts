/** A document as one complete page of HTML: it reads aloud, prints on A4, and needs nothing from elsewhere. */
import type { Language } from "@pactwerk/core"
import { type Document, isQuoting, type Line, ownWords, type Part, type Phrase, plain } from "./document.ts"

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/** Text that means itself in HTML, also inside an attribute. */
export const escapeHtml = (text: string): string => plain(text).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "")

/** Text that means itself in a string of CSS. */
const escapeCss = (text: string): string =>
  plain(text).replaceAll(/[^a-zA-Z0-9 ]/g, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)

const css = (title: string, standing: string) => `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --quiet: #555; --line: #00634f; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #161616; --quiet: #bbb; --line: #6cc5ac; } }
* { box-sizing: border-box; }
html { font: 1.0625rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { margin: 0; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2rem 0 .5rem; }
h1 { font-size: 1.75rem; margin-top: 0; }
h2 { font-size: 1.375rem; }
h3 { font-size: 1.1875rem; }
h4, h5, h6 { font-size: 1.0625rem; }
p, ul { margin: 0 0 .75rem; }
ul { padding-left: 1.25rem; }
.conclusion { margin: 1rem 0; padding: .75rem 1rem; border-left: .25rem solid var(--line); }
.conclusion > :last-child { margin-bottom: 0; }
.events, .note, footer { font-size: .875rem; color: var(--quiet); }
footer { margin-top: 2rem; border-top: 1px solid; padding-top: .5rem; }
@page {
  size: A4;
  margin: 22mm 20mm;
  @top-left { content: "${escapeCss(title)}"; font: 9pt sans-serif; }
  @bottom-left { content: "${escapeCss(standing)}"; font: 9pt sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
}
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --line: #000; }
  html { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .conclusion, li { break-inside: avoid; }
}
`

/** What the page is called and in which language it is, where that is not as in the document. */
export interface Page {
  readonly language?: Language
  readonly title?: string
}

/** The document as a complete page. Its headings begin at one `h1` and skip no level, however uneven the source is. */
export const toHtml = (document: Document, page: Page = {}): string => {
  const { parts, position, showsEvents, titleLevel } = document
  const { language = document.language, title = document.title } = page
  const say = ownWords[language]
  const phrase = ({ language: own, text, weight }: Phrase) => {
    const lang = own === undefined || own === language ? "" : ` lang="${own}"`
    const words = escapeHtml(text)
    if (weight === "strong") return `<strong${lang}>${words}</strong>`
    if (weight === "note") return `<span class="note"${lang}>${words}</span>`
    return lang === "" ? words : `<span${lang}>${words}</span>`
  }
  const line = (each: Line, pointsAlways = false) => {
    const note = isQuoting(each, language) ? ` <span class="note">(${say.original})</span>` : ""
    const events = each.because.join(", ")
    const points = each.because.length > 0 && (showsEvents || pointsAlways)
    return `${each.phrases.map(phrase).join("")}${note}${points ? ` <span class="events">(${say.event(events)})</span>` : ""}`
  }
  /** Which events an element rests on, for whoever follows them up. */
  const from = ({ because }: Line) => (because.length === 0 ? "" : ` data-events="${because.join(" ")}"`)
  let last = 1
  const part = (each: Part): string => {
    switch (each.is) {
      case "heading": {
        last = Math.max(2, Math.min(each.level - titleLevel + 1, last + 1, 6))
        return `<h${last}${from(each.line)}>${each.line.phrases.map(phrase).join("").trim()}</h${last}>`
      }
      case "paragraph":
        return `<p${from(each.line)}>${line(each.line)}</p>`
      case "label":
        return `<p${from(each.line)}><strong>${escapeHtml(each.label)}:</strong> ${line(each.line)}</p>`
      case "list":
        return `<ul>\n${each.lines.map((one) => `<li${from(one)}>${line(one)}</li>`).join("\n")}\n</ul>`
      case "conclusion": {
        const label = each.label === undefined ? [] : [`<p><strong>${escapeHtml(each.label)}</strong></p>`]
        const lines = each.lines.map((one) => `<p${from(one)}>${line(one, true)}</p>`)
        return `<div class="conclusion">\n${[...label, ...lines].join("\n")}\n</div>`
      }
    }
  }
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${css(title, say.standing(position))}</style>
</head>
<body>
<main>
<h1>${escapeHtml(document.title)}</h1>
${parts.map(part).join("\n")}
<footer>${escapeHtml(say.standing(position))}</footer>
</main>
</body>
</html>
`
}
