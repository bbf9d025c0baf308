/** Which name was meant, where another was given. */

/** In how many letters two words differ: added, left out, or another. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 0; at < one.length; at++) {
    const next = [at + 1]
    for (let index = 0; index < other.length; index++) {
      const swap = (row[index] ?? 0) + (one[at] === other[index] ? 0 : 1)
      next.push(Math.min(swap, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/**
 * The known name nearest to this one: at most half of its letters differ. Of two that are as near, the first by code unit.
 *
 * @example
 * nearest("registr", ["agenda", "register"]) // "register"
 */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  let found: string | undefined
  let best = Math.max(1, Math.floor(name.length / 2)) + 1
  for (const one of [...known].sort()) {
    if (Math.abs(one.length - name.length) >= best) continue
    const apart = distance(name, one)
    if (apart < best) [found, best] = [one, apart]
  }
  return found
}
