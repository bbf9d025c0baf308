/** Row 16: a process is killed at each of its calls while it backs up, copies, changes the master key or signs. */
import { writeFileSync } from "node:fs"
import path from "node:path"
import type { Fault, Room } from "./fault.ts"
import { killEach } from "./forgetting-kills.ts"
import { backup, changed, checkpoint, copy, dirk, first, rekey, stageOf, type Work } from "./forgetting-works.ts"

const makes =
  (work: Work, prepare: (folder: string) => Promise<unknown> = async () => {}) =>
  async (room: Room): Promise<void> => {
    const stage = await stageOf(room)
    await prepare(stage.folder)
    await killEach(room, {
      ...work,
      from: stage.folder,
      after: async (folder) => {
        const torn = [...(await work.again(folder, stage)), ...(await changed(folder, stage))]
        return { lost: [], torn }
      }
    })
  }

const row = (id: string, title: string, least: number, run: Fault["run"]): Fault => ({
  id,
  row: 16,
  title,
  store: "sqlite",
  needs: ["strace"],
  least,
  run
})

const writePerson = async (folder: string) => writeFileSync(path.join(folder, "person.json"), JSON.stringify(dirk))

/** Whatever reads a log and writes something beside it. */
export const killedBeside: ReadonlyArray<Fault> = [
  row(
    "killed-backup",
    "a backup that is killed at any call leaves the log as it was, no half file under its name, and is finished by asking again",
    10,
    makes(backup)
  ),
  row(
    "killed-copy",
    "a copy that is killed at any call leaves the log as it was, and goes on where it was",
    10,
    makes(copy)
  ),
  row(
    "killed-rekey",
    "changing the master key, killed at any call, loses nobody's key, and is finished by asking again",
    10,
    makes(rekey)
  ),
  row(
    "killed-checkpoint",
    "signing a checkpoint, killed at any call, leaves no half note, and signs the same log afterwards",
    10,
    makes(checkpoint)
  ),
  row(
    "killed-first-key",
    "a log that begins, killed at any call on its keys, has a whole master key or none, and goes on",
    5,
    makes(first, writePerson)
  )
]
