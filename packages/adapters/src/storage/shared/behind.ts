/** Whether a log in a file lost what it had acknowledged: what its marks say, and what it holds. */
import type { LogError } from "@pactwerk/core"
import { refuse } from "./errors.ts"
import type { Marks } from "./mark.ts"

/** Why a log with nothing in it is not opened: it is not there yet, or it was. */
export const missing = (file: string, { furthest }: Marks): LogError =>
  furthest === undefined || furthest.size === 0
    ? refuse("Unavailable", `\`${file}\` holds no log yet, and is opened to read only`)
    : refuse("Corrupt", `\`${file}\` is empty, and held \`${furthest.size}\` events: restore it, or remove its marks`)

/**
 * Whether the log lost what it had acknowledged, or can no longer know; `hashAt` tells the hash of the event at a
 * position, and nothing where there is none.
 */
export const damageOf = (
  file: string,
  { damaged, furthest }: Marks,
  hashAt: (position: number) => string | undefined
): LogError | undefined => {
  if (damaged !== undefined) {
    const what = `the mark \`${damaged}\` cannot be read: compare the log with a copy, then remove the mark`
    return refuse("Corrupt", what)
  }
  if (furthest === undefined || furthest.size === 0) return undefined
  const hash = hashAt(furthest.size)
  if (hash === furthest.hash) return undefined
  const found = hash === undefined ? "is gone" : "is another"
  return refuse("Corrupt", `\`${file}\` is behind its mark: the event at position \`${furthest.size}\` ${found}`)
}
