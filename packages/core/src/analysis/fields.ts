/** What has fields or elements. */

/** An object or a list, by its keys. */
export type Keyed = { [key: PropertyKey]: unknown }

/** Whether it is an object or a list. */
export const isObject = (value: unknown): value is Keyed => typeof value === "object" && value !== null
