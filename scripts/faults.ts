/** Makes every fault of the matrix for real, in two processes of this machine, and ends with one table. */
import { parseArgs } from "node:util"
import { elsewhere, faults } from "../packages/adapters/faults/all.ts"
import { missingNeeds } from "../packages/adapters/faults/needs.ts"
import { makeAll } from "../packages/adapters/faults/running.ts"
import { nameOf, print, verdictOf } from "../packages/adapters/faults/table.ts"

const help = `npm run test:faults [-- --only <fault>] [-- --store <store>]

Breaks each store on purpose: kills it, cuts its power, fills its disk, damages its files. Nothing that was acknowledged
may be lost, and nothing may be there in part. Fewer than twenty minutes on two cores.

${faults.map(({ id, row, store, title }) => `  ${String(row).padStart(2)}  ${id.padEnd(20)}${store.padEnd(10)}${title}`).join("\n")}

Shown elsewhere:
${elsewhere.map(({ row, title, where }) => `  ${String(row).padStart(2)}  ${title} (${where})`).join("\n")}

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

const isRequired = process.env.CI !== undefined || (process.env.PACTWERK_REQUIRE ?? "").split(",").includes("faults")

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
else await main()
