/** What a child tells, line by line, written at once so that it survives its death. */
import { readFileSync } from "node:fs"

export type Line =
  | { readonly did: "open"; readonly turn: number }
  | { readonly did: "ask"; readonly batch: number }
  | { readonly did: "store"; readonly batch: number; readonly first: number; readonly last: number }
  | { readonly did: "fail"; readonly batch: number; readonly reason: string; readonly message: string }
  | { readonly did: "read"; readonly events: number }
  /** It could not be opened, or not be read. */
  | { readonly did: "stop"; readonly reason: string; readonly message: string }
  | { readonly did: "meet"; readonly position: number; readonly id: string }
  | { readonly did: "end"; readonly peak: number }

export interface Receipt {
  readonly first: number
  readonly last: number
}

/** What came of each batch. Asked and not stored is unknown. */
export interface Told {
  readonly lines: ReadonlyArray<Line>
  readonly asked: ReadonlySet<number>
  readonly stored: ReadonlyMap<number, Receipt>
  readonly failed: ReadonlyArray<Line & { readonly did: "fail" | "stop" }>
}

/** The whole lines of a file; a last one without an end was cut off, and a file that is not there has none. */
export const linesOf = (file: string): ReadonlyArray<unknown> => {
  try {
    return textLines(readFileSync(file, "utf8"))
  } catch {
    return []
  }
}

export const textLines = (text: string): ReadonlyArray<unknown> =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line))

// The children are these faults' own, and write nothing else.
export const toldBy = (lines: ReadonlyArray<unknown>): Told => toldIn(lines as ReadonlyArray<Line>)

const toldIn = (lines: ReadonlyArray<Line>): Told => ({
  lines,
  asked: new Set(lines.flatMap((line) => (line.did === "ask" ? [line.batch] : []))),
  stored: new Map(lines.flatMap((line) => (line.did === "store" ? [[line.batch, line] as const] : []))),
  failed: lines.flatMap((line) => (line.did === "fail" || line.did === "stop" ? [line] : []))
})
