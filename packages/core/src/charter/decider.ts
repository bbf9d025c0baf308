/** Charter: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../kernel/event.ts"
import type { BodyId, Day, NeighbourhoodId, PactId, PersonId, PostId } from "../kernel/names.ts"
import { type DecisionKind, type Place, personOf, type Sittings } from "../kernel/norms.ts"
import type { Room } from "../kernel/room.ts"
import { under } from "../kernel/rule.ts"
import { firstDay } from "../kernel/when.ts"
import { Event, filing, type PolicyName, type PolicyValue, unset } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export * as rules from "./rules.ts"
export { Event }

const { BodyEstablished, PactConcluded, PolicySet, PrincipleStated } = Event.cases

export const Command = Schema.TaggedUnion({
  ConcludePact: fieldsOf(PactConcluded),
  EstablishBody: fieldsOf(BodyEstablished),
  StatePrinciple: fieldsOf(PrincipleStated),
  SetPolicy: fieldsOf(PolicySet)
})
export type Command = typeof Command.Type

export interface Body {
  readonly kind: "council" | "office" | "team" | "workingGroup" | "outside"
  readonly decides: ReadonlyArray<DecisionKind>
}

/** Only what rules turn on: which bodies decide what, and which value counts from which day. */
export interface State {
  readonly pact: PactId | undefined
  /** The first day the pact can have been concluded on. */
  readonly since: Day | undefined
  readonly neighbourhoods: Readonly<Record<NeighbourhoodId, true>>
  readonly bodies: Readonly<Record<BodyId, Body>>
  /** The posts that one person holds at a time. */
  readonly singlePosts: Readonly<Record<PostId, true>>
  readonly policies: ReadonlyArray<{
    readonly policy: PolicyName
    readonly value: PolicyValue
    readonly from: Day | undefined
  }>
}

/** What this room asks of the outside: the day, the meetings next door, and who was reported absent. */
export interface Situation {
  readonly today: Day
  readonly sitting: Sittings
  readonly isAbsent: (place: Place, person: PersonId | undefined) => boolean
}

/** The value in force on a day: the last one set that counts from that day or before. */
const valueOn = ({ policies }: State, name: PolicyName, day: Day): PolicyValue =>
  policies.findLast(({ from, policy }) => policy === name && (from === undefined || from <= day))?.value ?? unset[name]

/** The number of days in force on a day. */
export const daysOn = (state: State, name: Exclude<PolicyName, "closing-day-included">, day: Day): number => {
  const value = valueOn(state, name, day)
  return typeof value === "number" ? value : unset[name]
}

/** Whether a closing day counts, by what is in force on a day. */
export const closingDayIsIncluded = (state: State, day: Day): boolean =>
  valueOn(state, "closing-day-included", day) !== false

/** The first policy whose value is of another kind than it takes. */
const misfitOf = (set: ReadonlyArray<{ readonly policy: PolicyName; readonly value: PolicyValue }> = []) =>
  set.find(({ policy, value }) => typeof value !== typeof unset[policy])?.policy

/** Whether the body is of this kind. */
export const isKind = ({ bodies }: State, kinds: ReadonlyArray<Body["kind"]>, body: BodyId): boolean =>
  kinds.some((kind) => bodies[body]?.kind === kind)

/** Whether the neighbourhood belongs to the pact; any does where the pact names none. */
export const isInArea = ({ neighbourhoods }: State, neighbourhood: NeighbourhoodId): boolean =>
  Object.keys(neighbourhoods).length === 0 || neighbourhood in neighbourhoods

export const charter: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { pact: undefined, since: undefined, neighbourhoods: {}, bodies: {}, singlePosts: {}, policies: [] },

  decide: (command, { bodies, pact }, { isAbsent, sitting, today }) =>
    Command.match(command, {
      ConcludePact: (asked) =>
        under(
          terms.ConcludePact,
          { isConcluded: pact !== undefined, misfit: misfitOf(asked.policies) },
          renamed("PactConcluded", asked)
        ),
      EstablishBody: (asked) =>
        under(terms.EstablishBody, { isEstablished: asked.body in bodies }, renamed("BodyEstablished", asked)),
      StatePrinciple: (asked) => {
        const speaker = personOf(asked.voice)
        return under(
          terms.StatePrinciple,
          { speaker, isAbsent: isAbsent(asked, speaker) },
          renamed("PrincipleStated", asked)
        )
      },
      SetPolicy: (asked) =>
        under(
          terms.SetPolicy,
          { ...sitting("policy", asked), misfit: misfitOf([asked]), from: asked.from, today },
          renamed("PolicySet", asked)
        )
    }),

  evolve: (state, event) => {
    Event.match(event, {
      PactConcluded: ({ concluded, neighbourhoods = [], pact, policies = [] }) => {
        state.pact = pact
        state.since = firstDay(concluded)
        for (const { neighbourhood } of neighbourhoods) state.neighbourhoods[neighbourhood] = true
        for (const { policy, value } of policies) state.policies.push({ policy, value, from: firstDay(concluded) })
      },
      BodyEstablished: ({ body, decides = [], kind, posts = [] }) => {
        state.bodies[body] = { kind, decides: [...decides] }
        for (const { post, single } of posts) if (single) state.singlePosts[post] = true
      },
      PrincipleStated: () => {},
      PolicySet: ({ from, policy, value }) => {
        state.policies.push({ policy, value, from })
      }
    })
  },

  asked: Event.match({
    PactConcluded: (event) => renamed("ConcludePact", event),
    BodyEstablished: (event) => renamed("EstablishBody", event),
    PrincipleStated: (event) => renamed("StatePrinciple", event),
    PolicySet: (event) => renamed("SetPolicy", event)
  })
}
