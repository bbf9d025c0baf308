/** Rule mutants: each rule taken away, and each made to refuse always. A test that misses neither proves nothing. */
import type { Guarding } from "../kernel/compose.ts"
import type { Tagged } from "../kernel/event.ts"
import { alsoUnder, type Decision, Refused } from "../kernel/rule.ts"

/** Whatever decides: a room, an alliance, or an alliance of one's own. */
export interface Decides<in Command, out Event, in State, in Situation> {
  readonly decide: (command: Command, state: State, situation: Situation) => Decision<Event>
}

/** Every rule by its id, with the commands it guards: what `compose` gives. */
export interface Ruled {
  readonly rules: ReadonlyMap<string, Guarding>
}

/** A claim about an alliance, that throws where it does not hold. */
export interface Killer<in Alliance> {
  readonly name: string
  readonly run: (alliance: Alliance) => void | Promise<void>
}

export type Mutant = "never refuses" | "always refuses"

/** What became of one mutant of one rule. */
export interface Fate {
  readonly rule: string
  readonly norm: string | undefined
  readonly mutant: Mutant
  /** The first killer that threw; none where the mutant survived. */
  readonly killedBy: string | undefined
}

/**
 * The same alliance, whose decisions never name this rule: what it alone refused is recorded.
 *
 * @example
 * const lenient = withoutRule(alliance, "feedback/in-time")
 */
export const withoutRule = <Command, Event, State, Situation, Others>(
  alliance: Others & Decides<Command, Event, State, Situation>,
  id: string
) => ({
  ...alliance,
  decide: (command: Command, state: State, situation: Situation): Decision<Event> => {
    const { events, refused } = alliance.decide(command, state, situation)
    const [first, ...others] = refused?.broken.filter((broken) => broken !== id) ?? []
    if (refused === undefined || first === undefined) return { events, refused: undefined }
    return { events, refused: new Refused({ broken: [first, ...others], facts: refused.facts }) }
  }
})

/**
 * The same alliance, in which this rule refuses every command that it guards.
 *
 * @example
 * const strict = alwaysRefusing(alliance, "feedback/in-time")
 */
export const alwaysRefusing = <Command extends Tagged, Event, State, Situation, Others extends Ruled>(
  alliance: Others & Decides<Command, Event, State, Situation>,
  id: string
) => {
  const guarded = alliance.rules.get(id)?.commands ?? []
  return {
    ...alliance,
    decide: (command: Command, state: State, situation: Situation): Decision<Event> => {
      const decision = alliance.decide(command, state, situation)
      const isGuarded = guarded.includes("*") || guarded.includes(command._tag)
      if (!isGuarded || decision.refused?.broken.includes(id)) return decision
      return alsoUnder(new Refused({ broken: [id], facts: {} }), decision)
    }
  }
}

/**
 * Which claim fails for each rule when it is taken away, and which when it refuses always.
 *
 * @throws what a killer throws on the alliance itself: such a killer proves nothing.
 * @example
 * const fates = await ruleMutants(alliance, [{ name: "late remarks are refused", run: (alliance) => { … } }])
 * const survivors = fates.filter(({ killedBy }) => killedBy === undefined)
 */
export const ruleMutants = async <Command extends Tagged, Event, State, Situation, Others extends Ruled>(
  alliance: Others & Decides<Command, Event, State, Situation>,
  killers: ReadonlyArray<Killer<Others & Decides<Command, Event, State, Situation>>>
): Promise<ReadonlyArray<Fate>> => {
  for (const { run } of killers) await run(alliance)
  const firstToThrow = async (mutant: Others & Decides<Command, Event, State, Situation>) => {
    for (const { name, run } of killers) {
      try {
        await run(mutant)
      } catch {
        return name
      }
    }
    return undefined
  }
  const fates: Array<Fate> = []
  for (const [id, { rule }] of alliance.rules) {
    const about = { rule: id, norm: rule.norm }
    fates.push(
      { ...about, mutant: "never refuses", killedBy: await firstToThrow(withoutRule(alliance, id)) },
      { ...about, mutant: "always refuses", killedBy: await firstToThrow(alwaysRefusing(alliance, id)) }
    )
  }
  return fates
}
