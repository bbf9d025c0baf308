/** What the outside JSON schemas say of an export: a validator of each, nothing where its schema is not at hand. */
import { Ajv, type ValidateFunction } from "ajv"
import { Ajv2020 } from "ajv/dist/2020.js"
import formats from "ajv-formats"
import { parse } from "yaml"
import { oracle } from "./fixtures.ts"

/** Of a whole OCEL 2.0 file. */
export const ocelValidator = (): ValidateFunction | undefined => {
  const schema = oracle("ocel/schema_ocel2.json")
  const ajv = new Ajv()
  formats.default(ajv)
  return schema === undefined ? undefined : ajv.compile(JSON.parse(schema))
}

/** Of one event. */
export const cloudEventValidator = (): ValidateFunction | undefined => {
  const schema = oracle("cloudevents/cloudevents.json")
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  return schema === undefined ? undefined : ajv.compile(JSON.parse(schema))
}

/** Of one event of the event-polling draft of Open Raadsinformatie. */
export const oriEventValidator = (): ValidateFunction | undefined => {
  const schema = oracle("ori/ori-event-polling-openapi.yaml")
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  if (schema === undefined) return undefined
  ajv.addSchema({ $id: "ori", ...parse(schema) })
  return ajv.compile({ $ref: "ori#/components/schemas/Event" })
}

/** What is wrong with each of these, in the order in which they stand. */
export const faulty = (validate: ValidateFunction | undefined, found: ReadonlyArray<unknown>) =>
  found.flatMap((one) => (validate === undefined || validate(one) ? [] : [validate.errors]))

/** The values in a text that has one a line. */
export const linesIn = (text: string): ReadonlyArray<unknown> =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))
