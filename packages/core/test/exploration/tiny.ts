/** The tiny alliance that every bounded model begins with: two organisations, two persons, one body, one pact. */
import { Result } from "effect"
import { type Command, type Event, alliance as rooms, type State } from "../../src/alliance/rooms.ts"
import type { Context } from "../../src/kernel/compose.ts"
import type { Decider } from "../../src/kernel/decider.ts"
import { type Day, OrganisationId, PersonId } from "../../src/kernel/names.ts"
import { onDay } from "../../src/kernel/when.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import type { Circumstance } from "../../src/testing/exploration.ts"
import { play } from "../../src/testing/play.ts"
import { anna, bram, day } from "../rooms/situations.ts"

export { anna, bram }
export type Alliance = Decider<Command, Event, State, Context>

/** Somebody whom nobody introduced. */
export const stranger = PersonId.make("c2a8e4d0-7b16-4f39-a5e2-93d1b6f8a703")

/** The day before, and the days on which something is asked. */
export const eve = day("2024-02-14")
export const first = day("2024-02-15")
export const second = day("2024-02-16")
export const third = day("2024-02-17")

type Fields = Readonly<Record<string, unknown>>

/** A command in plain words. */
export const asks = (name: Command["_tag"], fields: Fields): Command =>
  Result.getOrThrow(rooms.readCommand({ ...fields, _tag: name }))

/** An event in plain words. */
export const tells = (name: Event["_tag"], fields: Fields): Event => recorded(rooms, 1, { ...fields, _tag: name }).event

/** A command that is asked in several ways: the same fields, and what is different about it. */
export const asking =
  (name: Command["_tag"], fields: Fields) =>
  (different: Fields = {}): Command =>
    asks(name, { ...fields, ...different })

export const chair = { role: "chair", person: anna }
export const secretary = { role: "secretary" }
/** Somebody who acts for an organisation, rightly or not. */
export const speaker = (person: typeof anna, organisation: string) => ({
  role: "representative",
  person,
  onBehalfOf: OrganisationId.make(organisation)
})

/** Who represents whom: Anna the school, Bram the library. */
export const represents = (organisation: string) => (person: string) =>
  ({ school: anna, library: bram })[organisation] === person

/** Each of these people on each of these days. */
export const on = (
  days: ReadonlyArray<Day>,
  ...actors: ReadonlyArray<Circumstance["actor"]>
): ReadonlyArray<Circumstance> => days.flatMap((day) => actors.map((actor) => ({ actor, day })))

/** What these commands record when they are asked one after the other on the eve; none of them may be refused. */
export const given = (...commands: ReadonlyArray<Command>): ReadonlyArray<Event> => {
  const { log, turns } = play(
    rooms,
    commands.map((command) => ({ command, actor: chair, day: eve }))
  )
  for (const { asked, refused } of turns) {
    if (refused !== undefined) throw new Error(`\`${asked.command._tag}\` is ${refused.message}`)
  }
  return log.map(({ event }) => event)
}

/** The pact, the council with its chair, and two organisations, each with somebody who represents it. */
export const alliance: ReadonlyArray<Command> = [
  asks("ConcludePact", {
    ...{ pact: "pact", name: "Pact", concluded: onDay(day("2023-03-27")) },
    neighbourhoods: [{ neighbourhood: "west", name: "West" }]
  }),
  asks("EstablishBody", {
    body: "council",
    name: "Raad",
    kind: "council",
    decides: ["direction", "support", "commitment", "consent", "adoption", "planning", "incorporation", "minutes"],
    posts: [{ post: "director", title: "Directeur", single: true }]
  }),
  asks("IntroducePerson", { person: anna, name: "Anna de Wit" }),
  asks("IntroducePerson", { person: bram, name: "Bram Smit" }),
  asks("AssignRole", { person: anna, role: "chair", body: "council", interim: false, from: onDay(eve) }),
  asks("ProfileOrganisation", { organisation: "school", name: "School" }),
  asks("ProfileOrganisation", { organisation: "library", name: "Bibliotheek" }),
  asks("DesignateRepresentative", { organisation: "school", person: anna, from: onDay(eve) }),
  asks("DesignateRepresentative", { organisation: "library", person: bram, from: onDay(eve) })
]
