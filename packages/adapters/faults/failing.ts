/** Rows 3, 4 and 5: the system refuses, forgets or lies at a system call. */
import { readFileSync } from "node:fs"
import path from "node:path"
import { confess } from "./confess.ts"
import type { Fault, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { countCalls, runChild, strace, together } from "./processes.ts"
import type { Line, Told } from "./told.ts"
import { batchesOf } from "./workload.ts"

/** What the system answers at this call, from the k-th of them: once, or ever after. */
interface Failing {
  readonly call: string
  readonly answer: string
  readonly forEver?: boolean
  /** At every so many calls (1). */
  readonly every?: number
}

interface Asked {
  readonly store: StoreName
  readonly failing: ReadonlyArray<Failing>
  /** What else must hold of what the child told, when this failed. */
  readonly also?: (told: Told, failing: Failing) => ReadonlyArray<string>
  /** The system lied: acknowledged events may be gone, where the log says so. */
  readonly isLie?: boolean
}

const work = { seed: 4, batches: 8 }

const failingAtEachCall =
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

/** The answers of each opening, in order. */
const turnsOf = (lines: ReadonlyArray<Line>) => {
  const turns: Array<Array<"store" | "fail">> = []
  for (const line of lines) {
    if (line.did === "open") turns.push([])
    else if (line.did === "store" || line.did === "fail") turns.at(-1)?.push(line.did)
  }
  return turns
}

/** After this failure nothing more is stored before the log is opened again. */
export const poisons = ({ lines }: Told): ReadonlyArray<string> =>
  turnsOf(lines).some((answers) => answers.includes("fail") && answers.lastIndexOf("store") > answers.indexOf("fail"))
    ? ["it went on after a failed sync"]
    : []

/** One full disk is one failed append: with room again, the next is stored. */
export const passes = ({ lines }: Told): ReadonlyArray<string> =>
  turnsOf(lines).some(
    (answers) =>
      answers.includes("fail") &&
      answers.at(-1) === "fail" &&
      answers.length > 1 &&
      answers.indexOf("fail") < answers.length - 1
  )
    ? ["with room again it still refused"]
    : []

const once = (call: string, error: string, every = 1): Failing => ({ call, answer: `error=${error}`, every })
const everAfter = (call: string, error: string, every: number): Failing => ({
  ...once(call, error, every),
  forEver: true
})

const isFull = ({ answer, call, forEver }: Failing) =>
  answer === "error=ENOSPC" && call === "pwrite64" && forEver !== true

export const failingOf = (store: StoreName): ReadonlyArray<Fault> => [
  {
    id: "refused-writes",
    row: 3,
    title: "a write that is refused (no space, no quota, a failing disk) is said, loses nothing, and reads go on",
    store,
    needs: ["strace"],
    least: 50,
    run: failingAtEachCall({
      store,
      failing: [
        once("pwrite64", "ENOSPC"),
        once("pwrite64", "EIO"),
        once("pwrite64", "EDQUOT", 3),
        everAfter("pwrite64", "ENOSPC", 4),
        everAfter("pwrite64", "EIO", 7),
        everAfter("pwrite64", "EDQUOT", 7),
        once("ftruncate", "EIO"),
        once("rename", "EIO"),
        once("rename", "ENOSPC"),
        once("unlink", "EIO")
      ],
      // A file of lines whose mark could not be moved is opened again first.
      also: (told, one) => (store === "sqlite" && isFull(one) ? passes(told) : [])
    })
  },
  {
    id: "failed-syncs",
    row: 4,
    title:
      "after a sync that failed nothing more is stored until the log is opened again, and the retry has one effect",
    store,
    needs: ["strace"],
    least: 30,
    run: failingAtEachCall({
      store,
      failing: [
        once("fsync", "EIO"),
        everAfter("fsync", "EIO", 3),
        once("fsync", "ENOSPC", 3),
        once("fsync", "EDQUOT", 3)
      ],
      also: (told, { answer }) => (answer === "error=EIO" ? poisons(told) : [])
    })
  },
  {
    id: "lying-writes",
    row: 5,
    title: "a write that is short, interrupted, or only said to be done is finished, or fails, or is refused later",
    store,
    needs: ["strace"],
    least: 50,
    run: failingAtEachCall({
      store,
      failing: [
        { call: "pwrite64", answer: "retval=7" },
        { call: "pwrite64", answer: "retval=4096", every: 2 },
        once("pwrite64", "EINTR", 2),
        once("pwrite64", "EAGAIN", 2),
        once("fsync", "EINTR", 2),
        { call: "fsync", answer: "retval=0", every: 3 },
        { call: "ftruncate", answer: "retval=0" }
      ],
      isLie: true
    })
  }
]
