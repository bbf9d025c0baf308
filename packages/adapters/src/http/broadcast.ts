/** Tells everybody who follows what is recorded: each piece is written once for all who read at the same level. */
import type { OpenedAlliance } from "@pactwerk/core"
import { type Limits, tooManyFollow } from "./limits.ts"
import { beginning, heartbeat, piecesOf } from "./pieces.ts"
import type { Reader } from "./reader.ts"

/** Server-sent events for any number of readers. */
export interface Broadcast {
  /**
   * All events after this position, then each as it is recorded, for as long as the token of the reader counts. Throws
   * where too many follow, or too many of the same token or address.
   */
  readonly follow: (reader: Follows, after: number) => ReadableStream<Uint8Array>
  readonly followers: () => number
  /** Ends every stream. */
  readonly close: () => void
}

type Follows = Pick<Reader, "level" | "subject" | "lastsMillis">

interface Follower extends Pick<Follows, "level" | "subject"> {
  /** All up to here was given to the stream. */
  cursor: number
  /** For so many heart-beats nothing was taken from the stream. */
  stuck: number
  /** Then the token of whoever follows is over. */
  readonly endsAt: number
  readonly controller: ReadableStreamDefaultController<Uint8Array>
}

/** So much waits for a reader; the rest is read from the log when they come to it. */
const highWaterMark = 64 * 1024
/** Whoever takes nothing for so many heart-beats is let go, and can come back. */
const patience = 4
/** What comes within so many milliseconds goes out together: to write to everybody takes longer than to write more. */
const gatherMillis = 30

/** Begins to listen to the alliance when the first comes, and stops when the last is gone. */
export const broadcastOf = (
  told: Pick<OpenedAlliance, "shown" | "standing" | "subscribe">,
  { followers: most, followersEach: mostEach, heartbeatMillis }: Limits
): Broadcast => {
  const { standing, subscribe } = told
  const followers = new Set<Follower>()
  const pieces = piecesOf(told)
  let stop: (() => void) | undefined

  /** Gives as much as the reader has room for. */
  const feed = (follower: Follower): void => {
    while ((follower.controller.desiredSize ?? 0) > 0 && follower.cursor < standing().head) {
      const { bytes, upTo } = pieces.after(follower.level, follower.cursor)
      follower.cursor = upTo
      follower.controller.enqueue(bytes)
    }
  }

  const ofSubject = (subject: string): number =>
    followers.values().reduce((sum, one) => (one.subject === subject ? sum + 1 : sum), 0)

  const leave = (follower: Follower): void => {
    followers.delete(follower)
    if (followers.size > 0) return
    stop?.()
    stop = undefined
    pieces.forget()
  }

  /** Ends a stream, with all that was given to it, or at once. */
  const end = (follower: Follower, atOnce: boolean): void => {
    leave(follower)
    if (atOnce) follower.controller.error(new Error("nothing was read of the stream for too long"))
    else follower.controller.close()
  }

  const beat = () => {
    for (const follower of [...followers]) {
      const hasRoom = (follower.controller.desiredSize ?? 0) > 0
      follower.stuck = hasRoom ? 0 : follower.stuck + 1
      if (Date.now() >= follower.endsAt) end(follower, false)
      else if (hasRoom) follower.controller.enqueue(heartbeat)
      else if (follower.stuck >= patience) end(follower, true)
    }
  }

  const close = () => {
    for (const follower of [...followers]) end(follower, false)
  }

  const listen = () => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    const feedAll = () => {
      clearTimeout(gathering)
      gathering = undefined
      for (const follower of [...followers]) guarded(follower, feed)
    }
    const unsubscribe = subscribe(() => {
      const { status } = standing()
      gathering ??= setTimeout(feedAll, gatherMillis)
      if (status !== "closed" && status !== "failed") return
      feedAll()
      close()
    })
    const timer = setInterval(beat, heartbeatMillis)
    timer.unref?.()
    stop = () => {
      unsubscribe()
      clearTimeout(gathering)
      clearInterval(timer)
    }
  }

  /** Where what is shown cannot be read, the stream ends; it is no reason for others to stop. */
  const guarded = (follower: Follower, does: (follower: Follower) => void): void => {
    try {
      does(follower)
    } catch {
      end(follower, true)
    }
  }

  return {
    follow: ({ lastsMillis = Number.POSITIVE_INFINITY, level, subject }, after) => {
      if (followers.size >= most || ofSubject(subject) >= mostEach) throw tooManyFollow()
      let follower: Follower | undefined
      return new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            follower = { level, subject, cursor: after, stuck: 0, endsAt: Date.now() + lastsMillis, controller }
            followers.add(follower)
            if (stop === undefined) listen()
            controller.enqueue(beginning(standing().head))
          },
          pull: () => {
            if (follower === undefined || !followers.has(follower)) return
            follower.stuck = 0
            guarded(follower, feed)
          },
          cancel: () => {
            if (follower !== undefined) leave(follower)
          }
        },
        { highWaterMark, size: ({ byteLength }) => byteLength }
      )
    },
    followers: () => followers.size,
    close
  }
}
