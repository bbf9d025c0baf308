/** The door for everyone who does not use Effect: promises to write, plain values to read. */
import { Clock, Effect, Layer, ManagedRuntime, Result, type Schema, Stream } from "effect"
import { v7 } from "uuid"
import { type Alliance, makeAlliance } from "./alliance.ts"
import { audit, type Breach } from "./audit.ts"
import { type Decided, decideAll, type Observation } from "./batch.ts"
import { type Asking, newEventId, type Observing } from "./envelope.ts"
import type { Actor, Recorded, Tagged } from "./event.ts"
import { type Conflict, EventLog, everything, type LogError, matches, type Query } from "./event-log.ts"
import { layerMemory } from "./memory.ts"
import { mirror } from "./mirror.ts"
import { type Moment, positionAt, seenAt } from "./moment.ts"
import { CommandId, Position } from "./names.ts"
import type { Level } from "./personal.ts"
import type { Forgetting } from "./privacy/forgetting.ts"
import { type KeyStore, layerMemoryKeys } from "./privacy/keys.ts"
import type { Remains } from "./privacy/remains.ts"
import { layerRefusals, type Refusal, Refusals } from "./refusals.ts"
import type { Refused } from "./rule.ts"
import type { Standing } from "./session.ts"
import type { View } from "./view.ts"
import { dayAt, onDay } from "./when.ts"

/** What may be given when an alliance is opened. */
export interface Opening {
  /** The store. */
  readonly log: Layer.Layer<EventLog, LogError>
  /** The store for the trace of what was refused; without it the trace lives as long as the program. */
  readonly refusals?: Layer.Layer<EventLog, LogError>
  /** Where people's keys are; without it they live as long as the program, and with them what is personal in the log. */
  readonly keys?: Layer.Layer<KeyStore, LogError>
  /** At which level is read: `internal` without it, so that nothing personal is shown that is not for all inside. */
  readonly reader?: Level
  /** The clock, in milliseconds since 1970; the machine's own without it. */
  readonly now?: () => number
}

/** What came of it: what was recorded, or what stands against it, or why no answer could be given. */
export type Answer =
  | { readonly _tag: "Accepted"; readonly events: ReadonlyArray<Recorded>; readonly isRepeat: boolean }
  | { readonly _tag: "Refused"; readonly refused: Refused }
  | { readonly _tag: "Failed"; readonly fault: Conflict | LogError | Schema.SchemaError }

/** What came of all of them together: each that was stopped by a rule, or what was recorded. */
export type AnswerToAll<Command> =
  | { readonly _tag: "Accepted"; readonly events: ReadonlyArray<Recorded>; readonly repeats: number }
  | { readonly _tag: "Refused"; readonly stopped: ReadonlyArray<Decided<Command>> }
  | { readonly _tag: "Failed"; readonly fault: Conflict | LogError | Schema.SchemaError }

/** Who asks, with an id to repeat when it is asked again; without one, every asking is a new one. */
export type Who<A extends { readonly id: CommandId }> = Omit<A, "id"> & { readonly id?: string }

/** An alliance, opened. Reading is immediate, from memory; only what writes waits. */
export interface Opened<Command, State> {
  /** Records what follows when every rule holds. Asking again with the same id records nothing twice. */
  readonly ask: (command: Command, asking: Who<Asking>) => Promise<Answer>
  /** Records what a source says did happen, and beside it each rule that did not hold. */
  readonly observe: (command: Command, observing: Who<Observing>) => Promise<Answer>
  /** Records all of it or nothing, in order; what was recorded before is passed over. */
  readonly observeAll: (
    observations: ReadonlyArray<Observation<Command>>,
    options?: { readonly enforced?: boolean }
  ) => Promise<AnswerToAll<Command>>
  /** What all of it together would record, and what stands against each. Records nothing. */
  readonly rehearse: (observations: ReadonlyArray<Observation<Command>>) => ReadonlyArray<Decided<Command>>
  /** What stands against this command now; nothing when it would be accepted. Records nothing. */
  readonly check: (command: Command, actor: Actor) => Result.Result<Refused | undefined, Schema.SchemaError>
  /** A command from outside, or every place where it is not what was expected. */
  readonly readCommand: (input: unknown) => Result.Result<Command, Schema.SchemaError>
  /** The state that rules turn on. */
  readonly state: (at?: Moment) => State
  /** The answer of a view; the same object for the same view and position. */
  readonly project: <A, Heard extends Tagged>(view: View<A, Heard>, at?: Moment) => A
  /** What may be seen of what is recorded, at the level it is read at. */
  readonly events: (query?: Query, at?: Moment) => ReadonlyArray<Recorded>
  /** Everything as it may be seen at a level: the same list, which grows, until somebody is forgotten. */
  readonly shown: (level: Level) => ReadonlyArray<Recorded>
  /** Everything as it is kept, and nothing opened: what is sealed is sealed in it. */
  readonly kept: () => ReadonlyArray<Recorded>
  readonly positionAt: (moment: Moment) => Position
  /** How the opened alliance stands; the same object until it changes. */
  readonly standing: () => Standing
  /** The breaches of what is recorded, or of any history, under the rules of today. Throws where it cannot be read. */
  readonly audit: (history?: ReadonlyArray<Recorded>) => ReadonlyArray<Breach>
  /**
   * Forgets somebody: says so, destroys their keys, and says that it is done; whoever is stopped in between goes on with
   * `resumeForgetting`. Refused while a duty to keep stands.
   */
  readonly forget: (forgetting: Forgetting, asking: Who<Asking>) => Promise<Answer & { readonly remains: Remains }>
  /** Finishes what was begun, also after a key store was restored; the numbers of those that were finished now. */
  readonly resumeForgetting: (asking: Pick<Asking, "actor">) => Promise<ReadonlyArray<string>>
  /** What was refused: which rules, which command, which role, which day. */
  readonly refusals: () => Promise<ReadonlyArray<Refusal>>
  /** Calls back after every new head, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => Promise<void>
}

/**
 * Opens an alliance on a log, and keeps the log in memory beside it.
 * Rejects with a `LogError` when the log cannot be opened, or holds an event that cannot be read.
 *
 * @example
 * const opened = await openAlliance({ log: layerMemory })
 * opened.project(register)
 */
export const openOn = async <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>,
  { keys = layerMemoryKeys, log, now = Date.now, reader = "internal", refusals = layerMemory }: Opening
): Promise<Opened<Command, State>> => {
  const services = Layer.mergeAll(log, layerRefusals(refusals), keys)
  const runtime = ManagedRuntime.make(Layer.provideMerge(services, layerClock(now)))
  const inMemory = mirror(alliance, reader)
  const listeners = new Set<() => void>()
  let standing: Standing = { head: Position.make(0), status: "open" }
  const stand = (next: Standing) => {
    standing = next
    for (const listener of [...listeners]) listener()
  }
  const follow = Effect.map(inMemory.follow, () => {
    const head = Position.make(inMemory.log.length)
    if (standing.status === "open" && standing.head < head) stand({ head, status: "open" })
  })
  const begin = async () => {
    await runtime.runPromise(follow)
    const state = inMemory.state("now")
    return runtime.runPromise(makeAlliance(alliance, { state, position: standing.head, isRecorded }))
  }
  const { isRecorded } = inMemory
  // What could not be opened leaves nothing open behind it.
  const shell = await begin().catch(async (fault: unknown) => {
    await runtime.dispose()
    throw fault
  })
  runtime.runFork(
    Effect.gen(function* () {
      const store = yield* EventLog
      yield* Stream.runForEach(store.heads, (head) => (head > inMemory.log.length ? follow : Effect.void))
    }).pipe(Effect.catch((fault) => Effect.sync(() => stand({ ...standing, status: "failed", fault }))))
  )

  const answered = (recording: ReturnType<typeof shell.ask | typeof shell.observe>): Promise<Answer> =>
    runtime.runPromise(
      Effect.match(Effect.tap(recording, follow), {
        onSuccess: ({ first, isRepeat, last }): Answer => ({
          _tag: "Accepted",
          events: (isRepeat ? inMemory.show : inMemory.showToWriter)(inMemory.log.slice(first - 1, last)),
          isRepeat
        }),
        onFailure: (failure): Answer =>
          failure._tag === "Refused" ? { _tag: "Refused", refused: failure } : { _tag: "Failed", fault: failure }
      })
    )
  const withId = <A extends { readonly id?: string }>(told: A) => ({ ...told, id: CommandId.make(told.id ?? v7()) })

  return {
    ask: (command, asking) => answered(shell.ask(command, withId(asking))),
    observe: (command, observing) => answered(shell.observe(command, withId(observing))),
    observeAll: (observations, { enforced = false } = {}) =>
      runtime.runPromise(
        Effect.match(Effect.tap(shell.observeAll(observations, enforced), follow), {
          onSuccess: ({ receipt, receipts, stopped }): AnswerToAll<Command> =>
            stopped.length > 0
              ? { _tag: "Refused", stopped }
              : {
                  _tag: "Accepted",
                  events:
                    receipt === undefined
                      ? []
                      : inMemory.showToWriter(inMemory.log.slice(receipt.first - 1, receipt.last)),
                  repeats: receipts.length
                },
          onFailure: (fault): AnswerToAll<Command> => ({ _tag: "Failed", fault })
        })
      ),
    rehearse: (observations) => {
      const entries = observations.map(({ command, observing }) => ({ command, told: observing }))
      return decideAll(alliance, inMemory.state("now"), entries, {
        isRecorded,
        recordedOn: dayAt(now()),
        newId: newEventId
      })
    },
    check: (command, actor) => {
      const recordedOn = dayAt(now())
      return Result.map(
        alliance.readCommand(command),
        (read) =>
          alliance.decide(read, inMemory.state("now"), {
            actor,
            occurred: onDay(recordedOn),
            recordedOn,
            isRecorded
          }).refused
      )
    },
    readCommand: alliance.readCommand,
    state: (at = "now") => inMemory.state(at),
    project: (view, at = "now") => inMemory.project(view, at),
    events: (query = everything, at = "now") =>
      inMemory.show(seenAt(inMemory.log, at).filter((recorded) => matches(query, recorded))),
    shown: inMemory.shownAt,
    kept: () => inMemory.log,
    positionAt: (moment) => positionAt(inMemory.log, moment),
    standing: () => standing,
    audit: (history) => {
      const breaches = Result.getOrThrow(audit(alliance, history ?? inMemory.log))
      if (history !== undefined) return breaches
      return breaches.flatMap(({ recorded, refused }) =>
        inMemory.show([recorded]).map((shown) => ({ recorded: shown, refused }))
      )
    },
    forget: async (forgetting, asking) => {
      const remains = inMemory.remainsOf(forgetting.person)
      return { ...(await answered(shell.forget(forgetting, withId(asking)))), remains }
    },
    resumeForgetting: (asking) => runtime.runPromise(Effect.tap(shell.resume(asking), follow)),
    refusals: () => runtime.runPromise(Effect.flatMap(Refusals, ({ all }) => Stream.runCollect(all))),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close: async () => {
      if (standing.status !== "closed") stand({ head: standing.head, status: "closed" })
      await runtime.dispose()
    }
  }
}

/** The clock of whoever opened the alliance, for everything that is written down; how it waits, where it does not. */
export const layerClock = (now: () => number, sleep?: Clock.Clock["sleep"]) =>
  Layer.effect(
    Clock.Clock,
    Effect.map(Clock.Clock, (clock) => ({
      currentTimeMillis: Effect.sync(now),
      currentTimeMillisUnsafe: now,
      currentTimeNanos: clock.currentTimeNanos,
      currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
      monotonicTimeNanos: clock.monotonicTimeNanos,
      monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
      sleep: sleep ?? ((duration) => clock.sleep(duration))
    }))
  )
