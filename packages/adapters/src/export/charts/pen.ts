/** What a picture is drawn with: letters, lines and marks below each other, on paper of 320 wide. */
import type { Language } from "@pactwerk/core"
import { type Phrase, plain } from "../document.ts"
import type { Losses } from "../statement.ts"
import { xmlText } from "../xml.ts"
import type { Mark, Scale } from "./chart.ts"
import { textWidth, wrapped } from "./lettering.ts"
import { ink, painted, quiet } from "./patterns.ts"

export const [width, margin] = [320, 10]
const inner = width - 2 * margin
const small = 12
const dashed = ' stroke-dasharray="3 2"'
/** Two decimals, so that every machine writes the same. */
const number = (value: number): string => String(Math.round(value * 100) / 100)
/** Where a place from 0 to 1 is on the paper. */
const across = (place: number): number => margin + place * inner

/** How a line of text looks. */
interface Look {
  readonly size: number
  readonly colour: string
}
export const looks = {
  title: { size: 16, colour: ink },
  heading: { size: 14, colour: ink },
  name: { size: 13, colour: ink },
  detail: { size: small, colour: quiet }
} as const satisfies Record<string, Look>

/** A pen that stands at the top of an empty paper. `of` is what the picture is called in its page. */
export const pen = (of: string, language: Language, losses: Losses) => {
  const lines: Array<string> = []
  let y = margin
  const text = (x: number, words: string, { colour, size }: Look, more = "") => {
    const look = `font-size="${size}" fill="${colour}"${more}`
    lines.push(`<text x="${number(x)}" y="${number(y)}" ${look}>${xmlText(words, losses)}</text>`)
  }
  const upright = (x: number, from: number, to: number, more = "") =>
    lines.push(`<path d="M${number(x)} ${number(from)}V${number(to)}" stroke="${quiet}"${more}/>`)
  const mark = (x: number, end: number, pattern: Mark["pattern"]) => {
    const shape = `x="${number(x)}" y="${number(y - 12)}" width="${number(end - x)}" height="12"`
    lines.push(`<rect ${shape} ${painted(of, pattern)}/>`)
  }
  return {
    lines: (): ReadonlyArray<string> => lines,
    /** How far down it is. */
    reached: (): number => y,
    skip: (space: number): void => {
      y += space
    },
    /** Words, over as many lines as they need. */
    say: ({ language: own = language, text: words, weight }: Phrase, look: Look): void => {
      const isStrong = weight === "strong"
      const more = `${isStrong ? ' font-weight="700"' : ""}${own === language ? "" : ` xml:lang="${own}"`}`
      for (const part of wrapped(plain(words), look.size, inner, isStrong)) {
        y += look.size
        text(margin, part, look, more)
        y += 4
      }
    },
    /** What a pattern means; without one, what the dashed line does. */
    explain: (words: string, pattern?: Mark["pattern"]): void => {
      y += small + 6
      if (pattern === undefined) upright(margin + 11, y - 12, y, dashed)
      else mark(margin, margin + 22, pattern)
      y -= 2
      text(margin + 28, words, { size: small, colour: ink })
      y += 2
    },
    /** The words of a scale, as far as they fit beside each other. */
    axis: ({ ticks }: Scale): void => {
      let free = margin
      y += small + 6
      for (const { at, text: words } of ticks) {
        const wide = textWidth(words, small)
        const x = Math.min(Math.max(across(at) - wide / 2, margin), width - margin - wide)
        if (x < free) continue
        text(x, words, looks.detail)
        upright(across(at), y + 3, y + 7)
        free = x + wide + 6
      }
      y += 8
    },
    track: (marks: ReadonlyArray<Mark>, scale: Scale | undefined): void => {
      y += 17
      lines.push(`<path d="M${margin} ${number(y)}H${width - margin}" stroke="${quiet}"/>`)
      for (const { at } of scale?.ticks ?? []) upright(across(at), y - 3, y + 3)
      for (const { from, pattern, to } of marks) mark(across(from), across(to), pattern)
      if (scale !== undefined) upright(across(scale.now.at), y - 15, y + 3, dashed)
      y += 4
    }
  }
}
