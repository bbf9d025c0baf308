/** What runs inside the server: looking things up by index, and judging and writing a whole group in one call. */

/**
 * Plans that do not depend on what the server knows of the tables: every look-up walks an index in order, also in a
 * table that grew a moment ago. Without compilation, which the penalties of the refused plans would set off.
 */
const byIndex = "set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off"

/** The statements that make the functions, in a schema that is written as the identifier it is. */
export const functions = (schema: string): string => `
create function ${schema}.pactwerk_rarest(of_log text, tags text[], above bigint, upto bigint)
returns text language plpgsql stable as $body$
declare
  enough bigint;
  rarest text;
  times bigint;
begin
  -- Counts no further than it takes to see which tag is rarest: among common ones the wrong choice costs most.
  foreach enough in array array[200, 2000, 20000] loop
    select counted.name, counted.n into rarest, times
    from unnest(tags) as one(name) cross join lateral (
      select one.name, count(*) as n from (
        select from ${schema}.pactwerk_tag as t
        where t.log = of_log and t.tag = one.name and t.position > above and t.position <= upto limit enough
      ) as few
    ) as counted
    order by counted.n limit 1;
    exit when times < enough;
  end loop;
  return rarest;
end $body$;
${search(schema, "pactwerk_search", "asc")}
${search(schema, "pactwerk_search_back", "desc")}
${append(schema)}`

/** The positions of what matches in the window, in one direction: each item from its rarest tag, or from its types. */
function search(schema: string, name: string, order: "asc" | "desc"): string {
  return `
create function ${schema}.${name}(of_log text, items jsonb, above bigint, upto bigint, most bigint)
returns setof bigint language plpgsql stable ${byIndex} as $body$
declare
  item jsonb;
  kinds text[];
  tags text[];
  rarest text;
  found bigint[] := '{}';
begin
  for item in select one.item from jsonb_array_elements(items) as one(item) loop
    kinds := array(select distinct jsonb_array_elements_text(item -> 'types'));
    tags := array(select distinct jsonb_array_elements_text(item -> 'tags'));
    if cardinality(tags) > 0 then
      rarest := tags[1];
      if cardinality(tags) > 1 then
        rarest := ${schema}.pactwerk_rarest(of_log, tags, above, upto);
        tags := array_remove(tags, rarest);
      else
        tags := '{}';
      end if;
      found := found || array(
        select t.position from ${schema}.pactwerk_tag as t
        where t.log = of_log and t.tag = rarest and t.position > above and t.position <= upto
          and (cardinality(tags) = 0 or cardinality(tags) = (
            select count(*) from ${schema}.pactwerk_tag as o
            where o.log = of_log and o.tag = any(tags) and o.position = t.position
          ))
          and (cardinality(kinds) = 0 or (
            select e.type from ${schema}.pactwerk_event as e where e.log = of_log and e.position = t.position
          ) = any(kinds))
        order by t.position ${order} limit most
      );
    elsif cardinality(kinds) > 0 then
      found := found || array(
        select hit.position from unnest(kinds) as kind(name) cross join lateral (
          select e.position from ${schema}.pactwerk_event as e
          where e.log = of_log and e.type = kind.name and e.position > above and e.position <= upto
          order by e.position ${order} limit most
        ) as hit
      );
    else
      found := found || array(
        select e.position from ${schema}.pactwerk_event as e
        where e.log = of_log and e.position > above and e.position <= upto
        order by e.position ${order} limit most
      );
    end if;
  end loop;
  return query select distinct hit from unnest(found) as hit order by hit ${order} limit most;
end $body$;`
}

/**
 * One row for each job, in order: the first position of its events, or the position of the conflict, or neither where
 * an id was used before. In autocommit: no client stands between the lock and the commit.
 */
function append(schema: string): string {
  return `
create function ${schema}.pactwerk_append(of_log text, jobs jsonb, lefts text[], rights text[])
returns table (first bigint, conflict bigint) language plpgsql volatile ${byIndex} as $body$
declare
  job jsonb;
  known bigint[];
  head bigint;
  before bigint;
  done integer := 0;
  size integer;
begin
  -- INVARIANT: a statement of its own. What looks at the log afterwards has a snapshot that is younger than the lock.
  perform pg_advisory_xact_lock(hashtextextended('${schema}.' || of_log, 0));
  select coalesce(max(e.position), 0) into head from ${schema}.pactwerk_event as e where e.log = of_log;
  before := head;
  for job in select one.job from jsonb_array_elements(jobs) as one(job) loop
    size := jsonb_array_length(job -> 'events');
    first := null;
    conflict := null;
    known := array(
      select given.position from (
        select asked.nth, (
          select e.position from ${schema}.pactwerk_event as e
          where e.log = of_log and e.id = (asked.event ->> 'id')::uuid
        ) as position
        from jsonb_array_elements(job -> 'events') with ordinality as asked(event, nth)
      ) as given
      where given.position is not null order by given.nth
    );
    if cardinality(known) > 0 then
      if cardinality(known) = size
        and not exists (select from unnest(known) with ordinality as k(at, nth) where k.at <> known[1] + k.nth - 1)
      then
        first := known[1];
      end if;
    else
      if job ? 'items' then
        select min(hit) into conflict
        from ${schema}.pactwerk_search(of_log, job -> 'items', (job ->> 'after')::bigint, head, 1) as hit;
      end if;
      if conflict is null then
        insert into ${schema}.pactwerk_event (log, position, id, type, body, hash)
        select of_log, head + made.nth, (made.event ->> 'id')::uuid, made.event ->> 'type', made.body,
          sha256(decode('00', 'hex') || convert_to(made.body, 'UTF8'))
        from (
          select given.nth, given.event, given.before || (head + given.nth)::text || given.after as body
          from rows from (
            jsonb_array_elements(job -> 'events'),
            unnest(lefts[done + 1 : done + size]),
            unnest(rights[done + 1 : done + size])
          ) with ordinality as given(event, before, after, nth)
        ) as made;
        insert into ${schema}.pactwerk_tag (log, tag, position)
        select of_log, filed.tag, head + given.nth
        from jsonb_array_elements(job -> 'events') with ordinality as given(event, nth)
        cross join lateral jsonb_array_elements_text(given.event -> 'tags') as filed(tag);
        first := head + 1;
        head := head + size;
      end if;
    end if;
    done := done + size;
    return next;
  end loop;
  if head > before then
    perform pg_notify('pactwerk', '${schema}.' || of_log || ':' || head);
  end if;
end $body$;`
}
