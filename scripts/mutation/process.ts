/** One process of Vitest on the copy, from its order to its last line. */
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { Line, Loaded, Order } from "./order.ts"

/** No test that judges takes as long without giving the event loop a turn; to load all of them takes longer on a busy day. */
const patience = { loading: 180_000, measuring: 120_000, judging: 15_000 }
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
export const run = async (copy: string, order: Omit<Order, "lines">, hear: (lines: ReadonlyArray<Line>) => void) => {
  const specs = `order-${orders++}`
  const folder = join(copy, specs)
  const [file, lines, log] = [join(folder, "order.json"), join(folder, "lines"), join(folder, "log")]
  mkdirSync(folder)
  writeFileSync(file, JSON.stringify({ ...order, lines } satisfies Order))
  const loaded = order.mutants.filter((mutant) => "modules" in mutant)
  for (const mutant of loaded) writeFileSync(join(folder, `${mutant.id.replaceAll("/", "-")}.test.ts`), specOf(mutant))
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
  const wait = order.measures === undefined ? patience.judging : patience.measuring
  while (!isOver && Date.now() - heard < (known === 0 ? patience.loading : wait)) {
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
