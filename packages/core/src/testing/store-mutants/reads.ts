/** Stores that read another window, another order or another number of events than was asked for. */
import { Effect, Stream } from "effect"
import type { Recorded } from "../../kernel/event.ts"
import { everything, matches, type Query } from "../../kernel/event-log.ts"
import { changed, headOf, moved, type Read, type StoreMutant } from "./mutant.ts"

type Span = NonNullable<Parameters<Read>[1]>

/** Reads with another span, or of another query. */
const asking = (change: (span: Span) => Span) =>
  changed((log) => ({ read: (query, span = {}) => log.read(query, change(span)) }))

/** Reads all that matches in the window, and then gives this of it. */
const giving = (give: (found: ReadonlyArray<Recorded>, span: Span, query: Query) => ReadonlyArray<Recorded>) =>
  changed((log) => ({
    read: (query, { limit, ...window } = {}) =>
      Stream.runCollect(log.read(query, window)).pipe(
        Effect.map((found) => give(found, limit === undefined ? window : { ...window, limit }, query)),
        Effect.map((given) => Stream.fromArray(given)),
        Stream.unwrap
      )
  }))

export const wrongReads: ReadonlyArray<StoreMutant> = [
  {
    id: "after-included",
    what: "reads the event at `after` too",
    layer: asking(({ after, ...span }) => (after === undefined ? span : { ...span, after: moved(after, -1) })),
    fallsTo: ["dcb-05", "read-empty", "follow-once"]
  },
  {
    id: "after-wraps",
    what: "takes an `after` beyond the head for none",
    layer: changed((log) => ({
      read: (query, { after, ...span } = {}) =>
        Stream.unwrap(
          Effect.map(headOf(log), (head) =>
            log.read(query, after === undefined || after > head ? span : { ...span, after })
          )
        )
    })),
    fallsTo: ["dcb-07"]
  },
  {
    id: "until-excluded",
    what: "leaves the event at `until` out",
    layer: asking(({ until, ...span }) => (until === undefined ? span : { ...span, until: moved(until, -1) })),
    fallsTo: ["dcb-21", "dcb-23"]
  },
  {
    id: "limit-0-is-all",
    what: "takes a limit of 0 for no limit",
    layer: asking(({ limit, ...span }) => (limit ? { ...span, limit } : span)),
    fallsTo: ["read-limit-0"]
  },
  {
    id: "limit-from-the-end",
    what: "takes a limit from the end, also forwards",
    layer: giving((found, { limit = found.length }) => found.slice(Math.max(0, found.length - limit))),
    fallsTo: ["dcb-06"]
  },
  {
    id: "limit-before-turning",
    what: "takes the limit first, and then turns the order round",
    layer: changed((log) => ({
      read: (query, { backwards = false, ...span } = {}) =>
        backwards
          ? Stream.unwrap(
              Effect.map(Stream.runCollect(log.read(query, span)), (found) => Stream.fromArray(found.toReversed()))
            )
          : log.read(query, span)
    })),
    fallsTo: ["dcb-22"]
  },
  {
    id: "limit-before-filter",
    what: "applies the limit before the filter",
    layer: changed((log) => ({
      read: (query, span) => Stream.filter(log.read(everything, span), (event) => matches(query, event))
    })),
    fallsTo: ["dcb-11"]
  },
  {
    id: "never-backwards",
    what: "reads forwards only",
    layer: asking(({ backwards: _, ...span }) => span),
    fallsTo: ["dcb-20", "dcb-14", "dcb-24"]
  },
  {
    id: "item-by-item",
    what: "gives the matches of one item after those of another",
    layer: giving((found, { limit }, { items }) =>
      items.length === 0
        ? found.slice(0, limit)
        : items.flatMap((item) => found.filter((event) => matches({ items: [item] }, event))).slice(0, limit)
    ),
    fallsTo: ["dcb-09", "dcb-24"]
  }
]
