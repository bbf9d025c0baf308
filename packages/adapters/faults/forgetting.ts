/** Row 16: a process is killed at each of its system calls while it forgets somebody. */
import { cpSync } from "node:fs"
import path from "node:path"
import { EventLog, everything } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { layer } from "../src/storage/sqlite.ts"
import type { Fault, Room } from "./fault.ts"
import { command } from "./forgetting-command.ts"
import { killEach } from "./forgetting-kills.ts"
import { cast, forgetting, open, told, words } from "./forgetting-scene.ts"
import { filesIn, type Stage, stageIn, wrongIn } from "./forgetting-stage.ts"
import type { Wrong } from "./tally.ts"

const typed = (() => {
  const { ground, person, requestedBy } = forgetting(cast)
  return ["forget", person, "--ground", ground, "--requested-by", requestedBy]
})()

/** The next start after a kill: whoever finishes, asks the same again, or opens it by the library. */
const nextStarts: ReadonlyArray<(folder: string) => Promise<unknown>> = [
  (folder) => command(folder, ["forget"]),
  (folder) => command(folder, typed),
  async (folder) => {
    const opened = await open(filesIn(folder))
    await opened.resumeForgetting(told).finally(opened.close)
  }
]

/** How far a process had come: nothing was said yet, it was said, or it was done and said to be. */
const reachedIn = async (folder: string): Promise<"unsaid" | "said" | "done"> => {
  const log = layer({ file: path.join(folder, "pactwerk.db"), readOnly: true })
  const read = Effect.flatMap(EventLog, (one) => Stream.runCollect(one.read(everything, { backwards: true, limit: 2 })))
  const types = (await Effect.runPromise(Effect.provide(read, log))).map(({ type }) => type)
  if (types.includes("PersonForgettingCompleted")) return "done"
  return types.includes("PersonForgotten") ? "said" : "unsaid"
}

const notes = { unsaid: "before anything was said", said: "half-way", done: "after it was done" }
const looks = ["log", "--level", "personal", "--json"]

/** Finishes after a kill, and judges. Half-way, nobody who only looks sees the name. */
const finishing =
  ({ tally }: Room, stage: Stage, keep: (folder: string) => void) =>
  async (folder: string, index: number): Promise<Wrong> => {
    const reached = await reachedIn(folder)
    tally.note(notes[reached])
    const torn: Array<string> = []
    if (reached === "said") {
      keep(folder)
      const looked = await command(folder, looks)
      if (looked.code !== 0) torn.push(`half-way nobody can look: ${looked.err}`)
      if (words.some((word) => looked.out.includes(word))) torn.push("half-way the name is shown")
    }
    await nextStarts[index % nextStarts.length]?.(folder)
    if ((await reachedIn(folder)) === "unsaid") await command(folder, typed)
    const wrong = await wrongIn(folder, stage)
    return { lost: wrong.lost, torn: [...torn, ...wrong.torn] }
  }

/** The log and the key store, and what belongs to them; not the trace of refusals, nor what a process says. */
const isOfBoth = (line: string): boolean => !/ write\(|pactwerk-refusals/.test(line)

const killed = async (room: Room): Promise<void> => {
  const stage = await stageIn(room.folder())
  await mustNotice(stage)
  let half: string | undefined
  const keep = (folder: string) => {
    if (half !== undefined) return
    half = room.folder()
    cpSync(folder, half, { recursive: true })
  }
  await killEach(room, { from: stage.folder, typed, isMeant: isOfBoth, after: finishing(room, stage, keep) })
  if (half === undefined) throw new Error("it was never stopped half-way")
  // And once more, while it is being finished.
  const after = finishing(room, stage, keep)
  await killEach(room, { from: half, typed: ["forget"], isMeant: isOfBoth, each: 3, after })
}

/** When nobody is forgotten at all, the judge must say so: a judge that is always content shows nothing. */
const mustNotice = async (stage: Stage): Promise<void> => {
  const { torn } = await wrongIn(stage.folder, stage)
  if (!torn.some((what) => what.startsWith("bytes are left"))) throw new Error("the judge misses what is left")
}

export const killedForgetting: Fault = {
  id: "killed-forgetting",
  row: 16,
  title: "forgetting somebody that is killed at any call is finished at the next start, and changes nothing else",
  store: "sqlite",
  needs: ["strace"],
  least: 120,
  run: killed
}
