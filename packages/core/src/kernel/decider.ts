/** How what happened becomes what is: one recipe, live and in replay. */
import { castDraft, type Draft, freeze, produce } from "immer"
import type { Decision } from "./rule.ts"

/** Where a memory starts, and how each event changes it. */
export interface Fold<in out State, in Event> {
  readonly initial: State
  /** An immer recipe: it collates, and never decides. It copies whatever part of an event it will change later. */
  readonly evolve: (draft: Draft<State>, event: Event) => void
}

export interface Decider<in Command, in out Event, in out State, in Situation> extends Fold<State, Event> {
  readonly decide: (command: Command, state: State, situation: Situation) => Decision<Event>
}

/** Live: the next state shares everything that did not change with the last one. */
export const step = <State, Event>({ evolve }: Fold<State, Event>, state: State, events: ReadonlyArray<Event>): State =>
  produce(state, (draft) => {
    for (const event of events) evolve(draft, event)
  })

/** From the start: nobody else holds the state yet, so it is changed in place and frozen once. */
export const replay = <State, Event>({ evolve, initial }: Fold<State, Event>, events: Iterable<Event>): State => {
  const state = structuredClone(initial)
  const draft = castDraft(state)
  for (const event of events) evolve(draft, event)
  return freeze(state, true)
}

/** Replays, and shows the state before each event. What is shown changes afterwards: look, and do not keep. */
export const walk = <State, Event>(
  { evolve, initial }: Fold<State, Event>,
  events: Iterable<Event>,
  visit: (before: State, event: Event) => void
): void => {
  const state = structuredClone(initial)
  const draft = castDraft(state)
  for (const event of events) {
    visit(state, event)
    evolve(draft, event)
  }
}
