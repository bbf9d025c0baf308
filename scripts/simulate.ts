/** Simulates alliances by their seeds, in two processes of this machine; the first that fails is told with its seed. */
import { type ChildProcess, fork } from "node:child_process"
import { parseArgs } from "node:util"
import { alliance } from "@pactwerk/core"
import { type Simulated, simulator } from "@pactwerk/core/testing"

const help = `npm run simulate [-- --seed <number>]

Plays an alliance with several processes on a store that fails, all by one seed, and judges how it ends.

  --seed 42          this seed alone, with all that came of it
  --from 1           the first of many seeds (1)
  --count 100        how many seeds (100)
  --length 20        at most so many commands in each, after the opening (20)
  --workers 2        in so many processes (2)
  --minutes 5        begin no seed after so many minutes
  --help             this page

Fails (1) with the seed of a simulation in which the log, the answers and the processes do not agree.`

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    from: { type: "string", default: "1" },
    count: { type: "string", default: "100" },
    length: { type: "string", default: "20" },
    workers: { type: "string", default: "2" },
    minutes: { type: "string" },
    help: { type: "boolean" }
  }
})

const whole = (name: "seed" | "from" | "count" | "length" | "workers" | "minutes"): number => {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number >= (name === "seed" || name === "from" ? 0 : 1)) return number
  console.error(`--${name} is a whole number, not \`${values[name]}\``)
  process.exit(2)
}

/** What many seeds came to, in sums that can be added up. */
type Sums = Readonly<Record<string, number>>

const sumsOf = ({ answered, days, events, faults, killed }: Simulated): Sums => ({
  seeds: 1,
  events,
  days,
  accepted: answered.filter(({ answer }) => typeof answer !== "string").length,
  refused: answered.filter(({ answer }) => answer === "refused").length,
  "processes killed": killed,
  ...Object.fromEntries(Object.entries(faults).map(([fault, count]) => [`store ${fault}`, count]))
})

const added = (one: Sums, other: Sums): Sums =>
  Object.fromEntries(
    [...Object.keys(one), ...Object.keys(other)].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)])
  )

/** A worker: every so many seeds from its own first, each reported as it ends. */
const work = async (first: number, step: number, end: number, length: number): Promise<void> => {
  const simulated = simulator(alliance, { length })
  const late = values.minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + whole("minutes") * 60_000
  for (let seed = first; seed < end && performance.now() < late; seed += step) {
    try {
      process.send?.({ sums: sumsOf(await simulated(seed)) })
    } catch (error) {
      process.send?.({ failure: error instanceof Error ? error.message : String(error) })
      return
    }
  }
}

const progress = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`)

const simulateMany = async (from: number, count: number, length: number, workers: number): Promise<void> => {
  let sums: Sums = {}
  const failures: Array<string> = []
  let shown = 0
  const hear = (child: ChildProcess) =>
    new Promise<void>((resolve) => {
      child.on("message", (told: { readonly sums?: Sums; readonly failure?: string }) => {
        if (told.failure !== undefined) failures.push(told.failure)
        if (told.sums !== undefined) sums = added(sums, told.sums)
        const done = Math.floor(((sums.seeds ?? 0) / count) * 20)
        if (done > shown) progress(`${sums.seeds} of ${count} seeds simulated`)
        shown = Math.max(shown, done)
      })
      child.on("exit", (code) => {
        if (code !== 0) failures.push(`a worker ended with ${code}`)
        resolve()
      })
    })
  const children = Array.from({ length: workers }, (_, index) =>
    fork(
      new URL(import.meta.url),
      [
        ...["--from", `${from + index}`, "--count", `${count - index}`, "--length", `${length}`],
        ...(values.minutes === undefined ? [] : ["--minutes", values.minutes])
      ],
      { env: { ...process.env, PACTWERK_WORKER: `${workers}` } }
    )
  )
  await Promise.all(children.map(hear))
  for (const failure of failures) console.log(failure)
  for (const [name, sum] of Object.entries(sums)) console.log(`${name.padEnd(28)}${sum}`)
  const silent = Object.keys(sums).length > 0 ? ["seeds", ...faultsExpected].filter((name) => !sums[name]) : []
  for (const name of silent) console.log(`never happened: ${name}`)
  if (failures.length > 0 || (count >= 100 && silent.length > 0)) process.exitCode = 1
  const inTime = values.minutes !== undefined && (sums.seeds ?? 0) < count ? `, begun in ${values.minutes} minutes` : ""
  console.log(`${sums.seeds ?? 0} of ${count} seeds agree in the end, ${failures.length} do not${inTime}`)
}
const faultsExpected = [
  "processes killed",
  "store refused to write",
  "store lost the answer",
  "store broke off a read",
  "store let others go first"
]

if (values.help) console.log(help)
else if (process.env.PACTWERK_WORKER !== undefined && process.send !== undefined) {
  const from = whole("from")
  await work(from, Number(process.env.PACTWERK_WORKER), from + whole("count"), whole("length"))
  process.disconnect()
} else if (values.seed !== undefined) {
  const { answered, digest, ...told } = await simulator(alliance, { length: whole("length") })(whole("seed"))
  for (const { answer, command, id } of answered) {
    console.log(`${id}  ${command}  ${typeof answer === "string" ? answer : `recorded at ${answer.first}`}`)
  }
  for (const [name, sum] of Object.entries(sumsOf({ answered, digest, ...told })))
    console.log(`${name.padEnd(28)}${sum}`)
  console.log(`digest ${digest}`)
} else await simulateMany(whole("from"), whole("count"), whole("length"), whole("workers"))
