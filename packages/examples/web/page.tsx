/** A page as a server makes it: what a browser shows before it holds the log itself, or where nothing is run in it. */
import type { Command, Day, Session } from "@pactwerk/core"
import { StrictMode } from "react"
import { prerender } from "react-dom/static"
import { read } from "./address.ts"
import { App } from "./app.tsx"
import type { Who } from "./session.ts"

export interface Asked {
  /** A path with its query, as `/en/rules`. */
  readonly address: string
  readonly session: Session<Command>
  readonly today: Day
  /** Nobody in particular, unless it says otherwise. */
  readonly seat?: Who["seat"]
}

/** What stands in the head of a page, and in the element of the app, as HTML, of the log as far as a position. */
export interface Made {
  readonly position: number
  readonly head: string
  readonly app: string
}

/** What React puts at the beginning belongs in the head of the page. */
const hoisted = /^(?:<title>[^<]*<\/title>|<link [^>]*>)*/

/**
 * Makes the page of an address, with everything that it waits for.
 *
 * @example
 * const { head, app } = await makePage({ address: "/", session: opened.session({ level: "public" }), today })
 */
export const makePage = async ({ address, seat, session, today }: Asked): Promise<Made> => {
  // It takes a while, and what is recorded meanwhile is not shown.
  const { head: position } = session.standing()
  const { prelude } = await prerender(
    <StrictMode>
      <App
        session={session}
        hydrateAt={position}
        seat={seat}
        place={read(address)}
        today={today}
        go={nowhere}
        signIn={nobody}
        askStopped={unknown}
      />
    </StrictMode>,
    // Whole and in order: to move parts about later would take a script within the page.
    { progressiveChunkSize: Number.POSITIVE_INFINITY }
  )
  const html = await new Response(prelude).text()
  const [head] = hoisted.exec(html) ?? [""]
  return { position, head, app: html.slice(head.length) }
}

// Nobody goes anywhere while a page is made, and what is asked of the server is asked in the browser.
const nowhere = () => {}
const nobody = async () => {}
const unknown = async () => undefined
