/** Makes every fault of the matrix for real, in two processes of this machine, and ends with one table. */
import { type ChildProcess, fork } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { elsewhere, faults } from "../packages/adapters/faults/all.ts"
import type { Fault } from "../packages/adapters/faults/fault.ts"
import { missingNeeds } from "../packages/adapters/faults/needs.ts"
import { bundle } from "../packages/adapters/faults/processes.ts"
import { type Counted, makeTally } from "../packages/adapters/faults/tally.ts"

const help = `npm run test:faults [-- --only <fault>] [-- --store <store>]

Breaks each store on purpose: kills it, cuts its power, fills its disk, damages its files. Nothing that was acknowledged
may be lost, and nothing may be there in part. Fewer than twenty minutes on two cores.

${faults.map(({ id, row, store, title }) => `  ${String(row).padStart(2)}  ${id.padEnd(20)}${store.padEnd(10)}${title}`).join("\n")}

Shown elsewhere:
${elsewhere.map(({ row, title, where }) => `  ${String(row).padStart(2)}  ${title}: ${where}`).join("\n")}

  --only killed      one fault, in every store
  --store sqlite     one store, every fault
  --workers 2        in so many processes (2)
  --help             this page

Fails (1) when anything is lost or torn, when a fault never struck, and when one could not be made here although
PACTWERK_REQUIRE names \`faults\` or CI is set.`

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    store: { type: "string" },
    workers: { type: "string", default: "2" },
    help: { type: "boolean" }
  }
})

const nameOf = ({ id, store }: Fault): string => `${id} of ${store}`

/** What a worker tells: how far it is, and what a fault came to. */
interface Said {
  readonly counted: Counted
  readonly done?: boolean
  /** Why the fault could not be made. */
  readonly failure?: string
}

/** A worker: makes the faults it is given the names of, one after the other. */
const work = (script: string, home: string): void => {
  process.on("message", async (name: string) => {
    const fault = faults.find((one) => nameOf(one) === name)
    if (fault === undefined) return
    let shown = 0
    const tally = makeTally((counted) => {
      if (Date.now() - shown < 500) return
      shown = Date.now()
      process.send?.({ counted } satisfies Said)
    })
    const memory = existsSync("/dev/shm") ? mkdtempSync("/dev/shm/pactwerk-faults-") : home
    chmodSync(memory, 0o755)
    let folders = 0
    const made: Array<string> = []
    const folder = (where: "memory" | "disk" = "memory") => {
      folders += 1
      const next = mkdtempSync(path.join(where === "memory" ? memory : home, `${folders}-`))
      made.push(next)
      return next
    }
    const ends: Array<() => unknown> = []
    let failure: string | undefined
    const failed = (error: unknown) => {
      failure ??= error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    await fault.run({ tally, folder, script, atEnd: (close) => ends.unshift(close) }).catch(failed)
    for (const end of ends) await Promise.resolve().then(end).catch(failed)
    for (const one of made) rmSync(one, { recursive: true, force: true })
    if (memory !== home) rmSync(memory, { recursive: true, force: true })
    const counted = tally.counted()
    process.send?.({ counted, done: true, ...(failure === undefined ? {} : { failure }) } satisfies Said)
  })
}

interface Row {
  readonly fault: Fault
  readonly said: Said
  readonly seconds: number
}

const progress = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : "")

const isRequired = process.env.CI !== undefined || (process.env.PACTWERK_REQUIRE ?? "").split(",").includes("faults")

const verdictOf = ({ fault, said: { counted, failure } }: Row): string => {
  if (failure !== undefined) return "COULD NOT RUN"
  if (counted.lost.length > 0) return "LOST"
  if (counted.torn.length > 0) return "TORN"
  return counted.fired < (fault.least ?? 1) ? "DID NOT STRIKE" : "holds"
}

/** Hands the faults out to the workers, the longest first as they are listed. */
const makeAll = async (chosen: ReadonlyArray<Fault>, workers: number): Promise<ReadonlyArray<Row>> => {
  const home = mkdtempSync(path.join(tmpdir(), "pactwerk-faults-"))
  const rows: Array<Row> = []
  const running = new Map<string, Counted>()
  const left = [...chosen]
  try {
    // Some children run as somebody else.
    chmodSync(home, 0o755)
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
          child = fork(new URL(import.meta.url), [], {
            env: { ...process.env, PACTWERK_FAULTS: JSON.stringify([script, home]) }
          })
        }
        await one(child, next)
      }
      if (child?.connected === true) child.disconnect()
    }
    await Promise.all(Array.from({ length: workers }, worker))
  } finally {
    rmSync(home, { recursive: true, force: true })
    progress("")
  }
  return rows
}

const most = 8

const print = (rows: ReadonlyArray<Row>): void => {
  console.log(`${"row  fault".padEnd(27)}${"store".padEnd(10)}   tries    fired  lost  torn  seconds`)
  const sorted = rows.toSorted(
    (one, other) => one.fault.row - other.fault.row || one.fault.store.localeCompare(other.fault.store)
  )
  for (const row of sorted) {
    const { fault, said, seconds } = row
    const { fired, lost, notes, torn, tried } = said.counted
    const cells = [
      String(tried).padStart(8),
      String(fired).padStart(9),
      String(lost.length).padStart(6),
      String(torn.length).padStart(6)
    ]
    console.log(
      `${String(fault.row).padStart(3)}  ${fault.id.padEnd(22)}${fault.store.padEnd(10)}${cells.join("")}${seconds.toFixed(1).padStart(9)}  ${verdictOf(row)}`
    )
    const told = Object.entries(notes).map(([what, times]) => `${times} ${what}`)
    if (told.length > 0) console.log(`       ${told.join(", ")}`)
    for (const what of [...lost, ...torn].slice(0, most)) console.log(`       ! ${what}`)
    if (said.failure !== undefined) console.log(`       ! ${said.failure}`)
  }
}

const main = async (): Promise<void> => {
  const chosen = faults.filter(({ id, store }) => (values.only ?? id) === id && (values.store ?? store) === store)
  if (chosen.length === 0) {
    console.error("no fault is called that; `--help` lists them")
    process.exitCode = 2
    return
  }
  const lacking = new Map(chosen.map((fault) => [fault, missingNeeds(fault.needs ?? [])]))
  const possible = chosen.filter((fault) => lacking.get(fault)?.length === 0)
  const rows = await makeAll(possible, Math.max(1, Math.min(Number(values.workers), possible.length)))
  print(rows)
  for (const [fault, missing] of lacking) {
    if (missing.length > 0) console.log(`left out: ${nameOf(fault)}, for want of ${missing.join(", ")}`)
  }
  if (values.only === undefined) {
    for (const { row, title, where } of elsewhere) console.log(`row ${row} is shown elsewhere: ${title} (${where})`)
  }
  const wrong = rows.filter((row) => verdictOf(row) !== "holds")
  const omitted = chosen.length - possible.length
  console.log(
    `${rows.length - wrong.length} of ${chosen.length} faults hold, ${wrong.length} do not, ${omitted} left out`
  )
  if (wrong.length > 0 || (isRequired && omitted > 0)) process.exitCode = 1
}

if (values.help) console.log(help)
else if (process.env.PACTWERK_FAULTS !== undefined) {
  // What `makeAll` wrote there.
  const [script = "", home = ""] = JSON.parse(process.env.PACTWERK_FAULTS) as ReadonlyArray<string>
  work(script, home)
} else await main()
