/** The tables: how they are made under a lock, what they must be before a log is trusted, and their version. */
import type { LogError } from "@pactwerk/core"
import { Effect } from "effect"
import { refuse } from "../shared/errors.ts"
import { appending } from "./append.ts"
import type { Database } from "./database.ts"
import { searching } from "./search.ts"

/** A name that needs no escape anywhere, and leaves room for what is made of it. */
const nameOf = /^(?!pg_)[a-z_][a-z0-9_]{0,39}$/

/** The schema as an identifier in a statement. `Encoding` for a name that could be anything else. */
export const quoted = (schema: string): Effect.Effect<string, LogError> => {
  if (nameOf.test(schema)) return Effect.succeed(`"${schema}"`)
  const what = `${JSON.stringify(schema.slice(0, 80))} cannot be the name of a schema here`
  return refuse("Encoding", `${what}: use at most 40 lower-case letters, digits and underscores`)
}

/** Forward only: what stands at index n leads from version n to n + 1, and is never changed once it was published. */
const migrations = [
  (schema: string) => `
create table ${schema}.pactwerk_log (name text collate "C" primary key);
create table ${schema}.pactwerk_event (
  log text collate "C" not null, position bigint not null check (position > 0), id uuid not null,
  type text collate "C" not null, body text not null, hash bytea not null,
  primary key (log, position), unique (log, id)
);
create index pactwerk_event_type on ${schema}.pactwerk_event (log, type, position);
create table ${schema}.pactwerk_tag (
  log text collate "C" not null, tag text collate "C" not null, position bigint not null,
  primary key (log, tag, position)
);
create function ${schema}.pactwerk_stays() returns trigger language plpgsql as $body$
begin raise exception 'append only'; end $body$;
create trigger pactwerk_stays before update or delete or truncate on ${schema}.pactwerk_event
for each statement execute function ${schema}.pactwerk_stays();
create trigger pactwerk_stays before update or delete or truncate on ${schema}.pactwerk_tag
for each statement execute function ${schema}.pactwerk_stays();
${searching(schema)}
${appending(schema)}`
] as const
const format = migrations.length

/** One script, sent at once and so one transaction. The lock is a statement of its own: what follows looks after it. */
const script = (schema: string): string => `
select pg_advisory_xact_lock(hashtextextended('pactwerk migrates ${schema}', 0));
do $migration$ begin
  if to_regnamespace('${schema}') is null then create schema ${schema}; end if;
  if to_regclass('${schema}.pactwerk_format') is null then
    create table ${schema}.pactwerk_format (version integer primary key, since timestamptz not null default now());
  end if;
end $migration$;
${migrations.map((migration, version) => step(schema, migration(schema), version + 1)).join("\n")}`

const step = (schema: string, statements: string, version: number): string => `
do $migration$ begin
  if (select coalesce(max(version), 0) from ${schema}.pactwerk_format) < ${version} then
    ${statements}
    insert into ${schema}.pactwerk_format (version) values (${version});
  end if;
end $migration$;`

/** Makes what is not there yet, and refuses what a newer version made or what is incomplete. */
export const prepare = Effect.fnUntraced(function* (database: Database, schema: string) {
  const before = yield* versionOf(database, schema)
  if (before < format) yield* database.script(script(schema))
  const version = before < format ? yield* versionOf(database, schema) : before
  if (version > format) {
    const versions = `format \`${version}\`, and this version knows up to \`${format}\``
    const what = `the tables in ${database.name} were made by a newer version (${versions})`
    return yield* refuse("ReadOnly", `${what}: update Pactwerk to open them`)
  }
  const lacking = yield* lackingIn(database, schema)
  if (lacking === "") return
  return yield* refuse("Corrupt", `${lacking} is missing in ${database.name}: restore it from a backup`)
})

const versionOf = Effect.fnUntraced(function* (database: Database, schema: string) {
  const table = `${schema}.pactwerk_format`
  const [{ there } = {}] = yield* database.query("select to_regclass($1) is not null as there", [table])
  if (there !== true) return 0
  const [{ version } = {}] = yield* database.query(`select max(version) as version from ${table}`, [])
  return Number(version ?? 0)
})

const tables = ["pactwerk_log", "pactwerk_event", "pactwerk_tag"]
const routines = ["pactwerk_rarest", "pactwerk_search", "pactwerk_search_back", "pactwerk_append"]

const lackingIn = (database: Database, schema: string): Effect.Effect<string, LogError> =>
  Effect.map(
    database.query(
      `select name from unnest($1::text[]) as name where to_regclass($3 || name) is null
       union all select name from unnest($2::text[]) as name where to_regproc($3 || name) is null`,
      [tables, routines, `${schema}.`]
    ),
    (rows) => rows.map(({ name }) => `\`${name}\``).join(", ")
  )
