/** Places in a value, as RFC 6901 writes them. */

/**
 * One step down in a JSON pointer: to the member or element of this name.
 *
 * @example
 * `${stepTo("voice")}${stepTo("a/b")}` // "/voice/a~1b"
 */
export const stepTo = (name: PropertyKey): string => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`
