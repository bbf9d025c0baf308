/** A log in one file of lines, for exchange and backup: durable before it answers, several processes on one machine. */
import {
  type Alliances,
  EventLog,
  fromJournal,
  headsOf,
  type Journal,
  type LogError,
  type OpenedLog,
  openLog,
  Position,
  signal
} from "@pactwerk/core"
import { Deferred, Effect, Layer, Option, PubSub, Stream } from "effect"
import { bytesIn, openReader, openWriter } from "./ndjson/file.ts"
import { makeTape } from "./ndjson/tape.ts"
import { makeCommit } from "./ndjson/write.ts"
import { damageOf, missing } from "./shared/behind.ts"
import { refuse } from "./shared/errors.ts"
import { attempt } from "./shared/file-errors.ts"
import { alliancesIn, type Folder } from "./shared/folder.ts"
import { readMarks, takeOver } from "./shared/mark.ts"
import { watch } from "./shared/watch.ts"

export interface Options {
  readonly file: string
  /** Whether the mark beside the log is synced too before an append is answered; written only, it may lag after a power cut. */
  readonly mark?: "synced" | "written"
  /** Reads what is there, and creates nothing. */
  readonly readOnly?: boolean
}

/** The log in this file; a new one begins where there is none, unless it is opened to read only. */
export const layer = (options: Options): Layer.Layer<EventLog, LogError> =>
  Layer.effect(EventLog, Effect.flatMap(journal(options), fromJournal))

/**
 * The log in this file, for whoever does not use Effect.
 *
 * @throws {LogError} as a rejection, where it cannot be opened.
 * @example
 * const log = await open({ file: "alliance.ndjson" })
 */
export const open = (options: Options): Promise<OpenedLog> => openLog(layer(options))

/** The alliances in this folder, each in a file of its name that ends in `.ndjson`. */
export const alliances = (folder: Folder): Layer.Layer<Alliances> => alliancesIn(folder, ".ndjson", layer)

const journal = Effect.fnUntraced(function* (options: Options) {
  const { file, mark = "synced", readOnly = false } = options
  // INVARIANT: the marks are read before the log, which is never behind a mark that was there before.
  const marks = yield* attempt(file, "open", () => readMarks(file))
  const held = marks.furthest?.size ?? 0
  if ((yield* attempt(file, "open", () => bytesIn(file))) === 0 && (readOnly || held > 0))
    return yield* missing(file, marks)
  const { lock, opened } = yield* Effect.acquireRelease(
    attempt(file, "open", () => (readOnly ? openReader : openWriter)(file, held === 0)),
    ({ close }) => Effect.sync(close)
  )
  const tape = makeTape(file, opened, lock, marks.furthest)
  const signals = yield* PubSub.sliding<void>(1)
  const commit = readOnly
    ? () => Effect.fail(refuse("ReadOnly", `\`${file}\` was opened to read only`))
    : makeCommit({
        ...{ file, opened, lock, tape },
        mark: yield* Effect.acquireRelease(
          attempt(file, "open", () => takeOver(file, mark === "synced")),
          ({ close }) => Effect.sync(close)
        ),
        refusal: () => damageOf(file, marks, tape.hashAtMark),
        committed: () => signal(signals)
      })
  const load: Journal["load"] = (after) =>
    Stream.paginate(tape.placeAt(after), (from) =>
      Effect.map(
        attempt(file, "read", () => tape.next(from)),
        ({ events, isLast, to }) =>
          [events.filter(({ position }) => position > after), isLast ? Option.none() : Option.some(to)] as const
      )
    )
  const last = () => Position.make(tape.placeAt().position)
  const head = Effect.suspend(() => Effect.map(Stream.runDrain(load(last())), last))
  const closed = yield* Effect.acquireRelease(Deferred.make<void>(), (done) => Deferred.succeed(done, undefined))
  const heads = headsOf(signals, head, closed)
  return { commit, load, heads: Stream.unwrap(Effect.as(Effect.forkScoped(watch(tape.size, signals)), heads)) }
})
