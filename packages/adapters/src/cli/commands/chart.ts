/** `chart`: a picture of the log, or the table that says the same, as an export that states what it is of. */
import { Analysis, alliance, Day, dayAt } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import { text } from "../exporting-making.ts"
import type { Ordered } from "../grammar.ts"
import { answered } from "../looking-back.ts"
import type { Reply } from "../reply.ts"
import { originOf } from "../signing.ts"
import { openToRead } from "../store.ts"
import { leaving } from "./export.ts"

const extensions = { svg: "svg", csv: "csv", html: "html", text: "txt" } as const

export const chart = async (desk: Desk, given: Ordered<"chart">): Promise<Reply> => {
  const { chart: name, for: to, known, on, origin, out, table: form = "svg" } = given
  const { chart: drawing } = await import("../../export/charts/format.ts")
  const { language } = desk.speech
  const day = on === undefined ? dayAt(desk.clock()) : Day.make(on)
  const made = await text(drawing(name, form), { understand: alliance.understand, on: day, language })
  const extent = { origin: originOf(desk, origin), known: await sizeOf(desk, known) }
  return leaving(desk, made, { name: `chart ${name}`, extension: extensions[form], extent, out, to })
}

/** How many events were known by then. */
const sizeOf = async (desk: Desk, known: number | string | undefined): Promise<number | undefined> => {
  if (typeof known !== "string") return known
  const opened = await openToRead(desk)
  return answered(Analysis.select(opened.kept(), { known })).length
}
