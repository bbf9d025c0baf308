/** Promises per organisation, in tables that anybody can ask in SQL: `promises-in-sql.ts [log] [tables]`. */
import { DatabaseSync } from "node:sqlite"
import { layer, type Statement, type Tables, tables } from "@pactwerk/adapters/sqlite"
import { alliance, asUnderstood, type Heard, lastDay, Membership, Pledges } from "@pactwerk/core"
import { Effect } from "effect"

const [, , log = "pactwerk.db", file = "alliance.views.db"] = process.argv

const organisations: Tables<Heard<Membership.Event>> = {
  name: "organisations",
  version: 1,
  ...asUnderstood(alliance, Membership.Event),
  create: "create table organisation (id text primary key, name text not null) strict",
  apply: ({ event }) =>
    event._tag === "OrganisationProfiled"
      ? [{ sql: "insert or replace into organisation values (?, ?)", values: [event.organisation, event.name] }]
      : []
}

const changes = ({ event, recorded }: Heard<Pledges.Event>): ReadonlyArray<Statement> => {
  switch (event._tag) {
    case "PledgeMade": {
      const { contribution, due, organisation, pledge } = event
      const until = (due && lastDay(due)) ?? null
      const values = [pledge, organisation, contribution.kind, contribution.text, until, recorded.position]
      return [{ sql: "insert into promise values (?, ?, ?, ?, ?, 'open', ?)", values }]
    }
    case "PledgeKept":
      return [{ sql: "update promise set stage = 'kept' where id = ?", values: [event.pledge] }]
    case "PledgeReleased":
      return event.how === "closed" || event.to === undefined
        ? [{ sql: "update promise set stage = 'closed' where id = ?", values: [event.pledge] }]
        : [{ sql: "update promise set organisation = ? where id = ?", values: [event.to, event.pledge] }]
    default:
      return []
  }
}

const promises: Tables<Heard<Pledges.Event>> = {
  name: "promises",
  version: 1,
  ...asUnderstood(alliance, Pledges.Event),
  create: `
    create table promise (
      id text primary key, organisation text not null, kind text not null, text text not null,
      until text, stage text not null, position integer not null
    ) strict;
    create index promise_by_organisation on promise (organisation)`,
  apply: changes
}

// Fills both until they are level with the log. A program that stays keeps them level for as long as it runs.
await Effect.gen(function* () {
  const filling = [yield* tables({ file, ...organisations }), yield* tables({ file, ...promises })]
  for (const { now } of filling) yield* now
}).pipe(Effect.scoped, Effect.provide(layer({ file: log, readOnly: true })), Effect.runPromise)

const asked = `
  select coalesce(name, organisation) as organisation, count(*) as promised,
         sum(stage = 'kept') as kept, sum(stage = 'open') as open
  from promise left join organisation on organisation.id = promise.organisation
  group by promise.organisation order by promised desc, organisation`
for (const row of new DatabaseSync(file, { readOnly: true }).prepare(asked).all()) {
  console.log(`${row.organisation}: ${row.promised} promised, ${row.kept} kept, ${row.open} open`)
}
