/** Every sequence of commands up to a depth, over a tiny alliance: what always held, or the shortest way to break it. */
import { type Fold, replay, step } from "../kernel/decider.ts"
import type { Tagged } from "../kernel/event.ts"
import type { Day, EventId } from "../kernel/names.ts"
import { onDay } from "../kernel/when.ts"
import { idAt } from "./arbitraries.ts"
import type { Attempt, Exploration, Explored, Point, Remembering, Violation } from "./exploration.ts"
import type { Move } from "./play.ts"
import { daysOf, refereeing } from "./referee.ts"
import { stateKeys } from "./state-key.ts"

/** A point, and the last command on the shortest way to it. */
interface Reached<Command, State, Memory> {
  readonly point: Point<State, Memory>
  readonly way: Way<Command> | undefined
}
interface Way<Command> {
  readonly asked: Move<Command>
  readonly before: Way<Command> | undefined
}

/**
 * Tries every sequence of these commands, each in each context, the shortest first, and goes on from every state once.
 * Throws a `RangeError` where no context is given.
 *
 * @example
 * const explored = explore({ alliance, start, commands, contexts: [{ actor, day }], depth: 5, memory, invariants })
 * expectProof(explored)
 */
export const explore = <Command extends Tagged, Event, State, Memory>(
  exploration: Exploration<Command, Event, State, Memory>
): Explored<Command> => {
  const { depth: deepest, isTimeUp = () => false, maxStates = 200_000 } = exploration
  const referee = refereeing(exploration)
  const [seen, keyOf] = [new Map<string, Day>(), stateKeys()]
  /** Whether nothing led here before, on this day or an earlier one: what can follow on a day can follow before it. */
  const isNew = ({ day, memory, state }: Point<State, Memory>): boolean => {
    const key = `${keyOf(memory)} ${keyOf(state)}`
    const known = seen.get(key)
    if (known !== undefined && known <= day) return false
    seen.set(key, day)
    return true
  }
  const first = beginning(exploration)
  isNew(first)
  let depth = 0
  const end = (ended: Explored<Command>["ended"], violation?: Violation<Command>): Explored<Command> => ({
    ...{ states: seen.size, depth, ended, ...referee.counted() },
    ...(violation === undefined ? {} : { violation })
  })

  const broken = referee.inState(first)
  if (broken !== undefined) return end("violation", { claim: broken, way: [] })
  let level: ReadonlyArray<Reached<Command, State, Memory>> = [{ point: first, way: undefined }]
  for (; level.length > 0; depth += 1) {
    if (depth === deepest) return end("depth")
    const next: Array<Reached<Command, State, Memory>> = []
    for (const { point, way: before } of level) {
      if (isTimeUp()) return end("time")
      for (const attempt of attemptsFrom(exploration, point)) {
        const { after, asked } = attempt
        const way = { asked, before }
        const isNext = after !== point && isNew(after)
        const claim = referee.inAttempt(attempt) ?? (isNext ? referee.inState(after) : undefined)
        if (claim !== undefined) return end("violation", { claim, way: wholeWay(way) })
        if (seen.size > maxStates) return end("states")
        if (isNext) next.push({ point: after, way })
      }
    }
    level = next
  }
  return end("nothing new")
}

const beginning = <Command, Event, State, Memory>({
  alliance,
  contexts,
  memory,
  start
}: Exploration<Command, Event, State, Memory>): Point<State, Memory> => {
  const [day] = daysOf(contexts)
  if (day === undefined) throw new RangeError("no context to ask in")
  return { state: replay(alliance, start), memory: replay(onThat(day, memory), start), day }
}

/** The memory, as a fold over what is recorded on one day. */
const onThat = <Memory, Event>(day: Day, { evolve, initial }: Remembering<Memory, Event>): Fold<Memory, Event> => ({
  initial,
  evolve: (draft, event) => evolve(draft, event, day)
})

/** Every command in every context from here. */
function* attemptsFrom<Command extends Tagged, Event, State, Memory>(
  { alliance, commands, contexts, memory, start }: Exploration<Command, Event, State, Memory>,
  before: Point<State, Memory>
): Generator<Attempt<Command, Event, State, Memory>> {
  const isRecorded = (id: EventId) => start.some((_, index) => idAt(index + 1) === id)
  for (const context of contexts) {
    const { actor, day, occurred = onDay(day) } = context
    if (day < before.day) continue
    for (const command of commands) {
      const told = { actor, occurred, recordedOn: day, isRecorded }
      const decision = alliance.decide(command, before.state, told)
      const asked = { command, ...context }
      if (decision.refused !== undefined) {
        yield { before, asked, decision, recorded: [], after: before }
        continue
      }
      const recorded = decision.events
      const after = {
        state: step(alliance, before.state, recorded),
        memory: step(onThat(day, memory), before.memory, recorded),
        day
      }
      yield { before, asked, decision, recorded, after }
    }
  }
}

const wholeWay = <Command>(last: Way<Command>): ReadonlyArray<Move<Command>> => {
  const way: Array<Move<Command>> = []
  for (let part: Way<Command> | undefined = last; part !== undefined; part = part.before) way.unshift(part.asked)
  return way
}
