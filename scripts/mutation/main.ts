/** Mutation testing: small mistakes are put into kernel and rooms, one at a time, and the tests have to notice. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { aim, alsoWhileLoading, controlsFor, quickestFirst } from "./aim.ts"
import { notCompiling } from "./compile.ts"
import { copyInto, type Mutant } from "./copy.ts"
import { judge, measure, type Verdict } from "./crew.ts"
import { isExplained, isOpen, outdated } from "./explained.ts"
import { leastScore } from "./plan.ts"
import { counted, type Fate, isOfKernel, type Judgement, line, scoreOf, table } from "./report.ts"

const help = `npm run mutation -- [--only <part of a path>] [--part <number>/<of>] [--minutes <number>] [--quick] [--explained]

Puts small mistakes (mutants) into packages/core/src/kernel and the rooms, one at a time, runs the tests that reach each,
and counts how many are noticed. Fails when less than ${leastScore} % of kernel or of rooms is. Survivors that are not explained in
scripts/mutation/explained.json are listed.

  --only <part>  only files whose path holds this, as \`feedback/decider\`
  --part 1/2     only every second file: the other half is 2/2
  --minutes 10   begin no mutant after so many minutes; what is not judged by then counts for nothing
  --quick        only tests that take less than 40 ms: what they notice, the others need not
  --explained    judge also the mutants that are explained, say which are noticed by now, and fail on these and on
                 survivors without an explanation: whether a test is quick enough to be run depends on the machine`

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    part: { type: "string", default: "1/1" },
    minutes: { type: "string" },
    quick: { type: "boolean", default: false },
    explained: { type: "boolean", default: false },
    help: { type: "boolean", default: false }
  }
})

const [, part, of] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(values.part) ?? []
if (part === undefined || of === undefined || Number(part) > Number(of)) {
  console.error(`--part is a number and how many there are, as \`1/2\`, not \`${values.part}\``)
  process.exit(2)
}

const minutes = values.minutes === undefined ? undefined : Number(values.minutes)
if (minutes !== undefined && !(minutes > 0)) {
  console.error(`--minutes is how long it may begin mutants, as \`10\`, not \`${values.minutes}\``)
  process.exit(2)
}

const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1000)} s`

const main = async (folder: string): Promise<boolean> => {
  const start = performance.now()
  const until = minutes === undefined ? undefined : Date.now() + minutes * 60_000
  const copy = join(folder, "packages/core")
  const mutants = await copyInto(folder, copy, { only: values.only, part: Number(part), of: Number(of) })
  const judgeable = mutants.filter(({ ignored }) => ignored === undefined)
  const refused = await notCompiling(folder, judgeable)
  const awake = judgeable.filter(({ id }) => !refused.has(id))
  console.log(`${mutants.length} mutants, of which ${awake.length} are judged (${seconds(start)})`)
  for (const reason of counted(mutants.flatMap(({ ignored }) => ignored ?? []))) console.log(`  left alone: ${reason}`)
  console.log(`  left alone: ${refused.size} do not compile`)
  const lines = await measure(copy)
  const measured = quickestFirst(lines)
  for (const { passes, title } of measured) if (!passes) throw new Error(`fails without any mutant: ${title}`)
  console.log(`${measured.length} tests pass without any mutant (${seconds(start)})`)
  const took = measured.toSorted((one, other) => one.index - other.index).map((test) => test.took)
  const aimed = aim(awake, lines, values.quick)
  const skipped = new Set(awake.filter((mutant) => isExplained(mutant) && !values.explained).map(({ id }) => id))
  const judged = aimed.filter(({ id }) => !skipped.has(id))
  let shown = 0
  const controls = controlsFor(judged)
  const show = (known: ReadonlyMap<string, Verdict>) => {
    const isLast = known.size === judged.length + controls.length
    if (known.size === shown || (known.size < shown + 500 && !isLast)) return
    shown = known.size
    console.log(`${shown} of ${judged.length + controls.length} judged (${seconds(start)})`)
  }
  const first = await judge(copy, took, [...controls, ...judged], until, show)
  const asleep = new Set(judged.flatMap((mutant) => ("tests" in mutant ? mutant.id : [])))
  const left = alsoWhileLoading(awake, lines, (id) => asleep.has(id) && first.get(id)?.told !== "killed")
  const again = controlsFor(left)
  const second = await judge(copy, took, [...again, ...left], until, () => undefined)
  const known = new Map([...first, ...second])
  for (const { id } of [...controls, ...again])
    if ((known.get(id)?.told ?? "survived") !== "survived") throw new Error(`fails without any mutant: ${id}`)
  const reached = new Set(aimed.map(({ id }) => id))
  // What is to be judged twice waits for the second verdict.
  const twice = new Set(left.map(({ id }) => id))
  const waiting = new Set(judged.flatMap(({ id }) => ((twice.has(id) ? second : first).has(id) ? [] : [id])))
  const fateOf = ({ id }: Mutant): Fate => known.get(id)?.told ?? (reached.has(id) ? "survived" : "not covered")
  const judgements = awake
    .filter(({ id }) => !waiting.has(id))
    .map((mutant): Judgement => ({ mutant, fate: fateOf(mutant) }))
  const living = judgements.filter(({ fate, mutant }) => fate !== "killed" && !isExplained(mutant))
  const strange = living.filter(({ mutant }) => !isOpen(mutant))
  const late = outdated(mutants)
  const noticed = judgements.filter(({ fate, mutant }) => fate === "killed" && (isExplained(mutant) || isOpen(mutant)))
  for (const survivor of strange) console.log(line(survivor))
  for (const key of late) console.log(`explained, and no mutant any more: ${key}`)
  for (const judgement of noticed) console.log(`explained, and noticed by now: ${line(judgement)}`)
  console.log(`\n${table(judgements)}\n`)
  const stopped = [...known.values()].filter((verdict) => verdict.told === "killed" && verdict.how !== "failed")
  console.log(
    `${stopped.length} killed because they did not end; ${strange.length} survivors not explained, ${living.length - strange.length} open (${seconds(start)})`
  )
  if (waiting.size > 0) console.log(`${waiting.size} mutants were not judged within ${minutes} minutes`)
  const [kernel, rooms] = [true, false].map((of) => judgements.filter(({ mutant }) => isOfKernel(mutant) === of))
  const isEnough = [kernel, rooms].every((some) => scoreOf(some ?? []) >= leastScore)
  return isEnough && (!values.explained || [strange, late, noticed].every((some) => some.length === 0))
}

if (values.help) console.log(help)
else {
  const folder = mkdtempSync(join(tmpdir(), "pactwerk-mutation-"))
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  process.exit((await main(folder)) ? 0 : 1)
}
