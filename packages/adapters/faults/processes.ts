/** Processes of these faults' own: the child as one script, started plainly or under `strace`. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { mkdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { build } from "vite"
import type { Plan } from "./child.ts"
import { linesOf, toldBy } from "./told.ts"

/** Writes a program, the child unless another is named, and all that it loads into this folder; returns its name. */
export const bundle = async (folder: string, program = path.join(import.meta.dirname, "child.ts")): Promise<string> => {
  await build({
    configFile: false,
    logLevel: "silent",
    root: import.meta.dirname,
    ssr: { noExternal: true, resolve: { conditions: ["pactwerk-source", "node"] } },
    build: {
      ssr: program,
      outDir: folder,
      target: "node24",
      rolldownOptions: { output: { entryFileNames: "child.mjs", chunkFileNames: "[name].mjs" } }
    }
  })
  return path.join(folder, "child.mjs")
}

export const works = (command: string, ...args: ReadonlyArray<string>): boolean => {
  try {
    execFileSync(command, args, { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

const living = new Set<ChildProcess>()

/** Ends every process that was started here and has not ended. */
export const killAll = (): void => {
  for (const child of living) child.kill("SIGKILL")
}

/** A process, in this folder or where this one is; `done` is its exit code, or the signal that ended it. */
export const start = (
  command: string,
  args: ReadonlyArray<string>,
  environment: Record<string, string> = {},
  folder?: string
) => {
  const env = { ...process.env, ...environment }
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], env, cwd: folder })
  living.add(child)
  let complaint = ""
  child.stderr.on("data", (part) => {
    complaint = (complaint + part).slice(-2000)
  })
  const done = new Promise<number | string>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", (code, signal) => {
      living.delete(child)
      resolve(code ?? signal ?? 0)
    })
  })
  return {
    done,
    pid: child.pid ?? 0,
    kill: (signal: NodeJS.Signals = "SIGKILL") => child.kill(signal),
    complaint: () => complaint
  }
}

/** What is compiled once is not compiled again by the next child. */
export const cached = (script: string) => {
  const folder = path.join(path.dirname(script), "compiled")
  mkdirSync(folder, { recursive: true })
  return { NODE_COMPILE_CACHE: folder }
}

/** Starts the child with this plan; a command before it wraps it (`strace …`). */
export const startChild = (
  script: string,
  plan: Plan,
  before: ReadonlyArray<string> = [],
  environment: Record<string, string> = {}
) => {
  const [command = "", ...args] = [...before, process.execPath, script, JSON.stringify(plan)]
  return start(command, args, { ...cached(script), ...environment })
}

/** Runs the child to its end, whatever that is; gives how it ended and what it told. */
export const runChild = async (
  script: string,
  plan: Plan,
  before: ReadonlyArray<string> = [],
  environment: Record<string, string> = {}
) => {
  const child = startChild(script, plan, before, environment)
  const end = await child.done
  return { end, complaint: child.complaint(), told: toldBy(linesOf(plan.out)) }
}

/** How often a child makes each of these system calls on its main thread, when nothing goes wrong. */
export const countCalls = async (
  script: string,
  plan: Plan,
  calls: ReadonlyArray<string>
): Promise<ReadonlyMap<string, number>> => {
  const trace = `${plan.out}.trace`
  const { complaint, end } = await runChild(script, plan, strace(trace, calls))
  if (end !== 0) throw new Error(`the child ended with ${end} although nothing went wrong: ${complaint}`)
  const text = readFileSync(trace, "utf8")
  const main = text.slice(0, text.indexOf(" "))
  return new Map(
    calls.map((call) => [
      call,
      text.split("\n").filter((line) => line.startsWith(`${main} `) && line.includes(` ${call}(`)).length
    ])
  )
}

/** The command that traces, and does nothing else unless a rule says so. */
export const strace = (trace: string, calls: ReadonlyArray<string>, ...inject: ReadonlyArray<string>) => [
  "strace",
  "-f",
  "-o",
  trace,
  "-e",
  `trace=${calls.join(",")}`,
  ...inject.flatMap((rule) => ["-e", `inject=${rule}`])
]

/** Runs one after the other, so many at the same time. */
export const together = async <A>(most: number, all: Iterable<A>, run: (one: A) => Promise<void>): Promise<void> => {
  const left = all[Symbol.iterator]()
  const worker = async () => {
    for (let next = left.next(); next.done !== true; next = left.next()) await run(next.value)
  }
  await Promise.all(Array.from({ length: most }, worker))
}
