/** What a file speaks of: people, organisations, meetings and matters, by name or by id. */
import type { Matter, MeetingId, OrganisationId, PersonId, Voice } from "@pactwerk/core"
import { kinds } from "./choices.ts"
import { type Fields, nameOf } from "./fields.ts"
import type { Known, Thing } from "./known.ts"
import type { Report } from "./problem.ts"
import type { Pair, Tree } from "./tree.ts"
import { listOf, lookUp, named, text } from "./values.ts"
import type { Field } from "./words.ts"

/** Where a file is read: what the alliance knows, and where problems go. */
export interface Reading extends Report {
  readonly known: Known
}

const says = {
  person: {
    expected: { nl: "de naam of het id van iemand die is voorgesteld", en: "the name or id of somebody introduced" },
    among: { nl: "de personen", en: "the people" }
  },
  organisation: {
    expected: { nl: "een organisatie die is voorgesteld", en: "an organisation that has a profile" },
    among: { nl: "de organisaties", en: "the organisations" }
  },
  body: {
    expected: { nl: "een orgaan dat is ingesteld", en: "a body that was established" },
    among: { nl: "de organen", en: "the bodies" }
  },
  meeting: {
    expected: { nl: "een vergadering die is gepland", en: "a meeting that is scheduled" },
    among: { nl: "de vergaderingen", en: "the meetings" }
  },
  matter: {
    expected: { nl: "een zaak die de alliantie kent", en: "a matter that the alliance knows" },
    among: { nl: "de zaken van de alliantie", en: "the matters of the alliance" }
  },
  speaker: {
    expected: {
      nl: "een regel met «door:» (een persoon) of «namens:» (een groep)",
      en: "a line with “by:” (a person) or “as:” (a group)"
    },
    missing: { nl: "wie het zegt, ontbreekt", en: "who says it is missing" }
  },
  owner: {
    expected: {
      nl: "een persoon, organisatie, orgaan of coalitie",
      en: "a person, an organisation, a body or a coalition"
    },
    among: { nl: "wie een afspraak kan hebben", en: "those who can own a follow-up" }
  }
} as const

export const person = (tree: Tree, reading: Reading): PersonId | undefined =>
  named(tree, { index: reading.known.people, ...says.person }, reading)

export const organisation = (tree: Tree, reading: Reading): OrganisationId | undefined =>
  named(tree, { index: reading.known.organisations, ...says.organisation }, reading)

export const body = (tree: Tree, reading: Reading) =>
  named(tree, { index: reading.known.bodies, ...says.body }, reading)

export const meeting = (tree: Tree, reading: Reading): MeetingId | undefined =>
  named(tree, { index: reading.known.meetings, ...says.meeting }, reading)

export const owner = (tree: Tree, reading: Reading): Matter | undefined =>
  named(tree, { index: reading.known.owners, ...says.owner }, reading)

/** Several people, each by name. */
export const people = (tree: Tree, reading: Reading): ReadonlyArray<readonly [PersonId, Tree]> =>
  listOf(tree, reading).flatMap((part) => {
    const found = person(part, reading)
    return found === undefined ? [] : [[found, part] as const]
  })

/** A matter as `programma:uitvoeringsprogramma`, as `programme:…`, or by a name that only one has. */
export const matter = (tree: Tree, reading: Reading, only?: ReadonlyArray<string>): Thing | undefined => {
  const said = text(tree, reading, says.matter.expected)
  if (said === undefined) return undefined
  const [, before = "", after] = /^([^:]+):\s*(.+)$/.exec(said) ?? []
  const kind = after === undefined ? undefined : nameOf(kinds, before)
  const isMeant = (thing: Thing) =>
    (kind === undefined || thing.kind === kind) && (only === undefined || only.includes(thing.kind))
  const asked = kind === undefined || after === undefined ? said : after
  const sought = { index: reading.known.matters, only: isMeant, ...says.matter }
  // The id alone, as it is written after the kind, comes before any name.
  const [byId] = kind === undefined ? [] : reading.known.matters.find(`${kind}:${asked}`)
  return byId !== undefined && isMeant(byId.value) ? byId.value : lookUp(asked, tree, sought, reading)
}

export const matters = (tree: Tree, reading: Reading): ReadonlyArray<Thing> =>
  listOf(tree, reading).flatMap((part) => matter(part, reading) ?? [])

/** Who speaks: a person, perhaps for an organisation; or a group, whole, in the words of the file. */
export const voice = (fields: Fields<Field>, reading: Reading): Voice | undefined => {
  const [by, as] = [fields.found.get("by"), fields.found.get("for")]
  if (by !== undefined) return spokenBy(by, as, reading)
  if (as === undefined) return reading.report(fields.at, "", says.speaker.expected, { because: says.speaker.missing })
  const collective = text(as.value, reading)
  return collective === undefined ? undefined : { collective }
}

const spokenBy = (by: Pair, as: Pair | undefined, reading: Reading): Voice | undefined => {
  const speaker = person(by.value, reading)
  const organisationSpokenFor = as && organisation(as.value, reading)
  if (speaker === undefined) return undefined
  return organisationSpokenFor === undefined ? { person: speaker } : { person: speaker, for: organisationSpokenFor }
}
