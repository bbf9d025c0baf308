/** CloudEvents as a log: every event is looked at before one is written, and what does not fit is named by its line. */
import {
  alliance,
  type Conflict,
  EventLog,
  everything,
  type KeyStore,
  type LogError,
  layerClock,
  layerMemory,
  Position,
  type Recorded,
  rooms,
  sealed,
  type Wording
} from "@pactwerk/core"
import { Context, Effect, Layer, Result, Stream } from "effect"
import { typeNames } from "../export/cloudevents/names.ts"
import { readCloudEvent } from "../export/cloudevents/read.ts"
import { runsOf } from "../storage/copy/runs.ts"
import { fieldsIn } from "./envelope.ts"

/** What is wrong with a line of a file. */
export interface Slip extends Wording {
  readonly line: number
}

/** The records of a file, or everything that is wrong with it. */
export type ReadEvents =
  | { readonly events: ReadonlyArray<Recorded>; readonly unproved: number }
  | { readonly slips: ReadonlyArray<Slip> }

/** What an export says of itself, in the file beside it: everything was in it, up to this size. */
export interface Complete {
  readonly size: number
}

/** Whether the statement of an export says that nothing was withheld; nothing where there is none, or it says otherwise. */
export const completeIn = (statement: string | undefined): Complete | undefined => {
  const { level, losses, size } = fieldsIn(parsed(statement ?? ""))
  const isWhole = level === "personal" && Object.keys(fieldsIn(losses)).length === 0
  return isWhole && typeof size === "number" ? { size } : undefined
}

/**
 * Reads CloudEvents, one a line or all in one list. The hash of each proves it; where it is of something sealed the
 * statement of the export has to say that nothing was withheld.
 *
 * @param complete what the file beside it says.
 */
export const readCloudEvents = (text: string, domain: string, complete: Complete | undefined): ReadEvents => {
  const names = typeNames(rooms, domain)
  const slips: Array<Slip> = []
  const events: Array<Recorded> = []
  const ids = new Set<string>()
  let unproved = 0
  for (const { line, value } of valuesIn(text)) {
    const slip = (nl: string, en: string) => void slips.push({ line, nl, en })
    if (value === undefined) {
      slip("dit is geen JSON", "this is no JSON")
      continue
    }
    const read = readCloudEvent(value, names)
    if (Result.isFailure(read)) {
      slip(read.failure.message, read.failure.message)
      continue
    }
    const { isWhole, recorded } = read.success
    const { id, position } = recorded
    const expected = events.length + slips.length + 1
    if (position !== expected)
      slip(
        `\`sequence\`: hier hoort ${expected}, er staat ${position}`,
        `\`sequence\`: ${expected} belongs here, it says ${position}`
      )
    else if (ids.has(id)) slip(`\`id\`: ${id} staat er dubbel`, `\`id\`: ${id} is there twice`)
    else if (Result.isFailure(alliance.understand(recorded)))
      slip(`\`data\`: geen ${recorded.type}`, `\`data\`: no ${recorded.type}`)
    else if (!isWhole && (complete === undefined || !alliance.places.has(recorded.type)))
      slip(notProved.nl, notProved.en)
    else {
      events.push(recorded)
      if (!isWhole) unproved += 1
    }
    ids.add(id)
  }
  if (slips.length === 0 && events.length === 0)
    slips.push({ line: 1, nl: "er staat geen gebeurtenis in", en: "there is no event in it" })
  if (slips.length === 0 && unproved > 0 && complete?.size !== events.length) {
    slips.push({
      line: events.length,
      nl: `de verklaring ernaast gaat over ${complete?.size} gebeurtenissen`,
      en: `the statement beside it is about ${complete?.size} events`
    })
  }
  return slips.length > 0 ? { slips } : { events, unproved }
}

/** What is said where a hash is of something else. */
export const notProved = {
  nl: "`pactwerkhash` is niet van wat hier staat: er is iets veranderd, weggelaten of ontzegeld",
  en: "`pactwerkhash` is not of what stands here: something was changed, withheld or unsealed"
}

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** The values of a text: of a list each part, and else each line that holds something. */
const valuesIn = (text: string): ReadonlyArray<{ readonly line: number; readonly value: unknown }> => {
  const list = text.trimStart().startsWith("[") ? parsed(text) : undefined
  if (Array.isArray(list)) return list.map((value: unknown, index) => ({ line: index + 1, value }))
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, value: parsed(line) }]))
}

/**
 * A log in memory of these records, each recorded when it was; what is somebody's own is sealed anew with these keys.
 *
 * @throws {LogError} where somebody's key cannot be made.
 */
export const logOf = Effect.fnUntraced(function* (
  events: ReadonlyArray<Recorded>,
  keys: KeyStore["Service"]
): Effect.fn.Return<Layer.Layer<EventLog>, Conflict | LogError> {
  let now = 0
  const log = Context.get(yield* Effect.scoped(Layer.build(layerMemory)), EventLog)
  const { append } = sealed(log, keys, alliance.places)
  const writing = Stream.runForEach(runsOf(Stream.fromIterable(events)), ({ events, first, recordedAt }) => {
    now = Date.parse(recordedAt)
    return append(events, { failIfEventsMatch: everything, after: Position.make(first - 1) })
  })
  yield* Effect.provide(
    writing,
    layerClock(() => now)
  )
  return Layer.succeed(EventLog, log)
})
