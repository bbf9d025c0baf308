/** Logs to export, and the outside schemas that judge what comes out. */
import { existsSync, globSync, readFileSync } from "node:fs"
import {
  alliance,
  type EventLog,
  everything,
  KeyStore,
  type LogError,
  layerMemoryKeys,
  leafOf,
  matches,
  Position,
  Recorded,
  readable,
  replay,
  type Tagged,
  type View
} from "@pactwerk/core"
import { arbitraryHistory, arbitraryMeeting } from "@pactwerk/core/testing"
import { Effect, Result, Schema, Stream } from "effect"
import * as fc from "fast-check"
import { type Export, exporting, type Format } from "../../src/export/exporting.ts"
import type { AboveLevel, Extract, Source, Wanted } from "../../src/export/extract.ts"
import { extract } from "../../src/export/extract.ts"
import { makeLosses, type Statement } from "../../src/export/statement.ts"

/** One sample of each shape that each type of event ever had, as one log. Nothing in it is sealed. */
export const corpus = (): ReadonlyArray<Recorded> => {
  const folder = new URL("../../../core/test/events/", import.meta.url)
  const read = Schema.decodeUnknownSync(Schema.Array(Recorded))
  const files = globSync("*.json", { cwd: folder }).sort()
  return standing(files.flatMap((file) => read(JSON.parse(readFileSync(new URL(file, folder), "utf8")))))
}

/** These one after the other, each with the hash of what it then says. */
export const standing = (log: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> =>
  log.map((recorded, index) => {
    const { hash: _, ...kept } = { ...recorded, position: Position.make(index + 1) }
    return { ...kept, hash: leafOf(kept).hash }
  })

/** Histories that the rules allow, always the same ones. */
export const histories = (count: number, length = 40): ReadonlyArray<ReadonlyArray<Recorded>> =>
  fc
    .sample(arbitraryHistory(alliance, { length, observed: 0.2 }), { numRuns: count, seed: 7 })
    .map(({ log }) => standing(log.map(({ recorded }) => recorded)))

/** Histories of one meeting each, from its first item to its end. */
export const meetings = (count: number, length = 30): ReadonlyArray<ReadonlyArray<Recorded>> =>
  fc
    .sample(arbitraryMeeting(alliance, { length }), { numRuns: count, seed: 3 })
    .map(({ log }) => standing(log.map(({ recorded }) => recorded)))

/** A log that reads these. */
export const reading = (log: ReadonlyArray<Recorded>): Pick<EventLog["Service"], "read"> => ({
  read: (query = everything, { after = 0, backwards = false, limit, until } = {}) => {
    const found = log.slice(after, until).filter((recorded) => matches(query, recorded))
    return Stream.fromArray((backwards ? found.toReversed() : found).slice(0, limit))
  }
})

/** An empty key store, which opens nothing. */
export const noKeys = Effect.runSync(
  Effect.provide(
    Effect.gen(function* () {
      return yield* KeyStore
    }),
    layerMemoryKeys
  )
)

export const origin = "pactwerk.example/woensel-zuid"

export const sourceOf = (log: ReadonlyArray<Recorded>, keys: KeyStore["Service"] = noKeys): Source => ({
  log: reading(log),
  keys,
  alliance,
  origin
})

/** The whole text of an export, and what it states. */
export const exported = async <Options extends object>(
  format: Format<Options>,
  log: ReadonlyArray<Recorded>,
  options: Options,
  wanted: Wanted = {}
): Promise<{ readonly text: string; readonly statement: Statement }> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const made: Export = yield* exporting(format, sourceOf(log), { ...wanted, options })
      const text = yield* Stream.mkString(made.content)
      return { text, statement: made.statement() }
    })
  )

export const extracted = (log: ReadonlyArray<Recorded>, wanted: Wanted = {}): Promise<Extract> =>
  Effect.runPromise(extract(sourceOf(log), wanted))

/** How extracting fails. */
export const failure = (source: Source, wanted: Wanted): Promise<LogError | AboveLevel> =>
  Effect.runPromise(Effect.flip(extract(source, wanted)))

export { makeLosses }

/** The path of an outside schema or example; nothing, and one line that says so, where it is not at hand. */
export const oracleFile = (file: string): string | undefined => {
  const folder = process.env.PACTWERK_ORACLES
  const path = folder === undefined ? undefined : `${folder}/${file}`
  if (path !== undefined && existsSync(path)) return path
  console.log(`not judged by \`${file}\`: set PACTWERK_ORACLES to the folder with the outside schemas`)
  return undefined
}

/** The text of it. */
export const oracle = (file: string): string | undefined => {
  const path = oracleFile(file)
  return path === undefined ? undefined : readFileSync(path, "utf8")
}

/** What a view answers to these events, read without an export. */
export const answerIn = <Answer, Heard extends Tagged>(
  log: ReadonlyArray<Recorded>,
  view: View<Answer, Heard>
): Answer => {
  const fold = readable(view, alliance.understand)
  const types = Object.keys(view.Event.cases)
  const own = log.filter(({ type }) => types.length === 0 || types.includes(type))
  return replay(
    fold,
    own.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  )
}

const forInside = [
  "IdentityLinked",
  "LegalHoldPlaced",
  "LegalHoldLifted",
  "PersonForgotten",
  "PersonForgettingCompleted"
]

/** Those of these that everybody may see. */
export const seenByAll = (log: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> =>
  log.filter(({ type }) => ![...forInside, "CopyDelivered"].includes(type))
