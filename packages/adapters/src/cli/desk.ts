/** What a command works with: how it was called, and how it speaks. It knows no core. */
import { styleText } from "node:util"
import type { Language, Wording } from "@pactwerk/core"
import { type Address, readAddress, refusalsOf } from "./address.ts"
import type { Everywhere } from "./grammar.ts"
import type { Outside, Speech, Writer } from "./outside.ts"

export interface Desk {
  readonly outside: Outside
  readonly everywhere: Everywhere
  readonly speech: Speech
  /** Where the log is, as it was named and in full. */
  readonly log: LogPlace
  /** The clock, in milliseconds since 1970; it goes on from where `--now` sets it. */
  readonly clock: () => number
  /** What is said beside the answer, on stderr. */
  readonly notices: Array<Wording>
  /** What must be closed at the end, whatever that is. */
  readonly closing: Array<() => Promise<void>>
  /** What whoever interrupts should know; nothing more than that the log is whole, when it is not said. */
  interrupted: Wording | undefined
  /** How far the log reaches, as soon as that is known. */
  position: number | undefined
}

/** The log, and the log of what was refused beside it. */
export interface LogPlace {
  /** As it may be shown. */
  readonly named: string
  readonly address: Address
  readonly refusals: Address
  /** Whether somebody chose this log, rather than nobody another. */
  readonly isChosen: boolean
}

/** Where this leads: the trace of refusals stands beside it. */
export const logAt = (folder: string, chosen: string | undefined): LogPlace => {
  const isChosen = chosen !== undefined && chosen !== ""
  const address = readAddress(isChosen ? chosen : "pactwerk.db", folder)
  return { named: address.named, address, refusals: refusalsOf(address), isChosen }
}

export const desk = (outside: Outside, everywhere: Everywhere, speech: Speech): Desk => {
  const { now } = everywhere
  const machine = outside.now ?? Date.now
  const began = machine()
  return {
    outside,
    everywhere,
    speech,
    log: logAt(outside.folder, everywhere.log ?? outside.env.PACTWERK_LOG),
    clock: now === undefined ? machine : () => now + (machine() - began),
    notices: [],
    closing: [],
    interrupted: undefined,
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
