/** Asking in a component: what came of it is a value, and nothing is asked of the past. */
import type { Broken, Command, Objected, Outcome, Tagged } from "@pactwerk/core"
import { useCallback, useRef, useState } from "react"
import { useMoment } from "./moves.ts"
import { useAlliance } from "./provider.ts"

/** How the last asking stands. */
export type Asking =
  | { readonly status: "idle" | "asking" }
  | ({ readonly status: "accepted" } & Omit<Extract<Outcome, { readonly accepted: true }>, "accepted">)
  | ({ readonly status: "refused" } & Objected)
  /** No answer could be given; perhaps it was recorded, and asking again with the same id tells. */
  | { readonly status: "failed"; readonly fault: unknown }

export interface Asker<in C> {
  /** Records what follows when every rule holds. Rejects on a fault; a refusal is an answer. */
  readonly ask: (command: C, options?: { readonly id?: string; readonly signal?: AbortSignal }) => Promise<Outcome>
  /** What would stand against this command; nothing when it would be accepted. */
  readonly check: (command: C) => Promise<Objected | undefined>
  /** Forgets what came of the last asking. */
  readonly reset: () => void
  readonly asking: Asking
  readonly isInThePast: boolean
  /** Whether this session may ask anything at all. */
  readonly mayAsk: boolean
}

/** What stands against asking, before any rule of the alliance is looked at. */
export const onlyNow: Broken = {
  rule: "react/only-now",
  nl: "Alleen nu kan er iets worden gevraagd; het verleden is om te lezen.",
  en: "Only now can something be asked; the past is for reading."
}
export const somebodyAsks: Broken = {
  rule: "react/somebody-asks",
  nl: "Wie iets vraagt, is daarvoor aangemeld.",
  en: "Whoever asks something has signed in for it."
}

const told = (outcome: Outcome): Asking => {
  if (!outcome.accepted) return { status: "refused", broken: outcome.broken, facts: outcome.facts }
  return { status: "accepted", events: outcome.events, isRepeat: outcome.isRepeat }
}

/**
 * Asks commands in the session above, and tells how the last one stands. In the past nothing is asked: that is refused
 * here. Throws a `TypeError` where there is no provider.
 *
 * @example
 * const Welcome = ({ command }: { command: Command }) => {
 *   const { ask, asking } = useAsk()
 *   return createElement("button", { onClick: () => ask(command) }, asking.status)
 * }
 */
export const useAsk = <C extends Tagged = Command>(): Asker<C> => {
  const session = useAlliance<C>()
  const isInThePast = useMoment() !== "now"
  const [asking, setAsking] = useState<Asking>({ status: "idle" })
  /** Only the last asking is told. */
  const turn = useRef(0)

  const broken = isInThePast ? onlyNow : session.mayAsk ? undefined : somebodyAsks
  const ask = useCallback<Asker<C>["ask"]>(
    async (command, options) => {
      const own = ++turn.current
      const tell = (next: Asking) => {
        if (turn.current === own) setAsking(next)
      }
      tell({ status: "asking" })
      try {
        const outcome: Outcome =
          broken === undefined ? await session.ask(command, options) : { accepted: false, broken: [broken], facts: {} }
        tell(told(outcome))
        return outcome
      } catch (fault) {
        tell({ status: "failed", fault })
        throw fault
      }
    },
    [session, broken]
  )
  const check = useCallback<Asker<C>["check"]>(
    async (command) => (broken === undefined ? session.check(command) : { broken: [broken], facts: {} }),
    [session, broken]
  )
  const reset = useCallback(() => {
    turn.current++
    setAsking({ status: "idle" })
  }, [])
  return { ask, check, reset, asking, isInThePast, mayAsk: session.mayAsk }
}
