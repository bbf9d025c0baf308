/** People's keys in one SQLite file of their own: wrapped only, and gone to the last byte when they are destroyed. */
import type { DatabaseSync } from "node:sqlite"
import { type KeyShelf, KeyStore, type LogError, type MasterKey, makeKeyStore, memoryShelf } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { refuse } from "../storage/shared/errors.ts"
import { attempt } from "../storage/shared/file-errors.ts"
import { isAbsent } from "../storage/sqlite/file.ts"
import { type Row, type Statements, statements } from "../storage/sqlite/query.ts"
import { holderOf, keyOf } from "./rows.ts"
import { connect, together } from "./sqlite-file.ts"

export interface Options {
  /** Never the file of a log. It begins where it is not there yet. */
  readonly file: string
  /** Without it everything that is there is locked, and nothing new is made. */
  readonly master?: MasterKey
  /** Looks only, and makes no file. */
  readonly readOnly?: boolean
}

/**
 * The key store in this file. After a person's keys were destroyed, no byte of them is left in the file: freed bytes are
 * overwritten, and the file is written anew. An old block of the disk can outlive that; all it holds is a wrapped key.
 * Opened to read only, a file that is not there is a store without keys.
 *
 * @throws {LogError} `Corrupt` for a file that is something else or damaged; `ReadOnly` for one of a newer version, or
 * one that cannot be written; `Unavailable` where it cannot be opened.
 * @example
 * layer({ file: "alliance-keys.db", master })
 */
export const layer = ({ file, master, readOnly = false }: Options): Layer.Layer<KeyStore, LogError> =>
  Layer.effect(
    KeyStore,
    Effect.gen(function* () {
      if (readOnly && (yield* attempt(file, "open", () => isAbsent(file)))) {
        return makeKeyStore(reading(memoryShelf(), file), master)
      }
      const connection = yield* Effect.acquireRelease(
        attempt(file, "open", () => connect(file, readOnly)),
        (opened) => Effect.sync(() => opened.close())
      )
      const shelf = shelfOn(connection, file)
      return makeKeyStore(readOnly ? reading(shelf, file) : shelf, master)
    })
  )

/** The same shelf, on which nothing is put and nothing removed. */
const reading = (shelf: KeyShelf, file: string): KeyShelf => {
  const refused = () => Effect.fail(refuse("ReadOnly", `\`${file}\` was opened to read only`))
  return { ...shelf, put: refused, replace: refused, bury: refused }
}

const shelfOn = (connection: DatabaseSync, file: string): KeyShelf => {
  const prepare = statements(connection)
  const doing = <A>(what: "read" | "write to", run: () => A) => attempt(file, what, run)
  return {
    read: (subject) =>
      doing("read", () => ({
        keys: prepare("select number, wrapped, wrapped_by from key where subject = ? order by number")
          .all(subject)
          .map(keyOf),
        isDestroyed: prepare("select 1 from stone where subject = ?").get(subject) !== undefined
      })),
    put: (subject, { number, wrapped, wrappedBy }) =>
      Effect.asVoid(doing("write to", () => prepare(put).run(subject, number, wrapped, wrappedBy, subject))),
    replace: (subject, { number, wrapped }, next) =>
      Effect.map(
        doing("write to", () => prepare(replace).run(next.wrapped, next.wrappedBy, subject, number, wrapped)),
        ({ changes }) => Number(changes) === 1
      ),
    bury: (subject) =>
      doing("write to", () => {
        bury(connection, prepare, subject)
        connection.exec("vacuum")
      }),
    all: doing("read", () =>
      prepare(all)
        .all()
        .map((row) => holderOf(row, numbersIn(row), `\`${file}\``))
    ),
    generation: doing("read", () => Number(prepare("select count(*) as n from stone").get()?.n ?? 0))
  }
}

const put = `insert into key (subject, number, wrapped, wrapped_by)
select ?, ?, ?, ? where not exists (select 1 from stone where subject = ?) on conflict do nothing`
const replace = "update key set wrapped = ?, wrapped_by = ? where subject = ? and number = ? and wrapped = ?"
const all = `select subject, group_concat(number) as numbers, max(stone) as stone from (
  select subject, number, 0 as stone from key union all select subject, null, 1 from stone) group by subject`

/** Keys and stone in one transaction: a person has the one or the other at every moment. */
const bury = (connection: DatabaseSync, prepare: Statements, subject: string): void =>
  together(connection, () => {
    prepare("delete from key where subject = ?").run(subject)
    prepare("insert into stone (subject) values (?) on conflict do nothing").run(subject)
  })

const numbersIn = ({ numbers }: Row): ReadonlyArray<string> => (numbers === null ? [] : String(numbers).split(","))
