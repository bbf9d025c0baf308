/** What an answer holds, grouped once for each answer. */

/**
 * Those of a record that have this name, in its order. Only for answers, which never change, and never for a draft.
 *
 * @example
 * const windowsOf = groupedBy(({ programme }: FeedbackWindow) => programme)
 * windowsOf(board.windows, "meerjarenprogramma")
 */
export const groupedBy = <A>(nameOf: (one: A) => string) => {
  const known = new WeakMap<object, ReadonlyMap<string, ReadonlyArray<A>>>()
  return (record: { readonly [name: string]: A }, name: string): ReadonlyArray<A> => {
    const groups = known.get(record) ?? Map.groupBy(Object.values(record), nameOf)
    known.set(record, groups)
    return groups.get(name) ?? []
  }
}
