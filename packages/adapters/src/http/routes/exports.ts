/** The log in the formats of others. */
import { alliance, type Level, levels, maySee, Position } from "@pactwerk/core"
import { Effect, Schema, Stream } from "effect"
import type { Made } from "../../cli/exporting-making.ts"
import type { Export } from "../../export/exporting.ts"
import { type Answer, content, json } from "../answer.ts"
import { mediaTypeOf } from "../language.ts"
import { HttpProblem } from "../problem.ts"
import { type Route, route } from "../route.ts"
import type { Site } from "../site.ts"
import { kindsOfContent, made, served } from "./export-formats.ts"
import { mustBeThere } from "./moments.ts"

const word = Schema.optionalKey(Schema.NonEmptyString)

const Choices = Schema.Struct({
  level: Schema.optionalKey(Schema.Literals(levels)),
  size: Schema.optionalKey(Position),
  part: Schema.optionalKey(Schema.Literals(["content", "statement"])),
  lang: Schema.optionalKey(Schema.Literals(["nl", "en"])),
  profile: Schema.optionalKey(Schema.Literals(["data", "spreadsheet"])),
  form: Schema.optionalKey(Schema.Literals(["lines", "batch"])),
  ...{ case: word, table: word, source: word, domain: word, schemas: word, references: word },
  ...{ meeting: word, base: word, municipality: word, municipalityName: word }
})

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

interface Extent {
  readonly level: Level
  readonly size: number
}

/** Makes an export of the opened alliance, at the level it is for. */
const opening = async ({ opened, origin, proofs: { log } }: Site, writing: Made, extent: Extent): Promise<Export> => {
  if (writing.is !== "text") throw new HttpProblem("fault")
  const source = { log, shown: opened.shown, alliance, origin }
  return Effect.runPromise(writing.open(source, { ...extent, reader: extent.level }))
}

/** An export of the opened alliance, as it is written. */
export const exported = async (site: Site, writing: Made, extent: Extent, mediaType: string): Promise<Answer> => {
  const { content: text, statement } = await opening(site, writing, extent)
  const { level, root, size } = statement()
  return content(mediaType, Stream.toReadableStream(Stream.encodeText(text)), {
    headers: { "Pactwerk-Size": `${size}`, "Pactwerk-Root": root, "Pactwerk-Level": level }
  })
}

/** What an export says of itself, with what it could not hold: known when all of it was written. */
const stated = async (site: Site, writing: Made, extent: Extent): Promise<Answer> => {
  const { content: text, statement } = await opening(site, writing, extent)
  await Effect.runPromise(Stream.runDrain(text))
  return json(statement())
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
    kindsOfContent.map((type) => [type, type === "application/json" ? Schema.Unknown : Schema.String] as const)
  ),
  ends: ["not-found", "not-allowed"],
  isOfHead: true,
  weight: 10,
  answer: async ({ header, language, params, query, reader, session, site }) => {
    const { lang, level = "public", part, size, ...choices } = query
    if (!maySee(reader.level, level)) throw new HttpProblem("not-allowed", { fields: { level } })
    const { head } = session.standing()
    mustBeThere(size ?? head, head)
    const chosen = await made(params.format, { ...choices, language: lang ?? language })
    const mediaType = part === "statement" ? "application/json" : chosen.mediaType
    if (mediaTypeOf(header("accept"), [mediaType.replace(/;.*/, "")]) === undefined) {
      throw new HttpProblem("not-acceptable")
    }
    const extent = { level, size: size ?? head }
    return part === "statement" ? stated(site, chosen.made, extent) : exported(site, chosen.made, extent, mediaType)
  }
})

export const exportRoutes: ReadonlyArray<Route> = [exportsList, exportOne]
