/** One text for one state, however it was reached: what makes a search through states end. */

/** Equal values give equal texts, whatever the order of their fields; a field that is undefined is not an absent one. */
const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value !== "object" || value === null) return typeof value === "string" ? JSON.stringify(value) : `${value}`
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError("a state is made of plain values")
  return `{${entriesOf(value)
    .map(([name, part]) => `${JSON.stringify(name)}:${textOf(part)}`)
    .join()}}`
}

const entriesOf = (value: object): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries<unknown>({ ...value }).sort(([one], [other]) => (one < other ? -1 : 1))

/**
 * A key for states that share structure: every part gets a number once, so a key is short and a part that did not
 * change is not looked at again. Keys compare within one such function only. Throws a `TypeError` on what is not plain.
 *
 * @example
 * const keyOf = stateKeys()
 * keyOf({ rooms: { a: 1, b: 2 } }) === keyOf({ rooms: { b: 2, a: 1 } })
 */
export const stateKeys = (): ((state: unknown) => string) => {
  const byText = new Map<string, number>()
  const byObject = new WeakMap<object, number>()
  const numberOf = (part: unknown): number => {
    const isObject = typeof part === "object" && part !== null
    const known = isObject ? byObject.get(part) : undefined
    if (known !== undefined) return known
    const text = textOf(part)
    const number = byText.get(text) ?? byText.size
    byText.set(text, number)
    if (isObject) byObject.set(part, number)
    return number
  }
  return (state) =>
    typeof state === "object" && state !== null && !Array.isArray(state)
      ? entriesOf(state)
          .map(([name, part]) => `${name}=${numberOf(part)}`)
          .join()
      : `${numberOf(state)}`
}
