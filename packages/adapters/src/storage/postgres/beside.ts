/** What is kept beside the logs of a schema, and can be made anew from them. */
import type { LogError } from "@pactwerk/core"
import { Effect } from "effect"
import type { Database } from "./database.ts"
import { quoted } from "./schema.ts"

/** The lock is a statement of its own: what follows looks after it. */
const script = (schema: string): string => `
select pg_advisory_xact_lock(hashtextextended('pactwerk migrates ${schema}', 0));
do $beside$ begin
  if to_regnamespace('${schema}') is null then create schema ${schema}; end if;
  if to_regclass('${schema}.pactwerk_checkpoint') is null then
    create table ${schema}.pactwerk_checkpoint (
      log text collate "C" not null, key text collate "C" not null, sum text not null, text text not null,
      primary key (log, key));
  end if;
  if to_regclass('${schema}.pactwerk_tables') is null then
    create table ${schema}.pactwerk_tables (
      place text collate "C" not null, stage text collate "C" not null, version integer not null,
      fingerprint text not null, position bigint not null, hash text not null, primary key (place, stage));
  end if;
end $beside$;`

/** The schema as an identifier, with the tables in it: made where they are not there yet. */
export const openBeside = Effect.fnUntraced(function* (
  database: Database,
  named: string
): Effect.fn.Return<string, LogError> {
  const schema = yield* quoted(named)
  const sql = "select to_regclass($1 || '.pactwerk_tables') is not null as there"
  const [{ there } = {}] = yield* database.query(sql, [schema])
  if (there !== true) yield* database.script(script(schema))
  return schema
})
