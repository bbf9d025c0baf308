/** Reads a log for an export, and gives what came of it its name when all of it is there. */
import { randomUUID } from "node:crypto"
import { existsSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { alliance, EventLog, everything, LogError } from "@pactwerk/core"
import { Effect, Option, Result, Stream } from "effect"
import type { AboveLevel, Source, Wanted } from "../export/extract.ts"
import { saveExport } from "../export/file.ts"
import type { Statement } from "../export/statement.ts"
import { syncFolder } from "../storage/shared/mark.ts"
import type { Desk } from "./desk.ts"
import type { Made } from "./exporting-making.ts"
import { interrupted, isTheLog, notWritten, otherwiseNamed } from "./exporting-words.ts"
import { keysPlace, openKeys } from "./keys.ts"
import { notReached } from "./notes.ts"
import { Problem } from "./problem.ts"
import { progress } from "./progress.ts"
import { layerAt } from "./reach.ts"

/** Of which log an export is, and how much of it. */
export interface Extent {
  readonly origin: string
  readonly known: number | undefined
}

type Use<A> = (source: Source, wanted: Wanted) => Effect.Effect<A, LogError | AboveLevel | Problem>

/** Reads the log as it is kept, once more for each time that a form needs, and shows how far it is. */
export const fromLog = async <A>(desk: Desk, { known, origin }: Extent, use: Use<A>): Promise<A> => {
  const { everywhere, outside } = desk
  const { signal } = outside
  const keys = await openKeys(desk, { readOnly: true })
  const layer = await layerAt(desk.log.address, outside, { readOnly: true })
  const { end, show } = progress(desk)
  signal?.addEventListener("abort", end, { once: true })
  const reading = Effect.gen(function* () {
    const { read } = yield* EventLog
    const last = yield* Stream.runHead(read(everything, { backwards: true, limit: 1 }))
    const head = Option.match(last, { onNone: () => 0, onSome: ({ position }) => position })
    desk.position = head
    const problem = notReached(known, head)
    if (problem !== undefined) return yield* Effect.fail(problem)
    const size = known ?? head
    const shown: Source["log"] = {
      read: (query, span) =>
        Stream.map(read(query, span), (recorded) => {
          if (span?.backwards !== true) show({ doing: "export", done: recorded.position, of: size })
          return recorded
        })
    }
    // Whoever types this reads at the level they ask for.
    const { level } = everywhere
    return yield* use({ log: shown, keys, alliance, origin }, { size, level, reader: level })
  })
  const running = Effect.runPromise(
    Effect.result(Effect.provide(reading, layer)),
    signal === undefined ? {} : { signal }
  )
  const done = await running.finally(end)
  if (Result.isSuccess(done)) return done.success
  throw done.failure
}

/** The path of a file to write an export to. Throws where that is the log, what belongs to it, or no place for a file. */
export const placeFor = (desk: Desk, out: string): string => {
  const { log, outside } = desk
  const path = resolve(outside.folder, out)
  const own = [log.address, log.refusals, keysPlace(desk)].flatMap((at) => ("file" in at ? [at.file] : []))
  if (own.includes(path)) throw new Problem("usage", isTheLog(out), { advice: otherwiseNamed, fields: { file: out } })
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  if (isFolder || !existsSync(dirname(path)))
    throw new Problem("fault", notWritten(out), { advice: otherwiseNamed, fields: { file: out } })
  return path
}

/**
 * Writes an export to a file. It has its name, and its statement beside it, when all of it is there and `before` is done;
 * else nothing of it stays.
 */
export const toFile = (
  desk: Desk,
  made: Made,
  extent: Extent,
  { before, out }: { readonly before: (statement: Statement) => Promise<void>; readonly out: string }
): Promise<Statement> => {
  const path = placeFor(desk, out)
  const draft = `${path}.${randomUUID()}~`
  const beside = (file: string) => `${file}.export.json`
  const write = async () => {
    desk.interrupted = interrupted
    const statement = await fromLog(desk, extent, (source, wanted) =>
      made.is === "file"
        ? made.save(source, { ...wanted, file: draft })
        : Effect.flatMap(made.open(source, wanted), (content) => saveExport(content, draft))
    )
    if (desk.outside.signal?.aborted === true) throw new Problem("interrupted", interrupted)
    desk.interrupted = undefined
    await before(statement)
    if (existsSync(beside(draft))) renameSync(beside(draft), beside(path))
    renameSync(draft, path)
    syncFolder(path)
    return statement
  }
  const written = write().catch((cause: unknown) => {
    for (const file of [draft, beside(draft)]) rmSync(file, { force: true })
    throw cause instanceof LogError && cause.message.includes(draft) ? unwritable(out, cause, draft) : cause
  })
  // Whoever interrupts waits until nothing of it is left.
  desk.closing.push(() => written.then(() => {}))
  return written
}

const unwritable = (out: string, { message }: LogError, draft: string): Problem => {
  const detail = message.replaceAll(draft, out)
  return new Problem("fault", notWritten(out), {
    details: { nl: `Technisch: ${detail}`, en: `In technical terms: ${detail}` },
    fields: { file: out, detail }
  })
}
