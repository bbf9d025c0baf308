/** The days of an alliance: who comes, who is forgotten, and both stores as they were after each. */
import { copyFileSync, readdirSync, rmSync } from "node:fs"
import path from "node:path"
import { PersonId } from "@pactwerk/core"
import { ask, cast, forgetting, live, naming, open, told } from "./forgetting-scene.ts"
import { filesIn } from "./forgetting-stage.ts"

const carla = PersonId.make("7e1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b")
const dirk = PersonId.make("8f1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b")
const sealed = (folder: string) => (text: string) => async () => {
  const opened = await open(filesIn(folder))
  const corrects = opened.kept()[0]?.id
  await ask(opened, { _tag: "RecordCorrection", corrects, reads: text, because: "Zo was het." })
  await opened.close()
}

/** Somebody in the story, and the steps in which they come and are forgotten. */
export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly comes: number
  readonly goes: number
}
export const people: ReadonlyArray<Person> = [
  { id: cast.gone, name: "Zonnebloem Zevenhuizen", comes: 0, goes: 3 },
  { id: cast.stays, name: "Bram Smit", comes: 0, goes: Infinity },
  { id: carla, name: "Carla Kok", comes: 2, goes: 5 },
  { id: dirk, name: "Dirk Dam", comes: 4, goes: Infinity }
]

/** What happens in this folder, one step after the other. */
export const story = (folder: string): ReadonlyArray<() => Promise<unknown>> => {
  const say = sealed(folder)
  const opening = async (run: (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>) => {
    const opened = await open(filesIn(folder))
    await run(opened).finally(opened.close)
  }
  const introduce = (person: PersonId, name: string) => () =>
    opening((opened) => ask(opened, { _tag: "IntroducePerson", person, name }))
  const forget = (gone: PersonId) => () => opening((opened) => opened.forget(forgetting({ ...cast, gone }), told))
  return [
    () => live(filesIn(folder), cast, true),
    say(naming(cast, "Nog eens")),
    introduce(carla, "Carla Kok"),
    forget(cast.gone),
    introduce(dirk, "Dirk Dam"),
    forget(carla),
    say("Er was koffie.")
  ]
}

export const isOfKeys = (name: string): boolean => name.startsWith("pactwerk-keys")
export const isOfLog = (name: string): boolean => name.startsWith("pactwerk") && !isOfKeys(name)

/** Puts back the files of one store from a copy; without a copy they are lost. */
export const putBack = (folder: string, from: string | undefined, which: (name: string) => boolean): void => {
  for (const name of readdirSync(folder).filter(which)) rmSync(path.join(folder, name))
  if (from === undefined) return
  for (const name of readdirSync(from).filter(which)) copyFileSync(path.join(from, name), path.join(folder, name))
}

/** A log as it was after one step, beside a key store as it was after another, or none. */
export interface Pair {
  readonly log: number
  readonly keys: number | undefined
}
export const isIn = (step: number | undefined, at: number): boolean => step !== undefined && at <= step
/** Forgotten by the one or the other. */
export const isGone = ({ keys, log }: Pair, { goes }: Person): boolean => isIn(log, goes) || isIn(keys, goes)
export const isKnown = ({ log }: Pair, { comes }: Person): boolean => isIn(log, comes)
export const hasKey = ({ keys }: Pair, { comes, goes }: Person): boolean => isIn(keys, comes) && !isIn(keys, goes)
