/** Reads a whole log again: every record is where it belongs, has the hash of what it says, and leads to the known roots. */
import { Effect, Result, Stream } from "effect"
import type { Recorded } from "../event.ts"
import { EventLog, type LogError } from "../event-log.ts"
import { type HashText, leafBytes, ours, storedLeaf } from "./leaf.ts"
import { reread } from "./reread.ts"
import { type Damage, makeTally } from "./tally.ts"
import type { TreeHead } from "./tree.ts"

export type { Damage } from "./tally.ts"

export interface VerifiedLog extends TreeHead {
  /** The first of them, in order. */
  readonly damages: ReadonlyArray<Damage>
  /** How many there are in all. */
  readonly count: number
  /** For each root that was given: whether the log goes on from it. */
  readonly heads: ReadonlyArray<TreeHead & { readonly holds: boolean }>
}

export interface Verifying {
  /** What the log is said to have been: of checkpoints that somebody kept. */
  readonly heads?: ReadonlyArray<TreeHead>
  /** Another SHA-256 than our own, of bytes or of a text in UTF-8: that of Node is faster. */
  readonly sha256?: HashText
  /** Looks into each record that is whole; what fails is unreadable. */
  readonly look?: (recorded: Recorded) => Effect.Effect<unknown, LogError>
  /** Only the records as they are kept, where the store shows them: not whether it finds and reads each of them. */
  readonly quick?: boolean
  /** Told now and then how far it is. */
  readonly progress?: (position: number) => Effect.Effect<void>
}

/**
 * Verifies the log from its first event to its last, in memory that does not grow with it, and changes nothing. Goes on
 * after what is damaged. Fails only where the log cannot be reached.
 *
 * @example
 * const { count, root, size } = yield* verifyLog({ heads: [checkpoint] })
 */
export const verifyLog = Effect.fnUntraced(function* (
  asked: Verifying = {}
): Effect.fn.Return<VerifiedLog, LogError, EventLog> {
  const { heads = [], look, progress = () => Effect.void, quick = false, sha256 = ours } = asked
  const log = yield* EventLog
  const tally = makeTally(heads, sha256)
  const looked = Effect.fnUntraced(function* (recorded: Recorded) {
    const seen = look === undefined ? Result.void : yield* Effect.result(look(recorded))
    if (Result.isFailure(seen))
      tally.note({ position: recorded.position, is: "unreadable", detail: seen.failure.message })
  })

  if (log.stored === undefined) {
    const see = Effect.fnUntraced(function* (recorded: Recorded) {
      if (tally.take(recorded, leafBytes(recorded, sha256))) yield* looked(recorded)
      if (recorded.position % between === 0) yield* progress(recorded.position)
    })
    yield* reread(log, { at: tally.position, see, pass: tally.skip })
    return tally.found()
  }
  yield* Stream.runForEachArray(
    log.stored,
    Effect.fnUntraced(function* (page) {
      const right = page.filter((record) => tally.take(record, storedLeaf(record, sha256)))
      yield* progress(tally.position())
      if (quick) return
      for (const span of runsOf(right.map(({ position }) => position))) {
        let at = span.after
        const see = (recorded: Recorded) => {
          at = recorded.position
          return looked(recorded)
        }
        const pass = (detail: string) => {
          at += 1
          tally.note({ position: at, is: "unreadable", detail })
        }
        yield* reread(log, { at: () => at, until: span.until, see, pass })
      }
    })
  )
  return tally.found()
})

/** How often it is told how far it is. */
const between = 1000

/** Positions that follow each other, as spans. */
const runsOf = (positions: ReadonlyArray<number>) => {
  const runs: Array<{ readonly after: number; until: number }> = []
  for (const position of positions) {
    const last = runs.at(-1)
    if (last?.until === position - 1) last.until = position
    else runs.push({ after: position - 1, until: position })
  }
  return runs
}
