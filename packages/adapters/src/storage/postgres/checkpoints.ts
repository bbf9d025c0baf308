/** Checkpoints in PostgreSQL: one row for each key, and one statement for each use. */
import { type Checkpoints, type LogError, makeCheckpoints, readAllianceName } from "@pactwerk/core"
import { Effect } from "effect"
import { openBeside } from "./beside.ts"
import { type Database, patiently } from "./database.ts"

/** The checkpoints of one alliance in this schema. */
export const checkpointsIn = Effect.fnUntraced(function* (
  database: Database,
  named: string,
  alliance: string
): Effect.fn.Return<Checkpoints["Service"], LogError> {
  const log = yield* readAllianceName(alliance)
  const table = `${yield* openBeside(database, named)}.pactwerk_checkpoint`
  const insert = `insert into ${table} (log, key, sum, text) values ($1, $2, $3, $4) on conflict do nothing returning 1`
  const update = `update ${table} set sum = $3, text = $4 where log = $1 and key = $2 and sum = $5 returning 1`
  return makeCheckpoints({
    read: (key) =>
      Effect.map(
        patiently(database.query(`select sum, text from ${table} where log = $1 and key = $2`, [log, key])),
        ([row]) => row && { sum: String(row.sum), text: String(row.text) }
      ),
    // Asked once: whoever saves looks again when nobody knows what became of it.
    write: (key, { sum, text }, expected) =>
      Effect.map(
        expected === undefined
          ? database.query(insert, [log, key, sum, text])
          : database.query(update, [log, key, sum, text, expected]),
        (rows) => rows.length === 1
      ),
    remove: (key) =>
      Effect.asVoid(patiently(database.query(`delete from ${table} where log = $1 and key = $2`, [log, key]))),
    keys: Effect.map(patiently(database.query(`select key from ${table} where log = $1`, [log])), (rows) =>
      rows.map(({ key }) => String(key))
    )
  })
})
