/** CloudEvents 1.0 in JSON, with the Dutch profile for government (NL GOV 1.1). */
import { canonicalise, LogError } from "@pactwerk/core"
import { Effect, type Schema, Stream } from "effect"
import { type Format, noting } from "../exporting.ts"
import type { Shown } from "../extract.ts"
import type { Losses } from "../statement.ts"
import { isContextText, isDomain, isSource, mostBytes } from "./judge.ts"
import { type Rooms, type TypeNames, typeNames } from "./names.ts"

export interface CloudEventsOptions {
  /** Who runs the alliance: `urn:nld:oin:` and twenty digits, or `urn:nld:kvknr:` and eight. */
  readonly source: string
  /** The rooms whose events these are; in what follows no room is known by name. */
  readonly rooms: Rooms
  /** Stands in every type after `nl.`; `pactwerk` without it. No organisation is named in it. */
  readonly domain?: string
  /** One event a line, or one list of all. */
  readonly form?: "lines" | "batch"
  /** Where the schemas of the types are, up to and including a slash; without it none is named. */
  readonly schemas?: string
  /** Where what is longer than 64 KiB can be fetched by its id, up to and including a slash; without it, it is whole. */
  readonly references?: string
}

/**
 * The events as CloudEvents. Fails with `Encoding` where no source is given that the profile knows.
 *
 * @example
 * yield* exporting(cloudEvents, source, { options: { source: "urn:nld:kvknr:12345678", rooms } })
 */
export const cloudEvents: Format<CloudEventsOptions> = {
  name: "cloudevents",
  version: 1,
  states: "beside",
  said: ({ domain = "pactwerk", form = "lines", references, schemas, source }) => ({
    ...{ source, domain, form },
    ...(schemas === undefined ? {} : { schemas }),
    ...(references === undefined ? {} : { references })
  }),
  open: (extract, options) => {
    const { domain = "pactwerk", form = "lines", rooms, source } = options
    if (!isSource(source)) return refused("no source: `urn:nld:oin:` and 20 digits, or `urn:nld:kvknr:` and 8")
    if (!isDomain(domain)) return refused("a domain is made of small letters, digits, hyphens and points")
    const names = typeNames(rooms, domain)
    return Effect.succeed((losses) => {
      const events = Stream.mapEffect(noting(extract, losses), (shown) => cloudEventOf(shown, names, options, losses))
      if (form === "lines") return Stream.map(events, (event) => `${event}\n`)
      let isFirst = true
      const list = Stream.map(events, (event) => {
        const line = isFirst ? `\n${event}` : `,\n${event}`
        isFirst = false
        return line
      })
      return Stream.concat(Stream.concat(Stream.make("["), list), Stream.make("\n]\n"))
    })
  }
}

const refused = (what: string) => Effect.fail(new LogError({ reason: "Encoding", cause: new Error(what) }))

const bytesIn = (text: string): number => new TextEncoder().encode(text).length

const cloudEventOf = (
  shown: Shown,
  names: TypeNames,
  { references, schemas, source }: CloudEventsOptions,
  losses: Losses
): Effect.Effect<string, LogError> => {
  const { own, recorded, relations } = shown
  const { causationId, correlationId, hash, id, position, recordedAt, schema } = recorded
  const type = names.typeOf(recorded.type, schema)
  if (type === undefined) return refused(`no room owns \`${recorded.type}\``)
  const attribute = (name: string, value: string | undefined) => {
    if (value === undefined) return {}
    if (isContextText(value)) return { [name]: value }
    losses.note("attributesDropped")
    return {}
  }
  const context = {
    ...{ specversion: "1.0", id, source, type },
    ...attribute("subject", (own ?? relations[0])?.object),
    ...{ time: recordedAt, datacontenttype: "application/json" },
    ...attribute("dataschema", schemas === undefined ? undefined : `${schemas}${names.pathOf(recorded.type, schema)}`),
    sequence: String(position).padStart(10, "0"),
    ...attribute("correlationid", correlationId),
    ...attribute("causationid", causationId),
    pactwerkhash: hash
  }
  const text = canonicalise({ ...context, data: dataOf(shown) })
  if (bytesIn(text) <= mostBytes) return Effect.succeed(text)
  losses.note(references === undefined ? "eventsOver64KiB" : "dataReferred")
  return Effect.succeed(references === undefined ? text : canonicalise({ ...context, dataref: `${references}${id}` }))
}

/** What happened, and all of the envelope that the context has no room for. */
const dataOf = ({ recorded, relations }: Shown): Schema.Json => {
  const { actor, causationId, certainty, command, correlationId, data, occurred, source } = recorded
  return {
    payload: data,
    ...{ occurred: { ...occurred }, actor: { ...actor }, certainty, command: { ...command } },
    ...(source === undefined ? {} : { source: { ...source } }),
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
    tags: [...new Set(relations.map(({ object }) => object))].sort()
  }
}
