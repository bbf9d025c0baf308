/** Makes faults in several processes of this machine, and tells how far they are. */
import { type ChildProcess, fork } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Fault } from "./fault.ts"
import { bundle } from "./processes.ts"
import { nameOf, type Row, type Said, verdictOf } from "./table.ts"
import { type Counted, makeTally } from "./tally.ts"

const progress = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : "")

/** Hands the faults out to the workers, the longest first as they are listed. */
export const makeAll = async (chosen: ReadonlyArray<Fault>, workers: number): Promise<ReadonlyArray<Row>> => {
  const home = mkdtempSync(path.join(tmpdir(), "pactwerk-faults-"))
  // Most faults need no disk, and many images of one.
  const memory = mkdtempSync(path.join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "pactwerk-faults-"))
  const rows: Array<Row> = []
  const running = new Map<string, Counted>()
  const left = [...chosen]
  try {
    // Some children run as somebody else.
    for (const made of [home, memory]) chmodSync(made, 0o755)
    const script = await bundle(path.join(home, "child"))
    const show = () => {
      const now = [...running].map(([name, { fired, tried }]) => `${name}: ${fired} of ${tried}`)
      progress(`${rows.length} of ${chosen.length} faults done; ${now.join("; ")}`)
    }
    const one = (worker: ChildProcess, fault: Fault) =>
      new Promise<void>((resolve) => {
        const began = performance.now()
        const end = (said: Said) => {
          worker.off("message", hear)
          worker.off("exit", died)
          running.delete(nameOf(fault))
          const row = { fault, said, seconds: (performance.now() - began) / 1000 }
          rows.push(row)
          if (!process.stderr.isTTY) process.stderr.write(`${nameOf(fault)}: ${verdictOf(row)}\n`)
          show()
          resolve()
        }
        const hear = (said: Said) => {
          running.set(nameOf(fault), said.counted)
          if (said.done === true) end(said)
          else show()
        }
        const died = (code: number | null) =>
          end({ counted: makeTally().counted(), failure: `its worker ended with ${code}` })
        worker.on("message", hear)
        worker.once("exit", died)
        worker.send(nameOf(fault))
      })
    const worker = async () => {
      let child: ChildProcess | undefined
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        if (child?.connected !== true) {
          child = fork(new URL("worker.ts", import.meta.url), [JSON.stringify([script, home, memory])])
        }
        await one(child, next)
      }
      if (child?.connected === true) child.disconnect()
    }
    await Promise.all(Array.from({ length: workers }, worker))
  } finally {
    for (const made of [home, memory]) rmSync(made, { recursive: true, force: true })
    progress("")
  }
  return rows
}
