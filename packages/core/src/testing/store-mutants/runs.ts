/** Stores whose streams begin, go on or end at another event than they should. */
import { Effect, Option, Stream } from "effect"
import { many } from "../cases/case.ts"
import { changed, headOf, moved, type StoreMutant } from "./mutant.ts"

/** Reads page by page, each up to the head of then. */
const paging = (size: number, skipping = 0) =>
  changed((log) => ({
    read: (query, span = {}) =>
      span.backwards === true || span.limit !== undefined
        ? log.read(query, span)
        : Stream.paginate(span.after, (after) => {
            const page = log.read(query, { ...span, ...(after === undefined ? {} : { after }), limit: size })
            return Effect.map(Stream.runCollect(page), (found) => {
              const last = found.at(-1)?.position
              return [found, last === undefined ? Option.none() : Option.some(moved(last, skipping))] as const
            })
          })
  }))

export const wrongRuns: ReadonlyArray<StoreMutant> = [
  {
    id: "runs-once",
    what: "gives the events of a stream only the first time it runs",
    layer: changed((log) => ({
      read: (query, span) => {
        let hasRun = false
        return Stream.suspend(() => {
          if (hasRun) return Stream.empty
          hasRun = true
          return log.read(query, span)
        })
      }
    })),
    fallsTo: ["dcb-03", "dcb-04", "read-fresh"]
  },
  {
    id: "bound-when-made",
    what: "fixes the bound of a read when it is made",
    layer: changed((log) => ({
      read: (query, span) => {
        const until = Effect.runSync(headOf(log))
        return log.read(query, { until, ...span })
      }
    })),
    fallsTo: ["read-fresh"]
  },
  {
    id: "bound-at-each-page",
    what: "takes the bound again at each page",
    layer: paging(500),
    fallsTo: ["read-bound"]
  },
  {
    id: "no-bound",
    what: "gives what is appended while the read runs",
    layer: paging(1),
    fallsTo: ["dcb-19", "read-until"]
  },
  {
    id: "skips-between-pages",
    what: "leaves out the event after each page",
    layer: paging(500, 1),
    fallsTo: ["read-pages"]
  },
  {
    id: "begins-with-its-own",
    what: "begins a log with an event of its own",
    layer: changed((log) => {
      Effect.runSync(log.append(many(1, "Opened")))
      return {}
    }),
    fallsTo: ["dcb-01", "heads-first"]
  }
]
