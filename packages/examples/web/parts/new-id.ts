/// <reference lib="dom" />
/** A number for something new, short enough to read out. */
export const newId = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 8)}`
