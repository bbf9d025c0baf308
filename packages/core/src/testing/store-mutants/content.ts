/** Stores that keep or show another event than was appended. */
import { Clock, Effect, Stream } from "effect"
import type { Proposed, Recorded } from "../../kernel/event.ts"
import { everything } from "../../kernel/event-log.ts"
import { canonicalise, leafHash } from "../../kernel/integrity.ts"
import { Hash, Position } from "../../kernel/names.ts"
import { changed, type StoreMutant } from "./mutant.ts"

/** Keeps this of an event. */
const keeping = (change: (event: Proposed) => Proposed) =>
  changed((log) => ({
    append: ([first, ...others], condition) => log.append([change(first), ...others.map(change)], condition)
  }))

/** Reads this of an event. */
const showing = (change: (event: Recorded) => Recorded) =>
  changed((log) => ({ read: (query, span) => Stream.map(log.read(query, span), change) }))

/** The same record, with a hash of this text. */
const hashed = ({ hash: _, ...kept }: Recorded, text: (kept: Omit<Recorded, "hash">) => string): Recorded => ({
  ...kept,
  hash: Hash.make(leafHash(text(kept)))
})

/** JSON with its names in the order of their characters, where RFC 8785 asks for that of their code units. */
const byCharacter = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(byCharacter).join(",")}]`
  if (typeof value !== "object" || value === null) return canonicalise(value)
  const entries = Object.entries(value).map(([name, inner]) => ({ letters: Array.from(name, codePoint), name, inner }))
  const sorted = entries.sort((one, other) => (one.letters.join() < other.letters.join() ? -1 : 1))
  return `{${sorted.map(({ inner, name }) => `${canonicalise(name)}:${byCharacter(inner)}`).join(",")}}`
}
const codePoint = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).padStart(6, "0")

/** The time on the clocks of Amsterdam, written as if it were UTC. */
const local = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium"
})

export const wrongContent: ReadonlyArray<StoreMutant> = [
  {
    id: "last-lost",
    what: "loses the last event of a batch",
    layer: changed((log) => ({
      append: ([first, ...others], condition) =>
        Effect.map(log.append([first, ...others.slice(0, -1)], condition), (receipt) => ({
          ...receipt,
          last: Position.make(receipt.first + others.length)
        }))
    })),
    fallsTo: ["dcb-02", "one-order", "agreement"]
  },
  {
    id: "fields-lost",
    what: "keeps no field that may be absent",
    layer: keeping(({ causationId: _, source: __, ...event }) => event),
    fallsTo: ["dcb-29"]
  },
  {
    id: "time-of-reading",
    what: "says that an event was recorded when it is read",
    layer: changed((log) => ({
      read: (query, span) =>
        Stream.mapEffect(log.read(query, span), (event) =>
          Effect.map(Clock.currentTimeMillis, (now) => ({ ...event, recordedAt: new Date(now).toISOString() }))
        )
    })),
    fallsTo: ["dcb-30", "agreement"]
  },
  {
    id: "local-time",
    what: "writes the time on the clocks of Amsterdam as if it were UTC",
    layer: showing((event) => ({ ...event, recordedAt: `${local.format(new Date(event.recordedAt))}Z` })),
    fallsTo: ["time-summer"]
  },
  {
    id: "ordered-by-time",
    what: "reads in the order of the time of recording",
    layer: changed((log) => ({
      read: (query, span) =>
        Stream.unwrap(
          Effect.map(Stream.runCollect(log.read(query, span)), (found) =>
            Stream.fromArray(found.toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1)))
          )
        )
    })),
    fallsTo: ["time-backwards"]
  },
  {
    id: "hash-without-position",
    what: "hashes a record without its position",
    layer: showing((event) => hashed(event, ({ position: _, ...kept }) => canonicalise(kept))),
    fallsTo: ["read-hash", "agreement"]
  },
  {
    id: "names-by-character",
    what: "hashes a record with its names in the order of their characters",
    layer: showing((event) => hashed(event, byCharacter)),
    fallsTo: ["text-keys-in-no-order"]
  },
  {
    id: "shows-what-it-does-not-read",
    what: "shows another record as kept than the one it reads",
    layer: changed((log) => ({
      stored: Stream.map(log.read(everything), ({ hash, ...kept }) => ({
        ...{ position: kept.position, hash },
        body: JSON.stringify(kept)
      }))
    })),
    fallsTo: ["read-stored"]
  }
]
