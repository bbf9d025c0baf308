/** Everything that takes minutes, one after the other, with one table at the end. */
import { spawn } from "node:child_process"
import { parseArgs } from "node:util"

interface Step {
  readonly name: string
  readonly command: ReadonlyArray<string>
}

/** A step that takes longer is stopped, and fails. */
const limit = 20 * 60_000

const deepTests = [
  "laws",
  "analysis",
  "broken-laws",
  "exploration",
  "explore",
  "model",
  "store",
  "memory",
  "journal",
  "simulate",
  "schemas",
  "proof"
]

/** A sixth of the files each day: all of them take longer than everything else together. */
const sixth = `${(Math.floor(Date.now() / 86_400_000) % 6) + 1}/6`

const steps: ReadonlyArray<Step> = [
  {
    name: "simulation",
    command: [
      ...["npm", "run", "-s", "simulate", "--"],
      // On a slow machine fewer: what is slow is no fault.
      ...["--count", "10000", "--length", "12", "--minutes", "4"]
    ]
  },
  { name: "laws, exploration, models", command: ["npx", "vitest", "run", "--project", "core", ...deepTests] },
  {
    name: "stores, areas, exports",
    // A few long files: beside each other they keep every core at work.
    command: [
      ...["npx", "vitest", "run", "--project", "examples", "--project", "adapters"],
      ...["sqlite.test", "areas", "export-histories"]
    ]
  },
  { name: "rule mutants", command: ["npm", "run", "-s", "mutants"] },
  { name: "mutation testing", command: ["npm", "run", "-s", "mutation", "--", "--part", sixth, "--minutes", "5"] }
]

const help = `npm run test:deep [-- --only <step>]

Runs what takes too long for npm test, and ends with one table.

${steps.map(({ command, name }) => `  ${name.padEnd(28)}${command.join(" ")}`).join("\n")}

  --only simulation            one step
  --help                       this page

Fails (1) when a step fails.`

const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean" } } })

/** One step: what it prints goes through, and its last line is kept. */
const run = ({ command: [program = "", ...given], name }: Step) =>
  new Promise<readonly [name: string, outcome: string, seconds: number, last: string]>((resolve) => {
    const began = performance.now()
    console.log(`\n== ${name}`)
    const child = spawn(program, given, {
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, PACTWERK_DEEP: "1", NO_COLOR: "1", FORCE_COLOR: "0" }
    })
    let said = ""
    child.stdout.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk)
      said = (said + chunk.toString()).slice(-4000)
    })
    // The whole group: what a step started ends with it.
    const stop = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL")
    }
    const late = setTimeout(stop, limit)
    process.once("SIGINT", stop)
    child.on("close", (code) => {
      clearTimeout(late)
      process.off("SIGINT", stop)
      const lines = said.split("\n").filter((line) => line.trim() !== "")
      const last = lines.findLast((line) => /\d/.test(line) && !/^ *(Start at|Duration|Isolate)/.test(line)) ?? ""
      resolve([name, code === 0 ? "holds" : "FAILS", Math.round((performance.now() - began) / 1000), last.trim()])
    })
  })

const main = async (): Promise<void> => {
  const chosen = steps.filter(({ name }) => values.only === undefined || name === values.only)
  if (chosen.length === 0) {
    console.error(
      `no step is called \`${values.only}\`; there are ${steps.map(({ name }) => `\`${name}\``).join(", ")}`
    )
    process.exitCode = 2
    return
  }
  const rows: Array<Awaited<ReturnType<typeof run>>> = []
  for (const step of chosen) rows.push(await run(step))
  console.log("\n== in all")
  for (const [name, outcome, seconds, last] of rows) {
    console.log(`${name.padEnd(28)}${outcome}  ${String(seconds).padStart(5)} s  ${last}`)
  }
  if (rows.some(([, outcome]) => outcome === "FAILS")) process.exitCode = 1
}

if (values.help) console.log(help)
else await main()
