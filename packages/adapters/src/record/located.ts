/** A refusal in terms of the file: which line was stopped, and by which rules. */
import { alliance, type Command, type Decided, type Refused, type Wording } from "@pactwerk/core"
import type { At } from "./problem.ts"
import type { Read } from "./read.ts"

/** A line of the file that a rule stopped. */
export interface Located extends At {
  readonly id: string
  readonly command: Command
  /** Every rule that did not hold, in its own words. */
  readonly broken: ReadonlyArray<Wording & { readonly id: string }>
  readonly refused: Refused
}

/**
 * The lines of the file behind everything that was stopped, in the order of the file.
 *
 * @example
 * if (answer._tag === "Refused") for (const { line, broken } of located(answer.stopped, read)) …
 */
export const located = (stopped: ReadonlyArray<Decided<Command>>, read: Read): ReadonlyArray<Located> => {
  const lines = new Map("summary" in read ? read.summary.map((line) => [line.id, line]) : [])
  return stopped
    .flatMap(({ command, refused, told: { id } }) => {
      const line = lines.get(id)
      if (line === undefined || refused === undefined) return []
      const broken = refused.broken.map((id) => {
        const { en = id, nl = id } = alliance.rules.get(id)?.rule ?? {}
        return { id, nl, en }
      })
      return [{ id, line: line.line, column: line.column, path: line.path, command, broken, refused }]
    })
    .sort((one, other) => one.line - other.line)
}
