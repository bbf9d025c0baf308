/** An alliance in which everything that is somebody's own, in every type of event, is a mark of its own. */
import { globSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { alliance, type Batch, EventId, type Level, type Places, type Proposed, Recorded } from "@pactwerk/core"
import { Schema } from "effect"
import { markOf } from "./canary.ts"

type Place = NonNullable<ReturnType<Places["get"]>>

/** A mark: whose it is, where it stands, and from which level on it may be read. */
export interface Mark {
  readonly mark: string
  readonly person: string
  readonly level: Level
  readonly type: string
  readonly pointer: string
  readonly isMention: boolean
}

/** Two people whose own it is, and a third whom a duty to keep is about. */
export const [anna, bram, carla] = [
  "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01",
  "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02",
  "9e2b4d17-6c3a-4f58-a0d9-1b7c8e5f6a03"
] as const

const folder = new URL("../../core/test/events/", import.meta.url)
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Array(Recorded)))
const isData = Schema.is(Schema.Record(Schema.String, Schema.Json))

/** The samples of every type of event there is. */
const samples = globSync("*.json", { cwd: folder })
  .sort((one, other) => basename(one).localeCompare(basename(other)))
  .flatMap((file) => decode(readFileSync(new URL(file, folder), "utf8")))

export const marks: Array<Mark> = []

interface Spot {
  readonly type: string
  readonly person: string
  readonly pointer: string
  readonly level: Level
  readonly isProse: boolean
}

const marked = (spot: Spot, isMention: boolean): string => {
  const mark = markOf(marks.length)
  marks.push({ mark, person: spot.person, level: spot.level, type: spot.type, pointer: spot.pointer, isMention })
  return mark
}

/** The value with a mark in each field that is personal, and somebody's name in each text that may name people. */
const filled = (value: Schema.Json, place: Place | undefined, around: Spot): Schema.Json => {
  const personal = place?.personal
  const level = personal?.visibility ?? place?.level ?? around.level
  const spot = { ...around, level, isProse: around.isProse || place?.isProse === true }
  if (personal !== undefined && typeof value === "string") return marked(spot, false)
  if (typeof value === "string") {
    return spot.isProse ? `Volgens [${marked(spot, true)}](person:${spot.person}) is het zo.` : value
  }
  const below = place?.below()
  const at = (name: string, inner: Schema.Json, of: Place | undefined) =>
    filled(inner, of, { ...spot, pointer: `${spot.pointer}/${name}` })
  if (Array.isArray(value)) {
    return value.map((inner, index) => at(String(index), inner, below?.elements[index] ?? below?.rest))
  }
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, at(name, inner, below?.fields.get(name) ?? below?.others)])
  )
}

/** Every way in which an event of a type can hold something of somebody's, once for each person. */
const eventsOf = (person: string): ReadonlyArray<Proposed> => {
  const seen = new Set<string>()
  return samples.flatMap(({ hash: _hash, position: _position, recordedAt: _recordedAt, ...sample }) => {
    const { type } = sample
    const before = marks.length
    const subject = type === "LegalHoldPlaced" ? carla : person
    const text = JSON.stringify(sample).replaceAll(anna, subject)
    const event: Proposed = JSON.parse(text)
    const around: Spot = { type, person, pointer: "", level: "internal", isProse: false }
    const data = filled(
      { ...event.data, ...("person" in event.data && { person: subject }) },
      alliance.places.get(type),
      around
    )
    const fresh = marks.slice(before).map(({ pointer }) => `${type}${pointer}`)
    if (!isData(data) || fresh.every((place) => seen.has(place))) {
      marks.length = before
      return []
    }
    for (const place of fresh) seen.add(place)
    return [{ ...event, data, tags: [...new Set(event.tags)].sort() }]
  })
}

/** All of them, in batches that a log takes. */
export const batches: ReadonlyArray<Batch> = (() => {
  const all = [anna, bram].flatMap(eventsOf).map((event, index) => ({
    ...event,
    id: EventId.make(`00000000-0000-7000-8000-${(index + 1).toString(16).padStart(12, "0")}`)
  }))
  const found: Array<Batch> = []
  for (let at = 0; at < all.length; at += 40) {
    const [first, ...others] = all.slice(at, at + 40)
    if (first !== undefined) found.push([first, ...others])
  }
  return found
})()
