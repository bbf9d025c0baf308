/** How a system call is made to fail, and what must hold when it did. */
import { readFileSync } from "node:fs"
import path from "node:path"
import { confess } from "./confess.ts"
import type { Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { countCalls, runChild, strace, together } from "./processes.ts"
import type { Line, Told } from "./told.ts"
import { batchesOf } from "./workload.ts"

/** What the system answers at this call, from the k-th of them: once, or ever after. */
export interface Failing {
  readonly call: string
  readonly answer: string
  readonly forEver?: boolean
  /** At every so many calls (1). */
  readonly every?: number
}

export interface Asked {
  readonly store: StoreName
  readonly failing: ReadonlyArray<Failing>
  /** What else must hold of what the child told, when this failed. */
  readonly also?: (told: Told, failing: Failing) => ReadonlyArray<string>
  /** The system lied: acknowledged events may be gone, where the log says so. */
  readonly isLie?: boolean
}

const work = { seed: 4, batches: 8 }

/** Runs the child once for each of these calls, and lets that one fail. */
export const failingAtEachCall =
  ({ also = () => [], failing, isLie = false, store }: Asked) =>
  async ({ folder, script, tally }: Room): Promise<void> => {
    const all = batchesOf(work)
    const planIn = (made: string) => ({
      address: { store, at: path.join(made, "log") },
      out: path.join(made, "told"),
      task: "append" as const,
      work,
      turns: 2
    })
    const counts = await countCalls(script, planIn(folder()), [...new Set(failing.map(({ call }) => call))])
    const points = failing.flatMap((one) =>
      Array.from({ length: counts.get(one.call) ?? 0 }, (_, index) => ({ one, when: index + 1 })).filter(
        ({ when }) => when % (one.every ?? 1) === 0
      )
    )
    await together(3, points, async ({ one, when }) => {
      const plan = planIn(folder())
      const trace = `${plan.out}.trace`
      const times = `${when}${one.forEver === true ? "+" : ""}`
      const where = `${one.call} answers ${one.answer} at no. ${times}`
      tally.tried()
      const inject = `${one.call}:${one.answer}:when=${times}`
      const { complaint, end, told } = await runChild(script, plan, strace(trace, [one.call], inject))
      if (readFileSync(trace, "utf8").includes("(INJECTED)")) {
        tally.fired()
        tally.note(`${one.call} ${one.answer}${one.forEver === true ? " ever after" : ""}`)
      } else tally.note("runs that were over before")
      const torn = [
        ...(end === 0 ? [] : [`the process ended with ${end}: ${complaint.slice(-300)}`]),
        ...untyped(told),
        // After a lie the files are damaged: that reads fail is what must be said.
        ...(isLie ? [] : unread(told.lines)),
        ...also(told, one)
      ]
      tally.found({ lost: [], torn }, where)
      if (told.failed.length > 0) tally.note("runs that said so")
      const wrong = await recover(plan.address, all, told)
      const admitted = isLie && wrong.lost.length + wrong.torn.length > 0 && (await confess(plan.address))
      if (admitted) tally.note("damaged by the lie, and refused")
      else tally.found(wrong, where)
    })
  }

/** Every failure has a reason of its own, and a sentence. */
const untyped = ({ failed }: Told): ReadonlyArray<string> =>
  failed
    .filter(({ reason }) => !["Unavailable", "ReadOnly", "Corrupt"].includes(reason))
    .map(({ message, reason }) => `it failed with ${reason}: ${message}`)

/** In every opening of the log that succeeded, reading went on to the end. */
const unread = (lines: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const count = (did: Line["did"]) => lines.filter((line) => line.did === did).length
  const stopped = lines.flatMap((line) => (line.did === "stop" && line.reason === "Corrupt" ? [line] : [])).length
  return count("open") <= count("read") + stopped ? [] : ["after a failed append it could not read"]
}
