/** Rows 8 and 9: records that changed places, came twice or from another log; a whole log that is an older copy. */
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { EventLog, everything, type Recorded } from "@pactwerk/core"
import { Effect, Stream } from "effect"
import { examine, truthOf } from "./examined.ts"
import type { Fault, Room } from "./fault.ts"
import { type Address, within } from "./stores.ts"
import { batchAt, batchesOf } from "./workload.ts"

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

/** The log and its marks as they were: nothing in them is wrong, and only what is held elsewhere tells. */
const rollingBack = async ({ folder, tally }: Room): Promise<void> => {
  const [home, early] = [folder(), folder()]
  const address: Address = { store: "sqlite", at: path.join(home, "log") }
  const read = within(
    address,
    Effect.flatMap(EventLog, (log) => Stream.runCollect(log.read(everything)))
  )
  const add = (index: number) =>
    Effect.runPromise(
      within(
        address,
        Effect.flatMap(EventLog, ({ append }) => append(batchAt({ seed: 9, batches: 0 }, index)))
      )
    )
  const restore = (from: string, which: (name: string) => boolean) => {
    for (const name of readdirSync(home).filter(which)) rmSync(path.join(home, name))
    for (const name of readdirSync(from).filter(which)) copyFileSync(path.join(from, name), path.join(home, name))
  }
  for (let index = 0; index < 20; index++) {
    await add(index)
    const copy = path.join(early, String(index))
    mkdirSync(copy)
    cpSync(home, copy, { recursive: true })
    await add(index + 100)
    const now: ReadonlyArray<Recorded> = await Effect.runPromise(read)
    const held = now.at(-1)
    // Without the mark it is behind its mark, and says so.
    tally.tried()
    restore(copy, (name) => !name.includes("-mark-"))
    const more = await Effect.runPromise(
      Effect.result(
        within(
          address,
          Effect.flatMap(EventLog, ({ append }) => append(batchAt({ seed: 9, batches: 0 }, 900)))
        )
      )
    )
    if (more._tag === "Success")
      tally.found({ lost: ["an older copy beside a newer mark went on"], torn: [] }, `copy ${index}`)
    else tally.fired()
    // With the mark it is a whole log; who held the last hash sees that it is not there.
    tally.tried()
    restore(copy, () => true)
    const old = await Effect.runPromise(read)
    if (old.length < now.length && old[(held?.position ?? 0) - 1]?.hash !== held?.hash) tally.fired()
    else tally.found({ lost: [], torn: ["a held hash does not tell"] }, `copy ${index}`)
    tally.note("invisible without a hash that is held elsewhere, as documented")
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
  },
  {
    id: "older-copy",
    row: 9,
    title: "an older copy of the log is behind its mark; with its mark, a hash that is held elsewhere shows it",
    store: "sqlite",
    least: 40,
    run: rollingBack
  }
]
