/** How the server finds what matches: by walking an index in order, each item from its rarest tag or from its types. */

/**
 * Plans that do not depend on what the server knows of the tables: every look-up walks an index in order, also in a
 * table that grew a moment ago. Without compilation, which the penalties of the refused plans would set off.
 */
export const byIndex = "set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off"

/** The functions that search, in a schema that is written as the identifier it is. */
export const searching = (schema: string): string => `
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
${search(schema, "pactwerk_search_back", "desc")}`

/** The positions of what matches in the window, in one direction, each once. */
function search(schema: string, name: string, order: "asc" | "desc"): string {
  return `
create function ${schema}.${name}(of_log text, items jsonb, above bigint, upto bigint, most bigint)
returns setof bigint language plpgsql stable ${byIndex} as $body$
declare
  item jsonb;
  kinds text[];
  tags text[];
  rarest text;
  others text[];
  found bigint[] := '{}';
begin
  for item in select one.item from jsonb_array_elements(items) as one(item) loop
    kinds := array(select jsonb_array_elements_text(item -> 'types'));
    tags := array(select jsonb_array_elements_text(item -> 'tags'));
    if cardinality(tags) > 0 then
      rarest := tags[1];
      if cardinality(tags) > 1 then
        rarest := ${schema}.pactwerk_rarest(of_log, tags, above, upto);
      end if;
      others := array_remove(tags, rarest);
      found := found || array(
        select t.position from ${schema}.pactwerk_tag as t
        where t.log = of_log and t.tag = rarest and t.position > above and t.position <= upto
          and (cardinality(others) = 0 or cardinality(others) = (
            select count(*) from ${schema}.pactwerk_tag as o
            where o.log = of_log and o.tag = any(others) and o.position = t.position
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
  if jsonb_array_length(items) = 1 and (cardinality(tags) > 0 or cardinality(kinds) < 2) then
    return query select hit from unnest(found) as hit;
    return;
  end if;
  return query select distinct hit from unnest(found) as hit order by hit ${order} limit most;
end $body$;`
}
