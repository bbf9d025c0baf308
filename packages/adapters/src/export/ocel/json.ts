/** OCEL 2.0 in JSON: a log for process mining, in which nothing is flattened. */
import { canonicalise } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { type Format, inOrder, noting } from "../exporting.ts"
import type { Losses } from "../statement.ts"
import type { OcelEvent, Relationship } from "./model.ts"
import type { OcelObject } from "./objects.ts"
import { surveying, type Types, textIn } from "./survey.ts"

/**
 * OCEL 2.0 JSON, in which the events come first: what they are of is known after the last of them, and so the log is
 * read once. The statement stands under `pactwerk:export`.
 *
 * @example
 * const { content } = yield* exporting(ocelJson, source, { options: {} })
 */
export const ocelJson: Format<object> = {
  name: "ocel-json",
  version: 2,
  states: "last",
  said: () => ({}),
  open: (extract) =>
    Effect.succeed((losses, statement) =>
      Stream.suspend(() => {
        const { known, note } = surveying(extract)
        const numbers = counting()
        const events = Stream.map(noting(extract, losses), (shown) => {
          const event = note(shown)
          if (event.isTimeUnknown) losses.note("timesUnknown")
          numbers.note(event)
          return eventText(event)
        })
        const rest = Stream.suspend(() => {
          const { eventTypes, objectTypes, objects } = known()
          losses.note("typesMixed", numbers.mixed(eventTypes))
          const types = `"eventTypes":${typesText(eventTypes)},\n"objectTypes":${typesText(objectTypes)}`
          return inOrder(
            list(
              "objects",
              Stream.map(objects, (object) => objectText(object, objectTypes, losses))
            ),
            Stream.suspend(() => Stream.make(`,\n${types},\n"pactwerk:export":${canonicalise(statement())}}\n`))
          )
        })
        return inOrder(Stream.make("{"), list("events", events), Stream.make(",\n"), rest)
      })
    )
}

/** Counts the values that are no text: where their name turns out to be one of texts, that they were not is lost. */
const counting = () => {
  const counts = new Map<string, Map<string, number>>()
  return {
    note: ({ attributes, type }: OcelEvent): void => {
      const own = counts.get(type) ?? new Map<string, number>()
      counts.set(type, own)
      for (const { name, value } of attributes) {
        if (typeof value !== "string") own.set(name, (own.get(name) ?? 0) + 1)
      }
    },
    mixed: (types: Types): number =>
      [...counts]
        .flatMap(([type, own]) => [...own].filter(([name]) => types.get(type)?.get(name) === "string"))
        .reduce((sum, [, count]) => sum + count, 0)
  }
}

/** A member that is a list, one element a line. */
const list = <E>(name: string, elements: Stream.Stream<string, E>): Stream.Stream<string, E> =>
  Stream.suspend(() => {
    let isFirst = true
    const lines = Stream.map(elements, (element) => {
      const line = isFirst ? `\n${element}` : `,\n${element}`
      isFirst = false
      return line
    })
    return Stream.concat(Stream.concat(Stream.make(`"${name}":[`), lines), Stream.make("\n]"))
  })

const typesText = (types: Types): string =>
  JSON.stringify(
    [...types].map(([name, attributes]) => ({
      name,
      attributes: [...attributes].map(([name, type]) => ({ name, type }))
    }))
  )

const goesWith = (relationships: ReadonlyArray<Relationship>) =>
  relationships.map(({ objectId, qualifier }) => ({ objectId, qualifier }))

const eventText = ({ attributes, id, relationships, time, type }: OcelEvent) =>
  JSON.stringify({
    id,
    type,
    time,
    attributes: attributes.map(({ name, value }) => ({ name, value: String(value) })),
    relationships: goesWith(relationships)
  })

const objectText = ({ id, links, type, values }: OcelObject, types: Types, losses: Losses) =>
  JSON.stringify({
    id,
    type,
    attributes: values.map((value) => ({
      name: value.name,
      value: textIn(types, type, value, losses),
      time: value.time
    })),
    relationships: goesWith(links)
  })
