/** Plain values, as a memory is made of: compared, frozen while sharing what stayed, and thawed to go on. */

/** An object, by its fields. */
export type Fields = { readonly [field: string]: unknown }

/** Whether it has fields or elements of its own that can be walked through. */
export const isFields = (value: unknown): value is Fields => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The fields that are there, for whoever reads them: what is `undefined` is not. */
export const fieldsIn = (fields: Fields): ReadonlyArray<string> =>
  Object.keys(fields).filter((field) => fields[field] !== undefined)

/** Whether both read as the same JSON, whatever the order of their fields. */
export const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((part, index) => same(part, other[index]))
  }
  if (!isFields(one) || !isFields(other)) return false
  const fields = fieldsIn(one)
  return (
    fields.length === fieldsIn(other).length &&
    fields.every((field) => Object.hasOwn(other, field) && same(one[field], other[field]))
  )
}

const share = (before: unknown, now: unknown): unknown => {
  if (Array.isArray(now)) {
    const made = now.map((part, index) => share(Array.isArray(before) ? before[index] : undefined, part))
    const isSame =
      Array.isArray(before) && before.length === made.length && made.every((part, index) => part === before[index])
    return isSame ? before : Object.freeze(made)
  }
  if (!isFields(now)) return now
  const fields = Object.keys(now)
  const earlier = isFields(before) ? before : {}
  const old = Object.keys(earlier)
  let isSame = before === earlier && old.length === fields.length
  const parts = fields.map((field, index) => {
    const part = share(Object.hasOwn(earlier, field) ? earlier[field] : undefined, now[field])
    isSame &&= old[index] === field && part === earlier[field]
    return part
  })
  if (isSame) return before
  const made: { [field: string]: unknown } = {}
  fields.forEach((field, index) => {
    made[field] = parts[index]
  })
  return Object.freeze(made)
}

/**
 * A frozen copy of what is there now. What is as it was before is that same part, so that a copy costs what changed.
 * Nothing of what is there now is kept or frozen.
 */
// It is the same value in the same shape, part by part, which TypeScript cannot see.
export const frozen = <A>(before: A | undefined, now: A): A => share(before, now) as A

const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy)
  if (!isFields(value)) return value
  const made: { [field: string]: unknown } = {}
  for (const field of Object.keys(value)) made[field] = copy(value[field])
  return made
}

/** A copy of which every part can be changed. */
// It is the same value in the same shape, part by part, which TypeScript cannot see.
export const thawed = <A>(value: A): A => copy(value) as A
