/** OCEL 2.0 in XML, as the official schema wants it. */
import { Effect, Stream } from "effect"
import { type Format, inOrder, noting } from "../exporting.ts"
import type { Losses } from "../statement.ts"
import { tag, xmlStart, xmlText } from "../xml.ts"
import { type OcelEvent, ocelEventOf, type Relationship, type Value } from "./model.ts"
import type { OcelObject, Timed } from "./objects.ts"
import { survey, type Types, textIn } from "./survey.ts"

/**
 * OCEL 2.0 XML. A name that several types have is written with its type, `FeedbackSubmitted.seq`: the official schema has
 * each name once. The statement stands in a processing instruction.
 *
 * @example
 * const { content } = yield* exporting(ocelXml, source, { options: {} })
 */
export const ocelXml: Format<object> = {
  name: "ocel-xml",
  version: 1,
  states: "first",
  said: () => ({}),
  open: (extract) =>
    Effect.map(survey(extract), ({ eventTypes, objects, objectTypes }) => {
      const [ofEvents, ofObjects] = [namesOf(eventTypes), namesOf(objectTypes)]
      return (losses, statement) => {
        const types = [
          ...typesText("object-type", objectTypes, ofObjects, losses),
          ...typesText("event-type", eventTypes, ofEvents, losses)
        ]
        const writeObject = (object: OcelObject) => objectText(object, objectTypes, ofObjects, losses)
        const events = Stream.map(noting(extract, losses), (shown) => {
          const event = ocelEventOf(shown)
          if (event.isTimeUnknown) losses.note("timesUnknown")
          return eventText(event, eventTypes, ofEvents, losses)
        })
        return inOrder(
          Stream.suspend(() => Stream.make(xmlStart(statement()), "<log>\n", ...types, "<objects>\n")),
          Stream.map(objects, writeObject),
          Stream.make("</objects>\n<events>\n"),
          events,
          Stream.make("</events>\n</log>\n")
        )
      }
    })
}

type Names = (type: string, name: string) => string

/** Each name, with its type where several types have it. */
const namesOf = (types: Types): Names => {
  const counts = new Map<string, number>()
  for (const attributes of types.values()) {
    for (const name of attributes.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return (type, name) => ((counts.get(name) ?? 0) > 1 ? `${type}.${name}` : name)
}

const typesText = (
  element: "object-type" | "event-type",
  types: Types,
  names: Names,
  losses: Losses
): ReadonlyArray<string> => [
  `<${element}s>\n`,
  ...[...types].map(([name, attributes]) => {
    const declared = [...attributes].map(([own, type]) =>
      tag("attribute", { name: names(name, own), type }, losses, "/>")
    )
    return `${tag(element, { name }, losses)}<attributes>${declared.join("")}</attributes></${element}>\n`
  }),
  `</${element}s>\n`
]

const attributesText = (
  type: string,
  values: ReadonlyArray<Value | Timed>,
  types: Types,
  names: Names,
  losses: Losses
): string => {
  const written = values.map((value) => {
    const time = "time" in value ? value.time : undefined
    const start = tag("attribute", { name: names(type, value.name), time }, losses)
    return `${start}${xmlText(textIn(types, type, value, losses), losses)}</attribute>`
  })
  return `<attributes>${written.join("")}</attributes>`
}

/** The schema wants a type here too: that of the object it goes with. */
const objectsText = (relationships: ReadonlyArray<Relationship>, losses: Losses): string => {
  const written = relationships.map(({ kind, objectId, qualifier }) =>
    tag("object", { "object-id": objectId, qualifier, type: kind }, losses, "/>")
  )
  return `<objects>${written.join("")}</objects>`
}

const objectText = ({ id, links, type, values }: OcelObject, types: Types, names: Names, losses: Losses): string =>
  [
    tag("object", { id, type }, losses),
    attributesText(type, values, types, names, losses),
    objectsText(links, losses),
    "</object>\n"
  ].join("")

const eventText = (
  { attributes, id, relationships, time, type }: OcelEvent,
  types: Types,
  names: Names,
  losses: Losses
): string =>
  [
    tag("event", { id, type, time }, losses),
    attributesText(type, attributes, types, names, losses),
    objectsText(relationships, losses),
    "</event>\n"
  ].join("")
