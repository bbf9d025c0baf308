/** XES (IEEE 1849-2016), for tools that cannot read OCEL: the log cut into cases, one for each thing of a kind. */
import { canonicalise } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { type Format, inOrder, noting } from "./exporting.ts"
import type { Shown } from "./extract.ts"
import { type Losses, makeLosses, type Statement } from "./statement.ts"
import { happenedAt } from "./times.ts"
import { tag, xmlStart } from "./xml.ts"

export interface XesOptions {
  /** Of which kind of thing each is a case: `meeting`, `agendaItem`, `initiative`. */
  readonly caseOf: string
}

/**
 * XES with a trace for each thing of a kind. An event that names several of them is repeated, one that names none is left
 * out; the statement counts both. It stands in a processing instruction, and in attributes of the log.
 *
 * @example
 * const { content } = yield* exporting(xes, source, { options: { caseOf: "meeting" } })
 */
export const xes: Format<XesOptions> = {
  name: "xes",
  version: 1,
  states: "first",
  said: ({ caseOf }) => ({ caseOf }),
  open: (extract, { caseOf }) =>
    Effect.gen(function* () {
      const cases = new Set<string>()
      const lost = makeLosses()
      yield* Stream.runForEach(noting(extract, lost), ({ recorded, relations }) =>
        Effect.sync(() => {
          const own = new Set(relations.flatMap(({ kind, object }) => (kind === caseOf ? [object] : [])))
          for (const object of own) cases.add(object)
          lost.note(own.size === 0 ? "eventsDropped" : "eventsRepeated", own.size === 0 ? 1 : own.size - 1)
          if (own.size > 0 && happenedAt(recorded.occurred) === undefined) lost.note("timesUnknown", own.size)
        })
      )
      return (losses, statement) => {
        for (const [what, count] of Object.entries(lost.counts())) losses.note(what, count)
        const traces = Stream.flatMap(Stream.fromIterable([...cases].sort()), (object) =>
          inOrder(
            Stream.make(`<trace>${attribute("string", "concept:name", object, losses)}\n`),
            Stream.map(extract.about(object), (shown) => eventText(shown, losses)),
            Stream.make("</trace>\n")
          )
        )
        return inOrder(
          Stream.suspend(() => Stream.make(headText(statement(), caseOf))),
          traces,
          Stream.make("</log>\n")
        )
      }
    })
}

type Type = "string" | "date" | "int" | "id"

const attribute = (type: Type, key: string, value: string | number | undefined, losses: Losses): string =>
  value === undefined ? "" : tag(type, { key, value }, losses, "/>")

const extensions = [
  ["Concept", "concept"],
  ["Time", "time"],
  ["Lifecycle", "lifecycle"],
  ["Organizational", "org"],
  ["Identity", "identity"]
] as const

/** What stands before the first trace. Nothing of it is from the log, so nothing is lost in it. */
const headText = (statement: Statement, caseOf: string): string => {
  const none = makeLosses()
  const { level, origin, root, size } = statement
  const said = [
    ...(["origin", "root", "level"] as const).map((key) =>
      attribute("string", `pactwerk:${key}`, { origin, root, level }[key], none)
    ),
    attribute("int", "pactwerk:size", size, none),
    attribute("string", "pactwerk:export", canonicalise(statement), none)
  ]
  return [
    xmlStart(statement),
    `<log xes.version="1849.2016" xes.features="">\n`,
    ...extensions.map(
      ([name, prefix]) =>
        `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`
    ),
    `<global scope="trace">${attribute("string", "concept:name", "", none)}</global>\n`,
    `<global scope="event">`,
    attribute("string", "concept:name", "", none),
    attribute("date", "time:timestamp", "1970-01-01T00:00:00.000Z", none),
    attribute("string", "lifecycle:transition", "complete", none),
    "</global>\n",
    `<classifier name="Activity" scope="event" keys="concept:name"/>\n`,
    `${attribute("string", "concept:name", `${statement.origin} ${caseOf}`, none)}${said.join("")}\n`
  ].join("")
}

const eventText = ({ recorded, relations }: Shown, losses: Losses): string => {
  const { actor, causationId, certainty, command, correlationId, data, hash, id, occurred, position } = recorded
  const { recordedAt, schema, source, type } = recorded
  const text = (key: string, value: string | undefined) => attribute("string", key, value, losses)
  const own = (key: string, value: string | undefined) => text(`pactwerk:${key}`, value)
  const tags = [...new Set(relations.map(({ object }) => object))].sort().join(" ")
  return [
    "<event>",
    text("concept:name", type),
    attribute("date", "time:timestamp", happenedAt(occurred) ?? recordedAt, losses),
    text("lifecycle:transition", "complete"),
    attribute("id", "identity:id", id, losses),
    text("org:resource", actor.person),
    text("org:role", actor.role),
    own("onBehalfOf", actor.onBehalfOf),
    attribute("int", "pactwerk:schema", schema, losses),
    attribute("int", "pactwerk:position", position, losses),
    own("occurredEarliest", occurred.earliest),
    own("occurredLatest", occurred.latest),
    own("occurredSaid", occurred.said),
    own("occurredPrecision", occurred.precision),
    attribute("date", "pactwerk:recordedAt", recordedAt, losses),
    own("tags", tags),
    own("data", canonicalise(data)),
    own("sourceDocument", source?.document),
    own("sourceSection", source?.section),
    own("certainty", certainty),
    own("commandId", command.id),
    own("commandName", command.name),
    own("correlationId", correlationId),
    own("causationId", causationId),
    own("hash", hash),
    "</event>\n"
  ].join("")
}
