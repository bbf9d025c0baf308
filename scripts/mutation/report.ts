/** What is shown: a table with one line per folder, and each survivor that nobody knows. */
import type { Mutant } from "./copy.ts"

export type Fate = "killed" | "survived" | "not covered"
export interface Judgement {
  readonly mutant: Mutant
  readonly fate: Fate
}

/** `kernel`, `kernel/own` or a room. */
export const folderOf = ({ file }: Mutant): string => file.slice(0, file.lastIndexOf("/"))
export const isOfKernel = (mutant: Mutant): boolean => folderOf(mutant).startsWith("kernel")

/** In percent; whole when there is nothing to kill. */
export const scoreOf = (judgements: ReadonlyArray<Judgement>): number => {
  const killed = judgements.filter(({ fate }) => fate === "killed")
  return judgements.length === 0 ? 100 : (100 * killed.length) / judgements.length
}

const columns = ["mutants", "killed", "survived", "not covered", "score"]

const row = (name: string, judgements: ReadonlyArray<Judgement>): string => {
  const count = (wanted: Fate) => judgements.filter(({ fate }) => fate === wanted).length
  const counts = [judgements.length, count("killed"), count("survived"), count("not covered")]
  return [
    name.padEnd(14),
    ...counts.map((number) => String(number).padStart(12)),
    `${scoreOf(judgements).toFixed(1)} %`.padStart(12)
  ].join("")
}

/** One line per folder, then the kernel and the rooms as a whole. */
export const table = (judgements: ReadonlyArray<Judgement>): string => {
  const folders = [...new Set(judgements.map(({ mutant }) => folderOf(mutant)))].sort()
  const whole = [
    ["kernel, whole", judgements.filter(({ mutant }) => isOfKernel(mutant))],
    ["rooms, whole", judgements.filter(({ mutant }) => !isOfKernel(mutant))]
  ] as const
  return [
    ["".padEnd(14), ...columns.map((name) => name.padStart(12))].join(""),
    ...folders.map((folder) =>
      row(
        folder,
        judgements.filter(({ mutant }) => folderOf(mutant) === folder)
      )
    ),
    ...whole.filter(([, some]) => some.length > 0).map(([name, some]) => row(name, some))
  ].join("\n")
}

/** How often each reason occurs. */
export const counted = (reasons: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(reasons)].sort().map((reason) => `${reasons.filter((other) => other === reason).length} ${reason}`)

/** Where it is, and what it changes. */
export const line = ({ fate, mutant: { file, line, operator, original, replacement } }: Judgement): string =>
  `${fate}: ${file}:${line} ${operator}: ${original} → ${replacement}`
