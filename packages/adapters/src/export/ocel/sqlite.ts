/** `@pactwerk/adapters/export/ocel-sqlite`: OCEL 2.0 as tables that analysts ask with SQL. */
import { DatabaseSync } from "node:sqlite"
import type { LogError } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { attempt } from "../../storage/shared/file-errors.ts"
import { noting, statementOf } from "../exporting.ts"
import { type AboveLevel, extract, type Source, type Wanted } from "../extract.ts"
import { whole } from "../file.ts"
import { type Losses, makeLosses, type Statement } from "../statement.ts"
import { type OcelEvent, ocelEventOf, type Value } from "./model.ts"
import { beginning, type OcelObject } from "./objects.ts"
import { type Survey, survey } from "./survey.ts"
import { type Layout, layoutOf, nameOf, tablesOf } from "./tables.ts"

/**
 * Writes OCEL 2.0 SQLite to a file. The statement stands in the table `pactwerk_export`.
 *
 * @example
 * const { losses } = yield* saveOcelSqlite(source, { file: "alliance.sqlite" })
 */
export const saveOcelSqlite = Effect.fnUntraced(function* (
  source: Source,
  { file, ...wanted }: Wanted & { readonly file: string }
): Effect.fn.Return<Statement, LogError | AboveLevel> {
  const read = yield* extract(source, wanted)
  const known = yield* survey(read)
  const losses = makeLosses()
  const statement = statementOf(read, { name: "ocel-sqlite", version: 1 }, {}, losses)
  yield* whole(file, (draft) => {
    const events = Stream.map(noting(read, losses), (shown) => ocelEventOf(shown))
    return filling(draft, known, events, { losses, statement })
  })
  return statement()
})

const filling = (
  file: string,
  known: Survey,
  events: Stream.Stream<OcelEvent, LogError>,
  { losses, statement }: { readonly losses: Losses; readonly statement: () => Statement }
): Effect.Effect<void, LogError> =>
  Effect.acquireUseRelease(
    attempt(file, "write", () => new DatabaseSync(file)),
    (database) =>
      Effect.gen(function* () {
        const doing = <A>(run: () => A) => attempt(file, "write", run)
        const layout = layoutOf(known)
        yield* doing(() => {
          // Nobody sees the file before it is whole: until then nothing in it needs to last.
          database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN")
          for (const table of tablesOf(layout)) database.exec(table)
        })
        const write = yield* doing(() => writer(database, layout, losses))
        yield* doing(write.types)
        yield* Stream.runForEachArray(known.objects, (some) => doing(() => some.forEach(write.object)))
        yield* Stream.runForEachArray(events, (some) => doing(() => some.forEach(write.event)))
        yield* Stream.runForEachArray(known.objects, (some) => doing(() => some.forEach(write.links)))
        yield* doing(() => {
          write.statement(statement())
          database.exec("COMMIT")
        })
      }),
    (database) => Effect.sync(() => database.close())
  )

/** What writes rows. The order in which it is asked is the order of the bytes. */
const writer = (database: DatabaseSync, layout: Layout, losses: Losses) => {
  const prepare = (table: string, columns: number) => {
    const sql = `INSERT INTO ${nameOf(table)} VALUES (${Array.from({ length: columns }, () => "?").join(", ")})`
    const statement = database.prepare(sql)
    return (...values: ReadonlyArray<string | number | null>) => statement.run(...values)
  }
  const [event, object] = [prepare("event", 2), prepare("object", 2)]
  const [relation, link] = [prepare("event_object", 3), prepare("object_object", 3)]
  const said = prepare("pactwerk_export", 2)
  const rowsOf = (kind: "event" | "object", others: number) =>
    new Map(
      layout[kind].map(({ columns, table, type }) => {
        const insert = prepare(table, columns.length + others)
        return [type, { columns, insert }] as const
      })
    )
  const [ofEvents, ofObjects] = [rowsOf("event", 2), rowsOf("object", 3)]
  const cell = ({ name, value }: Value, types: ReadonlyMap<string, string>): string | number => {
    if (types.get(name) === "string" && typeof value !== "string") {
      losses.note("typesMixed")
      return String(value)
    }
    return typeof value === "boolean" ? Number(value) : value
  }
  const cells = (columns: Layout["event"][number]["columns"], values: ReadonlyArray<Value>) => {
    const types = new Map(columns)
    const by = new Map(values.map((value) => [value.name, cell(value, types)]))
    return columns.map(([name]) => by.get(name) ?? null)
  }
  return {
    types: () => {
      for (const kind of ["event", "object"] as const) {
        const insert = prepare(`${kind}_map_type`, 2)
        for (const { table, type } of layout[kind]) insert(type, table.slice(kind.length + 1))
      }
    },
    object: ({ id, type, values }: OcelObject) => {
      object(id, type)
      const own = ofObjects.get(type)
      if (own === undefined) return
      const first = values.filter(({ time }) => time === beginning)
      own.insert(id, beginning, null, ...cells(own.columns, first))
      for (const value of values) {
        if (value.time !== beginning) own.insert(id, value.time, value.name, ...cells(own.columns, [value]))
      }
    },
    event: ({ attributes, id, isTimeUnknown, relationships, time, type }: OcelEvent) => {
      if (isTimeUnknown) losses.note("timesUnknown")
      event(id, type)
      const own = ofEvents.get(type)
      own?.insert(id, time, ...cells(own.columns, attributes))
      for (const { objectId, qualifier } of relationships) relation(id, objectId, qualifier)
    },
    links: ({ id, links }: OcelObject) => {
      for (const { objectId, qualifier } of links) link(id, objectId, qualifier)
    },
    statement: (statement: Statement) => {
      for (const [name, value] of Object.entries(statement)) {
        said(name, typeof value === "object" ? JSON.stringify(value) : String(value))
      }
    }
  }
}
