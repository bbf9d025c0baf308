/** Two processes that measure and judge side by side; one that hangs or is spoilt gives way to a fresh one. */
import type { Judged, Line } from "./order.ts"
import { run } from "./process.ts"

/** One for each core. */
const places = [0, 1]
/** How many mutants one process judges: the second kind loads every module anew for each, and memory is finite. */
const most = { asleep: 300, loaded: 100 }

/** Runs every test once, and hears what it reaches, and what is reached before any of them. */
export const measure = async (copy: string): Promise<ReadonlyArray<Line>> => {
  const parts = await Promise.all(
    places.map((part) => run(copy, { measures: { part, of: places.length }, took: [], mutants: [] }, () => undefined))
  )
  for (const part of parts) if (part.at(-1)?.told !== "over") throw new Error("a test did not come to an end")
  return parts.flat()
}

/** What came of a mutant. */
export type Verdict = Extract<Line, { readonly told: "killed" | "survived" }>

const isVerdict = (line: Line): line is Verdict => line.told === "killed" || line.told === "survived"

/** Judges every mutant, or those it can begin in time, and tells what is known by now again and again. */
export const judge = async (
  copy: string,
  took: ReadonlyArray<number>,
  mutants: ReadonlyArray<Judged>,
  until: number | undefined,
  tell: (known: ReadonlyMap<string, Verdict>) => void
): Promise<ReadonlyMap<string, Verdict>> => {
  const known = new Map<string, Verdict>()
  const learn = (lines: ReadonlyArray<Line>) => {
    for (const line of lines) if (isVerdict(line)) known.set(line.id, line)
    tell(known)
  }
  const queues = [
    [mutants.filter((mutant) => "tests" in mutant), most.asleep],
    [mutants.filter((mutant) => "modules" in mutant), most.loaded]
  ] as const
  for (const [all, size] of queues) {
    const queue: Array<Judged> = [...all]
    const place = async () => {
      while (queue.length > 0 && Date.now() < (until ?? Number.POSITIVE_INFINITY)) {
        const taken = queue.splice(0, Math.min(size, Math.ceil(queue.length / places.length)))
        const lines = await run(copy, { took, until, mutants: taken }, learn)
        learn(lines)
        const told = lines.filter((line) => "id" in line)
        const spoilt = told.find((line) => line.told === "spoilt")?.id
        // What began and has no verdict hung, or broke before a test could run.
        for (const { id } of told) {
          if (id !== spoilt && !known.has(id))
            known.set(id, { told: "killed", id, by: "no test came to its end", how: "stopped" })
        }
        // What was not judged waits again, and what found a spoilt process goes first into a fresh one.
        const again = taken.filter(({ id }) => !known.has(id))
        queue.unshift(...again.filter(({ id }) => id === spoilt), ...again.filter(({ id }) => id !== spoilt))
      }
    }
    await Promise.all(places.map(place))
  }
  return known
}
