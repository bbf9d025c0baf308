/** What can be done to the records of a log behind its back, and what a log that is read again then says of itself. */
import {
  alliance,
  EventLog,
  everything,
  type LogError,
  showing,
  type TreeHead,
  type VerifiedLog,
  verifyLog
} from "@pactwerk/core"
import { Effect, type Layer, Stream } from "effect"
import { platformSha256 } from "../src/storage/shared/served.ts"
import { kept, keys, records } from "./damage-history.ts"

/** A record as a store keeps it: the bytes of each column, or of its line. */
export interface Row {
  readonly [column: string]: Buffer
}

/** A store that somebody can reach behind its back. */
export interface Site {
  readonly name: string
  /** What stands there, by position. */
  readonly rows: ReadonlyArray<Row>
  /** The rows of another log, with the same events under other ids. */
  readonly others: ReadonlyArray<Row>
  /** The columns that hold what was recorded. */
  readonly columns: ReadonlyArray<string>
  /** Of these, where the store takes no bytes that are no text. */
  readonly printable?: ReadonlyArray<string>
  /** Puts these in the place of all of them; nothing stands where there is none. */
  readonly put: (rows: ReadonlyArray<Row | undefined>) => Effect.Effect<void>
  /** Puts this one in the place of the one at this index. */
  readonly change: (index: number, row: Row) => Effect.Effect<void>
  readonly log: Layer.Layer<EventLog, LogError>
  /** A quicker look than that of `verify`, and a part of it: at what is kept, of which only this one was changed. */
  readonly glance?: (index: number) => Effect.Effect<Told>
}

/** What was said: the log was read again, or it is not even opened. */
export type Told = { readonly found: VerifiedLog } | { readonly refused: LogError }

/** Reads it again as `verify` does; `deep` opens what is sealed. */
export const verified = (
  { log }: Pick<Site, "log">,
  { deep = false, heads = [kept] }: { readonly deep?: boolean; readonly heads?: ReadonlyArray<TreeHead> } = {}
): Effect.Effect<Told> =>
  Effect.flatMap(EventLog, (opened) =>
    verifyLog({
      heads,
      sha256: platformSha256,
      ...(deep ? { look: showing(opened, keys, alliance, "personal") } : {})
    })
  ).pipe(
    Effect.provide(log),
    Effect.match({ onSuccess: (found): Told => ({ found }), onFailure: (refused): Told => ({ refused }) })
  )

/** The first position that is named; nothing where all holds. */
export const named = (told: Told): number | undefined => {
  if ("found" in told) return told.found.damages[0]?.position
  const { message, reason } = told.refused
  // "Begins at position 6, not 5": it is 5 that is wrong.
  const where = (/, not `(\d+)`$/.exec(message) ?? /position `(\d+)`/.exec(message))?.[1]
  return reason === "Corrupt" && where !== undefined ? Number(where) : undefined
}

/** Whether a read of everything gives something else than was recorded, without a word. */
export const isServedWrong = ({ log }: Pick<Site, "log">): Effect.Effect<boolean> =>
  Effect.flatMap(EventLog, ({ read }) => Stream.runCollect(read(everything))).pipe(
    Effect.provide(log),
    Effect.match({
      onSuccess: (served) => JSON.stringify(served) !== JSON.stringify(records),
      onFailure: ({ reason }) => reason !== "Corrupt"
    })
  )

/** Whether nothing at all is found wrong. */
export const isWhole = (told: Told): boolean =>
  "found" in told && told.found.count === 0 && told.found.heads.every(({ holds }) => holds)
