/** Patterns for marks: each differs from the others without its colour too, and stands out from paper at 3 to 1 or more. */

const plain = "M0 0H8V8H0Z"
/** The colour, and what is drawn with it on white in a tile of eight by eight. */
const patterns = {
  full: { colour: "#00634f", drawn: plain, width: 0 },
  slanted: { colour: "#1f4e8c", drawn: "M-2 2L2-2M0 8L8 0M6 10L10 6", width: 2 },
  crossed: { colour: "#8c1d40", drawn: "M0 0L8 8M8 0L0 8", width: 1.8 },
  level: { colour: "#7a4a00", drawn: "M0 2H8M0 6H8", width: 1.6 },
  upright: { colour: "#5b3a8c", drawn: "M2 0V8M6 0V8", width: 1.2 },
  dotted: { colour: "#4a4a4a", drawn: "M2 2H2.01M6 6H6.01", width: 2.4 }
} as const
export type PatternName = keyof typeof patterns

export const ink = "#1a1a1a"
export const quiet = "#4a4a4a"
export const paper = "#ffffff"

/** What a picture must hold before it can use them; `of` keeps apart those of pictures on one page. */
export const patternLines = (of: string): ReadonlyArray<string> => [
  "<defs>",
  ...Object.entries(patterns).map(([name, { colour, drawn, width }]) => {
    const painted =
      width === 0 ? `fill="${colour}"` : `stroke="${colour}" stroke-width="${width}" stroke-linecap="round"`
    return [
      `<pattern id="${of}-${name}" width="8" height="8" patternUnits="userSpaceOnUse">`,
      `<rect width="8" height="8" fill="${paper}"/><path d="${drawn}" ${painted}/></pattern>`
    ].join("")
  }),
  "</defs>"
]

/** How a shape is painted: with its pattern, inside a line of its colour. */
export const painted = (of: string, name: PatternName): string =>
  `fill="url(#${of}-${name})" stroke="${patterns[name].colour}" stroke-width="1"`
