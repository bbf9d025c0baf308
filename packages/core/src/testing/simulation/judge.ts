/** The end of a simulation: the log, the answers and every process must agree. */
import { Result } from "effect"
import { audit } from "../../kernel/audit.ts"
import { replay } from "../../kernel/decider.ts"
import type { Recorded, Tagged } from "../../kernel/event.ts"
import { commandTag, type Receipt } from "../../kernel/event-log.ts"
import { leafOf } from "../../kernel/integrity.ts"
import type { CommandId } from "../../kernel/names.ts"
import type { Subject } from "../arbitraries.ts"
import { expectEqual, expectThat } from "../claim.ts"

/** What somebody asked, and was told; `none` where no answer came. */
export interface Answered {
  readonly id: CommandId
  readonly command: string
  readonly answer: Pick<Receipt, "first" | "last"> | "refused" | "none"
}

/** How a simulation ended. */
export interface Ending {
  readonly log: ReadonlyArray<Recorded>
  /** What each process holds for the state. */
  readonly states: ReadonlyArray<unknown>
  readonly answered: ReadonlyArray<Answered>
  /** How many processes were killed, and started anew. */
  readonly killed: number
}

/** Throws with what does not agree. */
export const judge = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { answered, log, states }: Ending
): void => {
  for (const [index, recorded] of log.entries()) {
    const { hash, ...kept } = recorded
    expectEqual(recorded.position, index + 1, "positions are dense")
    expectEqual(hash, leafOf(kept).hash, `the hash of no. ${recorded.position} is that of its content`)
  }
  for (const { answer, command, id } of answered) {
    const own = log.filter(({ tags }) => tags.includes(commandTag(id))).map(({ position }) => Number(position))
    if (answer === "refused") expectEqual(own, [], `the refused \`${command}\` recorded nothing`)
    if (typeof answer === "string") continue
    const told = Array.from({ length: answer.last - answer.first + 1 }, (_, index) => answer.first + index)
    expectEqual(own, told, `\`${command}\` stands where its receipt says, and stands there once`)
  }
  const events = Result.getOrThrow(Result.all(log.map(alliance.understand)))
  for (const state of states) expectEqual(state, replay(alliance, events), "every process knows what the log says")
  expectEqual(breachesIn(log), foundBy(alliance, log), "the breaches beside the events are those that the audit finds")
  expectThat(log.length > 0, "something was recorded")
}

/** The breaches that were recorded beside their events. */
const breachesIn = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> =>
  log.flatMap(({ data, type }) => (type === "RuleBreachObserved" ? [`${data.event} ${data.rule}`] : [])).sort()

/** The breaches that are found by looking back. */
const foundBy = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  log: ReadonlyArray<Recorded>
): ReadonlyArray<string> =>
  Result.getOrThrow(audit(alliance, log))
    .flatMap(({ recorded, refused }) => refused.broken.map((rule) => `${recorded.id} ${rule}`))
    .sort()
