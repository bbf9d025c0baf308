/** An event with something of somebody's own in it, as it is proposed and as a log keeps it. */
import type { Schema } from "effect"
import type { Proposed, Recorded } from "../../../src/kernel/event.ts"
import { CommandId, Day, EventId, PersonId, Position } from "../../../src/kernel/names.ts"
import { type Box, seal } from "../../../src/kernel/privacy/seal.ts"
import { onDay } from "../../../src/kernel/when.ts"

export const anna = PersonId.make("5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b")
export const bram = PersonId.make("0c6f0e1d-2a3b-4c7e-8f43-5b1d8a3c9a0e")

export const eventId = (number: number): EventId =>
  EventId.make(`00000000-0000-7000-8000-${String(number).padStart(12, "0")}`)

export const proposed = (data: Proposed["data"], more: Partial<Proposed> = {}): Proposed => ({
  id: eventId(1),
  type: "Asked",
  schema: 1,
  tags: [],
  data,
  occurred: onDay(Day.make("2024-02-16")),
  actor: { role: "secretary" },
  certainty: "stated",
  command: { id: CommandId.make("one"), name: "Ask" },
  correlationId: CommandId.make("one"),
  ...more
})

export const kept = (data: Recorded["data"], more: Partial<Recorded> = {}): Recorded => ({
  ...proposed(data),
  position: Position.make(1),
  recordedAt: "2024-02-16T12:00:00.000Z",
  hash: "0".repeat(64),
  ...more
})

export const [annasKey, bramsKey] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const

/** What is sealed there for one of both, in a log that begins with this event. */
export const sealedAt = (
  pointer: string,
  value: Schema.Json,
  { key = annasKey, subject = anna }: { readonly key?: Uint8Array; readonly subject?: string } = {}
): Box & Schema.JsonObject => ({
  ...seal(value, { key, number: 1, subject, logId: eventId(1), eventId: eventId(1), pointer })
})
