/** What was asked and refused leaves a trace of its own: which rules, which command, which role, which day. */
import { Context, Effect, Layer, Schema, Stream } from "effect"
import { v7 } from "uuid"
import { EventLog, everything, LogError } from "./event-log.ts"
import { CommandId, Day, EventId } from "./names.ts"
import { onDay } from "./when.ts"

/** No free text, no name: only what is needed to count how often a rule stopped something. */
export const Refusal = Schema.Struct({
  rules: Schema.Array(Schema.String),
  command: Schema.String,
  role: Schema.String,
  day: Day
})
export type Refusal = typeof Refusal.Type

export class Refusals extends Context.Service<
  Refusals,
  {
    readonly note: (refusal: Refusal) => Effect.Effect<void, LogError>
    readonly all: Stream.Stream<Refusal, LogError>
  }
>()("@pactwerk/core/Refusals") {}

const decode = Schema.decodeUnknownResult(Refusal)

/** Keeps the trace in a log of its own, in whatever store that log is. */
export const layerRefusals = <E>(log: Layer.Layer<EventLog, E>): Layer.Layer<Refusals, E> =>
  Layer.effect(
    Refusals,
    Effect.map(EventLog, (trace) => ({
      note: Effect.fnUntraced(function* (refusal: Refusal) {
        const id = v7()
        yield* Effect.catchTag(
          trace.append([
            {
              id: EventId.make(id),
              type: "AskRefused",
              schema: 1,
              tags: [],
              data: { ...refusal },
              occurred: onDay(refusal.day),
              actor: { role: refusal.role },
              certainty: "stated",
              command: { id: CommandId.make(id), name: refusal.command },
              correlationId: CommandId.make(id)
            }
          ]),
          "Conflict",
          (cause) => Effect.fail(new LogError({ reason: "Unavailable", cause }))
        )
      }),
      all: Stream.mapEffect(trace.read(everything), ({ data }) =>
        Effect.mapError(Effect.fromResult(decode(data)), (cause) => new LogError({ reason: "Corrupt", cause }))
      )
    }))
  ).pipe(Layer.provide(Layer.fresh(log)))
