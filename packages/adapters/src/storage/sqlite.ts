/** A log in one SQLite file: durable before it answers, several processes on one machine. */
import type { DatabaseSync } from "node:sqlite"
import {
  type Alliances,
  EventLog,
  groupCommit,
  headsOf,
  type LogError,
  type OpenedLog,
  openLog,
  signal
} from "@pactwerk/core"
import { Deferred, Effect, Layer, PubSub, Stream } from "effect"
import { damageOf, missing } from "./shared/behind.ts"
import { refuse } from "./shared/errors.ts"
import { attempt } from "./shared/file-errors.ts"
import { alliancesIn, type Folder } from "./shared/folder.ts"
import { type MarkWriter, readMarks, takeOver } from "./shared/mark.ts"
import { watch } from "./shared/watch.ts"
import { isAbsent, openReader, openWriter } from "./sqlite/file.ts"
import { hashAt, statements } from "./sqlite/query.ts"
import { headNow, makeRead, makeStored } from "./sqlite/read.ts"
import { makeCommit, type Writing } from "./sqlite/write.ts"

export type { Statement, Tables } from "./shared/tables.ts"
export { checkpoints } from "./sqlite/checkpoints.ts"
export { tables } from "./sqlite/tables.ts"

export { type Verified, verify } from "./sqlite/verify.ts"

export interface Options {
  readonly file: string
  /** Whether the mark beside the log is synced too before an append is answered; written only, it may lag after a power cut. */
  readonly mark?: "synced" | "written"
  /** Reads what is there, and creates nothing. */
  readonly readOnly?: boolean
}

/** The log in this file; a new one begins where there is none, unless it is opened to read only. */
export const layer = (options: Options): Layer.Layer<EventLog, LogError> => Layer.effect(EventLog, make(options))

/**
 * The log in this file, for whoever does not use Effect.
 *
 * @throws {LogError} as a rejection, where it cannot be opened.
 * @example
 * const log = await open({ file: "alliance.db" })
 */
export const open = (options: Options): Promise<OpenedLog> => openLog(layer(options))

/** The alliances in this folder, each in a file of its name that ends in `.db`. */
export const alliances = (folder: Folder): Layer.Layer<Alliances> => alliancesIn(folder, ".db", layer)

const make = Effect.fnUntraced(function* (options: Options) {
  const { file, readOnly = false } = options
  // INVARIANT: the marks are read before the log, which is never behind a mark that was there before.
  const marks = yield* attempt(file, "open", () => readMarks(file))
  const absent = yield* attempt(file, "open", () => isAbsent(file))
  if (absent && (readOnly || marks.furthest !== undefined)) return yield* missing(file, marks)
  const writer = readOnly ? undefined : yield* connect(file, (name) => openWriter(name, marks.furthest === undefined))
  const reader = yield* connect(file, openReader)
  const damage = yield* attempt(file, "open", () =>
    damageOf(file, marks, (position) => hashAt(statements(reader), position))
  )

  const readingOnly = refuse("ReadOnly", `\`${file}\` was opened to read only`)
  let refusal = damage
  const refuseFromNow = (why: LogError): void => {
    refusal ??= why
  }
  const signals = yield* PubSub.sliding<void>(1)
  const commit =
    writer === undefined || damage !== undefined
      ? () => Effect.fail(damage ?? readingOnly)
      : yield* committing(options, { writer, refusal: () => refusal, refuseFromNow }, signals)
  const append = yield* groupCommit(commit)
  const closed = yield* Effect.acquireRelease(Deferred.make<void>(), (done) => Deferred.succeed(done, undefined))
  const heads = headsOf(signals, headNow(reader, file), closed)
  return EventLog.of({
    append,
    read: makeRead(reader, file, refuseFromNow),
    stored: makeStored(reader, file),
    heads: Stream.unwrap(Effect.as(Effect.forkScoped(watch(versionOf(reader), signals)), heads))
  })
})

const connect = (file: string, make: (file: string) => DatabaseSync) =>
  Effect.acquireRelease(
    attempt(file, "open", () => make(file)),
    (connection) => Effect.sync(() => connection.close())
  )

/** The commit of this process: moves its own mark after each, and tells who follows. */
const committing = Effect.fnUntraced(function* (
  { file, mark = "synced" }: Options,
  writing: Omit<Writing, "committed" | "file" | "marked">,
  signals: PubSub.PubSub<void>
) {
  // Only when something is to be written: on a full disk a log can still be opened and read.
  let own: MarkWriter | undefined
  const ownMark = (): MarkWriter => {
    own ??= takeOver(file, mark === "synced")
    return own
  }
  yield* Effect.addFinalizer(() => Effect.sync(() => own?.close()))
  return makeCommit({
    ...writing,
    file,
    marked: () => ownMark().reached(),
    committed: (reached) => {
      signal(signals)
      ownMark().advance(reached)
    }
  })
})

/** A connection sees that others changed the data, not by how much. */
const versionOf = (reader: DatabaseSync) => {
  const statement = reader.prepare("pragma data_version")
  return () => Number(statement.get()?.data_version)
}
