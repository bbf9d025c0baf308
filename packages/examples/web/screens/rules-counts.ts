/** How often each rule was applied, held and did not hold, as the log has it. */
import { alliance, type Recorded } from "@pactwerk/core"

export interface Counted {
  /** The events that stand under it. */
  readonly applied: ReadonlyArray<Recorded>
  /** The events that say it did not hold. */
  readonly breached: ReadonlyArray<Recorded>
}

const none: Counted = { applied: [], breached: [] }

/** Of each rule by its id what is counted in these events. */
export const countedIn = (events: ReadonlyArray<Recorded>): ((id: string) => Counted) => {
  const own = events.filter(({ type }) => type !== "RuleBreachObserved")
  const byCommand = Map.groupBy(own, ({ command }) => command.name)
  const breaches = Map.groupBy(
    events.filter(({ type }) => type === "RuleBreachObserved"),
    ({ data }) => String(data.rule)
  )
  return (id) => {
    const commands = alliance.rules.get(id)?.commands
    if (commands === undefined) return none
    const applied = commands.includes("*") ? own : commands.flatMap((command) => byCommand.get(command) ?? [])
    return { applied, breached: breaches.get(id) ?? [] }
  }
}
