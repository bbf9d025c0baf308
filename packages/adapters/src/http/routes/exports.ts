/** The log in the formats of others. */
import { Analysis, alliance, type Level, levels, maySee, Position } from "@pactwerk/core"
import { Effect, Schema, Stream } from "effect"
import { formats } from "../../cli/exporting-formats.ts"
import type { Chosen, Made } from "../../cli/exporting-making.ts"
import { Problem } from "../../cli/problem.ts"
import { guessing } from "../../input/near.ts"
import { type Answer, content, json } from "../answer.ts"
import { mediaTypeOf } from "../language.ts"
import { HttpProblem } from "../problem.ts"
import { type Route, route } from "../route.ts"
import type { Site } from "../site.ts"
import { mustBeThere } from "./moments.ts"

const word = Schema.optionalKey(Schema.NonEmptyString)

const Choices = Schema.Struct({
  level: Schema.optionalKey(Schema.Literals(levels)),
  size: Schema.optionalKey(Position),
  lang: Schema.optionalKey(Schema.Literals(["nl", "en"])),
  profile: Schema.optionalKey(Schema.Literals(["data", "spreadsheet"])),
  form: Schema.optionalKey(Schema.Literals(["lines", "batch"])),
  ...{ case: word, table: word, source: word, domain: word, schemas: word, references: word },
  ...{ meeting: word, base: word, municipality: word, municipalityName: word }
})

/** The formats that are text; what is a file of its own is made with the command line. */
const served = Object.entries(formats).filter(([name]) => name !== "ocel-sqlite" && name !== "parquet")

const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  json: "application/json",
  jsonocel: "application/json",
  ndjson: "application/x-ndjson",
  xes: "application/xml",
  xml: "application/xml",
  xmlocel: "application/xml"
}

const exportsList = route({
  method: "get",
  path: "/exports",
  name: "listExports",
  tag: "exports",
  says: { nl: "In welke formaten het logboek te halen is", en: "In which formats the log can be had" },
  gives: {
    "application/json": Schema.Struct({
      formats: Schema.Array(
        Schema.Struct({
          name: Schema.String,
          nl: Schema.String,
          en: Schema.String,
          needs: Schema.Array(Schema.String),
          takes: Schema.Array(Schema.String)
        })
      )
    }).annotate({ identifier: "ExportFormats" })
  },
  ends: [],
  isOfHead: false,
  answer: () => json({ formats: served.map(([name, { en, needs, nl, takes }]) => ({ name, nl, en, needs, takes })) })
})

/** What writes a format. Throws where what was chosen for it is not right. */
const made = async (name: string, chosen: Chosen): Promise<{ readonly made: Made; readonly mediaType: string }> => {
  const [, format] = served.find(([one]) => one === name) ?? []
  if (format === undefined) {
    const near = Analysis.nearest(
      name,
      served.map(([one]) => one)
    )
    throw new HttpProblem("not-found", {
      detail: guessing({ nl: `Er is geen formaat ${name}.`, en: `There is no format ${name}.` }, near),
      ...(near !== undefined && { fields: { near } })
    })
  }
  try {
    return { made: await format.make(chosen), mediaType: mediaTypes[format.extension] ?? "text/plain; charset=utf-8" }
  } catch (cause) {
    if (cause instanceof Problem) {
      throw new HttpProblem("malformed", { detail: cause.said, ...(cause.advice && { advice: cause.advice }) })
    }
    throw cause
  }
}

/** An export of the opened alliance, as it is written. */
export const exported = async (
  { opened, origin, proofs: { log } }: Site,
  writing: Made,
  wanted: { readonly level: Level; readonly size: number },
  mediaType: string
): Promise<Answer> => {
  if (writing.is !== "text") throw new HttpProblem("fault")
  const source = { log, shown: opened.shown, alliance, origin }
  const { content: text, statement } = await Effect.runPromise(
    writing.open(source, { ...wanted, reader: wanted.level })
  )
  const { root, size } = statement()
  return content(mediaType, Stream.toReadableStream(Stream.encodeText(text)), {
    headers: { "Pactwerk-Size": `${size}`, "Pactwerk-Root": root, "Pactwerk-Level": wanted.level }
  })
}

const exportOne = route({
  method: "get",
  path: "/exports/{format}",
  name: "getExport",
  tag: "exports",
  says: { nl: "Het logboek in een ander formaat", en: "The log in another format" },
  params: Schema.Struct({ format: Schema.NonEmptyString }),
  query: Choices,
  gives: Object.fromEntries(
    [...new Set(Object.values(mediaTypes))].map(
      (type) => [type.replace(/;.*/, ""), type === "application/json" ? Schema.Unknown : Schema.String] as const
    )
  ),
  ends: ["not-found", "not-allowed"],
  isOfHead: true,
  answer: async ({
    header,
    language,
    params,
    query: { lang, level = "public", size, ...choices },
    reader,
    session,
    site
  }) => {
    if (!maySee(reader.level, level)) throw new HttpProblem("not-allowed", { fields: { level } })
    const { head } = session.standing()
    mustBeThere(size ?? head, head)
    const chosen = await made(params.format, { ...choices, language: lang ?? language })
    if (mediaTypeOf(header("accept"), [chosen.mediaType.replace(/;.*/, "")]) === undefined) {
      throw new HttpProblem("not-acceptable")
    }
    return exported(site, chosen.made, { level, size: size ?? head }, chosen.mediaType)
  }
})

export const exportRoutes: ReadonlyArray<Route> = [exportsList, exportOne]
