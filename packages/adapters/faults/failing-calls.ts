/** Rows 3, 4 and 5: the system refuses, forgets or lies at a system call. */
import { type Failing, failingAtEachCall } from "./failing.ts"
import type { Fault, StoreName } from "./fault.ts"
import type { Line, Told } from "./told.ts"

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
const poisons = ({ lines }: Told): ReadonlyArray<string> =>
  turnsOf(lines).some((answers) => answers.includes("fail") && answers.lastIndexOf("store") > answers.indexOf("fail"))
    ? ["it went on after a failed sync"]
    : []

/** One full disk is one failed append: with room again, the next is stored. */
const passes = ({ lines }: Told): ReadonlyArray<string> =>
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
