/** One route as OpenAPI describes it. */
import type { Wording } from "@pactwerk/core"
import type { Schema } from "effect"
import type { Components, Json } from "./openapi-components.ts"
import { parameterWords } from "./parameters.ts"
import { type Ending, endings } from "./problem.ts"
import type { Route } from "./route.ts"

const both = ({ en, nl }: Wording): string => `${nl} (${en})`

/** The endings that every route has. */
const everywhere: ReadonlyArray<Ending> = [
  "unauthenticated",
  "not-acceptable",
  "too-many-requests",
  "fault",
  "unavailable"
]

const version = {
  "API-Version": { description: "De volledige versie. (The full version.)", schema: { type: "string" } }
}
const tagged = { ETag: { description: "Hetzelfde zolang het logboek niet groeit.", schema: { type: "string" } } }
const located = { Location: { description: "De eerste gebeurtenis.", schema: { type: "string" } } }
const later = { "Retry-After": { description: "Na zoveel seconden kan het weer.", schema: { type: "string" } } }

/** The operation of a route. */
export const operationOf = (route: Route, { schemaOf }: Components) => {
  const { body, params, query } = route.takes
  const parameters = [
    ...parametersOf(params, "path", schemaOf),
    ...parametersOf(query, "query", schemaOf),
    ...headersOf(route)
  ]
  return {
    operationId: route.name,
    tags: [route.tag],
    summary: route.says.nl,
    description: both(route.says),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(body) } } }
    }),
    responses: { ...goodOf(route, schemaOf), ...badOf(route) },
    security: route.rate === "asking" ? [{ bearer: [] }] : [{}, { bearer: [] }]
  }
}

const parametersOf = (schema: Schema.Top | undefined, where: "path" | "query", schemaOf: Components["schemaOf"]) => {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema)
  const isRequired = new Set<unknown>(Array.isArray(required) ? required : [])
  return Object.entries<Json>(typeof properties === "object" && properties !== null ? { ...properties } : {}).map(
    ([name, json]) => {
      const words = parameterWords[name]
      if (words === undefined) throw new Error(`nothing is said of the parameter \`${name}\``)
      return { name, in: where, required: isRequired.has(name), description: both(words), schema: json }
    }
  )
}

const headersOf = ({ headers = {}, isOfHead }: Route) => [
  ...Object.entries(headers).map(([name, words]) => ({
    name,
    in: "header",
    required: false,
    description: both(words),
    schema: { type: "string" }
  })),
  ...(isOfHead
    ? [{ name: "If-None-Match", in: "header", required: false, description: both(ifOther), schema: { type: "string" } }]
    : [])
]

const ifOther = { nl: "Alleen als het sindsdien anders is.", en: "Only where it is otherwise since." }

const goodOf = ({ gives, isOfHead, says, status }: Route, schemaOf: Components["schemaOf"]) => {
  const content = Object.fromEntries(
    Object.entries(gives).map(([type, schema]) => [type, { schema: schemaOf(schema) }])
  )
  const headers = { ...version, ...(isOfHead && tagged) }
  const good = { description: both(says), headers, content }
  const repeated = { ...good, description: "Dit was al vastgelegd. (This was recorded already.)" }
  return {
    ...(status === 201 ? { 200: repeated, 201: { ...good, headers: { ...headers, ...located } } } : { 200: good }),
    ...(isOfHead && { 304: { description: "Er is niets veranderd. (Nothing changed.)", headers } })
  }
}

/** Each status once, with all that can be meant by it. */
const badOf = ({ ends, takes }: Route) => {
  const isRead = takes.query !== undefined || takes.body !== undefined
  const all = new Set<Ending>([...(isRead ? (["malformed"] as const) : []), ...ends, ...everywhere])
  const byStatus = new Map<number, ReadonlyArray<string>>()
  for (const ending of all) {
    const { status } = endings[ending]
    byStatus.set(status, [...(byStatus.get(status) ?? []), both(endings[ending])])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, said]) => [
      status,
      {
        description: said.join(" "),
        headers: { ...version, ...((status === 429 || status === 503) && later) },
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }
      }
    ])
  )
}
