/** What can be asked: every command with its words, its schema and the rules it stands under. */
import { Analysis, alliance } from "@pactwerk/core"
import { Schema } from "effect"
import { guessing } from "../../input/near.ts"
import { json } from "../answer.ts"
import { HttpProblem } from "../problem.ts"
import { type Route, route } from "../route.ts"

const CommandInList = Schema.Struct({
  name: Schema.String,
  nl: Schema.String,
  en: Schema.String,
  /** The ids of the rules that guard it, beside those for every command. */
  rules: Schema.Array(Schema.String)
}).annotate({ identifier: "CommandInList" })

const told = (name: string): typeof CommandInList.Type => {
  const said = alliance.words.get(name)
  const words = said === undefined || "label" in said ? { nl: name, en: name } : { nl: said.nl, en: said.en }
  const rules = [...alliance.rules.values()].filter(({ commands }) => commands.includes(name))
  return { name, ...words, rules: rules.map(({ rule }) => rule.id) }
}

const commands = route({
  method: "get",
  path: "/commands",
  name: "listCommands",
  tag: "asking",
  says: { nl: "Wat er gevraagd kan worden", en: "What can be asked" },
  gives: {
    "application/json": Schema.Struct({ commands: Schema.Array(CommandInList) }).annotate({ identifier: "Commands" })
  },
  ends: [],
  isOfHead: true,
  answer: () => json({ commands: [...alliance.commands.keys()].map(told) })
})

const command = route({
  method: "get",
  path: "/commands/{name}",
  name: "getCommand",
  tag: "asking",
  says: { nl: "Eén opdracht, met haar JSON Schema", en: "One command, with its JSON Schema" },
  params: Schema.Struct({ name: Schema.NonEmptyString }),
  gives: {
    "application/json": Schema.Struct({
      ...CommandInList.fields,
      schema: Schema.Record(Schema.String, Schema.Unknown)
    }).annotate({ identifier: "Command" })
  },
  ends: ["not-found"],
  isOfHead: true,
  answer: ({ params: { name } }) => {
    const found = alliance.commands.get(name)
    if (found === undefined) throw unknown(name)
    const { definitions, schema } = Schema.toJsonSchemaDocument(found, { onExcessProperty: "error" })
    const whole = { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema, $defs: definitions }
    return json({ ...told(name), schema: whole })
  }
})

const unknown = (name: string): HttpProblem => {
  const near = Analysis.nearest(name, alliance.commands.keys())
  return new HttpProblem("not-found", {
    detail: guessing({ nl: `Er is geen opdracht ${name}.`, en: `There is no command ${name}.` }, near),
    ...(near !== undefined && { fields: { near } })
  })
}

export const commandRoutes: ReadonlyArray<Route> = [commands, command]
