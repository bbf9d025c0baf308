/** Makes an export: the same log, level and options give the same bytes, and a statement says what they are of. */
import type { LogError } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { type AboveLevel, type Extract, extract, type Source, type Wanted } from "./extract.ts"
import { type Losses, makeLosses, type Statement } from "./statement.ts"

/** A way of writing a log down. */
export interface Format<Options extends object> {
  /** What it is called in a statement: `ocel-json`. */
  readonly name: string
  /** Raised when the same log is written in another way. */
  readonly version: number
  /** Where the statement stands: in front, at the end, or in a file beside. What is in front is written twice. */
  readonly states: "first" | "last" | "beside"
  /** What the options become in the statement; and each default that was taken. */
  readonly said: (options: Options) => Statement["options"]
  /** Looks at the log, and gives what writes it: that can be asked more than once. */
  readonly open: (extract: Extract, options: Options) => Effect.Effect<Writing, LogError>
}

/** Writes everything, noting each loss. The statement may be asked for at once when it stands first, else at the end. */
export type Writing = (losses: Losses, statement: () => Statement) => Stream.Stream<string, LogError>

/** An export that is ready to be read. */
export interface Export {
  readonly content: Stream.Stream<string, LogError>
  /** Final once all content was read. */
  readonly statement: () => Statement
  readonly states: "first" | "last" | "beside"
}

/**
 * Exports the beginning of a log.
 *
 * @example
 * const { content } = yield* exporting(ocelJson, { log, keys, alliance, origin })
 */
export const exporting = Effect.fnUntraced(function* <Options extends object>(
  format: Format<Options>,
  source: Source,
  { options, ...wanted }: Wanted & { readonly options: Options }
): Effect.fn.Return<Export, LogError | AboveLevel> {
  const read = yield* extract(source, wanted)
  const write = yield* format.open(read, options)
  const said = format.said(options)
  const losses = makeLosses()
  if (format.states !== "first") {
    const statement = statementOf(read, format, said, losses)
    return { content: write(losses, statement), statement, states: format.states }
  }
  const statement = statementOf(read, format, said, losses)
  yield* Stream.runDrain(write(losses, statement))
  return { content: write(makeLosses(), statement), statement, states: format.states }
})

/** What an export says of itself, with the losses that were noted so far. */
export const statementOf =
  (
    { level, origin, root, size }: Extract,
    { name, version }: Pick<Format<object>, "name" | "version">,
    options: Statement["options"],
    losses: Losses
  ) =>
  (): Statement => ({
    origin,
    size,
    root,
    level,
    format: name,
    exporterVersion: version,
    options,
    losses: losses.counts()
  })

/** The text of a whole export; for small ones. */
export const textOf = ({ content }: Export): Effect.Effect<string, LogError> => Stream.mkString(content)

/** The events of an extract, with what the level withholds of them noted. */
export const noting = (
  { events, size }: Pick<Extract, "events" | "size">,
  losses: Losses
): Stream.Stream<Stream.Success<Extract["events"]>, LogError> =>
  Stream.suspend(() => {
    let seen = 0
    const each = Stream.map(events, (shown) => {
      seen += 1
      losses.note("fieldsWithheld", shown.withheld)
      return shown
    })
    const rest = Stream.suspend(() => {
      losses.note("eventsWithheld", size - seen)
      return Stream.empty
    })
    return Stream.concat(each, rest)
  })

/** These one after the other. */
export const inOrder = (...parts: ReadonlyArray<Stream.Stream<string, LogError>>): Stream.Stream<string, LogError> =>
  Stream.flatten(Stream.fromIterable(parts))
