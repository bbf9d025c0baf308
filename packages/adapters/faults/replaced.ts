/** Row 8: records that changed places, are there twice, or come from another log. */
import { cpSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { EventLog } from "@pactwerk/core"
import { Effect } from "effect"
import { examine, truthOf } from "./examined.ts"
import type { Fault, Room } from "./fault.ts"
import { type Address, within } from "./stores.ts"
import { batchesOf } from "./workload.ts"

/** Changes a SQLite file behind the store's back, without its triggers. */
const tamper = (file: string, ...sql: ReadonlyArray<string>): void => {
  const connection = new DatabaseSync(file)
  for (const { name } of connection.prepare("select name from sqlite_schema where type = 'trigger'").all())
    connection.exec(`drop trigger ${name}`)
  for (const one of sql) connection.exec(one)
  connection.close()
}

const body = (of: string) => `(select body from event where position = ${of})`
const hash = (of: string) => `(select hash from event where position = ${of})`
const swapped = (a: number, b: number) => {
  const other = `case e.position when ${a} then ${b} else ${a} end`
  return `update event set body = ${body(other)}, hash = ${hash(other)} from event as e
          where e.position = event.position and e.position in (${a}, ${b})`
}

/** What is done to a log of twelve events; \`other\` is another log of the same shape. */
const tamperings: ReadonlyArray<readonly [what: string, ...sql: ReadonlyArray<string>]> = [
  ...Array.from(
    { length: 11 },
    (_, index) => [`records ${index + 1} and ${index + 2} changed places`, swapped(index + 1, index + 2)] as const
  ),
  [
    "two records changed places with their numbers",
    "update event set position = position + 1000 where position in (4, 7)",
    "update event set position = case position when 1004 then 7 else 4 end where position > 1000"
  ],
  ["a record is there twice", `update event set body = ${body("5")}, hash = ${hash("5")} where position = 6`],
  [
    "the last record is there once more",
    "insert into event select position + 1, 'x' || id, type, body, hash from event order by position desc limit 1"
  ],
  ["a record is gone", "delete from event where position = 6"],
  ["the last record is gone", "delete from event where position = (select max(position) from event)"],
  [
    "a record of another log",
    "update event set body = (select body from other.event as o where o.position = 6), hash = (select hash from other.event as o where o.position = 6) where position = 6"
  ],
  [
    "the last record of another log",
    "update event set body = o.body, hash = o.hash, id = o.id from other.event as o where event.position = o.position and o.position = (select max(position) from event)"
  ],
  [
    "every record of another log",
    "update event set body = o.body, hash = o.hash from other.event as o where event.position = o.position"
  ],
  ["a tag is gone", "delete from tag where position = 5 and tag like 'thing%'"],
  ["a tag too many", "insert into tag values ('thing:9', 5)"],
  [
    "the tags of two events changed places",
    "create table t as select tag, case position when 4 then 7 else 4 end as position from tag where position in (4, 7)",
    "delete from tag where position in (4, 7)",
    "insert into tag select * from t",
    "drop table t"
  ],
  ["another type beside a record", "update event set type = 'T9' where position = 5"],
  ["another id beside a record", "update event set id = 'x' || id where position = 5"]
]

const sqliteLog = async ({ folder }: Room, seed: number) => {
  const address: Address = { store: "sqlite", at: path.join(folder(), "log") }
  const batches = batchesOf({ seed, batches: 6 })
  await Effect.runPromise(
    within(
      address,
      Effect.flatMap(EventLog, ({ append }) => Effect.forEach(batches, (events) => append(events)))
    )
  )
  return { address, batches, truth: await truthOf(address, batches) }
}

const replacing = async (room: Room): Promise<void> => {
  const { folder, tally } = room
  const [own, other] = [await sqliteLog(room, 8), await sqliteLog(room, 9)]
  for (const [what, ...sql] of tamperings) {
    tally.tried()
    const made = folder()
    cpSync(path.dirname(own.address.at), made, { recursive: true })
    const address: Address = { store: "sqlite", at: path.join(made, "log") }
    tamper(address.at, `attach '${other.address.at}' as other`, ...sql)
    const examined = await examine(address, own.truth)
    tally.found(examined, what)
    if (examined.outcome === "as before") tally.found({ lost: [], torn: ["nobody noticed"] }, what)
    else tally.fired()
    tally.note(examined.outcome === "verified" ? "seen by a full look" : "refused")
    if (/position `\d+`/.test(examined.said)) tally.note("named by their position")
  }
}

export const replaced: ReadonlyArray<Fault> = [
  {
    id: "replaced-records",
    row: 8,
    title: "records that changed places, are there twice, are gone or come from another log are noticed",
    store: "sqlite",
    least: tamperings.length,
    run: replacing
  }
]
