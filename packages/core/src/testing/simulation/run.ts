/** The processes of a simulation: each asks its part of every day, is sometimes killed, and asks again on no answer. */
import { Effect, Result, Stream } from "effect"
import { makeAlliance } from "../../kernel/alliance.ts"
import type { Tagged } from "../../kernel/event.ts"
import { EventLog, everything } from "../../kernel/event-log.ts"
import { CommandId } from "../../kernel/names.ts"
import { onDay } from "../../kernel/when.ts"
import type { Subject } from "../arbitraries.ts"
import type { Dice } from "../faulty.ts"
import type { Move } from "../play.ts"
import type { Answered, Ending } from "./judge.ts"

interface Surroundings {
  readonly dice: Dice
  readonly processes: number
  readonly setTime: (to: number) => void
}

const source = { document: "verslag" }

/** Asks until there is an answer: a store that is not available may have recorded it all the same. */
const persist = <A, E extends { readonly _tag: string }, R>(asking: Effect.Effect<A, E, R>) =>
  Effect.retry(asking, { while: (error) => error._tag === "LogError" || error._tag === "Conflict", times: 200 })

/** All of these moves, day by day, and how it ended. */
export const run = Effect.fnUntraced(function* <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  moves: ReadonlyArray<Move<Command>>,
  { dice, processes, setTime }: Surroundings
) {
  const log = yield* EventLog
  const start = makeAlliance(alliance)
  const shells = yield* Effect.all(Array.from({ length: processes }, () => start))
  const answered: Array<Answered> = []
  let killed = 0

  const ask = Effect.fnUntraced(function* (
    process: number,
    { actor, command, isObserved, occurred, day }: Move<Command>
  ) {
    const id = CommandId.make(`command-${answered.length + 1}`)
    const place: { answer: Answered["answer"] } & Omit<Answered, "answer"> = {
      id,
      command: command._tag,
      answer: "none"
    }
    answered.push(place)
    const asking = Effect.suspend(() => {
      const shell = shells[process]
      if (shell === undefined) return Effect.die("no such process")
      const told = { id, actor, occurred: occurred ?? onDay(day), source, certainty: "stated" as const }
      return isObserved ? shell.observe(command, told) : shell.ask(command, { id, actor })
    })
    const answer = yield* Effect.result(persist(asking))
    place.answer = Result.isSuccess(answer)
      ? { first: answer.success.first, last: answer.success.last }
      : answer.failure._tag === "Refused"
        ? "refused"
        : "none"
    if (dice(100) === 0) {
      killed += 1
      shells[process] = yield* start
    }
  })

  for (const [day, asked] of Map.groupBy(moves, (move) => move.day)) {
    setTime(Date.parse(`${day}T12:00:00Z`))
    // Now and then somebody else asks for the same, at the same time.
    const both = asked.flatMap((move) => (dice(5) === 0 ? [move, move] : [move]))
    const parts = Map.groupBy(both, () => dice(processes))
    const working = [...parts].map(([process, part]) => Effect.forEach(part, (move) => ask(process, move)))
    yield* Effect.all(working, { concurrency: "unbounded" })
  }
  const states = yield* Effect.forEach(shells, ({ state }) => persist(state))
  const recorded = yield* persist(Stream.runCollect(log.read(everything)))
  const ending: Ending = { log: recorded, states: states.map(({ state }) => state), answered, killed }
  return ending
})
