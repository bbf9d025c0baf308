/** Row 1: a process is killed at each of its system calls. */
import path from "node:path"
import type { Fault, Room, StoreName } from "./fault.ts"
import { recover } from "./judge.ts"
import { countCalls, runChild, strace, together } from "./processes.ts"
import { batchesOf } from "./workload.ts"

const calls = ["pwrite64", "fsync", "rename", "unlink", "ftruncate"]

/** The file stores: opened three times, so that what one opening left is taken over by the next. */
const killedAtEachCall =
  (store: StoreName, batches: number) =>
  async ({ folder, script, tally }: Room): Promise<void> => {
    const work = { seed: 1, batches }
    const all = batchesOf(work)
    const planIn = (made: string) => ({
      address: { store, at: path.join(made, "log") },
      out: path.join(made, "told"),
      task: "append" as const,
      work,
      turns: 3
    })
    const counts = await countCalls(script, planIn(folder()), calls)
    const points = calls.flatMap((call) =>
      Array.from({ length: counts.get(call) ?? 0 }, (_, index) => ({ call, when: index + 1 }))
    )
    await together(3, points, async ({ call, when }) => {
      const plan = planIn(folder())
      tally.tried()
      const { end, told } = await runChild(
        script,
        plan,
        strace("/dev/null", [call], `${call}:signal=SIGKILL:when=${when}`)
      )
      if (end === "SIGKILL" || end === 137) {
        tally.fired()
        tally.note(`killed at ${call}`)
      }
      tally.found(await recover(plan.address, all, told), `killed at ${call} no. ${when}`)
    })
  }

/** The fault of a store in a file that writes so many batches, and is killed at so many points at least. */
export const killedOf = (store: StoreName, batches: number, least: number): ReadonlyArray<Fault> => [
  {
    id: "killed",
    row: 1,
    title: "a process that is killed at any write, sync, rename, unlink or truncation loses nothing it acknowledged",
    store,
    needs: ["strace"],
    least,
    run: killedAtEachCall(store, batches)
  }
]
