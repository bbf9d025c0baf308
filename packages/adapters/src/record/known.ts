/** What the alliance knows by name: the people, organisations, bodies, meetings and matters a file can speak of. */
import {
  type BodyId,
  Charter,
  type Command,
  type Day,
  dayOf,
  everything,
  type MeetingId,
  type Opened,
  type OrganisationId,
  type PersonId,
  type Position,
  type Recorded,
  type State,
  Views
} from "@pactwerk/core"
import { Struct } from "effect"
import { type Called, type Index, index, personCalled } from "./lookup.ts"

/** What a thing is: its kind and its id. */
export interface Thing {
  readonly kind: string
  readonly id: string
}

/** Read once from an opened alliance; a file is read against it. */
export interface Known {
  readonly people: Index<PersonId>
  readonly organisations: Index<OrganisationId>
  readonly bodies: Index<BodyId>
  readonly meetings: Index<MeetingId>
  /** Everything that events are filed under, by `kind:id`. */
  readonly matters: Index<Thing>
  /** Who can own a follow-up: people, organisations, bodies and coalitions. */
  readonly owners: Index<Thing>
  readonly state: State
  /** The last position of the log. */
  readonly head: Position
  /** How many days "around" reaches on a day. */
  readonly marginOn: (day: Day) => number
  /** What was recorded for a command. */
  readonly recorded: ReadonlyMap<string, Recorded>
  readonly names: Views.Names
}

/** The part of an opened alliance that a file is read against. */
export type Readable = Pick<Opened<Command, State>, "events" | "project" | "standing" | "state">

/** Kinds of tags that are no things to speak of. */
const noThings = new Set(["command", "event", "rule", "policy", "agendaItem", "statement", "person"])
const ownerKinds = new Set(["organisation", "body", "coalition"])

/**
 * What an opened alliance knows now.
 *
 * @example
 * readMeeting(text, known(opened))
 */
export const known = (opened: Readable): Known => {
  const named = opened.project(Views.names)
  const say = { nl: Views.naming(named, "nl"), en: Views.naming(named, "en") }
  const log = opened.events(everything)
  const state = opened.state()
  const calledIn = (kind: string, id: string, others: ReadonlyArray<string> = []) => {
    const given = [say.nl(kind, id), say.en(kind, id)]
    return [...new Set([...given, ...given.map(withoutArticle), ...others])]
  }
  const called = <Id extends string>(kind: string, id: Id, others?: ReadonlyArray<string>): Called<Id> => ({
    value: id,
    key: id,
    names: calledIn(kind, id, others),
    parts: []
  })

  const people = Struct.keys(state.kernel.persons).map((id) => personCalled(id, named[`person:${id}`]))
  const organisations = Struct.keys(state.membership).map((id) => called("organisation", id))
  const bodies = Struct.keys(state.charter.bodies).map((id) => called("body", id))
  const meetings = Struct.keys(state.meetings.meetings).map((id) => {
    const held = state.meetings.meetings[id]
    const day = held === undefined ? [] : [dayOf(held.starts)]
    return called("meeting", id, [...day, ...day.map((one) => `${say.nl("body", held?.body ?? "")} ${one}`)])
  })

  const tags = new Set(log.flatMap((recorded) => recorded.tags))
  const matters = [...tags].flatMap((tag): ReadonlyArray<Called<Thing>> => {
    const [kind = "", id = ""] = [tag.slice(0, tag.indexOf(":")), tag.slice(tag.indexOf(":") + 1)]
    if (noThings.has(kind)) return []
    const names = [id, ...calledIn(kind, id)]
    return [{ value: { kind, id }, key: tag, names, parts: shortFor(named[tag]) }]
  })
  const owners: ReadonlyArray<Called<Thing>> = [
    ...people.map(({ value, ...rest }) => ({ ...rest, value: { kind: "person", id: value } })),
    ...matters.filter(({ value }) => ownerKinds.has(value.kind))
  ]
  return {
    people: index(people),
    organisations: index(organisations),
    bodies: index(bodies),
    meetings: index(meetings),
    matters: index(matters),
    owners: index(owners),
    state,
    head: opened.standing().head,
    marginOn: (day) => Charter.daysOn(state.charter, "about-margin-days", day),
    recorded: new Map(
      log.filter(({ type }) => type !== "RuleBreachObserved").map((recorded) => [recorded.command.id, recorded])
    ),
    names: named
  }
}

const withoutArticle = (name: string): string => name.replace(/^(?:de|het|the) /, "")

/** What people call it for short, as long as there is one of it. */
const shortFor = (name: Views.Name | undefined): ReadonlyArray<string> => {
  switch (name?.is) {
    case "programme":
      return ["het programma", "programma", "the programme", "programme"]
    case "advice":
      return ["het advies", "advies", "the advice", "advice"]
    case "version": {
      const { completeness, number } = name
      const share = completeness === undefined ? [] : [`${Math.round(completeness * 100)}%`]
      return [`versie ${number}`, `version ${number}`, ...share.flatMap((one) => [`${one}-versie`, `${one} version`])]
    }
    default:
      return []
  }
}
