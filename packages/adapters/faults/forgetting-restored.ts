/** Row 18: a key store that is lost, or of another day than the log: nobody is revived, and the public part is read. */
import { mkdirSync, rmSync } from "node:fs"
import path from "node:path"
import { KeyStore } from "@pactwerk/core"
import { Effect } from "effect"
import type { Fault, Room } from "./fault.ts"
import { command } from "./forgetting-command.ts"
import {
  hasKey,
  isGone,
  isIn,
  isKnown,
  isOfKeys,
  isOfLog,
  type Pair,
  type Person,
  people,
  putBack,
  story
} from "./forgetting-days.ts"
import { naming, open, told } from "./forgetting-scene.ts"
import { filesIn } from "./forgetting-stage.ts"

/** What a reader must see before anybody has done anything: names where there is a key and nobody was forgotten. */
const readsWrong = async (folder: string, pair: Pair): Promise<ReadonlyArray<string>> => {
  const { code, err, out } = await command(folder, ["log", "--level", "personal", "--json"])
  if (code !== 0) return [`nothing is read: ${err}`]
  const public_ = out.includes('"name":"Raad"') ? [] : ["the public part is not read"]
  return [
    ...public_,
    ...people.flatMap((person) => {
      const mayShow = isKnown(pair, person) && hasKey(pair, person) && !isGone(pair, person)
      const isShown = out.includes(person.name)
      return isShown === mayShow ? [] : [`${person.name} is ${isShown ? "" : "not "}named`]
    })
  ]
}

/** What `doctor` must count. */
const countsWrong = async (folder: string, counts: Readonly<Record<string, number>>) => {
  const { out } = await command(folder, ["doctor"])
  return Object.entries(counts).flatMap(([what, count]) =>
    out.includes(`${what}: ${count}`) ? [] : [`doctor does not count ${count} ${what}: ${out}`]
  )
}

const [missing, revived, buried] = [
  "people whose key is missing",
  "people who were forgotten and whose key came back",
  "people whose keys are gone while this log does not say so"
]
const many = (which: (person: Person) => boolean): number => people.filter(which).length

const before = (pair: Pair) => ({
  [revived]: many((one) => isIn(pair.log, one.goes) && hasKey(pair, one)),
  [missing]: many((one) => isKnown(pair, one) && !isIn(pair.keys, one.comes) && !isIn(pair.log, one.goes)),
  [buried]: many((one) => isKnown(pair, one) && isIn(pair.keys, one.goes) && !isIn(pair.log, one.goes))
})

/** After a start that writes, whoever was gone in either is gone in both, as far as the log knows them. */
const finishedWrong = async (folder: string, pair: Pair): Promise<ReadonlyArray<string>> => {
  const finished = await command(folder, ["forget"])
  if (finished.code !== 0) return [`it is not finished: ${finished.err}`]
  const opened = await open(filesIn(folder))
  const said = Object.keys(opened.state().kernel.forgotten)
  await opened.close()
  const statuses = await Effect.runPromise(
    Effect.provide(
      Effect.flatMap(KeyStore, (store) => Effect.forEach(people, ({ id }) => store.open(id))),
      filesIn(folder).keys
    )
  )
  return people.flatMap((person, index) => [
    ...(said.includes(person.id) === (isGone(pair, person) && isKnown(pair, person))
      ? []
      : [`the log is wrong of ${person.name}`]),
    ...(isGone(pair, person) && isKnown(pair, person) && statuses[index]?.status !== "destroyed"
      ? [`a key of ${person.name} is there`]
      : [])
  ])
}

/** Nothing personal is taken of who is gone, nor of whose key is missing; and nobody gets a second key. */
const takesWrong = async (folder: string, pair: Pair): Promise<ReadonlyArray<string>> => {
  const opened = await open(filesIn(folder))
  const corrects = opened.kept()[0]?.id
  const torn: Array<string> = []
  for (const person of people.filter((one) => isKnown(pair, one))) {
    const reads = naming({ gone: person.id, stays: person.id }, "En")
    const because = "Zo was het."
    const read = opened.readCommand({ _tag: "RecordCorrection", corrects, reads, because })
    if (read._tag === "Failure") throw read.failure
    const answer = await opened.ask(read.success, told)
    const wanted = isGone(pair, person) ? "Refused" : hasKey(pair, person) ? "Accepted" : "Failed"
    if (answer._tag !== wanted) torn.push(`naming ${person.name} is ${answer._tag}`)
  }
  await opened.close()
  return torn
}

const restoring = async (room: Room): Promise<void> => {
  const { folder, tally } = room
  const home = folder()
  const copies: Array<string> = []
  for (const step of story(home)) {
    await step()
    const copy = path.join(folder(), "copy")
    mkdirSync(copy)
    putBack(copy, home, (name) => name.startsWith("pactwerk"))
    copies.push(copy)
  }
  for (const log of copies.keys()) {
    for (const keys of [undefined, ...copies.keys()]) {
      const pair = { log, keys }
      const place = folder()
      const where = `a log of step ${log} and a key store of step ${keys}`
      tally.tried()
      if (log !== keys) tally.fired()
      putBack(place, copies[log], isOfLog)
      putBack(place, keys === undefined ? undefined : copies[keys], isOfKeys)
      const torn = [
        ...(await readsWrong(place, pair)),
        ...(await countsWrong(place, before(pair))),
        ...(await finishedWrong(place, pair)),
        ...(await countsWrong(place, { [revived]: 0, [buried]: 0 })),
        ...(await takesWrong(place, pair))
      ]
      // And then the oldest key store of all is put back: the log knows by now.
      putBack(place, copies[0], isOfKeys)
      const shown = await command(place, ["log", "--level", "personal", "--json"])
      for (const one of people) {
        if (isGone(pair, one) && shown.out.includes(one.name)) torn.push(`${one.name} is named again`)
      }
      torn.push(...(await finishedWrong(place, pair)))
      tally.found({ lost: [], torn }, where)
      rmSync(place, { recursive: true })
    }
  }
}

export const restoredKeys: Fault = {
  id: "restored-keys",
  row: 18,
  title: "a key store that is lost, or of another day than the log, revives nobody, and the public part is read",
  store: "sqlite",
  least: 40,
  run: restoring
}
