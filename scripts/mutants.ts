/** Takes each rule away, then lets it refuse always, and prints which test notices; fails when none does. */
import { parseArgs } from "node:util"
import { alliance } from "@pactwerk/core"
import { type Fate, ruleMutants } from "@pactwerk/core/testing"
import { norms } from "../packages/core/test/catalogue/cases.ts"
import { catalogue } from "../packages/core/test/rule-mutants/catalogue.ts"
import { triedOnRooms } from "../packages/core/test/rule-mutants/rooms.ts"

const help = `npm run mutants [-- --only <norm, room or rule>]

For every rule of the alliance: which test fails when the rule never refuses, and which when it always refuses?
First the violations of the catalogue are tried, then the tests of the rule's own room.

  --only F1                  the rules of one norm
  --only feedback            the rules of one room
  --only feedback/in-time    one rule
  --help                     this page

Fails (1) when a rule or one of the ${norms.length} norms survives, for then no test would miss it.`

const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean" } } })

const progress = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`)
const roomOf = (id: string) => id.slice(0, id.indexOf("/"))

/** The rules that were asked for, by room. */
const roomsOf = (only: string | undefined) =>
  Map.groupBy(
    [...alliance.rules].filter(([id, { rule }]) => only === undefined || [id, roomOf(id), rule.norm].includes(only)),
    ([id]) => roomOf(id)
  )

const fatesOf = async (rooms: ReturnType<typeof roomsOf>): Promise<ReadonlyArray<Fate>> => {
  const fates: Array<Fate> = []
  for (const [room, rules] of rooms) {
    progress(`${catalogue.length} violations are tried on the rules of ${room}`)
    fates.push(...(await ruleMutants({ ...alliance, rules: new Map(rules) }, catalogue)))
  }
  progress("the tests of their rooms are tried on the mutants that live")
  return triedOnRooms(fates, (file) => progress(`${file} was tried`))
}

/** Norm by norm, in the order of the catalogue: its rules, and what killed them. */
const table = (fates: ReadonlyArray<Fate>): string => {
  const byNorm = Map.groupBy(fates, ({ norm }) => norm ?? "no norm")
  const order = [
    ...norms.filter((norm) => byNorm.has(norm)),
    ...[...byNorm.keys()].filter((norm) => !norms.includes(norm))
  ]
  return order
    .flatMap((norm) => [
      norm,
      ...[...Map.groupBy(byNorm.get(norm) ?? [], ({ rule }) => rule)].flatMap(([rule, both]) => [
        `  ${rule}`,
        ...both.map(({ killedBy = "SURVIVES", mutant }) => `    ${mutant.padEnd(16)}${killedBy}`)
      ])
    ])
    .join("\n")
}

const main = async (): Promise<void> => {
  const began = performance.now()
  const rooms = roomsOf(values.only)
  if (rooms.size === 0) {
    console.error(`\`${values.only}\` is no norm, no room and no rule`)
    process.exitCode = 1
    return
  }
  const fates = await fatesOf(rooms)
  progress("")
  console.log(table(fates))
  const survivors = fates.filter(({ killedBy }) => killedBy === undefined)
  const stated = new Set(fates.map(({ norm }) => norm))
  const unstated = values.only === undefined ? norms.filter((norm) => !stated.has(norm)) : []
  for (const norm of unstated) console.log(`${norm}\n  no rule states it`)
  const seconds = Math.round((performance.now() - began) / 1000)
  const stood = norms.filter((norm) => stated.has(norm)).length
  console.log(`\n${stood} norms of the catalogue, ${fates.length / 2} rules, ${fates.length} mutants:`)
  console.log(`${fates.length - survivors.length} killed, ${survivors.length} survive (${seconds} s)`)
  if (survivors.length + unstated.length > 0) process.exitCode = 1
}

if (values.help) console.log(help)
else await main()
