/** Names as people write them: compared without accents, capitals and hyphens, and the near ones found. */

/** One spelling for all the ways a name is written: `Café-Noord` and `cafe noord` are one. */
export const plain = (said: string): string =>
  said
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[-_\s]+/g, " ")
    .replace(/[.,;()«»"'’“”]/g, "")
    .trim()

const longest = 80

/** How many letters have to be changed, added, dropped or swapped to make the one into the other. */
const distance = (one: string, other: string): number => {
  let before: ReadonlyArray<number> = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      now.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + change,
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
        )
      )
    }
    before = last
    last = now
  }
  return last[other.length] ?? 0
}

/** The allowed words nearest to what was written, at most three, the nearest first; none where none is near. */
export const near = (said: string, allowed: Iterable<string>): ReadonlyArray<string> => {
  const written = plain(said)
  if (written === "" || written.length > longest) return []
  const found = new Map<string, number>()
  for (const word of allowed) {
    const other = plain(word)
    const reach = Math.max(1, Math.floor(Math.min(written.length, other.length) / 3))
    if (Math.abs(other.length - written.length) > reach && !other.includes(written)) continue
    // A part of a name is near it, but less so than a slip of the pen.
    const apart = written.length > 2 && other.includes(written) ? 2 : distance(written, other)
    if (other.length <= longest && apart <= Math.max(reach, 2))
      found.set(word, Math.min(apart, found.get(word) ?? apart))
  }
  return [...found]
    .sort(([, one], [, other]) => one - other)
    .slice(0, 3)
    .map(([word]) => word)
}
