/** Whether a log in a file lost what it had acknowledged: what the marks beside it say. */
import { EventLog, everything, type LogError, Position, type Wording } from "@pactwerk/core"
import { Effect, type Layer, Option, Stream } from "effect"
import { damageOf } from "../storage/shared/behind.ts"
import { readMarks } from "../storage/shared/mark.ts"
import type { Address } from "./address.ts"

/** What the marks say against the log at this address; nothing where they agree, and where there are none. */
export const behind = async (address: Address, log: Layer.Layer<EventLog, LogError>): Promise<Wording | undefined> => {
  if (!("file" in address)) return undefined
  const marks = readMarks(address.file)
  const size = marks.furthest?.size ?? 0
  const hash = size === 0 ? undefined : await Effect.runPromise(Effect.provide(hashAt(size), log))
  if (damageOf(address.file, marks, () => hash) === undefined) return undefined
  if (marks.damaged !== undefined) return unreadable
  return hash === undefined ? gone(size) : another(size)
}

/** The hash of the event there; nothing where there is none, or none that can be read. */
const hashAt = (size: number) =>
  Effect.gen(function* () {
    const { read } = yield* EventLog
    const last = read(everything, { after: Position.make(size - 1), until: Position.make(size) })
    const found = yield* Effect.option(Stream.runHead(last))
    return Option.getOrUndefined(Option.map(Option.flatten(found), (event) => event.hash))
  })

const unreadable: Wording = {
  nl: "een merk naast het logboek is niet te lezen: niemand weet hoe ver het kwam",
  en: "a mark beside the log cannot be read: nobody knows how far it came"
}
const gone = (size: number): Wording => ({
  nl: `het merk naast het logboek zegt dat er ${size} gebeurtenissen waren: wat bevestigd was, is weg`,
  en: `the mark beside the log says that there were ${size} events: what was acknowledged is gone`
})
const another = (size: number): Wording => ({
  nl: `#${size}: het merk naast het logboek noemt hier een andere gebeurtenis`,
  en: `#${size}: the mark beside the log names another event here`
})
