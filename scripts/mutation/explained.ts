/** Which survivors are known, and why they may live. */
import { readFileSync } from "node:fs"
import type { Mutant } from "./copy.ts"

/** Survivors of one line of code that have one reason; each as `original → replacement`. */
interface Explanation {
  readonly file: string
  readonly line: string
  readonly mutants: ReadonlyArray<string>
  readonly reason: string
}

/** Equivalent mutants, and those that nobody could explain or kill yet. */
interface Known {
  readonly explained: ReadonlyArray<Explanation>
  readonly open: ReadonlyArray<Omit<Explanation, "reason">>
}

// The file is reviewed with the code, and a key that fits no mutant is reported.
const known = JSON.parse(readFileSync(new URL("explained.json", import.meta.url), "utf8")) as Known

const keyOf = (file: string, line: string, mutant: string): string => JSON.stringify([file, line, mutant])
const keysOf = (list: Known["open"]): ReadonlyArray<string> =>
  list.flatMap(({ file, line, mutants }) => mutants.map((mutant) => keyOf(file, line, mutant)))

const explained = new Set(keysOf(known.explained))
const open = new Set(keysOf(known.open))

/** A mutant wherever it moves. */
const keyFor = ({ file, original, replacement, within }: Mutant) => keyOf(file, within, `${original} → ${replacement}`)

export const isExplained = (mutant: Mutant): boolean => explained.has(keyFor(mutant))
export const isOpen = (mutant: Mutant): boolean => open.has(keyFor(mutant))

/** What is explained and is no mutant of these files any more. */
export const outdated = (mutants: ReadonlyArray<Mutant>): ReadonlyArray<string> => {
  const here = new Set(mutants.map(keyFor))
  const files = new Set(mutants.map(({ file }) => file))
  return [...known.explained, ...known.open]
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, line, mutants }) => mutants.map((mutant) => keyOf(file, line, mutant)))
    .filter((key) => !here.has(key))
}
