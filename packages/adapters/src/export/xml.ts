/** XML 1.0: text that means itself, and what it cannot hold counted. */

import type { Losses } from "./statement.ts"
import { type Statement, statementText } from "./statement.ts"

/** What no XML 1.0 document can hold: most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;"
}

/** The text with U+FFFD in the place of what XML cannot hold. */
export const possible = (text: string, losses: Losses): string =>
  text.replaceAll(impossible, () => {
    losses.note("charactersReplaced")
    return "\ufffd"
  })

/** Text between tags. A carriage return is written as a reference: a reader makes a line end of it otherwise. */
export const xmlText = (text: string, losses: Losses): string =>
  possible(text, losses).replaceAll(/[&<>\r]/g, (sign) => entities[sign] ?? sign)

/** Text in an attribute. Line ends and tabs are written as references: a reader makes spaces of them otherwise. */
export const xmlAttribute = (text: string, losses: Losses): string =>
  possible(text, losses).replaceAll(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign)

/** A tag with its attributes in this order; what is `undefined` is left out. */
export const tag = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  losses: Losses,
  end: ">" | "/>" = ">"
): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlAttribute(String(value), losses)}"`]
  )
  return `<${name}${written.join("")}${end}`
}

/** What a document begins with: the declaration, and the statement as a processing instruction. */
export const xmlStart = (statement: Statement): string => {
  // Only strings in JSON hold these: there a sign may be written by its number.
  const text = statementText(statement)
    .replaceAll("?>", "\\u003f>")
    .replaceAll(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<?pactwerk-export ${text}?>\n`
}
