/** What the tests of the SQLite store share. */
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { type Batch, type Condition, EventLog, everything, LogError, type Query } from "@pactwerk/core"
import { Effect, Layer, Result, Stream } from "effect"
import { layer, type Options } from "../src/storage/sqlite.ts"

/** A folder that is removed when its scope closes. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(path.join(tmpdir(), "pactwerk-"))),
  (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true }))
)

/** The name of a log in a folder of its own. */
export const place = Effect.map(folder, (made) => path.join(made, "log.db"))

/** A new log in a folder of its own. */
export const fresh = Layer.unwrap(Effect.map(place, (file) => layer({ file })))

/** Opens the log, does this, closes it. */
export const within = <A, E>(options: Options, run: Effect.Effect<A, E, EventLog>): Effect.Effect<A, E | LogError> =>
  Effect.provide(run, Layer.fresh(layer(options)))

export const append = (events: Batch, condition?: Condition) =>
  Effect.flatMap(EventLog, (log) => log.append(events, condition))
export const read = (query: Query = everything) => Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(query)))

/** The error this ends with; fails where it does not fail. */
export const errorOf = <A, E, R>(run: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.result(run), (outcome) => {
    if (Result.isFailure(outcome) && outcome.failure instanceof LogError) return outcome.failure
    throw new Error("it did not end with a log error", { cause: outcome })
  })

/** Changes the file behind the store's back, without its triggers. */
export const tamper = (file: string, sql: string): void => {
  const connection = new DatabaseSync(file)
  const triggers = connection.prepare("select name from sqlite_schema where type = 'trigger'").all()
  for (const { name } of triggers) connection.exec(`drop trigger ${name}`)
  connection.exec(sql)
  connection.close()
}

export const child = path.join(import.meta.dirname, "sqlite-child.ts")

/** A process of this test's own; `done` is its exit code, or the signal that ended it. */
export const start = (command: string, args: ReadonlyArray<string>) => {
  const process = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] })
  let complaint = ""
  process.stderr.on("data", (part) => {
    complaint += part
  })
  const done = new Promise<number | string>((resolve, reject) => {
    process.on("error", reject)
    process.on("exit", (code, signal) => resolve(code ?? signal ?? 0))
  })
  return { done, kill: () => process.kill("SIGKILL"), complaint: () => complaint }
}

export const node = ["--conditions=pactwerk-source", child]

/** The whole lines of a file; a last one without an end was cut off. */
export const linesOf = (file: string): ReadonlyArray<unknown> =>
  readFileSync(file, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line))
