/** Row 16: eight processes name people whom a ninth forgets meanwhile. */
import path from "node:path"
import { KeyStore, type PersonId, type Recorded, subjectsShown } from "@pactwerk/core"
import { Effect } from "effect"
import type { Fault, Need, Room, StoreName } from "./fault.ts"
import type { Line, Plan } from "./forgetting-child.ts"
import { another, ask, live, open } from "./forgetting-scene.ts"
import { type Both, patiently, placesAt } from "./forgetting-stores.ts"
import { falsehoods } from "./judge.ts"
import { bundle, cached, start } from "./processes.ts"
import { eventually } from "./racing.ts"
import { linesOf } from "./told.ts"

const writers = 8
type People = ReadonlyArray<PersonId>

const begin = async (both: Both, people: People): Promise<void> => {
  await live(placesAt(both))
  const opened = await open(placesAt(both))
  for (const person of people) await ask(opened, { _tag: "IntroducePerson", person, name: "Zonnebloem" }, person)
  await opened.close()
}

// The children are these faults' own, and write nothing else.
const told = (file: string) => linesOf(file) as ReadonlyArray<Line>

/** What a log says of somebody after it said that they were forgotten. */
const saidAfter = (log: ReadonlyArray<Recorded>, person: PersonId): ReadonlyArray<string> => {
  const at = log.filter(({ data, type }) => type === "PersonForgotten" && data.person === person)
  const [forgotten, ...again] = at.map(({ position }) => position)
  if (forgotten === undefined || again.length > 0) return [`${person} is forgotten ${at.length} times`]
  return log
    .filter(({ data, position }) => position > forgotten && subjectsShown(data, undefined, "personal").has(person))
    .map(({ position }) => `event ${position} names somebody who was forgotten at ${forgotten}`)
}

const judge = async (both: Both, people: People, lines: ReadonlyArray<Line>) => {
  const opened = await open(placesAt(both))
  const log = opened.kept()
  await opened.close()
  const positions = new Set(log.map(({ position }) => Number(position)))
  const left = await Effect.runPromise(
    Effect.provide(
      Effect.flatMap(KeyStore, (store) => store.list),
      placesAt(both).keys
    )
  )
  const stands = left.filter(
    ({ isDestroyed, numbers, subject }) => people.includes(subject) && !(isDestroyed && numbers.length === 0)
  )
  return {
    lost: lines.flatMap(({ came, position }) =>
      came === "accepted" && !positions.has(position ?? 0) ? [`what was accepted at ${position} is gone`] : []
    ),
    torn: [
      ...falsehoods(log),
      ...people.flatMap((person) => saidAfter(log, person)),
      ...lines.flatMap(({ came, did, why }) => (came === "other" ? [`to ${did} was answered: ${why}`] : [])),
      ...stands.map(({ subject }) => `a key of ${subject} is there`)
    ]
  }
}

const race =
  (place: (room: Room) => Promise<Both>, people: People) =>
  async (room: Room): Promise<void> => {
    const { folder, tally } = room
    const made = folder()
    const script = await bundle(
      path.join(folder("disk"), "child"),
      path.join(import.meta.dirname, "forgetting-child.ts")
    )
    const both = await place(room)
    await patiently(() => begin(both, people))
    const startOne = (name: string, writer?: number) => {
      const out = path.join(made, name)
      const plan: Plan = { ...both, out, people, ...(writer === undefined ? {} : { writer }) }
      return { out, child: start(process.execPath, [script, JSON.stringify(plan)], cached(script)) }
    }
    const naming = Array.from({ length: writers }, (_, index) => startOne(`writer-${index}`, index))
    if (!(await eventually(() => naming.every(({ out }) => told(out).length > 3), 240)))
      throw new Error(`they do not begin: ${naming.map(({ child }) => child.complaint()).join("\n")}`)
    const forgets = startOne("forgets")
    const all = [...naming, forgets]
    for (const { child } of all) {
      const end = await child.done
      if (end !== 0) throw new Error(`a process ended with ${end}: ${child.complaint()}`)
    }
    const lines = all.flatMap(({ out }) => told(out))
    for (const { came = "opened", did } of lines) {
      tally.tried()
      tally.note(`${did}: ${came}`)
      if (did === "name" && (came === "refused" || came === "conflict")) tally.fired()
    }
    tally.found(await patiently(() => judge(both, people, lines)), "in the end")
  }

export const racedForgetting = (
  store: StoreName,
  place: (room: Room) => Promise<Both>,
  { needs, people }: { readonly needs?: ReadonlyArray<Need>; readonly people: number }
): Fault => ({
  id: "raced-forgetting",
  row: 16,
  title: "nobody is named after they were forgotten, by eight processes that try while a ninth forgets them",
  store,
  ...(needs === undefined ? {} : { needs }),
  least: writers * people,
  run: race(
    place,
    Array.from({ length: people }, (_, index) => another(index + 1).gone)
  )
})

/** Both stores in a new folder. */
export const bothIn = async ({ folder }: Room): Promise<Both> => {
  const made = folder()
  return { log: { store: "sqlite", at: path.join(made, "log") }, keys: path.join(made, "keys") }
}
