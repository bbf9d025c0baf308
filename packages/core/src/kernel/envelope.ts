/** The envelope around what was decided: who told it, when it happened, which command it answers. */
import { Context, Schema } from "effect"
import { v7 } from "uuid"
import { Actor, Certainty, type Filed, type Proposed } from "./event.ts"
import { commandTag } from "./event-log.ts"
import { CommandId, EventId, Source } from "./names.ts"
import { filing as fileOwn, Event as Own } from "./own/events.ts"
import type { Refused } from "./rule.ts"
import { When } from "./when.ts"

/** Who asks. Asking again with the same id records nothing twice. */
export const Asking = Schema.Struct({
  id: CommandId,
  actor: Actor,
  correlationId: Schema.optionalKey(CommandId),
  causationId: Schema.optionalKey(EventId)
})
export type Asking = typeof Asking.Type

/** Who did it, when, and where that is written. */
export const Observing = Schema.Struct({
  ...Asking.fields,
  occurred: When,
  source: Source,
  certainty: Certainty
})
export type Observing = typeof Observing.Type

/** What is told about a command beside the command itself. */
export type Told = Asking & Pick<Observing, "certainty"> & Partial<Pick<Observing, "occurred" | "source">>

/** Where the ids of new events come from: UUID v7, unless a simulation gives its own. */
export const NewEventId = Context.Reference<() => EventId>("@pactwerk/core/NewEventId", {
  defaultValue: () => newEventId
})
export const newEventId = (): EventId => EventId.make(v7())

/** An event as it is offered to the log. */
export const envelope = (
  filed: Filed & Pick<Proposed, "type" | "data">,
  name: string,
  { correlationId, id, ...told }: Told & { readonly occurred: When },
  newId: () => EventId
): Proposed => ({
  ...filed,
  ...told,
  id: newId(),
  tags: [...filed.tags, commandTag(id)].sort(),
  command: { id, name },
  correlationId: correlationId ?? id
})

/** One event per rule that did not hold, beside the event it is about. */
export const breaches = (
  about: Proposed,
  refused: Refused | undefined,
  newId: () => EventId
): ReadonlyArray<Proposed> =>
  (refused?.broken ?? []).map((rule) => {
    const looked = Object.entries(refused?.facts ?? {}).flatMap(([name, fact]) =>
      fact === undefined ? [] : [[name, fact]]
    )
    const event = Own.cases.RuleBreachObserved.make({ rule, event: about.id, facts: Object.fromEntries(looked) })
    const { _tag: type, ...data } = event
    const { schema, tags } = fileOwn(event)
    return {
      ...about,
      id: newId(),
      type,
      schema,
      data,
      tags: [...tags, commandTag(about.command.id)].sort(),
      causationId: about.id
    }
  })
