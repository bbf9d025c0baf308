/** Processes of Vitest that measure and judge; one that hangs or is spoilt gives way to a fresh one. */
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { Judged, Line, Loaded, Order } from "./order.ts"

/** One for each core. */
const places = [0, 1]
/** No test that judges takes as long without giving the event loop a turn; to load all of them takes longer on a busy day. */
const patience = { asleep: 60_000, awake: 15_000 }
/** How many mutants one process judges: the second kind loads every module anew for each, and memory is finite. */
const most = { asleep: 300, loaded: 100 }

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const running = new Set<number>()
const stop = (group: number) => {
  running.delete(group)
  try {
    process.kill(-group, "SIGKILL")
  } catch {
    // It was over already.
  }
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130))
process.once("exit", () => running.forEach(stop))

/** Reads on where it was: what a process told so far. */
const listener = (file: string): (() => ReadonlyArray<Line>) => {
  const told: Array<Line> = []
  let heard = 0
  return () => {
    const text = existsSync(file) ? readFileSync(file, "utf8") : ""
    const end = text.lastIndexOf("\n") + 1
    // Only the worker appends to this file.
    for (const line of text.slice(heard, end).split("\n")) if (line !== "") told.push(JSON.parse(line) as Line)
    heard = end
    return told
  }
}

/** A test file that loads those that judge: all of them once, or a few with a mutant that is awake. */
const specOf = (mutant?: Loaded): string => {
  const query = mutant && `?${new URLSearchParams({ mutant: mutant.id, file: mutant.file })}`
  const modules = mutant === undefined ? ["every.ts"] : mutant.modules.map((name) => `${name}${query}`)
  const imports = modules.map((name) => `  await import(${JSON.stringify(`../${name}`)})\n`)
  return `import { begin } from ${JSON.stringify(here("worker.ts"))}
await begin(${JSON.stringify(mutant?.id)}, async () => {
${imports.join("")}})
`
}

let orders = 0

/** Runs one process to its end, or to the end of all patience. */
const run = async (copy: string, order: Omit<Order, "lines">, hear: (lines: ReadonlyArray<Line>) => void) => {
  const specs = `order-${orders++}`
  const folder = join(copy, specs)
  const [file, lines, log] = [join(folder, "order.json"), join(folder, "lines"), join(folder, "log")]
  mkdirSync(folder)
  writeFileSync(file, JSON.stringify({ ...order, lines } satisfies Order))
  const loaded = order.mutants.filter((mutant) => "modules" in mutant)
  for (const mutant of loaded) writeFileSync(join(folder, `${mutant.id}.test.ts`), specOf(mutant))
  if (loaded.length === 0) writeFileSync(join(folder, "asleep.test.ts"), specOf())
  const output = openSync(log, "w")
  const child = spawn(
    process.execPath,
    [here("../../node_modules/vitest/vitest.mjs"), "run", "--config", here("vitest.config.ts")],
    {
      detached: true,
      stdio: ["ignore", output, output],
      env: {
        ...process.env,
        MUTATION_COPY: pathToFileURL(`${copy}/`).href,
        MUTATION_SPECS: `${specs}/*.test.ts`,
        MUTATION_ORDER: file,
        PACTWERK_DEEP: undefined,
        NO_COLOR: "1"
      }
    }
  )
  const group = child.pid
  if (group === undefined) throw new Error("no process could be started")
  running.add(group)
  let isOver = false
  child.once("exit", () => {
    isOver = true
  })
  const listen = listener(lines)
  let known = 0
  let heard = Date.now()
  while (!isOver && Date.now() - heard < (known === 0 ? patience.asleep : patience.awake)) {
    await pause(100)
    const told = listen()
    if (told.length > known) heard = Date.now()
    known = told.length
    hear(told)
    if (told.at(-1)?.told === "over") break
  }
  stop(group)
  const told = listen()
  if (told.length === 0 && loaded.length === 0) throw new Error(`no test was run:\n${readFileSync(log, "utf8")}`)
  return told
}

/** Runs every test once, and hears what it reaches, and what is reached before any of them. */
export const measure = async (copy: string): Promise<ReadonlyArray<Line>> => {
  const parts = await Promise.all(
    places.map((part) => run(copy, { measures: { part, of: places.length }, took: [], mutants: [] }, () => undefined))
  )
  for (const part of parts) if (part.at(-1)?.told !== "over") throw new Error("a test did not come to an end")
  return parts.flat()
}

/** What came of a mutant. */
export type Verdict = Extract<Line, { readonly told: "killed" | "survived" }>

const isVerdict = (line: Line): line is Verdict => line.told === "killed" || line.told === "survived"

/** Judges every mutant, and tells what is known by now again and again. */
export const judge = async (
  copy: string,
  took: ReadonlyArray<number>,
  mutants: ReadonlyArray<Judged>,
  tell: (known: ReadonlyMap<string, Verdict>) => void
): Promise<ReadonlyMap<string, Verdict>> => {
  const known = new Map<string, Verdict>()
  const learn = (lines: ReadonlyArray<Line>) => {
    for (const line of lines) if (isVerdict(line)) known.set(line.id, line)
    tell(known)
  }
  const queues = [
    [mutants.filter((mutant) => "tests" in mutant), most.asleep],
    [mutants.filter((mutant) => "modules" in mutant), most.loaded]
  ] as const
  for (const [all, size] of queues) {
    const queue: Array<Judged> = [...all]
    const place = async () => {
      while (queue.length > 0) {
        const taken = queue.splice(0, Math.min(size, Math.ceil(queue.length / places.length)))
        const lines = await run(copy, { took, mutants: taken }, learn)
        const last = lines.findLast((line) => "id" in line)
        const [first] = taken
        if (lines.length === 0 && first !== undefined)
          known.set(first.id, { told: "killed", id: first.id, by: "its modules do not load", how: "failed" })
        if (last?.told === "begun")
          known.set(last.id, { told: "killed", id: last.id, by: "nothing ended it", how: "stopped" })
        learn(lines)
        // What was not judged waits again, and what found a spoilt process goes first into a fresh one.
        const again = taken.filter(({ id }) => !known.has(id))
        queue.unshift(...again.filter(({ id }) => id === last?.id), ...again.filter(({ id }) => id !== last?.id))
      }
    }
    await Promise.all(places.map(place))
  }
  return known
}
