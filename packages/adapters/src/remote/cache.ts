/** What was read of a log, kept in the browser: the next time it is there at once, also without a connection. */
import type { Recorded } from "@pactwerk/core"
import { clear, createStore, entries, set } from "idb-keyval"

/** A stretch of a log as one reader may see it, and up to where the log reached. */
export interface Page {
  readonly events: ReadonlyArray<Recorded>
  readonly head: number
}

/** Where pages are kept. What cannot be kept is asked of the server again: nothing is lost with it. */
export interface Cache {
  /** Everything that was kept, as one page; nothing where nothing was. */
  readonly load: () => Promise<Page | undefined>
  readonly add: (page: Page) => Promise<void>
  /** As soon as somebody was forgotten, what was kept of them is not there any more. */
  readonly clear: () => Promise<void>
}

/**
 * A cache in the IndexedDB of this browser. Only for what everybody may see: whoever uses this machine can read it.
 *
 * @param name of what is kept, such as the address of the server.
 * @example
 * const cache = indexedDbCache("https://pact.example/v1")
 */
export const indexedDbCache = (name: string): Cache => {
  const store = createStore(`pactwerk remote ${name}`, "pages")
  return {
    load: async () => {
      const kept = (await entries<number, string>(store)).sort(([one], [other]) => one - other)
      // Each text was written here, of events that were read before.
      const pages = kept.map(([head, text]): Page => ({ head, events: JSON.parse(text) }))
      const last = pages.at(-1)
      return last === undefined ? undefined : { events: pages.flatMap(({ events }) => events), head: last.head }
    },
    // A text is taken over at once; ten thousand events, each with all its parts, are not.
    add: async ({ events, head }) => {
      await whenIdle()
      await set(head, JSON.stringify(events), store)
    },
    clear: () => clear(store)
  }
}

/** When there is nothing to be shown any more, or after some seconds; at once where nobody can say. */
const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 5000 })
    else resolve()
  })
