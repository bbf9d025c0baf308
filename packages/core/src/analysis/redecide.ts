/** Which history would have followed under another charter: what was asked is put to the deciders once more. */
import { Result } from "effect"
import { underCharter } from "../alliance/charters.ts"
import type { Alliance } from "../kernel/alliance.ts"
import { contextOf } from "../kernel/audit.ts"
import type { Guarding } from "../kernel/compose.ts"
import type { Recorded, Tagged } from "../kernel/event.ts"
import type { LogError } from "../kernel/event-log.ts"
import { type Decision, Refused } from "../kernel/rule.ts"
import { aRule, type Charter } from "./charter.ts"
import { same } from "./plain.ts"
import { commandIn, inPlaceOf, type Turn, together, type World, worldOf } from "./turns.ts"
import type { Unanswerable } from "./unanswerable.ts"

/**
 * What became of something that was asked. `same`: the same events. `other`: other events. `refused`: it is stopped.
 * `uncaused`: what it answered did not happen, so nobody asks it. `replaced`: the charter itself says it otherwise.
 * `observed`: a source says it happened, so it stays as it is. `unknown`: what was asked cannot be told from what
 * followed, so it stays as it is too, and nothing is claimed about it.
 */
export type Outcome =
  | { readonly is: "same" | "uncaused" | "replaced" | "observed" | "unknown" }
  | { readonly is: "other"; readonly events: ReadonlyArray<Recorded> }
  | { readonly is: "refused"; readonly refused: Refused }

/** Something that was asked or observed, what was recorded then, and what became of it. */
export interface Redecided {
  readonly command: Recorded["command"]
  readonly recorded: ReadonlyArray<Recorded>
  readonly outcome: Outcome
}

/** Every command in order, and the history that would have followed. */
export interface Redeciding {
  readonly decisions: ReadonlyArray<Redecided>
  readonly history: ReadonlyArray<Recorded>
}

/**
 * The history that would have followed under another charter: each command is decided again in its turn, on what the new
 * decisions make of the state, with the day and the person of then. What was refused then was not kept, and is not asked
 * again. This is not an audit, which says what of the recorded facts would not have stood.
 * Fails with `Corrupt` where an event cannot be read, and for a rule that does not exist.
 *
 * @example
 * redecide(alliance, opened.events(), { values: { "notice-days": 14 } })
 */
export const redecide = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State> & { readonly rules: ReadonlyMap<string, Guarding> },
  log: ReadonlyArray<Recorded>,
  { off = [], values }: Charter = {}
): Result.Result<Redeciding, LogError | Unanswerable> =>
  Result.gen(function* () {
    for (const id of off) yield* aRule(id, alliance.rules.keys())
    const [then, now] = [worldOf(alliance), worldOf(alliance)]
    const decisions: Array<Redecided> = []
    for (const recorded of together(log)) {
      const chartered = values === undefined ? recorded : underCharter(recorded, values)
      const turn = {
        recorded,
        events: yield* Result.all(recorded.map(alliance.understand)),
        chartered,
        meant: yield* Result.all(chartered.map(alliance.understand))
      }
      const outcome = decideAgain(alliance, turn, { then, now, off })
      then.happen(recorded, turn.events)
      if (outcome.is === "other") now.happen(outcome.events, yield* Result.all(outcome.events.map(alliance.understand)))
      else if (outcome.is !== "refused" && outcome.is !== "uncaused") now.happen(chartered, turn.meant)
      const [first] = recorded
      if (first !== undefined) decisions.push({ command: first.command, recorded, outcome })
    }
    return { decisions, history: now.history }
  })

const decideAgain = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Alliance<Command, Event, State>,
  { chartered, events, meant, recorded }: Turn<Event>,
  { now, off, then }: { then: World<State, Event>; now: World<State, Event>; off: ReadonlyArray<string> }
): Outcome => {
  const [first, kept] = [recorded[0], chartered[0]]
  if (first === undefined || kept === undefined) return { is: "replaced" }
  if (first.source !== undefined) return { is: "observed" }
  const [wasAsked, asked] = [commandIn(alliance, events, first), commandIn(alliance, meant, first)]
  if (wasAsked === undefined || asked === undefined) return { is: "unknown" }
  const decide = (command: Command, { has, state }: World<State, Event>) =>
    alliance.decide(command, state, contextOf(first, has))
  const before = decide(wasAsked, then)
  // What does not give again what was recorded is not what was asked.
  if (before.refused !== undefined || !isFiledAlike(alliance, before.events, events)) return { is: "unknown" }
  if (first.causationId !== undefined && !now.has(first.causationId)) return { is: "uncaused" }
  const after = decide(asked, now)
  const refused = stillStanding(after, off)
  if (refused !== undefined) return { is: "refused", refused }
  if (isFiledAlike(alliance, after.events, meant)) return { is: "same" }
  return {
    is: "other",
    events: after.events.map((event, index) => inPlaceOf(alliance, chartered[index] ?? kept, event))
  }
}

const isFiledAlike = <Command extends Tagged, Event, State>(
  { file }: Alliance<Command, Event, State>,
  some: ReadonlyArray<Event>,
  others: ReadonlyArray<Event>
): boolean => same(some.map(file), others.map(file))

/** What stands against it without the rules that are switched off. */
const stillStanding = ({ refused }: Decision<unknown>, off: ReadonlyArray<string>): Refused | undefined => {
  if (refused === undefined) return undefined
  const [first, ...others] = refused.broken.filter((rule) => !off.includes(rule))
  return first === undefined ? undefined : new Refused({ broken: [first, ...others], facts: refused.facts })
}
