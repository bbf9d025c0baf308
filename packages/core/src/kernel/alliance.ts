/** The shell around the decider: it reads, asks, records, and asks again when another decision came first. */
import { Clock, Effect, type Result, Schedule, Schema, Semaphore, Stream } from "effect"
import { audit } from "./audit.ts"
import { decideAll, type Entry, isImpossible, type Observation } from "./batch.ts"
import type { Context } from "./compose.ts"
import { type Decider, replay, step } from "./decider.ts"
import { Asking, breaches, NewEventId, Observing, type Told } from "./envelope.ts"
import type { Actor, Filed, Proposed, Recorded, Tagged } from "./event.ts"
import { commandTag, EventLog, either, everything, type LogError, type Query, type Receipt } from "./event-log.ts"
import { type CommandId, type Day, type EventId, Position } from "./names.ts"
import type { Level } from "./personal.ts"
import { forgetting } from "./privacy/forgetting.ts"
import { KeyStore } from "./privacy/keys.ts"
import type { Places } from "./privacy/places.ts"
import { revealing, whileRemembered } from "./privacy/revealing.ts"
import { sealed } from "./privacy/sealing.ts"
import { Refusals } from "./refusals.ts"
import { timeMachine } from "./time-machine.ts"
import { hear, readable, type View } from "./view.ts"
import { dayAt, onDay } from "./when.ts"

/** A decider whose events can be kept: what `compose` makes of the rooms. */
export interface Alliance<in out Command extends Tagged, in out Event, in out State>
  extends Decider<Command, Event, State, Context> {
  readonly looksAt: (command: Command) => Query
  readonly file: (event: Event) => Filed & Pick<Proposed, "type" | "data">
  readonly understand: (recorded: Recorded) => Result.Result<Event & Tagged, LogError>
  readonly asked: (event: Event) => Command | undefined
  readonly readCommand: (input: unknown) => Result.Result<Command, Schema.SchemaError>
  /** Where people stand in each kind of event: what is sealed, and who may see what. */
  readonly places: Places
  /** The record in the shape of today. */
  readonly current: (recorded: Recorded) => Result.Result<Recorded, LogError>
}

const strictly = { onExcessProperty: "error", errors: "all" } as const
const readAsking = Schema.decodeUnknownEffect(Asking, strictly)
const readObserving = Schema.decodeUnknownEffect(Observing, strictly)

const today: Effect.Effect<Day> = Effect.map(Clock.currentTimeMillis, dayAt)

/** What somebody has read of the log already. */
export interface Known<out State> {
  readonly state: State
  readonly position: Position
  readonly isRecorded: (id: EventId) => boolean
}

/** Opens an alliance on the log around it. One shell per process is enough; several may share a log. */
export const makeAlliance = Effect.fnUntraced(function* <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>,
  begin?: Known<State>
) {
  const keys = yield* KeyStore
  const log = sealed(yield* EventLog, keys, alliance.places)
  const refusals = yield* Refusals
  const newId = yield* NewEventId
  const whole = { ...alliance, query: everything }
  let known = begin ?? { state: alliance.initial, position: Position.make(0) }
  const turns = yield* Semaphore.make(1)
  const ids = new Set<EventId>()
  const isRecorded = (id: EventId) => ids.has(id) || (begin?.isRecorded(id) ?? false)

  /** The state now: what was known, and what was recorded since. */
  const state = Effect.gen(function* () {
    const from = known
    const { events, last, recorded } = yield* hear(log, whole, { after: from.position })
    for (const { id } of recorded) ids.add(id)
    if (last === undefined) return from
    const now = {
      state: from.position === 0 ? replay(alliance, events) : step(alliance, from.state, events),
      position: last
    }
    if (now.position > known.position) known = now
    return now
  })

  const receiptOf = (id: CommandId) =>
    Effect.map(
      Stream.runCollect(log.read({ items: [{ tags: [commandTag(id)] }] })),
      (recorded): Receipt | undefined => {
        const [first, last] = [recorded.at(0), recorded.at(-1)]
        return first && last ? { first: first.position, last: last.position } : undefined
      }
    )

  /** Which of these were not recorded yet, and where the others are. */
  const sift = Effect.fnUntraced(function* (entries: ReadonlyArray<Entry<Command>>) {
    const receipts: Array<Receipt> = []
    const news: Array<Entry<Command>> = []
    for (const entry of entries) {
      const receipt = yield* receiptOf(entry.told.id)
      if (receipt !== undefined) receipts.push(receipt)
      else if (news.every(({ told }) => told.id !== entry.told.id)) news.push(entry)
    }
    return { receipts, news }
  })

  /** Decides once on what is there now, one after the other, and records all of it or nothing. */
  const attempt = Effect.fnUntraced(function* (entries: ReadonlyArray<Entry<Command>>, enforced: boolean) {
    const recordedOn = yield* today
    // The state first: a twin of this command is then either found here, or a conflict later.
    const seen = yield* state
    const { news, receipts } = yield* sift(entries)
    const decided = decideAll(alliance, seen.state, news, { recordedOn, isRecorded, newId })
    const stopped = decided.filter(({ refused }) => refused !== undefined && (enforced || isImpossible(refused)))
    for (const { command, refused, told } of stopped) {
      const { role } = told.actor
      yield* refusals.note({ rules: refused?.broken ?? [], command: command._tag, role, day: recordedOn })
    }
    if (stopped.length > 0) return { stopped, receipts }
    const [first, ...others] = decided.flatMap(({ proposed, refused }) => [
      ...proposed,
      ...proposed.flatMap((event) => breaches(event, refused, newId))
    ])
    if (first === undefined) return { stopped, receipts }
    const tags = news.map(({ told }) => ({ tags: [commandTag(told.id)] }))
    const failIfEventsMatch = either(...news.map(({ command }) => alliance.looksAt(command)), { items: tags })
    const receipt = yield* log.append([first, ...others], { failIfEventsMatch, after: seen.position })
    return { stopped, receipts, receipt }
  })

  /**
   * Another decision came first: look again. Those of this process do so one by one, so that none stands in the way of
   * another; for the sake of other processes a little later each time, and not in step with them.
   */
  const settle = (entries: ReadonlyArray<Entry<Command>>, enforced: boolean) => {
    const once = attempt(entries, enforced)
    const schedule = Schedule.jittered(Schedule.exponential("2 millis", 1.5))
    const again = Effect.retry(once, { while: (error) => error._tag === "Conflict", schedule, times: 16 })
    return Effect.catchTag(once, "Conflict", () => turns.withPermit(again))
  }

  const settleOne = Effect.fnUntraced(function* (command: Command, told: Told, enforced: boolean) {
    const { receipt, receipts, stopped } = yield* settle([{ command, told }], enforced)
    for (const { refused } of stopped) if (refused !== undefined) return yield* refused
    const [earlier] = receipts
    if (receipt !== undefined) return { ...receipt, isRepeat: false }
    if (earlier !== undefined) return { ...earlier, isRepeat: true }
    throw new Error(`\`${command._tag}\` decided nothing, and was not refused`)
  })

  /** What would follow if this were asked now, and what stands against it; records nothing. */
  const check = Effect.fnUntraced(function* (command: Command, actor: Actor) {
    const read = yield* Effect.fromResult(alliance.readCommand(command))
    const recordedOn = yield* today
    return alliance.decide(read, (yield* state).state, { actor, occurred: onDay(recordedOn), recordedOn, isRecorded })
  })

  /** Records what follows, when every rule holds. Retries a `Conflict`, never a refusal. */
  const ask = Effect.fnUntraced(function* (command: Command, asking: Asking) {
    const read = yield* Effect.fromResult(alliance.readCommand(command))
    return yield* settleOne(read, { ...(yield* readAsking(asking)), certainty: "stated" }, true)
  })

  /**
   * Records what a source says did happen, and beside it every rule that did not hold.
   * Refuses only what cannot have happened yet.
   */
  const observe = Effect.fnUntraced(function* (command: Command, observing: Observing) {
    const read = yield* Effect.fromResult(alliance.readCommand(command))
    return yield* settleOne(read, yield* readObserving(observing), false)
  })

  /**
   * Records all of it or nothing, in order; what was recorded before is passed over. `enforced` refuses what breaks a
   * rule; otherwise each breach is recorded beside its event. Nothing is recorded when anything was stopped.
   */
  const observeAll = Effect.fnUntraced(function* (
    observations: ReadonlyArray<Observation<Command>>,
    enforced: boolean
  ) {
    const entries: Array<Entry<Command>> = []
    for (const { command, observing } of observations) {
      const read = yield* Effect.fromResult(alliance.readCommand(command))
      entries.push({ command: read, told: yield* readObserving(observing) })
    }
    return yield* settle(entries, enforced)
  })

  return {
    ...forgetting({ log, keys, readCommand: alliance.readCommand, ask, check }),
    ask,
    observe,
    observeAll,
    check,
    state,
    /** The breaches of this log under these rules. */
    audit: Effect.flatMap(Stream.runCollect(log.read(everything)), (history) =>
      Effect.fromResult(audit(alliance, history))
    ),
    /** The state just after a position. */
    at: timeMachine(log, whole),
    /** A view that can be asked for at any position, as somebody may see it who reads at this level. */
    project: <Answer, Heard extends Tagged>(view: View<Answer, Heard>, level: Level = "internal") =>
      whileRemembered(keys, () =>
        timeMachine(revealing(log, keys, alliance, level), readable(view, alliance.understand))
      ),
    /** The state now, then after every commit. */
    changes: Stream.mapEffect(log.heads, () => state)
  }
})
