/** The tables of a key store in PostgreSQL: made under a lock, with their version, and complete before they are trusted. */
import type { LogError } from "@pactwerk/core"
import { Effect } from "effect"
import type { Database } from "../storage/postgres/database.ts"
import { quoted } from "../storage/postgres/schema.ts"
import { refuse } from "../storage/shared/errors.ts"

/** Forward only: what stands at index n leads from version n to n + 1, and is never changed once it was published. */
const migrations = [
  (schema: string) => `
create table if not exists ${schema}.pactwerk_key (
  subject text collate "C" not null, number integer not null, wrapped bytea not null, wrapped_by text not null,
  primary key (subject, number));
create table if not exists ${schema}.pactwerk_stone (subject text collate "C" primary key);`
] as const
const format = migrations.length

/** One script, sent at once and so one transaction. The lock is a statement of its own: what follows looks after it. */
const script = (schema: string): string => `
select pg_advisory_xact_lock(hashtextextended('pactwerk migrates ${schema}', 0));
do $keys$ begin
  if to_regnamespace('${schema}') is null then create schema ${schema}; end if;
  if to_regclass('${schema}.pactwerk_key_format') is null then
    create table ${schema}.pactwerk_key_format (version integer primary key, since timestamptz not null default now());
  end if;
end $keys$;
${migrations.map((migration, version) => step(schema, migration(schema), version + 1)).join("\n")}`

const step = (schema: string, statements: string, version: number): string => `
do $keys$ begin
  if (select coalesce(max(version), 0) from ${schema}.pactwerk_key_format) < ${version} then
    ${statements}
    insert into ${schema}.pactwerk_key_format (version) values (${version});
  end if;
end $keys$;`

/** The schema as an identifier, with the tables in it: made where they are not there yet, refused where they are not whole. */
export const prepare = Effect.fnUntraced(function* (
  database: Database,
  named: string
): Effect.fn.Return<string, LogError> {
  const schema = yield* quoted(named)
  const before = yield* versionOf(database, schema)
  if (before < format) yield* database.script(script(schema))
  if (before > format) {
    const what = `the key store in ${database.name} was made by a newer version`
    return yield* refuse("ReadOnly", `${what}: update Pactwerk to open it`)
  }
  const lacking = yield* database.query(
    "select name from unnest($1::text[]) as name where to_regclass($2 || name) is null",
    [["pactwerk_key", "pactwerk_stone"], `${schema}.`]
  )
  if (lacking.length === 0) return schema
  const names = lacking.map(({ name }) => `\`${name}\``).join(", ")
  return yield* refuse("Corrupt", `${names} is missing in ${database.name}: restore it from a backup`)
})

const versionOf = Effect.fnUntraced(function* (database: Database, schema: string) {
  const table = `${schema}.pactwerk_key_format`
  const [{ there } = {}] = yield* database.query("select to_regclass($1) is not null as there", [table])
  if (there !== true) return 0
  const [{ version } = {}] = yield* database.query(`select max(version) as version from ${table}`, [])
  return Number(version ?? 0)
})
