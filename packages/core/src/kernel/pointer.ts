/** Places in a value, as RFC 6901 writes them. */

/**
 * One step down in a JSON pointer: to the member or element of this name.
 *
 * @example
 * `${stepTo("voice")}${stepTo("a/b")}` // "/voice/a~1b"
 */
export const stepTo = (name: PropertyKey): string => {
  const step = String(name)
  return /[~/]/.test(step) ? `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}` : `/${step}`
}

/** The place of an element in a list, where the step is one: digits, and no zero before them. */
export const indexOf = (step: string): number | undefined => (/^(0|[1-9]\d*)$/.test(step) ? Number(step) : undefined)
