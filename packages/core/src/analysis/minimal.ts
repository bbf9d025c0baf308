/** The smallest choice that still tells the same: nothing can be left out of it. */

/**
 * Leaves out whatever can be missed: first large parts, then small ones, then one by one until none can go; of what
 * can be missed, what comes later goes first. Delta debugging (Zeller and Hildebrandt), by what is left out. The outcome
 * is 1-minimal: it need not be the only such choice, nor the shortest, but is always the same one.
 *
 * @param tells whether a choice tells the same; it is never asked about the whole.
 */
export const minimal = <A>(whole: ReadonlyArray<A>, tells: (some: ReadonlyArray<A>) => boolean): ReadonlyArray<A> => {
  let kept = whole
  for (let size = Math.ceil(whole.length / 2); size > 1; size = Math.ceil(size / 2)) {
    kept = withoutParts(kept, size, tells)
  }
  return withoutOnes(kept, tells)
}

/** Round and round, the last one first, until each was needed since something was last left out: none is asked twice. */
const withoutOnes = <A>(whole: ReadonlyArray<A>, tells: (some: ReadonlyArray<A>) => boolean): ReadonlyArray<A> => {
  let [kept, needed] = [whole, 0]
  for (let at = kept.length - 1; needed < kept.length; at = (at === 0 ? kept.length : at) - 1) {
    const fewer = kept.toSpliced(at, 1)
    if (tells(fewer)) [kept, needed] = [fewer, 0]
    else needed += 1
  }
  return kept
}

/** Once along all parts of this size, the last one first: without each that can be missed. */
const withoutParts = <A>(
  whole: ReadonlyArray<A>,
  size: number,
  tells: (some: ReadonlyArray<A>) => boolean
): ReadonlyArray<A> => {
  let kept = whole
  for (let from = Math.floor((whole.length - 1) / size) * size; from >= 0; from -= size) {
    const fewer = kept.toSpliced(from, size)
    if (fewer.length < kept.length && tells(fewer)) kept = fewer
  }
  return kept
}
