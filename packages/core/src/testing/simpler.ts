/** Simpler versions of what was asked, the boldest first: for a counterexample that can be read. */
import type { Tagged } from "../kernel/event.ts"
import type { Subject } from "./arbitraries.ts"
import type { Move, Turn } from "./play.ts"

/** What was asked without what was refused; without a part of it; with a simpler command. */
export function* simpler<Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  turns: ReadonlyArray<Turn<Command>>
): Generator<ReadonlyArray<Move<Command>>> {
  const asked = turns.map((turn) => turn.asked)
  const accepted = turns.filter(({ refused }) => refused === undefined)
  if (accepted.length < turns.length) yield accepted.map((turn) => turn.asked)
  yield* withoutParts(asked)
  for (const [index, one] of asked.entries()) {
    for (const command of plainer(alliance, one.command)) yield asked.with(index, { ...one, command })
  }
}

/** Without the last half, the first half, the quarters, and so on down to every single one. */
function* withoutParts<A>(all: ReadonlyArray<A>): Generator<ReadonlyArray<A>> {
  for (let size = Math.ceil(all.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = all.length; end > 0; end -= size) yield all.toSpliced(Math.max(0, end - size), Math.min(size, end))
  }
}

/** The same command without one of the fields it can do without, or with a shorter list. */
function* plainer<Command extends Tagged, Event extends Tagged, State>(
  { readCommand }: Subject<Command, Event, State>,
  command: Command
): Generator<Command> {
  const fields: ReadonlyArray<readonly [string, unknown]> = Object.entries(command)
  for (const [field, value] of fields) {
    const others = Object.fromEntries(fields.filter(([name]) => name !== field))
    const shorter = Array.isArray(value) && value.length > 0 ? [{ ...others, [field]: value.slice(0, -1) }] : []
    for (const raw of field === "_tag" ? [] : [others, ...shorter]) {
      const read = readCommand(raw)
      if (read._tag === "Success") yield read.success
    }
  }
}
