/** The command line, killed at each of its system calls. */
import { cpSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"
import type { Room } from "./fault.ts"
import { around, type Started, startCommand } from "./forgetting-command.ts"
import { strace, together } from "./processes.ts"
import type { Wrong } from "./tally.ts"

/** What a process may do to its files, and can be killed at. */
const writes = ["pwrite64", "write", "fsync", "rename", "link", "unlink", "ftruncate"]

/** A system call, and which one of its kind: where a process is killed. */
interface Point {
  readonly call: string
  readonly when: number
}

/** Every call on the files that are meant at which this command can be killed, when nothing goes wrong. */
const pointsOf = async (
  room: Room,
  started: Started,
  isMeant: (line: string) => boolean
): Promise<ReadonlyArray<Point>> => {
  const trace = path.join(room.folder(), "trace")
  const child = await startCommand(room, started, [...strace(trace, writes), "-y"])
  const end = await child.done
  if (end !== 0) throw new Error(`the command ended with ${end} although nothing went wrong: ${child.complaint()}`)
  const [first = "", ...others] = readFileSync(trace, "utf8").split("\n")
  const [main] = first.split(" ")
  const counts = new Map<string, number>()
  return [first, ...others].flatMap((line) => {
    const [, call] = /^\d+ +(\w+)\(/.exec(line) ?? []
    if (call === undefined || !line.startsWith(`${main} `)) return []
    const when = (counts.get(call) ?? 0) + 1
    counts.set(call, when)
    // What Node keeps of compiled code is written once, and not again when it is killed.
    return isMeant(line) && !line.includes("/compiled/") ? [{ call, when }] : []
  })
}

/** Runs this command, and kills it there; says whether it came so far. */
const killedAt = async (room: Room, started: Started, { call, when }: Point): Promise<boolean> => {
  const rule = `${call}:signal=SIGKILL:when=${when}`
  const child = await startCommand(room, started, strace("/dev/null", [call], rule))
  const end = await child.done
  return end === "SIGKILL" || end === 137
}

/** What is killed, and what is looked at afterwards. */
export interface Killing {
  /** What the folder holds before. */
  readonly from: string
  readonly typed: ReadonlyArray<string>
  readonly environment?: (folder: string) => Record<string, string>
  /** Which calls are meant, by the line of the trace. */
  readonly isMeant: (line: string) => boolean
  /** Not at each of them, but at one in so many (1). */
  readonly each?: number
  /** Finishes and judges what is left in this folder. */
  readonly after: (folder: string, index: number) => Promise<Wrong>
}

/** Kills a command at each call that is meant, every time in a copy of the folder; judges what is left, and counts. */
export const killEach = async (
  room: Room,
  { after, each = 1, environment = around, from, isMeant, typed }: Killing
): Promise<void> => {
  const copy = () => {
    const made = room.folder()
    cpSync(from, made, { recursive: true })
    return made
  }
  const startedIn = (folder: string): Started => ({ typed, folder, environment: environment(folder) })
  const all = await pointsOf(room, startedIn(copy()), isMeant)
  const points = all.filter((_, index) => index % each === 0)
  await together(3, points.entries(), async ([index, point]) => {
    const folder = copy()
    room.tally.tried()
    if (await killedAt(room, startedIn(folder), point)) room.tally.fired()
    room.tally.found(await after(folder, index), `${typed[0]} killed at ${point.call} no. ${point.when}`)
    rmSync(folder, { recursive: true })
  })
}
