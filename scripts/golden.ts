/** Writes golden samples of events that have none yet, never over one; with `--check` it only says what is missing. */
import { writeFileSync } from "node:fs"
import { alliance } from "@pactwerk/core"
import { additionsTo, fileOf, missingFrom, versionOf } from "../packages/core/test/golden/corpus.ts"
import { folder, readCorpus } from "../packages/core/test/golden/files.ts"

const types = [...alliance.events.keys()]

if (!process.argv.includes("--check")) {
  const corpus = readCorpus()
  for (const type of types) {
    const added = additionsTo(corpus, alliance, type)
    if (added.length === 0) continue
    const file = fileOf(type, versionOf(alliance, type))
    const samples = [...(corpus.get(file) ?? []), ...added]
    writeFileSync(new URL(file, folder), `${JSON.stringify(samples, null, 2)}\n`)
    console.log(`${file}: ${added.length} added`)
  }
}

const corpus = readCorpus()
const missing = types.flatMap((type) => missingFrom(corpus, alliance, type))
for (const sentence of missing) console.error(`missing: ${sentence}`)
if (missing.length > 0) process.exitCode = 1
else console.log(`${corpus.size} files hold a sample of every event, in each way it can go`)
