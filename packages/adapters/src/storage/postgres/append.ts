/** How the server judges and writes a whole group in one call, under a lock. */
import { byIndex } from "./search.ts"

/**
 * One row for each job, in order: the first position of its events, or the position of the conflict, or neither where
 * an id was used before. In autocommit: no client stands between the lock and the commit.
 */
export const appending = (schema: string): string => `
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
