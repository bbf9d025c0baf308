/** Many alliances in one place: the logs of a folder, or those of a server. */
import { readdirSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import type { Wording } from "@pactwerk/core"
import { type Desk, type LogPlace, logAt } from "./desk.ts"
import { keysPlace } from "./keys.ts"
import { Problem } from "./problem.ts"
import { alliancesOf } from "./reach.ts"

/** An alliance by its name, and where its log is. */
export interface Listed {
  readonly name: string
  readonly log: LogPlace
}

const beside = /-(?:refusals|keys)$/

/** The alliances of a store, by name. Throws where nothing is, or nothing in it is an alliance. */
export const alliancesAt = async (desk: Desk, store: string): Promise<ReadonlyArray<Listed>> => {
  const { outside } = desk
  const keys = keysPlace(desk)
  const isServer = /^(postgres(ql)?|nats):/.test(store)
  const found = isServer ? await onServer(store, outside) : inFolder(outside.folder, store)
  const names = new Set(found.map(({ name }) => name))
  // What stands beside an alliance is none: the trace of its refusals, and its people's keys.
  const isBeside = ({ log: { address }, name }: Listed) =>
    (beside.test(name) && names.has(name.replace(beside, ""))) ||
    ("file" in address && "file" in keys && address.file === keys.file)
  const own = found.filter((one) => !isBeside(one))
  if (own.length === 0) throw new Problem("notFound", none(logAt(outside.folder, store).named), { advice: ways })
  return own.sort((one, other) => (one.name < other.name ? -1 : 1))
}

const inFolder = (folder: string, store: string): Array<Listed> => {
  const place = resolve(folder, store)
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Problem("notFound", noFolder(store), { advice: ways, fields: { store } })
  }
  return readdirSync(place).flatMap((file) => {
    const [, name] = /^([a-z0-9-]+)\.(?:db|ndjson)$/.exec(file) ?? []
    return name === undefined ? [] : [{ name, log: logAt(folder, join(store, file)) }]
  })
}

const onServer = async (store: string, outside: Desk["outside"]): Promise<Array<Listed>> => {
  const of = (name: string) => (store.includes("//") ? `${store.replace(/#.*$/, "")}#${name}` : `${store}${name}`)
  const first = logAt(outside.folder, of("a")).address
  if ("file" in first) throw new Problem("notFound", noFolder(store), { advice: ways })
  return (await alliancesOf(first, outside)).map((name) => ({ name, log: logAt(outside.folder, of(name)) }))
}

const noFolder = (store: string): Wording => ({
  nl: `Hier is geen map met alliantie-logboeken: ${store}.`,
  en: `There is no folder with logs of alliances here: ${store}.`
})
const none = (store: string): Wording => ({
  nl: `Er is geen enkele alliantie in ${store}.`,
  en: `There is not a single alliance in ${store}.`
})
const ways: Wording = {
  nl: "Zo kan het: een map met alliantie.db en andere, postgres:, postgresql://host/db, nats:, nats://host:4222",
  en: "Like this: a folder with alliance.db and others, postgres:, postgresql://host/db, nats:, nats://host:4222"
}
