/** The journal of an alliance: its stream, one message for each group, and compare-and-set on the last of them. */
import { type AllianceName, HeadMoved, headsOf, type Journal, Position, signal } from "@pactwerk/core"
import { Deferred, Effect, PubSub, RcRef, Stream } from "effect"
import { refuse } from "../shared/errors.ts"
import { makeChain } from "./chain.ts"
import type { Connection } from "./connection.ts"
import { isHeadMoved, toLogError } from "./errors.ts"
import { decode, encode } from "./message.ts"
import { makeReader } from "./reader.ts"
import { streamOf, subjectOf } from "./stream.ts"
import { watch } from "./watch.ts"

/** For the headers of a message, in bytes; and how often heads ask again, each time for ten seconds. */
const most = { headers: 1024, times: 6 } as const

/** The journal in this stream, which is there, was checked, and is on so many servers. */
export const makeJournal = Effect.fnUntraced(function* (
  connection: Connection,
  alliance: AllianceName,
  copies: number
) {
  const stream = streamOf(alliance)
  const reader = makeReader(connection, stream)
  const chain = makeChain(reader, connection, copies)
  const signals = yield* PubSub.sliding<void>(1)

  const load: Journal["load"] = (after) =>
    Stream.unwrap(
      Effect.map(chain.last, (last) =>
        reader.some(chain.sequenceAt(after) + 1, last).pipe(Stream.mapEffect(chain.link), Stream.flattenIterable)
      )
    )

  const commit: Journal["commit"] = Effect.fnUntraced(function* (batch, expected) {
    const sequence = chain.sequenceAt(expected)
    // Others' news is known here already, and on its way to whoever judges.
    if (sequence < chain.known()) return yield* new HeadMoved()
    yield* chain.trust(sequence)
    const { bytes, mark } = encode(batch, chain.markOf(sequence))
    if (bytes.length + most.headers > connection.largest()) {
      return yield* refuse("Encoding", `a group of \`${bytes.length}\` bytes is more than the server takes at once`)
    }
    const options = { msgID: mark.hash, expect: { lastSequence: sequence, streamName: stream } }
    const stored = yield* Effect.mapError(
      connection.attempt(() => connection.stream.publish(subjectOf(alliance), bytes, options)),
      ({ cause }) => (isHeadMoved(cause) ? new HeadMoved() : toLogError(`write to the stream \`${stream}\``, cause))
    )
    // INVARIANT: what was expected was kept, or nothing is believed any more.
    if (stored.seq !== sequence + 1) {
      const where = `as message \`${stored.seq}\`, not \`${sequence + 1}\``
      return yield* refuse("Corrupt", `the stream \`${stream}\` stored a group ${where}: something else writes to it`)
    }
    chain.add(stored.seq, mark)
    signal(signals)
  })

  const endOf = Effect.fnUntraced(function* (sequence: number) {
    if (sequence <= chain.known()) return chain.markOf(sequence).end
    const message = yield* reader.one(sequence)
    const { events, first } = yield* reader.reading(() => decode(message))
    return first + events.length - 1
  })
  /** The head for one subscriber: what was committed here is told at once, and then the server is asked. */
  const headFor = () => {
    let told: { readonly sequence: number; readonly end: number } | undefined
    return Effect.gen(function* () {
      const here = chain.known()
      const sequence = told !== undefined && here > told.sequence ? here : yield* chain.last
      if (sequence !== told?.sequence) told = { sequence, end: yield* endOf(sequence) }
      return Position.make(told.end)
    }).pipe(Effect.retry({ while: ({ reason }) => reason === "Unavailable", times: most.times }))
  }
  const watched = yield* RcRef.make({
    acquire: watch(connection, stream, signals),
    // Whoever only asks for the head of now does not make a consumer each time.
    idleTimeToLive: "10 seconds"
  })
  const closed = Deferred.makeUnsafe<void>()
  const heads = Stream.unwrap(Effect.map(RcRef.get(watched), () => headsOf(signals, headFor(), closed)))

  return { commit, heads, load } satisfies Journal
})
