/** The shells of two processes on one log that holds a history already, under a clock that is set and never waits. */
import { Effect, Layer, Stream } from "effect"
import { makeAlliance } from "../../kernel/alliance.ts"
import { layerClock } from "../../kernel/door.ts"
import { NewEventId } from "../../kernel/envelope.ts"
import type { Tagged } from "../../kernel/event.ts"
import { EventLog, everything } from "../../kernel/event-log.ts"
import { layerMemory } from "../../kernel/memory.ts"
import { CommandId } from "../../kernel/names.ts"
import { KeyStore, layerMemoryKeys } from "../../kernel/privacy/keys.ts"
import { revealing } from "../../kernel/privacy/revealing.ts"
import { layerRefusals } from "../../kernel/refusals.ts"
import { idAt, type Subject } from "../arbitraries.ts"
import type { Entry, Move } from "../play.ts"

/** A log that lets others go first before it appends, so that whoever asks at once does come in between. */
const givingWay = Layer.effect(
  EventLog,
  Effect.map(EventLog, (log) => ({
    ...log,
    append: (...appended: Parameters<typeof log.append>) => Effect.andThen(Effect.yieldNow, log.append(...appended))
  }))
).pipe(Layer.provide(Layer.fresh(layerMemory)))

/**
 * Does something with two shells on a log of their own, in which this happened already: how to ask one of them on the
 * day of a move, and what the log holds.
 */
export const withShells = <Command extends Tagged, Event extends Tagged, State, A, E>(
  alliance: Subject<Command, Event, State>,
  log: ReadonlyArray<Entry<Event>>,
  use: (shells: Effect.Success<ReturnType<typeof shellsOn<Command, Event, State>>>) => Effect.Effect<A, E, never>
): Promise<A> => {
  let [now, made] = [0, 0]
  const services = Layer.mergeAll(givingWay, layerRefusals(Layer.fresh(layerMemory)), Layer.fresh(layerMemoryKeys))
  const setTime = (to: number) => {
    now = to
  }
  return Effect.flatMap(shellsOn(alliance, log, setTime), use).pipe(
    Effect.provide(
      Layer.provideMerge(
        services,
        layerClock(
          () => now,
          () => Effect.yieldNow
        )
      )
    ),
    Effect.provideService(NewEventId, () => idAt(100_000 + ++made)),
    Effect.runPromise
  )
}

const shellsOn = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  history: ReadonlyArray<Entry<Event>>,
  setTime: (to: number) => void
) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    for (const { recorded } of history) {
      const { hash: _, position: __, recordedAt, ...proposed } = recorded
      setTime(Date.parse(recordedAt))
      yield* log.append([proposed])
    }
    const [one, other] = [yield* makeAlliance(alliance), yield* makeAlliance(alliance)]
    const ask = (shell: typeof one, { actor, command, day }: Move<Command>, id: string) =>
      Effect.suspend(() => {
        setTime(Date.parse(`${day}T12:00:00Z`))
        return Effect.result(shell.ask(command, { id: CommandId.make(id), actor }))
      })
    const opened = revealing(log, yield* KeyStore, alliance, "personal")
    return { one, other, ask, events: Stream.runCollect(opened.read(everything)) }
  })
