/** A copy of core in which every mutant sleeps until it is named. */
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Instrumenter } from "@stryker-mutator/instrumenter"
import { judges, mutated, texts } from "./plan.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
export const core = join(root, "packages/core")

export interface Mutant {
  readonly id: string
  /** Below `packages/core/src`. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** The whole line, without the spaces around it: with the two texts below it tells a mutant wherever it moves. */
  readonly within: string
  readonly original: string
  readonly replacement: string
  readonly operator: string
  /** The file as it would be. */
  readonly mutated: string
  /** Why it is left alone. */
  readonly ignored: string | undefined
}

const silent = () => undefined
const isSilent = () => false
const logger = {
  isTraceEnabled: isSilent,
  isDebugEnabled: isSilent,
  isInfoEnabled: isSilent,
  isWarnEnabled: isSilent,
  isErrorEnabled: isSilent,
  isFatalEnabled: isSilent,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent
}

const onOneLine = (code: string): string => code.replaceAll(/\s+/g, " ").trim()

/** Which of the files: those whose path holds this, and of these every so many, beginning with one. */
export interface Choice {
  readonly only: string
  readonly part: number
  readonly of: number
}

/** Writes the copy below an empty folder, and names every mutant in it. */
export const copyInto = async (
  folder: string,
  copy: string,
  { of, only, part }: Choice
): Promise<ReadonlyArray<Mutant>> => {
  mkdirSync(copy, { recursive: true })
  for (const part of ["src", "test", "package.json"]) cpSync(join(core, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
  const names = globSync(mutated, { cwd: core })
    .filter((name) => name.includes(only))
    .sort()
    .filter((_, index) => index % of === part % of)
  const sources = new Map(names.map((name) => [name, readFileSync(join(core, name), "utf8")]))
  const files = [...sources].map(([name, content]) => ({ name, content, mutate: true }))
  const options = { plugins: null, excludedMutations: [], ignorers: [texts] }
  const instrumented = await new Instrumenter(logger).instrument(files, options)
  for (const { content, name } of instrumented.files) writeFileSync(join(copy, name), content)
  const tests = globSync(judges, { cwd: copy }).sort()
  writeFileSync(join(copy, "every.ts"), tests.map((name) => `import "./${name}"\n`).join(""))
  return instrumented.mutants.map(
    ({ fileName, id, location: { end, start }, mutatorName, replacement = "", statusReason }) => {
      const source = sources.get(fileName) ?? ""
      const lines = source.split("\n")
      const [from, to] = [start, end].map(
        ({ column, line }) => column + lines.slice(0, line).join("\n").length + (line && 1)
      )
      return {
        id,
        file: fileName.replace("src/", ""),
        line: start.line + 1,
        within: onOneLine(lines[start.line] ?? ""),
        original: onOneLine(source.slice(from, to)),
        replacement: onOneLine(replacement),
        operator: mutatorName,
        mutated: source.slice(0, from) + replacement + source.slice(to),
        ignored: statusReason
      }
    }
  )
}
