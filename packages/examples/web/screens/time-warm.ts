/// <reference lib="dom" />
/** Going through time once while nobody waits: a leap then finds an answer nearby to go on from. */
import { useAlliance } from "@pactwerk/adapters/react"
import { type Tagged, type View, Views } from "@pactwerk/core"
import { useEffect } from "react"

/** From one answer to the next, in events. */
const stretch = 512

/** Makes the answers of a view on the way to now, one at a time, as long as the browser has nothing else to do. */
export const useWarm = (view: View<unknown, Tagged>): void => {
  const session = useAlliance()
  useEffect(() => {
    // Without it nothing is lost but the time of the first leap.
    if (typeof requestIdleCallback !== "function") return
    let position = stretch
    const goOn = () => {
      if (position >= session.standing().head) return
      session.project(view, { position })
      session.project(Views.names, { position })
      position += stretch
      handle = requestIdleCallback(goOn)
    }
    let handle = requestIdleCallback(goOn)
    return () => cancelIdleCallback(handle)
  }, [session, view])
}
