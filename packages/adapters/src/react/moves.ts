/** Which moment a part of the screen shows, where it is going, and what moves it: each apart, for whoever needs only that. */
import type { Moment, Session } from "@pactwerk/core"
import { createContext, useCallback, useContext } from "react"
import { useHanded, useReading, useSameContent } from "./provider.ts"

export const MomentContext = createContext<Moment>("now")

/** What moves a scope; apart from its moment, so that what only reads is not rendered again by it. */
export interface Moves {
  readonly goTo: (moment: Moment) => void
  /** To the event before, or after. */
  readonly step: (by: 1 | -1) => void
}
export const MovesContext = createContext<Moves | undefined>(undefined)

/** Where a scope is going; apart again, so that only what shows that is rendered before it is there. */
export interface Heading {
  /** The moment that was asked for: another than is shown, as long as it is being made. */
  readonly asked: Moment
  readonly isPending: boolean
}
export const HeadingContext = createContext<Heading>({ asked: "now", isPending: false })

/**
 * The last event that a moment shows; nothing shown is 0. Of a day on which it happened, more can be known than is shown.
 *
 * @example
 * reachedAt(session, { happenedBy: Day.make("2024-02-16") })
 */
export const reachedAt = (session: Pick<Session<never>, "events" | "positionAt">, moment: Moment): number =>
  moment === "now" || !("happenedBy" in moment)
    ? session.positionAt(moment)
    : (session.events(undefined, moment).at(-1)?.position ?? 0)

/** The moment that is shown here; now where no scope says otherwise. */
export const useMoment = (at?: Moment): Moment => {
  const shown = useContext(MomentContext)
  return useSameContent(at ?? shown)
}

/** What moves the scope above. Throws a `TypeError` where there is none. */
export const useMoves = (): Moves => {
  const moves = useContext(MovesContext)
  if (moves === undefined) throw new TypeError("there is no `MomentScope` above this component")
  return moves
}

/** The last event that is shown here. */
export const useReached = (): number => {
  const { session } = useHanded()
  return useReading(
    useCallback((at: Moment) => reachedAt(session, at), [session]),
    useMoment()
  )
}
