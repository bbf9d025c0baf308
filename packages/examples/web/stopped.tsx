/** How often each rule stopped something: that is not in the log, but in the trace beside it. */
import { createContext, use, useEffect, useState } from "react"

/** Asks for the counts by rule; nothing where the trace cannot be seen. */
export type AskStopped = () => Promise<ReadonlyMap<string, number> | undefined>

export const StoppedContext = createContext<AskStopped>(async () => undefined)

/** The counts, as soon as they are known. */
export const useStopped = (): ReadonlyMap<string, number> | undefined => {
  const ask = use(StoppedContext)
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>()
  useEffect(() => {
    let isShown = true
    ask().then(
      (known) => isShown && setCounts(known),
      () => {}
    )
    return () => {
      isShown = false
    }
  }, [ask])
  return counts
}
