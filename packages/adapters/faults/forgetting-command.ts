/** The command line as a process of its own, to be killed; and in this process, to look what is left. */
import { copyFileSync } from "node:fs"
import path from "node:path"
import { run } from "../src/cli/main.ts"
import type { Room } from "./fault.ts"
import { masterKey } from "./forgetting-stores.ts"
import { bundle, cached, start } from "./processes.ts"

export const origin = "pactwerk.example/woensel-zuid"

/** What the command line finds around it in this folder: its keys beside the log, its secrets at home. */
export const around = (folder: string): Record<string, string> => ({
  HOME: path.join(folder, "home"),
  XDG_CONFIG_HOME: "",
  XDG_DATA_HOME: "",
  PACTWERK_LOG: path.join(folder, "pactwerk.db"),
  PACTWERK_KEYS: "",
  PACTWERK_MASTER_KEY: masterKey,
  PACTWERK_ORIGIN: origin
})

const bundled = new WeakMap<Room, Promise<string>>()

const home = path.join(import.meta.dirname, "..")

/** The command line as one script, written once for a run, where it finds its version as it does when it is built. */
const scriptOf = (room: Room): Promise<string> => {
  const known = bundled.get(room)
  if (known !== undefined) return known
  const folder = room.folder("disk")
  copyFileSync(path.join(home, "package.json"), path.join(folder, "package.json"))
  const made = bundle(path.join(folder, "dist", "cli"), path.join(home, "src/cli/main.ts"))
  bundled.set(room, made)
  return made
}

/** How a command is started: what is typed, in which folder, and with what around it. */
export interface Started {
  readonly typed: ReadonlyArray<string>
  readonly folder: string
  readonly environment: Record<string, string>
}

/** Starts the command line in a process of its own; a command before it wraps it. */
export const startCommand = async (
  room: Room,
  { environment, folder, typed }: Started,
  before: ReadonlyArray<string> = []
) => {
  const script = await scriptOf(room)
  const [command = "", ...args] = [...before, process.execPath, script, ...typed]
  return start(command, args, { ...cached(script), ...environment }, folder)
}

async function* nothing() {}

/** The command line in this process, in this folder: its exit code, and what it said. */
export const command = async (
  folder: string,
  typed: ReadonlyArray<string>,
  environment: Record<string, string> = {}
) => {
  const said = { out: "", err: "" }
  const writer = (to: "out" | "err") => ({
    write: (text: string) => {
      said[to] += text
    }
  })
  const code = await run([...typed, "--lang", "en"], {
    folder,
    env: { ...around(folder), ...environment },
    stdin: nothing(),
    stdout: writer("out"),
    stderr: writer("err")
  })
  return { code, ...said }
}
