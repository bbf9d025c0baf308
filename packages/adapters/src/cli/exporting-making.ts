/** What a form of export is: what can be chosen of it, and what then writes it. */
import type { Language, LogError, Wording } from "@pactwerk/core"
import type { Effect } from "effect"
import type { Export, Format } from "../export/exporting.ts"
import type { AboveLevel, Source, Wanted } from "../export/extract.ts"
import type { Statement } from "../export/statement.ts"
import type { Choice } from "./exporting-words.ts"

/** What was chosen, and the language that words are added in. */
export type Chosen = Partial<Record<Exclude<Choice, "profile" | "form">, string | undefined>> & {
  readonly profile?: "data" | "spreadsheet" | undefined
  readonly form?: "lines" | "batch" | undefined
  readonly language: Language
}

type Fault = LogError | AboveLevel

/** What writes an export: text, or a file that the format itself must write. */
export type Made =
  | { readonly is: "text"; readonly open: (source: Source, wanted: Wanted) => Effect.Effect<Export, Fault> }
  | {
      readonly is: "file"
      readonly save: (source: Source, wanted: Wanted & { readonly file: string }) => Effect.Effect<Statement, Fault>
    }

/** One form: what it is, how such a file ends, and what can be chosen of it. */
export interface Exporter extends Wording {
  readonly extension: string
  /** What must be chosen. */
  readonly needs: ReadonlyArray<Choice>
  /** What may be chosen beside that. */
  readonly takes: ReadonlyArray<Choice>
  /** Throws a `Problem` where what was chosen is not right. */
  readonly make: (chosen: Chosen) => Promise<Made>
}

/** What writes a format of the library with these options. */
export const text = async <Options extends object>(format: Format<Options>, options: Options): Promise<Made> => {
  const { exporting } = await import("../export/exporting.ts")
  return { is: "text", open: (source, wanted) => exporting(format, source, { ...wanted, options }) }
}
