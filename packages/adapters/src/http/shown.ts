/** What may be seen of a log, found by position. */
import { firstAfter, type Recorded } from "@pactwerk/core"

/** The event at a position, where it may be seen. */
export const eventAt = (list: ReadonlyArray<Recorded>, position: number): Recorded | undefined => {
  const found = list[firstAfter(list, position - 1)]
  return found?.position === position ? found : undefined
}
