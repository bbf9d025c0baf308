/** What is asked of the events in a database: their head, the next ones, and to keep a batch. */
import { HeadMoved, type Journal, type LogError, Position, Recorded } from "@pactwerk/core"
import { Effect, Option, Result, Schema, Stream } from "effect"
import { refuse } from "../shared/errors.ts"
import type { Connection } from "./connection.ts"
import type { GiveUp } from "./database.ts"
import { toLogError } from "./errors.ts"
import type { KeyRanges, Records, Request } from "./web.ts"

const pageSize = 1000

const isPosition = Schema.is(Position)
const decode = Schema.decodeUnknownResult(Recorded, { onExcessProperty: "error" })

/** Asks for the highest key; the answer is known when the request is done. */
const askHead = (events: Records) => {
  const request = events.openKeyCursor(null, "prev")
  const head = (): Position => {
    const key = request.result?.key ?? 0
    if (isPosition(key)) return key
    throw refuse("Corrupt", `the last record has the key \`${key}\`, which is no position`)
  }
  return { request, head }
}

/** Does this when the request is done; what it throws ends the transaction. */
const whenDone = (request: Request<unknown>, giveUp: GiveUp, then: () => void): void =>
  request.addEventListener("success", () => {
    try {
      then()
    } catch (cause) {
      giveUp(cause)
    }
  })

const add = (events: Records, event: Recorded, giveUp: GiveUp): void => {
  const adding = events.add(event)
  adding.addEventListener("error", (failed) => {
    if (adding.error?.name !== "ConstraintError") return
    // Either the position is taken, or the id: only the first means that another came first.
    failed.preventDefault()
    const taken = events.getKey(event.position)
    whenDone(taken, giveUp, () => {
      const damaged = `the id of position \`${event.position}\` is filed already, under what does not have it`
      giveUp(taken.result === undefined ? refuse("Corrupt", damaged) : new HeadMoved())
    })
  })
}

/** The event in a record, whose key is the position. Throws `Corrupt`: its hash is checked by whoever loads it. */
const eventIn = (record: unknown, expected: number): Recorded => {
  const event = decode(record)
  if (Result.isSuccess(event)) return event.success
  const position = typeof record === "object" && record !== null && "position" in record ? record.position : expected
  throw refuse("Corrupt", `the event at position \`${position}\` is damaged: its fields are no event`, event.failure)
}

/** The journal over a connection, but for its heads; and the head, asked anew. */
export const eventsOf = (connection: Connection, name: string, keyRanges: KeyRanges) => {
  const reading = <A>(run: () => Promise<A>): Effect.Effect<A, LogError> =>
    Effect.tryPromise({ try: run, catch: (cause) => toLogError(`read \`${name}\``, cause) })

  const head = reading(() => connection.transact("readonly", (events) => askHead(events).head))

  const pageAfter = (after: number) =>
    reading(() =>
      connection.transact("readonly", (events) => {
        const { head } = askHead(events)
        const found = events.getAll(keyRanges.lowerBound(after, true), pageSize)
        return () => {
          const lost = `\`${name}\` held \`${after}\` events, and now has \`${head()}\`: restore it from a copy`
          if (head() < after) throw refuse("Corrupt", lost)
          return found.result.map((record, index) => eventIn(record, after + 1 + index))
        }
      })
    )
  const load: Journal["load"] = (after) =>
    Stream.paginate(Number(after), (last) =>
      Effect.map(pageAfter(last), (page) => {
        const next = page.length < pageSize ? undefined : page.at(-1)?.position
        return [page, next === undefined ? Option.none() : Option.some<number>(next)] as const
      })
    )
  const commit: Journal["commit"] = (batch, expected) =>
    Effect.tryPromise({
      try: () =>
        connection.transact("readwrite", (events, giveUp) => {
          const { head, request } = askHead(events)
          whenDone(request, giveUp, () => {
            if (head() !== expected) giveUp(new HeadMoved())
            else for (const event of batch) add(events, event, giveUp)
          })
          return () => {}
        }),
      catch: (cause) => (cause instanceof HeadMoved ? cause : toLogError(`write to \`${name}\``, cause))
    })
  return { commit, head, load }
}
