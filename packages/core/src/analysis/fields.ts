/** Copies of what can have thousands of fields. */

/** An object or a list, by its keys. */
export type Keyed = { [key: PropertyKey]: unknown }

/** Whether it is an object or a list. */
export const isObject = (value: unknown): value is Keyed => typeof value === "object" && value !== null

/** From so many fields on an engine keeps them as a table; listing and spreading those takes three times as long. */
const manyFields = 128
/** The fields of each that has many, in order. */
const listed = new WeakMap<object, ReadonlyArray<string>>()
const fieldsOf = (base: Keyed): ReadonlyArray<string> => {
  const fields = listed.get(base) ?? Object.keys(base)
  if (fields.length >= manyFields) listed.set(base, fields)
  return fields
}

/** The same fields or elements in a new object or list, to be changed. */
export const copyOf = (base: Keyed): Keyed => {
  // A list is a record of its elements too, which is all that is done with it here.
  if (Array.isArray(base)) return [...base] as unknown as Keyed
  const fields = fieldsOf(base)
  if (fields.length < manyFields) return { ...base }
  const copy: Keyed = Object.create(null)
  for (const field of fields) copy[field] = base[field]
  return Object.setPrototypeOf(copy, Object.prototype)
}

/** Keeps what is known of the fields of a copy, for the next who copies it: those that it had, and those that came. */
export const listFields = (base: object, copy: object, added: ReadonlyArray<string>): void => {
  const fields = listed.get(base)
  if (fields !== undefined) listed.set(copy, [...fields, ...added])
}
