/** What the specification and the profile ask of a CloudEvent, and the schema lets through. */
import { Instant } from "@pactwerk/core"
import { Predicate, Schema } from "effect"

/** An event of more bytes is not passed on by everybody. */
export const mostBytes = 64 * 1024

/** Who runs the alliance, as the profile writes it. */
export const isSource = (source: string): boolean => /^urn:nld:(oin:\d{20}|kvknr:\d{8})$/.test(source)

/** Labels of small letters, digits and hyphens, with points between them. */
export const isDomain = (domain: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(domain)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const forbidden = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u

/** Whether a text may stand in an attribute of the context: not empty, and without what no text of CloudEvents holds. */
export const isContextText = (text: string): boolean => text !== "" && !forbidden.test(text)

const isInstant = Schema.is(Instant)
const isReference = (text: string): boolean => /^[^\s<>"{}|\\^`]+$/.test(text)
const isAbsolute = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text) && isReference(text)
const isBase64 = (text: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)

/** What each attribute that we know must be. */
const known: Readonly<Record<string, (text: string) => boolean>> = {
  specversion: (text) => text === "1.0",
  source: isSource,
  type: (text) => isDomain(text) && text.startsWith("nl.") && (text.match(/\.v\d+(?=\.|$)/g) ?? []).length <= 1,
  time: isInstant,
  datacontenttype: (text) => /^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(text),
  dataschema: isAbsolute,
  dataref: isReference,
  sequence: (text) => /^\d{10}$/.test(text),
  pactwerkhash: (text) => /^[0-9a-f]{64}$/.test(text)
}

const required = ["specversion", "id", "source", "type"]

/**
 * Everything that is wrong with a CloudEvent, each with its place; nothing where all is well.
 *
 * @example
 * faultsIn({ specversion: "2.0" }) // ["`specversion` is not what it must be", "`id` is missing", …]
 */
export const faultsIn = (event: unknown): ReadonlyArray<string> => {
  if (!Predicate.isObject(event) || Array.isArray(event)) return ["it is no object"]
  const attributes = Object.entries(event).filter(([name]) => name !== "data" && name !== "data_base64")
  return [
    ...required.flatMap((name) => (Object.hasOwn(event, name) ? [] : [`\`${name}\` is missing`])),
    ...attributes.flatMap(([name, value]) => [...faultsOfName(name), ...faultsOfValue(name, value)]),
    ...faultsOfData(event)
  ]
}

const faultsOfName = (name: string): ReadonlyArray<string> =>
  /^[a-z0-9]{1,20}$/.test(name) ? [] : [`\`${name}\` is no name of an attribute: 1 to 20 small letters and digits`]

const faultsOfValue = (name: string, value: unknown): ReadonlyArray<string> => {
  if (name === "sequencetype") return ["`sequencetype` says that there are no gaps, and a choice of events has them"]
  if (typeof value === "string") {
    if (!isContextText(value)) return [`\`${name}\` is empty, or holds a sign that no attribute holds`]
    return (known[name]?.(value) ?? true) ? [] : [`\`${name}\` is not what it must be`]
  }
  if (Object.hasOwn(known, name) || name === "id" || name === "subject") return [`\`${name}\` is no text`]
  if (typeof value === "boolean") return []
  if (typeof value !== "number") return [`\`${name}\` is no text, number, yes or no`]
  return Number.isInteger(value) && Math.abs(value + 0.5) < 2 ** 31 ? [] : [`\`${name}\` is no integer of 32 bits`]
}

const faultsOfData = (event: object): ReadonlyArray<string> => {
  const has = (name: string) => Object.hasOwn(event, name)
  const base64 = "data_base64" in event ? event.data_base64 : undefined
  return [
    ...(has("data") && has("data_base64") ? ["there is `data` and `data_base64`"] : []),
    ...(has("data") && has("dataref") ? ["there is `data` and `dataref`"] : []),
    ...(base64 !== undefined && !(typeof base64 === "string" && isBase64(base64)) ? ["`data_base64` is no base64"] : [])
  ]
}
