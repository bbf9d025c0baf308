/** What may be seen of a log, found by position. */
import type { Recorded } from "@pactwerk/core"

/** The index of the first event after a position; the length of the list where there is none. */
export const firstAfter = (list: ReadonlyArray<Recorded>, position: number): number => {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.position ?? 0) > position) high = middle
    else low = middle + 1
  }
  return low
}

/** The event at a position, where it may be seen. */
export const eventAt = (list: ReadonlyArray<Recorded>, position: number): Recorded | undefined => {
  const found = list[firstAfter(list, position - 1)]
  return found?.position === position ? found : undefined
}
