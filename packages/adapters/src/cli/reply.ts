/** What a command answers, once: as JSON for programs, as text for people. */
import type { Language } from "@pactwerk/core"
import type { Speech } from "./outside.ts"
import { exits, type Problem } from "./problem.ts"

/** The answer of a command that did what was asked. */
export interface Reply {
  /** How far into the log the answer looked; nothing where no log was opened. */
  readonly position: number | undefined
  readonly json: Readonly<Record<string, unknown>>
  /** For people, on stdout. */
  readonly text: (speech: Speech) => string
  /** One JSON document a line, instead of the text. */
  readonly lines?: ReadonlyArray<Readonly<Record<string, unknown>>>
  /** The exit code of an answer that was asked to tell by it; 0 without it. */
  readonly exit?: number
  /** Beside the answer, on stderr; not when it should be quiet. */
  readonly talk?: (speech: Speech) => string
}

/** The version of the shape of these documents. */
export const schema = "pactwerk/1"

export const documentOf = ({ json, position }: Pick<Reply, "json" | "position">): string =>
  `${JSON.stringify({ schema, position: position ?? null, ...json })}\n`

export const linesOf = (lines: ReadonlyArray<Readonly<Record<string, unknown>>>): string =>
  lines.map((line) => `${JSON.stringify({ schema, ...line })}\n`).join("")

/** The same document where nothing could be answered. */
export const errorDocument = (problem: Problem, language: Language, position: number | undefined): string => {
  const { advice, ending, fields, said } = problem
  const error = {
    kind: ending,
    exit: exits[ending],
    message: said[language],
    ...(advice === undefined ? {} : { advice: advice[language] }),
    ...fields
  }
  return documentOf({ position, json: { error } })
}

/** The same for people. */
export const errorText = ({ advice, details, said }: Problem, { say, strong }: Speech): string =>
  [
    `${strong("pactwerk:")} ${say(said)}`,
    ...[details, advice].flatMap((more) => (more === undefined ? [] : [say(more)]))
  ]
    .map((lines) => `${lines}\n`)
    .join("")
