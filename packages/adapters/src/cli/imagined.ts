/** Events that did not happen, read from a file to see what would have been otherwise. */
import { alliance, CommandId, Day, EventId, onDay, Position, type Recorded } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { guessing, nearest } from "../input/near.ts"
import type { Desk } from "./desk.ts"
import { readJson } from "./input.ts"
import { Problem } from "./problem.ts"

/** One event as it is written in such a file: where it is put in, and on which day it had happened. */
const Imagined = Schema.Struct({
  event: Schema.StructWithRest(Schema.Struct({ _tag: Schema.String }), [Schema.Record(Schema.String, Schema.Json)]),
  /** Just after this event of the log; at its end without it. */
  after: Schema.optionalKey(Position),
  /** As long before or after as the event that it is put in after, without it. */
  on: Schema.optionalKey(Day)
})
const readAll = Schema.decodeUnknownResult(Schema.Array(Imagined), { onExcessProperty: "error", errors: "all" })
const readEvent = Schema.decodeUnknownResult(alliance.Event, { errors: "all" })

const shape = {
  nl: 'Verwacht: [{ "event": { "_tag": "MemberWelcomed", … }, "after": 41, "on": "2024-02-16" }].',
  en: 'Expected: [{ "event": { "_tag": "MemberWelcomed", … }, "after": 41, "on": "2024-02-16" }].'
}

/** The events in a file, in the envelope of what they are put in after. */
export const readImagined = async (
  desk: Desk,
  file: string,
  log: ReadonlyArray<Recorded>
): Promise<ReadonlyArray<Recorded>> => {
  const read = readAll(await readJson(desk, file))
  if (Result.isFailure(read)) throw unreadable(file, read.failure.message)
  return read.success.map(({ after = Position.make(log.length), event, on }, index) => {
    if (!alliance.events.has(event._tag)) throw unknownType(event._tag)
    const meant = readEvent(event)
    if (Result.isFailure(meant)) throw unreadable(`${file}, ${index + 1}`, meant.failure.message)
    const beside = log.findLast(({ position }) => position <= after)
    const command = { id: CommandId.make(`what-if-${index + 1}`), name: "what-if" }
    return {
      ...alliance.file(meant.success),
      id: EventId.make(`ffffffff-0000-7000-8000-${String(index + 1).padStart(12, "0")}`),
      position: after,
      occurred: on === undefined ? (beside?.occurred ?? { said: "ooit", precision: "about" }) : onDay(on),
      recordedAt: beside?.recordedAt ?? new Date(desk.clock()).toISOString(),
      actor: { role: "secretary" },
      certainty: "inferred",
      command,
      correlationId: command.id,
      hash: "0".repeat(64)
    }
  })
}

const unreadable = (where: string, message: string): Problem =>
  new Problem(
    "input",
    { nl: `In ${where} staan geen gebeurtenissen die te lezen zijn.`, en: `The events in ${where} cannot be read.` },
    { advice: shape, details: { nl: message, en: message }, fields: { detail: message } }
  )

const unknownType = (name: string): Problem => {
  const said = { nl: `Onbekend soort gebeurtenis: ${name}.`, en: `Unknown type of event: ${name}.` }
  return new Problem("input", guessing(said, nearest(name, alliance.events.keys())))
}
