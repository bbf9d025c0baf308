/** The formats that are served, and what was chosen for one of them, looked at. */
import { Analysis } from "@pactwerk/core"
import { formats } from "../../cli/exporting-formats.ts"
import type { Chosen, Exporter, Made } from "../../cli/exporting-making.ts"
import { flags, instances } from "../../cli/exporting-words.ts"
import { Problem } from "../../cli/problem.ts"
import type { Place } from "../../input/issues.ts"
import { guessing } from "../../input/near.ts"
import { HttpProblem } from "../problem.ts"
import { notRight } from "../route.ts"

/** Those that are text; what is a file of its own is made with the command line. */
export const served: ReadonlyArray<readonly [string, Exporter]> = Object.entries(formats).filter(
  ([name]) => name !== "ocel-sqlite" && name !== "parquet"
)

const types: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  json: "application/json",
  jsonocel: "application/json",
  ndjson: "application/x-ndjson",
  xes: "application/xml",
  xml: "application/xml",
  xmlocel: "application/xml"
}

/** Every kind of content that an export can have. */
export const kindsOfContent: ReadonlyArray<string> = [
  ...new Set(served.map(([, { extension }]) => (types[extension] ?? "text/plain").replace(/;.*/, "")))
]

/** What writes a format, and the kind of content. Throws where what was chosen for it is not right. */
export const made = async (
  name: string,
  chosen: Chosen
): Promise<{ readonly made: Made; readonly mediaType: string }> => {
  const [, format] = served.find(([one]) => one === name) ?? []
  if (format === undefined) throw unknownFormat(name)
  const places = wrongIn(format, chosen)
  if (places.length > 0) throw notRight("query", places)
  try {
    return { made: await format.make(chosen), mediaType: types[format.extension] ?? "text/plain; charset=utf-8" }
  } catch (cause) {
    throw cause instanceof Problem ? ofChoice(cause) : cause
  }
}

/** What must be chosen and was not, and what was chosen that this format does not have. */
const wrongIn = ({ needs, takes }: Exporter, chosen: Chosen): ReadonlyArray<Place> => {
  const given = Object.entries(chosen).flatMap(([name, value]) =>
    value === undefined || name === "language" ? [] : [name]
  )
  const known: ReadonlyArray<string> = [...needs, ...takes]
  return [
    ...needs.filter((name) => !given.includes(name)).map((name) => ({ path: `/${name}`, said: missing(name) })),
    ...given.filter((name) => !known.includes(name)).map((name) => ({ path: `/${name}`, said: notOfThis(known) }))
  ]
}

const exampleOf = (name: string): string =>
  name in instances ? ` ${new Map(Object.entries(instances)).get(name)}` : ""
const missing = (name: string) => ({
  nl: `ontbreekt; zoals:${exampleOf(name)}`,
  en: `is missing; such as:${exampleOf(name)}`
})
const notOfThis = (known: ReadonlyArray<string>) =>
  known.length === 0
    ? { nl: "hoort niet bij dit formaat", en: "does not belong to this format" }
    : {
        nl: `hoort niet bij dit formaat; wel: ${known.join(", ")}`,
        en: `does not belong to this format; these do: ${known.join(", ")}`
      }

/** What is not right in a choice: at its place, with an example; or in the words of the format. */
const ofChoice = ({ advice, fields, said }: Problem): HttpProblem => {
  const [name] = Object.entries(flags).find(([, flag]) => flag === fields.option) ?? []
  if (name === undefined) return new HttpProblem("malformed", { detail: said, ...(advice !== undefined && { advice }) })
  const such = { nl: `verwacht: zoals${exampleOf(name)}`, en: `expected: such as${exampleOf(name)}` }
  return notRight("query", [{ path: `/${name}`, said: such }])
}

const unknownFormat = (name: string): HttpProblem => {
  const near = Analysis.nearest(
    name,
    served.map(([one]) => one)
  )
  return new HttpProblem("not-found", {
    detail: guessing({ nl: `Er is geen formaat ${name}.`, en: `There is no format ${name}.` }, near),
    ...(near !== undefined && { fields: { near } })
  })
}
