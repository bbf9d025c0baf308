/** What else is killed at each of its calls, and what must hold when it is done again. */
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { isDeepStrictEqual } from "node:util"
import { EventLog, everything, openCheckpoint, type Recorded } from "@pactwerk/core"
import { Effect, Result, Stream } from "effect"
import { layer as lines } from "../src/storage/ndjson.ts"
import { layer } from "../src/storage/sqlite.ts"
import type { Room } from "./fault.ts"
import { around, command } from "./forgetting-command.ts"
import { holding } from "./forgetting-judge.ts"
import type { Killing } from "./forgetting-kills.ts"
import { ask, cast, open } from "./forgetting-scene.ts"
import { filesIn, type Stage, stageIn, wrappedIn } from "./forgetting-stage.ts"

/** An alliance that went on after its checkpoint was signed. */
export const stageOf = async ({ folder }: Room): Promise<Stage> => {
  const stage = await stageIn(folder())
  const opened = await open(filesIn(stage.folder))
  const person = "7e1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b"
  await ask(opened, { _tag: "IntroducePerson", person, name: "Carla Kok" })
  const kept = opened.kept().slice()
  await opened.close()
  return { ...stage, before: { ...stage.before, kept } }
}

const readAll = (file: string): Promise<ReadonlyArray<Recorded>> => {
  const make = file.endsWith(".ndjson") ? lines : layer
  const all = Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(everything)))
  return Effect.runPromise(Effect.provide(all, make({ file, readOnly: true })))
}

/** What is wrong with the log that was only read: anything, if it is another. */
export const changed = async (folder: string, { before, verifier }: Stage): Promise<ReadonlyArray<string>> => {
  const isSame = isDeepStrictEqual(await readAll(path.join(folder, "pactwerk.db")), before.kept)
  const verified = await command(folder, ["verify", "--deep", "--checkpoint", "kept.txt", "--key", verifier])
  return [
    ...(isSame ? [] : ["the log itself is another"]),
    ...(verified.code === 0 ? [] : [`the log does not verify: ${verified.err}`])
  ]
}

/** A command, which files of it are meant, and what must hold after it was killed and done again. */
export interface Work extends Pick<Killing, "each" | "typed" | "environment" | "isMeant"> {
  readonly again: (folder: string, stage: Stage) => Promise<ReadonlyArray<string>>
}

/** Done again it ends well. */
const completes = async (folder: string, typed: ReadonlyArray<string>, environment: Record<string, string> = {}) => {
  const { code, err } = await command(folder, typed, environment)
  return code === 0 ? [] : [`done again it ends with ${code}: ${err}`]
}

const sameAs = async (file: string, { before }: Stage): Promise<ReadonlyArray<string>> =>
  isDeepStrictEqual(await readAll(file), before.kept) ? [] : [`${path.basename(file)} is not the log`]

/** The log as a file of lines. */
export const backup: Work = {
  typed: ["backup", "put-away.ndjson"],
  isMeant: (line) => line.includes("put-away"),
  again: async (folder, stage) => {
    const file = path.join(folder, "put-away.ndjson")
    // Under its own name it is whole or not there.
    const half = existsSync(file) ? await sameAs(file, stage) : await completes(folder, backup.typed)
    return [...half, ...(await sameAs(file, stage))]
  }
}

/** The log in another store. */
export const copy: Work = {
  each: 2,
  typed: ["copy", "pactwerk.db", "taken.db"],
  isMeant: (line) => line.includes("taken.db"),
  again: async (folder, stage) => [
    ...(await completes(folder, copy.typed)),
    ...(await sameAs(path.join(folder, "taken.db"), stage))
  ]
}

const nextKey = path.join("home", "next.key")
/** Everybody's key under another master key. */
export const rekey: Work = {
  typed: ["rekey", "--to", nextKey],
  isMeant: (line) => /pactwerk-keys|next\.key/.test(line),
  again: async (folder, { secrets }) => {
    const torn = [...(await completes(folder, rekey.typed))]
    const under = { PACTWERK_MASTER_KEY: "", PACTWERK_MASTER_KEY_FILE: path.join(folder, nextKey) }
    const shown = await command(folder, ["log", "--level", "personal", "--json"], under)
    if (shown.code !== 0 || !shown.out.includes("Zonnebloem")) torn.push("the new master key opens nothing")
    if (wrappedIn(path.join(folder, "pactwerk-keys.db"), cast.gone).length !== 1)
      torn.push("a key is gone, or there twice")
    for (const one of secrets) if (holding(folder, one).length > 0) torn.push("what the old master key opens is left")
    return torn
  }
}

/** A signed checkpoint, with what is kept for proofs. */
export const checkpoint: Work = {
  typed: ["checkpoint", "--out", "next.txt"],
  isMeant: (line) => /proof\.db|next\.txt/.test(line),
  again: async (folder, { before, verifier }) => {
    const file = path.join(folder, "next.txt")
    const opens = () => {
      const opened = openCheckpoint(readFileSync(file, "utf8"), [verifier])
      return Result.isSuccess(opened) && opened.success.size === before.kept.length
        ? []
        : ["it is no checkpoint of this log"]
    }
    const half = existsSync(file) ? opens() : []
    return [...half, ...(await completes(folder, checkpoint.typed)), ...opens()]
  }
}

/** Who is introduced first in a new log. */
export const dirk = { _tag: "IntroducePerson", person: "8f1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b", name: "Dirk Dam" }
const withoutMaster = (folder: string) => ({
  ...around(folder),
  PACTWERK_LOG: path.join(folder, "new.db"),
  PACTWERK_MASTER_KEY: ""
})
/** The beginning of a log: the master key is made on the way, and then somebody is introduced. */
export const first: Work = {
  typed: ["init", "new.db"],
  environment: withoutMaster,
  isMeant: (line) => /master\.key|new-keys\.db/.test(line),
  again: async (folder) => {
    const environment = withoutMaster(folder)
    // Whether the log itself had begun already, does not matter here.
    await command(folder, first.typed, environment)
    const asked = ["ask", "person.json", "--role", "secretary", "--id", "first"]
    const torn = [...(await completes(folder, asked, environment))]
    const shown = await command(folder, ["log", "--json"], environment)
    if (shown.out.split("Dirk Dam").length !== 2) torn.push("who was introduced is not there once")
    return torn
  }
}
