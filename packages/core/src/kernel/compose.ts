/** How many rooms become one alliance: itself a decider, whose every question goes to the room that owns it. */
import { Result, Schema, Struct } from "effect"
import type { Draft } from "immer"
import { type Actor, annotated, isOneOf, type Kinds, type Proposed, type Recorded, type Tagged } from "./event.ts"
import { either, everything, LogError, type Query } from "./event-log.ts"
import type { Day, EventId } from "./names.ts"
import { isRandomId, onEveryCommand } from "./own/rules.ts"
import { namesPeople, subjectsSealed } from "./privacy/owned.ts"
import { placesOf } from "./privacy/places.ts"
import { unguarded } from "./privacy/registration.ts"
import { withoutNames } from "./privacy/reveal.ts"
import { holdsCitizenNumber, someText, textsIn } from "./privacy/strangers.ts"
import { plainly } from "./quick.ts"
import type { Parts, Room } from "./room.ts"
import { type AnyRule, alsoUnder, type Decision, refusal } from "./rule.ts"
import { upcastTo } from "./upcast.ts"
import { firstDay, lastDay, When } from "./when.ts"
import type { Said } from "./wording.ts"

/** What the outside brings to every decision. */
export interface Context {
  readonly actor: Actor
  /** When it happens, or is said to have happened. */
  readonly occurred: When
  /** The day on which it is written down. */
  readonly recordedOn: Day
  /** Whether the log holds this event. */
  readonly isRecorded: (event: EventId) => boolean
}

/** The day a decision is judged by: the first it can have been, so that doubt counts for who is late. */
export const dayOfDeciding = ({ occurred, recordedOn }: Context): Day =>
  firstDay(occurred) ?? lastDay(occurred) ?? recordedOn

type Plan = Readonly<Record<string, Parts>>
type Rooms<P extends Plan> = { readonly [Name in keyof P]: Room<P[Name]> }
type States<P extends Plan> = { readonly [Name in keyof P]: P[Name]["state"] }
type Drafts<P extends Plan> = { readonly [Name in keyof P]: Draft<P[Name]["state"]> }
type Command<P extends Plan> = P[keyof P]["command"]
type Event<P extends Plan> = P[keyof P]["event"]

/** A door: what a room is told about its neighbours, the day and the person who asks. */
type Doors<P extends Plan> = {
  readonly [Name in keyof P]: (alliance: States<P>, context: Context) => P[Name]["situation"]
}

/** What each of these rooms is made of. */
type PlanOf<Together> = { readonly [Name in keyof Together]: Together[Name] extends Room<infer Made> ? Made : never }

/** The doors between these rooms, for whoever adds a room of their own. */
export type DoorsOf<Together> = PlanOf<Together> extends infer P extends Plan ? Doors<P> : never

/** What holds for every command of an alliance: since when it is, who was forgotten, and the events that say so. */
interface Throughout<State> {
  readonly since: (alliance: State) => Day | undefined
  readonly isForgotten: (alliance: State, person: string) => boolean
  readonly query: Query
}

export const compose = <P extends Plan>(
  rooms: Rooms<P>,
  doors: NoInfer<Doors<P>>,
  throughout?: Throughout<NoInfer<States<P>>>
) => {
  const names = Struct.keys(rooms)
  /** The room that owns each command and each event. */
  const homes = new Map<string, keyof P & string>()
  for (const name of names) {
    for (const tag of [...Struct.keys(rooms[name].Command.cases), ...Struct.keys(rooms[name].Event.cases)]) {
      if (homes.has(tag)) throw new Error(`two rooms own \`${tag}\`: \`${homes.get(tag)}\` and \`${name}\``)
      homes.set(tag, name)
    }
  }
  const homeOf = ({ _tag }: Tagged): keyof P & string => homes.get(_tag) ?? strange(_tag)
  const commands = names.flatMap((name) => Struct.keys(rooms[name].Command.cases)).sort()
  const decodeName = Schema.decodeUnknownResult(Schema.Struct({ _tag: Schema.Literals(commands) }))

  // TypeScript relates a room to its own state through one type variable: each of these is about one room, by name.
  const evolve = <N extends keyof P>(name: N, drafts: Drafts<P>, event: Tagged) =>
    rooms[name].evolve(drafts[name], own(rooms[name].Event, event))
  const decide = <N extends keyof P>(name: N, command: Tagged, states: States<P>, context: Context) =>
    rooms[name].decide(own(rooms[name].Command, command), states[name], doors[name](states, context))
  const looksAt = <N extends keyof P>({ Command, looksAt }: Room<P[N]>, command: Tagged) =>
    looksAt === undefined ? everything : looksAt(own(Command, command))
  const asked = <N extends keyof P>({ Event, asked }: Room<P[N]>, event: Tagged): P[N]["command"] | undefined =>
    asked(own(Event, event))
  const file = <N extends keyof P>({ Event, filing }: Room<P[N]>, stranger: Tagged) => {
    const event = own(Event, stranger)
    const { _tag, ...data } = encodeRecord(Schema.encodeSync(Event)(event))
    return { type: event._tag, ...filing(event), data }
  }
  const filed = <N extends keyof P>({ Event, filing }: Room<P[N]>, event: Tagged) => filing(own(Event, event)).tags
  const kinds = casesOf(names.map((name) => rooms[name].Event))
  const problems = unguarded(kinds)
  if (problems.length > 0) throw new Error(problems.join("\n"))
  const places = placesOf(kinds)
  const upcasts = new Map(names.flatMap((name) => Object.entries(rooms[name].upcasts ?? {})))
  const current = (recorded: Recorded): Result.Result<Recorded, LogError> => {
    const steps = upcasts.get(recorded.type) ?? []
    if (recorded.schema === steps.length + 1) return Result.succeed(recorded)
    return Result.map(upcastTo(steps, recorded), (data) => ({ ...recorded, schema: steps.length + 1, data }))
  }
  const reader = <N extends keyof P>(name: N): ((recorded: Recorded) => Result.Result<P[N]["event"], LogError>) => {
    const { Event } = rooms[name]
    const decode = Schema.decodeUnknownResult(Event)
    const isEvent = plainly(Event)
    return (recorded) =>
      Result.flatMap(current(recorded), ({ data }) => {
        const value = { ...withoutNames(data, places.get(recorded.type)), _tag: recorded.type }
        if (isEvent(value)) return Result.succeed(value)
        return Result.mapError(decode(value), (cause) => corrupt(recorded, cause.message))
      })
  }
  const readers = new Map(names.map((name) => [name, reader(name)]))
  const decodeCommand = <N extends keyof P>(
    name: N
  ): ((input: unknown) => Result.Result<P[N]["command"], Schema.SchemaError>) =>
    Schema.decodeUnknownResult(rooms[name].Command, { onExcessProperty: "error", errors: "all" })
  const commandReaders = new Map(names.map((name) => [name, decodeCommand(name)]))
  /** The people an event names, and the first days on which it says that something happened. */
  const personsIn = (event: Event<P>): ReadonlyArray<string> =>
    filed(rooms[homeOf(event)], event).flatMap((tag) => (tag.startsWith("person:") ? [tag.slice(7)] : []))
  const daysIn = (event: Event<P>): ReadonlyArray<Day> => {
    const days: Array<Day> = []
    const definition = kinds.get(event._tag)
    if (definition !== undefined) {
      eachHappened(definition.ast, event, (_, value) => {
        const first = isWhen(value) ? firstDay(value) : undefined
        if (first !== undefined) days.push(first)
      })
    }
    return days
  }
  /** The people of whom something in an event is personal, or who are named in a text of it. */
  const ownersIn = (event: Event<P>): ReadonlyArray<string> => {
    const place = places.get(event._tag)
    if (!namesPeople(event, place)) return []
    return [...Result.getOrElse(subjectsSealed(file(rooms[homeOf(event)], event).data, place), () => new Set<string>())]
  }
  const kept = new WeakMap<Recorded, Result.Result<Event<P>, LogError>>()

  return {
    initial: initialOf(rooms),
    evolve: (drafts: Drafts<P>, event: Event<P>): void => evolve(homeOf(event), drafts, event),
    decide: (command: Command<P>, states: States<P>, context: Context): Decision<Event<P>> => {
      const decision = decide(homeOf(command), command, states, context)
      const facts = {
        earliest: lastOf([firstDay(context.occurred), ...decision.events.flatMap(daysIn)]),
        latest: lastDay(context.occurred),
        since: throughout?.since(states),
        recordedOn: context.recordedOn,
        namedBy: [context.actor.person, ...decision.events.flatMap(personsIn)].find(
          (person) => person !== undefined && !isRandomId(person)
        ),
        forgotten: decision.events.flatMap(ownersIn).find((person) => throughout?.isForgotten(states, person)),
        citizenNumberIn: decision.events.flatMap(citizenNumbersIn)[0]
      }
      return alsoUnder(refusal(onEveryCommand, facts), decision)
    },
    looksAt: (command: Command<P>): Query => {
      const query = looksAt(rooms[homeOf(command)], command)
      return throughout === undefined ? query : either(query, throughout.query)
    },
    asked: (event: Event<P>): Command<P> | undefined => asked(rooms[homeOf(event)], event),
    file: (event: Event<P>): Pick<Proposed, "type" | "schema" | "tags" | "data"> => file(rooms[homeOf(event)], event),
    /** The event of a record, brought to the shape of today; an unknown type or version is named, never skipped. */
    understand: (recorded: Recorded): Result.Result<Event<P>, LogError> => {
      const earlier = kept.get(recorded)
      if (earlier !== undefined) return earlier
      const home = homes.get(recorded.type)
      const read = home === undefined ? undefined : readers.get(home)
      const result =
        read === undefined ? Result.fail(corrupt(recorded, `no room owns \`${recorded.type}\``)) : read(recorded)
      kept.set(recorded, result)
      return result
    },
    /** What somebody asks, read from the outside: every place where it is not what was expected is named. */
    readCommand: (input: unknown): Result.Result<Command<P>, Schema.SchemaError> =>
      Result.flatMap(decodeName(input), ({ _tag }) => {
        const read = commandReaders.get(homes.get(_tag) ?? "")
        return read === undefined ? strange(_tag) : read(input)
      }),
    /** Where people stand in each kind of event. */
    places,
    /** The record with its data in the shape of today. */
    current,
    /** The schema of every command and of every event, by name. */
    commands: casesOf(names.map((name) => rooms[name].Command)),
    events: kinds,
    /** Every kind of event of every room, for a view that listens to all of them. */
    Event: everyKind<Event<P>>(names.map((name) => rooms[name].Event)),
    /** Every rule by its id, and the commands it guards. */
    rules: rulesOf(names.map((name) => rooms[name].terms)),
    /** How each command and each event is said. */
    words: new Map<string, Said>(names.flatMap((name) => Object.entries<Said>(rooms[name].words)))
  }
}

/** Every kind by its name. */
const casesOf = (kinds: ReadonlyArray<{ readonly cases: object }>): ReadonlyMap<string, Schema.Top> =>
  new Map(
    kinds
      .flatMap(({ cases }) => Object.entries<Schema.Top>({ ...cases }))
      .sort(([one], [other]) => (one < other ? -1 : 1))
  )

/** The kinds of all rooms together: complete, for each room gave all of its own. */
const everyKind = <Event extends Tagged>(kinds: ReadonlyArray<{ readonly cases: object }>): Kinds<Event> => {
  const cases = casesOf(kinds)
  const all = Object.assign(Schema.Union([...cases.values()]), { cases: Object.fromEntries(cases) })
  const isComplete = (some: typeof all): some is typeof all & Kinds<Event> =>
    kinds.every((own) => Object.keys(own.cases).every((name) => name in some.cases))
  if (isComplete(all)) return all
  throw new Error("a kind of event is missing")
}

/** Where in an event a citizen service number stands; the number itself goes no further. */
const citizenNumbersIn = (event: Tagged): ReadonlyArray<string> =>
  someText(event, holdsCitizenNumber)
    ? textsIn(event).flatMap(([pointer, text]) => (holdsCitizenNumber(text) ? [pointer] : []))
    : []

const eachHappened = annotated<boolean>("happened")
const isWhen = Schema.is(When)

/** The last of these days. */
const lastOf = (days: ReadonlyArray<Day | undefined>): Day | undefined =>
  days.reduce((last, day) => (last === undefined || (day !== undefined && day > last) ? day : last))

const corrupt = ({ position, type }: Recorded, cause: string) =>
  new LogError({ reason: "Corrupt", cause: new Error(`event ${position}, \`${type}\`, cannot be read: ${cause}`) })

const own = <A extends Tagged>(kinds: Kinds<A>, value: Tagged): A =>
  isOneOf(kinds, value) ? value : strange(value._tag)

/** A stranger is a mistake in the program, never something that happens in a neighbourhood. */
const strange = (tag: string): never => {
  throw new Error(`no room owns \`${tag}\``)
}

const encodeRecord = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Json))

export interface Guarding {
  readonly rule: AnyRule
  readonly commands: ReadonlyArray<string>
}

/** Every rule of these terms once, by its id, with the commands that stand under it. */
const rulesOf = (
  terms: ReadonlyArray<Readonly<Record<string, ReadonlyArray<AnyRule>>>>
): ReadonlyMap<string, Guarding> => {
  const found = new Map<string, Guarding>(onEveryCommand.map((rule) => [rule.id, { rule, commands: ["*"] }]))
  for (const [command, rules] of terms.flatMap((room) => Object.entries(room))) {
    for (const rule of rules) {
      found.set(rule.id, { rule, commands: [...(found.get(rule.id)?.commands ?? []), command] })
    }
  }
  return found
}

/** A record filled name by name is the one thing TypeScript cannot follow, so completeness is checked, not asserted. */
const initialOf = <P extends Plan>(rooms: Rooms<P>): States<P> => {
  const initial: { -readonly [Name in keyof P]?: P[Name]["state"] } = {}
  for (const name of Struct.keys(rooms)) initial[name] = rooms[name].initial
  const isComplete = (states: typeof initial): states is typeof initial & States<P> =>
    Struct.keys(rooms).every((name) => name in states)
  if (isComplete(initial)) return initial
  throw new Error("a room has no initial state")
}
