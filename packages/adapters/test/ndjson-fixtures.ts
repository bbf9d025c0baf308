/** What the tests of the store of lines share. */
import { closeSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { type EventLog, LogError, type Recorded } from "@pactwerk/core"
import { many } from "@pactwerk/core/testing"
import { Effect, Layer } from "effect"
import { noLock } from "../src/storage/ndjson/lock.ts"
import { beginning, makeTape, type Reached } from "../src/storage/ndjson/tape.ts"
import { layer, type Options } from "../src/storage/ndjson.ts"
import type { Mark } from "../src/storage/shared/mark.ts"
import { append, folder, read } from "./sqlite-fixtures.ts"

export const place = Effect.map(folder, (made) => path.join(made, "log.ndjson"))
export const fresh = Layer.unwrap(Effect.map(place, (file) => layer({ file })))

/** Opens the log, does this, closes it. */
export const within = <A, E>(options: Options, run: Effect.Effect<A, E, EventLog>): Effect.Effect<A, E | LogError> =>
  Effect.provide(run, Layer.fresh(layer(options)))

/** A log of batches of these sizes, closed. */
export const written = (...sizes: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const file = yield* place
    const appends = Effect.forEach(sizes, (size) => append(many(size, "A", ["p"])))
    const stored = yield* within({ file }, Effect.andThen(appends, read()))
    return { file, stored }
  })

export const marksOf = (file: string): ReadonlyArray<string> =>
  readdirSync(path.dirname(file))
    .filter((name) => name.includes("-mark-"))
    .map((name) => path.join(path.dirname(file), name))

export const withoutMarks = (file: string): void => {
  for (const mark of marksOf(file)) rmSync(mark)
}

/** What a file with these bytes gives after this place, or what is said of it. */
export const readBack = (
  file: string,
  bytes: Buffer,
  { from = beginning, mark }: { readonly from?: Reached; readonly mark?: Mark | undefined } = {}
): ReadonlyArray<Recorded> | LogError => {
  writeFileSync(file, bytes)
  const opened = openSync(file, "r")
  try {
    const tape = makeTape(file, opened, noLock, mark)
    const events: Array<Recorded> = []
    for (let [place, isLast] = [from, false]; !isLast; ) {
      const page = tape.next(place)
      events.push(...page.events)
      place = page.to
      isLast = page.isLast
    }
    return events
  } catch (cause) {
    if (cause instanceof LogError) return cause
    throw cause
  } finally {
    closeSync(opened)
  }
}
