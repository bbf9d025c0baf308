/** What is told of the events, in pieces: each is written once for all who read at the same level. */
import { firstAfter, type Level, type OpenedAlliance, type Recorded } from "@pactwerk/core"

/** A piece of what is told: it goes up to a position. */
export interface Piece {
  /** Of which list it is, from where, when the log was so long: another is another piece. */
  readonly list: ReadonlyArray<Recorded>
  readonly after: number
  readonly head: number
  readonly upTo: number
  readonly bytes: Uint8Array
}

/** The pieces of an alliance. */
export interface Pieces {
  /** The next piece after a position. */
  readonly after: (level: Level, position: number) => Piece
  /** Nothing is kept at hand any more. */
  readonly forget: () => void
}

/** A piece ends after so many characters, or so many events. */
const [pieceLength, pieceEvents] = [32 * 1024, 256]
const encoder = new TextEncoder()

/** What is said where nothing else is: nobody hears it, and the connection lives. */
export const heartbeat = encoder.encode(": \n\n")

/** What every stream begins with: how soon whoever is cut off comes back, and how long the log is. */
export const beginning = (head: number): Uint8Array =>
  encoder.encode(`retry: 3000\nevent: head\ndata: ${JSON.stringify({ head })}\n\n`)

/** An event, or only how far the log goes, where what is there may not be seen. */
const frame = (position: number, kind: "recorded" | "passed", value: unknown): string =>
  `id: ${position}\nevent: ${kind}\ndata: ${JSON.stringify(value)}\n\n`

/** The next piece of a list after a position. What may not be seen is passed over, up to the head. */
const pieceAfter = (list: ReadonlyArray<Recorded>, after: number, head: number): Pick<Piece, "upTo" | "bytes"> => {
  let [text, upTo, count] = ["", after, 0]
  for (let index = firstAfter(list, after); index < list.length; index++) {
    const recorded = list[index]
    if (recorded === undefined || recorded.position > head) break
    if (text.length >= pieceLength || count >= pieceEvents) return { upTo, bytes: encoder.encode(text) }
    text += frame(recorded.position, "recorded", recorded)
    upTo = recorded.position
    count += 1
  }
  if (upTo < head) text += frame(head, "passed", { position: head })
  return { upTo: head, bytes: encoder.encode(text) }
}

/** The last piece of each level is at hand: whoever is up to date asks for the same. */
export const piecesOf = ({ shown, standing }: Pick<OpenedAlliance, "shown" | "standing">): Pieces => {
  const latest = new Map<Level, Piece>()
  return {
    after: (level, position) => {
      const { head } = standing()
      const list = shown(level)
      const known = latest.get(level)
      if (known?.list === list && known.after === position && known.head === head) return known
      const piece = { list, after: position, head, ...pieceAfter(list, position, head) }
      latest.set(level, piece)
      return piece
    },
    forget: () => latest.clear()
  }
}
