/** A plot of an export: what was recorded of which kind of thing, as SVG: `plot.ts [relations.parquet] [plot.svg]`. */
import { writeFileSync } from "node:fs"
import { DuckDBInstance } from "@duckdb/node-api"
import * as Plot from "@observablehq/plot"
import { parseHTML } from "linkedom"

const [, , relations = "relations.parquet", file = "plot.svg"] = process.argv

const database = await DuckDBInstance.create()
const connection = await database.connect()
const read = await connection.runAndReadAll(
  `select kind, count(distinct event)::int as events from read_parquet($relations) group by kind order by events desc limit 8`,
  { relations }
)
const { document } = parseHTML("<html></html>")
const plot = Plot.plot({
  document,
  ariaLabel: "How many events name each kind of thing",
  marginLeft: 110,
  marks: [
    Plot.barX(read.getRowObjectsJson(), { x: "events", y: "kind", sort: { y: "-x" }, fill: "#00634f" }),
    Plot.ruleX([0])
  ]
})
plot.setAttribute("xmlns", "http://www.w3.org/2000/svg")
writeFileSync(file, `${plot.outerHTML}\n`)
connection.closeSync()
