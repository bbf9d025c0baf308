/** `npm run areas -- --out FOLDER`: areas that do not exist, each with a log of some years, to compare side by side. */
import { existsSync, mkdirSync, readdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { readMasterKey } from "@pactwerk/adapters/keys/master"
import { layer as keysLayer } from "@pactwerk/adapters/keys/sqlite"
import { layer } from "@pactwerk/adapters/sqlite"
import { areas } from "./names.ts"
import { playArea } from "./play.ts"

const help = `npm run areas -- --out FOLDER [--seed N] [--areas N] [--years N]

Makes alliances of areas that do not exist, played through the public API: one SQLite log each, in a folder that is new or
empty. The same seed makes the same events. Compare them: pactwerk roll-up FOLDER

  --out FOLDER   where they come
  --seed 1       another number, other histories (1)
  --areas 20     how many, at most ${areas.length} (20)
  --years 3      of how many years, at most 10 (3)
  --help         this page

Where a master key is found (PACTWERK_MASTER_KEY, or the usual file), people's keys come beside each log. Without one
everybody goes by a pseudonym.`

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string", default: "1" },
    areas: { type: "string", default: `${areas.length}` },
    years: { type: "string", default: "3" },
    help: { type: "boolean" }
  }
})

const wrong = (why: string): never => {
  console.error(why)
  process.exit(2)
}
const whole = (name: "seed" | "areas" | "years", most: number): number => {
  const number = Number(values[name])
  const isWhole = Number.isSafeInteger(number) && number >= (name === "seed" ? 0 : 1) && number <= most
  return isWhole ? number : wrong(`--${name} is a whole number, at most ${most}, and not \`${values[name]}\``)
}

const make = async (folder: string): Promise<void> => {
  const [seed, count, years] = [
    whole("seed", Number.MAX_SAFE_INTEGER),
    whole("areas", areas.length),
    whole("years", 10)
  ]
  if (existsSync(folder) && readdirSync(folder).length > 0) wrong(`\`${folder}\` holds something already`)
  mkdirSync(folder, { recursive: true })
  const found = readMasterKey({ env: process.env, log: join(folder, "log.db") })
  if (found.is === "refused") wrong(found.why.en)
  let events = 0
  for (const [index, [name, title]] of areas.slice(0, count).entries()) {
    const fileOf = (ending: string) => join(folder, `${name}${ending}.db`)
    const keys = found.is === "found" ? { keys: keysLayer({ file: fileOf("-keys"), master: found.master }) } : {}
    const log = layer({ file: fileOf(""), mark: "written" })
    events += await playArea({ seed, years, name, title, log, ...keys })
    console.error(`${index + 1} of ${count}: ${title}, ${events} events so far`)
  }
}

if (values.help) console.log(help)
else await make(resolve(values.out ?? wrong(help)))
