/** What is known of a stream: where each message ends in the order of events, and that it is still the same message. */
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import type { Connection } from "./connection.ts"
import { decodeAfter, hashOf, type Mark, type Message, start } from "./message.ts"
import type { Reader } from "./reader.ts"

/** A mark, and when the server was last seen to hold its message: what happens to a server begins a new era. */
interface Known extends Mark {
  readonly era?: string
}

/** The chain of a stream that is on so many servers. */
export const makeChain = (reader: Reader, { epoch }: Connection, copies: number) => {
  // By the sequence of the message.
  const marks: Array<Known> = [start]
  const known = () => marks.length - 1
  const markOf = (sequence: number): Known => marks[sequence] ?? start

  const add = (sequence: number, mark: Mark): void => {
    // One server alone that answers has what it acknowledged. Of several, the one that answered may be deposed already.
    marks[sequence] = copies === 1 ? { ...mark, era: eraOf("") } : mark
  }
  const eraOf = (leader: string) => `${epoch()} ${copies === 1 ? "" : leader}`

  /**
   * Looks whether the message is still the one that is known here, unless that was seen in this era.
   * INVARIANT: nothing is built on an event that its servers lost, and nobody is told of it again.
   */
  const trust = Effect.fnUntraced(function* (sequence: number, era?: string) {
    const mark = markOf(sequence)
    if (sequence === 0 || (era !== undefined && mark.era === era)) return
    const { bytes } = yield* reader.one(sequence)
    if (hashOf(bytes) !== mark.hash) {
      const lost = `the servers lost events up to position \`${mark.end}\`, which they had acknowledged`
      return yield* refuse("Corrupt", `${lost}: open the log again, and record anew what is missing`)
    }
    marks[sequence] = era === undefined ? mark : { ...mark, era }
  })

  return {
    add,
    /** The sequence of the last message that is known here. */
    known,
    markOf,
    trust: (sequence: number) => trust(sequence, copies === 1 ? eraOf("") : undefined),
    /** The sequence of the last message there is, after a look at the last that is known. */
    last: Effect.gen(function* () {
      const { leader, sequence } = yield* reader.last(known)
      yield* trust(known(), eraOf(leader))
      return sequence
    }),
    /** The message that ends at this position, or else the first that ends after it. */
    sequenceAt: (position: number): number => {
      let [low, high] = [0, known()]
      while (low < high) {
        const middle = (low + high) >>> 1
        if (markOf(middle).end < position) low = middle + 1
        else high = middle
      }
      return low
    },
    /** The events of the message that follows what is known. */
    link: (message: Message) =>
      Effect.map(
        reader.reading(() => decodeAfter(message, markOf(message.sequence - 1))),
        ({ events, mark }) => {
          add(message.sequence, mark)
          return events
        }
      )
  }
}
