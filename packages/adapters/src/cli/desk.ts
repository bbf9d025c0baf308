/** What a command works with: how it was called, and how it speaks. It knows no core. */
import { resolve } from "node:path"
import { styleText } from "node:util"
import type { Language } from "@pactwerk/core"
import type { Everywhere } from "./grammar.ts"
import type { Outside, Speech, Writer } from "./outside.ts"

export interface Desk {
  readonly outside: Outside
  readonly everywhere: Everywhere
  readonly speech: Speech
  /** Where the log is, as it was named and in full. */
  readonly log: LogFile
  /** The clock, in milliseconds since 1970; it goes on from where `--now` sets it. */
  readonly clock: () => number
  /** What must be closed at the end, whatever that is. */
  readonly closing: Array<() => Promise<void>>
  /** How far the log reaches, as soon as that is known. */
  position: number | undefined
}

/** The log, and the log of what was refused beside it. */
export interface LogFile {
  readonly named: string
  readonly file: string
  readonly refusals: string
  /** Whether somebody chose this file, rather than nobody another. */
  readonly isChosen: boolean
}

/** Where this name leads: the trace of refusals stands beside it. */
export const logFile = (folder: string, chosen: string | undefined): LogFile => {
  const named = chosen === undefined || chosen === "" ? "pactwerk.db" : chosen
  const file = resolve(folder, named)
  const refusals = `${file.replace(/(?<=[^/\\])\.[^./\\]+$/, "")}-refusals.db`
  return { named, file, refusals, isChosen: chosen !== undefined && chosen !== "" }
}

export const desk = (outside: Outside, everywhere: Everywhere, speech: Speech): Desk => {
  const { now } = everywhere
  const machine = outside.now ?? Date.now
  const began = machine()
  return {
    outside,
    everywhere,
    speech,
    log: logFile(outside.folder, everywhere.log ?? outside.env.PACTWERK_LOG),
    clock: now === undefined ? machine : () => now + (machine() - began),
    closing: [],
    position: undefined
  }
}

/** How people are spoken to on this writer. */
export const speech = (language: Language, { env }: Outside, writer: Writer, mayColour: boolean): Speech => {
  const isPlain = !mayColour || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb" || writer.isTTY !== true
  const style = (format: "bold" | "dim") => (text: string) =>
    isPlain ? text : styleText(format, text, { validateStream: false })
  return { language, say: (wording) => wording[language], strong: style("bold"), quiet: style("dim") }
}
