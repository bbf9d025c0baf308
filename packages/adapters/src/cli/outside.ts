/** What the command line needs of the outside, so that it runs in a test as it does in a terminal. */
import type { Language, Wording } from "@pactwerk/core"

export interface Writer {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

export interface Reader extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean
}

export interface Outside {
  readonly stdin: Reader
  readonly stdout: Writer
  readonly stderr: Writer
  readonly env: Readonly<Record<string, string | undefined>>
  /** The current folder: what file names are relative to. */
  readonly folder: string
  /** Interrupted from outside. */
  readonly signal?: AbortSignal
  /** Shows a long text on a terminal; false where it could not. */
  readonly page?: (text: string) => Promise<boolean>
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number
}

/** How a person is spoken to. */
export interface Speech {
  readonly language: Language
  readonly say: (wording: Wording) => string
  /** Emphasis, where the terminal shows it. */
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
}
