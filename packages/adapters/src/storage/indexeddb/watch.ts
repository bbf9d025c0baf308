/** When to look for a new head: what other tabs say, what a page misses while it is frozen, and once a second. */
import { signal } from "@pactwerk/core"
import { Effect, type PubSub } from "effect"
import { web } from "./web.ts"

const lookEvery = 1000

/** Signals what others may have committed. Gives what is to be done after a commit here. */
export const watch = Effect.fnUntraced(function* (name: string, signals: PubSub.PubSub<void>) {
  const wake = () => signal(signals)
  const look = () => {
    if (web.document === undefined || web.document.visibilityState === "visible") wake()
  }
  const { channel } = yield* Effect.acquireRelease(
    Effect.sync(() => {
      const channel = new BroadcastChannel(name)
      const ended = new AbortController()
      const until = { signal: ended.signal }
      channel.addEventListener("message", wake, until)
      web.addEventListener?.("pageshow", wake, until)
      web.document?.addEventListener("visibilitychange", wake, until)
      // By the clock of the browser, which slows down in a tab that nobody sees.
      return { channel, ended, timer: setInterval(look, lookEvery) }
    }),
    ({ channel, ended, timer }) =>
      Effect.sync(() => {
        clearInterval(timer)
        ended.abort()
        channel.close()
      })
  )
  return (): void => {
    wake()
    // A channel does not hear itself.
    channel.postMessage(undefined)
  }
})
