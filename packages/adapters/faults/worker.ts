/** A process of the command that makes the faults: it makes those it is given the names of. */
import { mkdtempSync, rmSync } from "node:fs"
import path from "node:path"
import { faults } from "./all.ts"
import { killAll } from "./processes.ts"
import { nameOf, type Said } from "./table.ts"
import { makeTally } from "./tally.ts"

/** A fault that takes longer has failed: the longest takes a third of this on two cores. */
const limit = 400_000

/** A worker: makes the faults it is given the names of, one after the other. */
const work = (script: string, disk: string, memory: string): void => {
  process.on("message", async (name: string) => {
    const fault = faults.find((one) => nameOf(one) === name)
    if (fault === undefined) return
    let shown = 0
    const tally = makeTally((counted) => {
      if (Date.now() - shown < 500) return
      shown = Date.now()
      process.send?.({ counted } satisfies Said)
    })
    let folders = 0
    const made: Array<string> = []
    const folder = (where: "memory" | "disk" = "memory") => {
      folders += 1
      const next = mkdtempSync(path.join(where === "memory" ? memory : disk, `${folders}-`))
      made.push(next)
      return next
    }
    const ends: Array<() => unknown> = []
    let failure: string | undefined
    const failed = (error: unknown) => {
      failure ??= error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    const late = setTimeout(() => {
      failed(`it did not end within ${limit / 1000} s`)
      killAll()
    }, limit)
    await fault.run({ tally, folder, script, atEnd: (close) => ends.unshift(close) }).catch(failed)
    clearTimeout(late)
    for (const end of ends) await Promise.resolve().then(end).catch(failed)
    for (const one of made) rmSync(one, { recursive: true, force: true })
    const counted = tally.counted()
    process.send?.({ counted, done: true, ...(failure === undefined ? {} : { failure }) } satisfies Said)
  })
}

// Whoever interrupts the command wants none of what it started to go on.
process.once("disconnect", killAll)
process.once("SIGINT", killAll)

// What the command wrote there.
const [script = "", disk = "", memory = ""] = JSON.parse(process.argv[2] ?? "[]") as ReadonlyArray<string>
work(script, disk, memory)
