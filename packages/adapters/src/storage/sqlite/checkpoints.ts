/** Checkpoints in one SQLite file beside the log, for several processes on one machine. */
import { Checkpoints, type LogError, makeCheckpoints, type Slot } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { attempt } from "../shared/file-errors.ts"
import { openBeside } from "./beside.ts"
import { type Row, statements } from "./query.ts"

/**
 * Checkpoints in this file, never the file of the log; it begins where it is not there yet. What it holds can be made
 * anew from the log: so it does not wait for the disk, a power cut may set it back, and a damaged file is thrown away.
 *
 * @throws {LogError} `Corrupt` for a file that is something else, `ReadOnly` for one of a newer version, `Unavailable`
 * where it cannot be opened.
 * @example
 * Layer.merge(layer({ file: "alliance.db" }), checkpoints({ file: "alliance.views.db" }))
 */
export const checkpoints = ({
  file,
  isDurable = false
}: {
  readonly file: string
  /** Each is on the disk when it was kept, and damage is said: for what a key signed, which is not made anew. */
  readonly isDurable?: boolean
}): Layer.Layer<Checkpoints, LogError> =>
  Layer.effect(
    Checkpoints,
    Effect.map(openBeside(file, isDurable), (connection) => {
      const doing = <A>(what: string, run: () => A) => attempt(file, what, run)
      const prepare = statements(connection)
      return makeCheckpoints({
        read: (key) => doing("read", () => slotOf(prepare(select).get(key))),
        write: (key, { sum, text }, expected) =>
          doing("write to", () => {
            const done =
              expected === undefined
                ? prepare(insert).run(sum, text, key)
                : prepare(update).run(sum, text, key, expected)
            return Number(done.changes) === 1
          }),
        remove: (key) => Effect.asVoid(doing("write to", () => prepare(remove).run(key))),
        keys: doing("read", () =>
          prepare(keys)
            .all()
            .map(({ key }) => String(key))
        )
      })
    })
  )

const select = "select sum, text from pactwerk_checkpoint where key = ?"
const insert = "insert into pactwerk_checkpoint (sum, text, key) values (?, ?, ?) on conflict do nothing"
const update = "update pactwerk_checkpoint set sum = ?, text = ? where key = ? and sum = ?"
const remove = "delete from pactwerk_checkpoint where key = ?"
const keys = "select key from pactwerk_checkpoint"

const slotOf = (row: Row | undefined): Slot | undefined =>
  row === undefined ? undefined : { sum: String(row.sum), text: String(row.text) }
