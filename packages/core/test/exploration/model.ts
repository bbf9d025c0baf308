/** A bounded model: what is explored, how deep, and which rules each of its invariants rests on. */
import { describe, expect, it } from "vitest"
import { type Command, type Event, alliance as rooms, type State } from "../../src/alliance/rooms.ts"
import type { AnyRule } from "../../src/kernel/rule.ts"
import type { Attempt, Exploration, Invariant, Judgement, Point } from "../../src/testing/exploration.ts"
import { explore } from "../../src/testing/explore.ts"
import type { Move } from "../../src/testing/play.ts"
import { expectProof, sayExplored } from "../../src/testing/proof.ts"
import { withoutRule } from "../../src/testing/rule-mutants.ts"
import type { Alliance } from "./tiny.ts"

/** The alliance with something taken away. */
interface Lack {
  readonly name: string
  readonly in: (alliance: Alliance) => Alliance
}

/** An invariant, what it rests on, and after how many commands it is broken where that is taken away. */
interface Guarded<in Memory> extends Invariant<Command, Event, State, Memory> {
  readonly without: Lack
  readonly brokenAfter: number
}

export interface Model<in out Memory> extends Omit<Exploration<Command, Event, State, Memory>, "alliance" | "depth"> {
  readonly name: string
  /** What is asked besides in the deep run. */
  readonly more: ReadonlyArray<Command>
  readonly depth: { readonly fast: number; readonly deep: number }
  readonly invariants: ReadonlyArray<Guarded<Memory>>
}

/** The alliance with these rules taken away. */
export const without = (...rules: ReadonlyArray<AnyRule>): Lack => ({
  name: rules.map(({ id }) => id).join(" and "),
  in: (alliance) => rules.reduce<Alliance>((others, { id }) => withoutRule(others, id), alliance)
})

/** The alliance that takes one kind of event for something else when it remembers. */
export const mistaking = <Name extends Event["_tag"]>(name: Name, change: (event: Named<Name>) => Event): Lack => ({
  name: `knowing ${name}`,
  in: (alliance) => ({
    ...alliance,
    evolve: (draft, event) => alliance.evolve(draft, isNamed(name)(event) ? change(event) : event)
  })
})

type Named<Name extends Event["_tag"]> = Extract<Event, { readonly _tag: Name }>
const isNamed =
  <Name extends Event["_tag"]>(...names: ReadonlyArray<Name>) =>
  (event: Event): event is Named<Name> =>
    names.some((name) => name === event._tag)

/** Where something is recorded: as it was before, on the day itself, and what was asked. */
interface Before<Memory> extends Point<State, Memory> {
  readonly asked: Move<Command>
}

/** A judgement on these kinds of events, each where it is recorded; of any other it says nothing. */
export const whenever =
  <Name extends Event["_tag"], Memory>(
    names: ReadonlyArray<Name>,
    holds: (event: Named<Name>, before: Before<Memory>) => Judgement
  ) =>
  ({ asked, before, recorded }: Attempt<Command, Event, State, Memory>): Judgement => {
    const event = recorded.find(isNamed(...names))
    return event && holds(event, { ...before, asked, day: asked.day })
  }

/** Whether whoever is named for an organisation, and whoever asks on its behalf, represents it. */
export const speaksFor = (
  organisation: string,
  by: string | undefined,
  { actor }: Move<Command>,
  represents: (person: string) => boolean
): Judgement => {
  const people = [by, actor.onBehalfOf && actor.person].filter((person) => person !== undefined)
  const isForAnother = actor.onBehalfOf !== undefined && actor.onBehalfOf !== organisation
  return people.length === 0 ? undefined : people.every(represents) && !isForAnother
}

const isDeep = process.env.PACTWERK_DEEP !== undefined
const patience = isDeep ? 120_000 : 20_000

/** Registers the proof of a model, and for each invariant that it is broken without what it rests on. */
export const proves = <Memory>(model: Model<Memory>): void => {
  const depth = isDeep ? model.depth.deep : model.depth.fast
  const commands = isDeep ? [...model.commands, ...model.more] : model.commands
  describe(`${model.name}, whatever is asked`, () => {
    it(
      "keeps every invariant within the bound",
      () => {
        const start = performance.now()
        const explored = explore({ ...model, alliance: rooms, commands, depth })
        console.log(`${model.name}: ${sayExplored(explored)} (${Math.round(performance.now() - start)} ms)`)
        expectProof(explored)
        expect(explored.neverAccepted).toEqual([])
      },
      patience
    )

    it.each(model.invariants)("$claim; without $without.name broken after $brokenAfter", (invariant) => {
      const { brokenAfter, claim, without } = invariant
      const { violation } = explore({
        ...model,
        alliance: without.in(rooms),
        depth: brokenAfter,
        invariants: [invariant]
      })
      expect(violation).toMatchObject({ claim })
      expect(violation?.way.length).toBe(brokenAfter)
    })
  })
}
