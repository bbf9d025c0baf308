/** The shell around the decider: it reads, asks, records, and asks again when another decision came first. */
import { Clock, Effect, type Result, Schedule, Schema, Stream } from "effect"
import { audit } from "./audit.ts"
import type { Context } from "./compose.ts"
import { type Decider, replay, step } from "./decider.ts"
import { Asking, breaches, envelope, Observing, type Told } from "./envelope.ts"
import type { Actor, Filed, Proposed, Recorded, Tagged } from "./event.ts"
import { commandTag, EventLog, either, everything, type LogError, type Query, type Receipt } from "./event-log.ts"
import { type CommandId, type Day, type EventId, Position } from "./names.ts"
import { onEveryCommand } from "./own/rules.ts"
import { Refusals } from "./refusals.ts"
import type { Refused } from "./rule.ts"
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
}

const strictly = { onExcessProperty: "error", errors: "all" } as const
const readAsking = Schema.decodeUnknownEffect(Asking, strictly)
const readObserving = Schema.decodeUnknownEffect(Observing, strictly)

const today: Effect.Effect<Day> = Effect.map(Clock.currentTimeMillis, dayAt)

/** Opens an alliance on the log around it. One shell per process is enough; several may share a log. */
export const makeAlliance = Effect.fnUntraced(function* <Command extends Tagged, Event, State>(
  alliance: Alliance<Command, Event, State>
) {
  const log = yield* EventLog
  const refusals = yield* Refusals
  const whole = { ...alliance, query: everything }
  let known = { state: alliance.initial, position: Position.make(0) }
  const ids = new Set<EventId>()
  const isRecorded = (id: EventId) => ids.has(id)

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

  /** Decides on what is there now, and records it; or gives the receipt of the same command, asked before. */
  const settle = Effect.fnUntraced(
    function* (command: Command, told: Told, enforced: boolean) {
      const recordedOn = yield* today
      const occurred = told.occurred ?? onDay(recordedOn)
      // The state first: a twin of this command is then either found here, or a conflict later.
      const seen = yield* state
      const earlier = yield* receiptOf(told.id)
      if (earlier !== undefined) return { ...earlier, isRepeat: true }
      const { events, refused } = alliance.decide(command, seen.state, {
        actor: told.actor,
        occurred,
        recordedOn,
        isRecorded
      })
      if (refused !== undefined && (enforced || isImpossible(refused))) {
        const {
          actor: { role }
        } = told
        yield* refusals.note({ rules: refused.broken, command: command._tag, role, day: recordedOn })
        return yield* refused
      }
      const proposed = events.map((event) => envelope(alliance.file(event), command._tag, { ...told, occurred }))
      const [first, ...others] = [...proposed, ...proposed.flatMap((event) => breaches(event, refused))]
      if (first === undefined) throw new Error(`\`${command._tag}\` decided nothing, and was not refused`)
      const failIfEventsMatch = either(alliance.looksAt(command), { items: [{ tags: [commandTag(told.id)] }] })
      const receipt = yield* log.append([first, ...others], { failIfEventsMatch, after: seen.position })
      return { ...receipt, isRepeat: false }
    },
    // Another decision came first: look again, a little later each time, and not in step with the others.
    Effect.retry({
      while: (error) => error._tag === "Conflict",
      schedule: Schedule.jittered(Schedule.exponential("2 millis", 1.5)),
      times: 16
    })
  )

  /** What would follow if this were asked now, and what stands against it; records nothing. */
  const check = Effect.fnUntraced(function* (command: Command, actor: Actor) {
    const read = yield* Effect.fromResult(alliance.readCommand(command))
    const recordedOn = yield* today
    return alliance.decide(read, (yield* state).state, { actor, occurred: onDay(recordedOn), recordedOn, isRecorded })
  })

  /** Records what follows, when every rule holds. Retries a `Conflict`, never a refusal. */
  const ask = Effect.fnUntraced(function* (command: Command, asking: Asking) {
    const read = yield* Effect.fromResult(alliance.readCommand(command))
    return yield* settle(read, { ...(yield* readAsking(asking)), certainty: "stated" }, true)
  })

  /**
   * Records what a source says did happen, and beside it every rule that did not hold.
   * Refuses only what cannot have happened yet.
   */
  const observe = Effect.fnUntraced(function* (command: Command, observing: Observing) {
    const read = yield* Effect.fromResult(alliance.readCommand(command))
    return yield* settle(read, yield* readObserving(observing), false)
  })

  return {
    ask,
    observe,
    check,
    state,
    /** The breaches of this log under these rules. */
    audit: Effect.flatMap(Stream.runCollect(log.read(everything)), (history) =>
      Effect.fromResult(audit(alliance, history))
    ),
    /** The state just after a position. */
    at: timeMachine(log, whole),
    /** A view that can be asked for at any position. */
    project: <Answer, Heard extends Tagged>(view: View<Answer, Heard>) =>
      timeMachine(log, readable(view, alliance.understand)),
    /** The state now, then after every commit. */
    changes: Stream.mapEffect(log.heads, () => state)
  }
})

const isImpossible = ({ broken }: Refused) => onEveryCommand.some(({ id }) => broken.includes(id))
