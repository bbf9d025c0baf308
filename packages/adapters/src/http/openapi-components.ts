/** The schemas of an OpenAPI document, each under its own name. */
import { JsonSchema, Predicate, Schema } from "effect"

/** A schema as JSON. */
export type Json = JsonSchema.JsonSchema

/** The named schemas of a document, as they are collected. */
export interface Components {
  /** The schema; what has a name in it is collected, and pointed to. */
  readonly schemaOf: (schema: Schema.Top) => Json
  /** Collects every command, and says of the body of an asking that it holds one of them. */
  readonly addCommands: (commands: ReadonlyMap<string, Schema.Top>) => void
  /** All of them, by name. */
  readonly schemas: () => Readonly<Record<string, Json>>
}

const refTo = (name: string): string => `#/components/schemas/${name}`

/** Two schemas that differ only in what JSON does not show have one name. */
const nameOf = (name: string): string => name.replace(/_\d+$/, "")

/** The schema with those names, and no choice where there is but one. */
const tidied = (schema: Json): Json => {
  const told: unknown = JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") return nameOf(value)
    if (!Predicate.isObject(value) || !("anyOf" in value) || !Array.isArray(value.anyOf)) return value
    const { anyOf, ...others } = value
    return anyOf.length === 1 ? { ...others, ...anyOf[0] } : value
  })
  return Predicate.isObject(told) ? { ...told } : {}
}

/** Collects named schemas. Throws where two have the same name, and are not the same. */
export const makeComponents = (): Components => {
  const found = new Map<string, Json>()
  const add = (name: string, schema: Json): void => {
    const known = found.get(name)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`two schemas are called \`${name}\``)
    }
    found.set(name, schema)
  }
  const read = (schema: Schema.Top, onExcessProperty: "ignore" | "error") => {
    const { definitions, schema: json } = Schema.toJsonSchemaDocument(schema, { onExcessProperty })
    const moved = JsonSchema.toMultiDocumentOpenApi3_1({ dialect: "draft-2020-12", schemas: [json], definitions })
    for (const [name, definition] of Object.entries(moved.definitions)) add(nameOf(name), tidied(definition))
    return tidied(moved.schemas[0])
  }
  return {
    schemaOf: (schema) => read(schema, "ignore"),
    addCommands: (commands) => {
      for (const [name, command] of commands) add(name, read(command, "error"))
      const names = [...commands.keys()]
      found.set("Asking", {
        type: "object",
        required: ["command"],
        additionalProperties: false,
        properties: {
          command: {
            oneOf: names.map((name) => ({ $ref: refTo(name) })),
            discriminator: {
              propertyName: "_tag",
              mapping: Object.fromEntries(names.map((name) => [name, refTo(name)]))
            }
          }
        }
      })
    },
    schemas: () => Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
  }
}
