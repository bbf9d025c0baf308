/** A store that fails as stores do, by chance and counted: it still never loses what it acknowledged. */
import { Effect, Layer, Random, Stream } from "effect"
import { EventLog, LogError } from "../kernel/event-log.ts"

/** What goes wrong: before the write, after it and before the answer, in the middle of a read; or others go first. */
export const faults = ["refused to write", "lost the answer", "broke off a read", "let others go first"] as const
export type Fault = (typeof faults)[number]

/** Chance with a seed: a number from 0 up to, and not including, this one. */
export type Dice = (below: number) => number

/** Dice that fall the same for the same seed. */
export const diceOf = (seed: number | string): Dice => {
  const generator = Effect.runSync(Random.withSeed(Random.Random, seed))
  return (below) => Math.floor(generator.nextDoubleUnsafe() * below)
}

/**
 * The store, with faults in this share of its calls; others go first in half of them.
 *
 * @param share from 0 to 1.
 * @param happened told of each fault, when it strikes.
 * @example
 * faulty(layerMemory, { dice: diceOf(1), share: 0.1, happened: () => {} })
 */
export const faulty = <E>(
  store: Layer.Layer<EventLog, E>,
  { dice, happened, share }: { readonly dice: Dice; readonly share: number; readonly happened: (fault: Fault) => void }
): Layer.Layer<EventLog, E> =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => {
      const strikes = (fault: Fault, chance = share): boolean => {
        const isStruck = dice(1000) < chance * 1000
        if (isStruck) happened(fault)
        return isStruck
      }
      const unavailable = (fault: Fault) => new LogError({ reason: "Unavailable", cause: new Error(fault) })
      const wait = Effect.suspend(() =>
        strikes("let others go first", share > 0 ? 0.5 : 0)
          ? Effect.repeat(Effect.yieldNow, { times: 1 + dice(8) })
          : Effect.void
      )
      return EventLog.of({
        ...log,
        append: Effect.fnUntraced(function* (events, condition) {
          yield* wait
          if (strikes("refused to write")) return yield* unavailable("refused to write")
          const receipt = yield* log.append(events, condition)
          yield* wait
          if (strikes("lost the answer")) return yield* unavailable("lost the answer")
          return receipt
        }),
        read: (query, span) =>
          Stream.unwrap(
            Effect.map(wait, () =>
              strikes("broke off a read")
                ? Stream.concat(
                    Stream.take(log.read(query, span), dice(3)),
                    Stream.fail(unavailable("broke off a read"))
                  )
                : log.read(query, span)
            )
          )
      })
    })
  ).pipe(Layer.provide(store))
