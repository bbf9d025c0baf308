/** A whole log read again: what is wrong with it, by place and kind. */
import { createHash } from "node:crypto"
import { Effect, Layer, Stream } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alliance } from "../../../src/alliance/rooms.ts"
import type { Recorded } from "../../../src/kernel/event.ts"
import { EventLog, LogError, type StoredRecord } from "../../../src/kernel/event-log.ts"
import { canonicalise, leafHash, leafOf } from "../../../src/kernel/integrity.ts"
import { Position } from "../../../src/kernel/names.ts"
import { rootOf } from "../../../src/kernel/proof/tree.ts"
import { type Verifying, verifyLog } from "../../../src/kernel/proof/verify-log.ts"
import { recorded } from "../../../src/testing/arbitraries.ts"
import { prelude } from "../../../src/testing/prelude.ts"

const log = prelude.map((raw, index): Recorded => {
  const { hash: _, ...kept } = recorded(alliance, index + 1, raw).recorded
  return { ...kept, hash: leafOf(kept).hash }
})
const hashes = log.map(({ hash }) => hash)
/** The same events over and over: more than two thousand. */
const long = Array.from({ length: 2010 }, (_, index): Recorded => {
  const { hash: _hash, ...kept } = log[index % log.length] ?? expect.fail("no event")
  const moved = { ...kept, position: Position.make(index + 1) }
  return { ...moved, hash: leafOf(moved).hash }
})

/** A log that reads these, and fails at the places it cannot read. */
const storeOf = (events: ReadonlyArray<Recorded>, unreadable: ReadonlyArray<number> = []) =>
  Layer.succeed(EventLog, {
    append: () => Effect.die("nothing is written here"),
    heads: Stream.never,
    read: (_, { after = 0, until = Number.MAX_SAFE_INTEGER } = {}) => {
      const bad = unreadable.find((position) => position > after && position <= until)
      const wanted = events.filter(({ position }) => position > after && position <= until)
      return bad === undefined
        ? Stream.fromArray(wanted)
        : Stream.fail(new LogError({ reason: "Corrupt", cause: new Error(`at ${bad}`) }))
    }
  })
const verified = (events: ReadonlyArray<Recorded>, options: Verifying = {}, unreadable: ReadonlyArray<number> = []) =>
  Effect.runPromise(Effect.provide(verifyLog(options), storeOf(events, unreadable)))

/** The same log in a store that also shows what it keeps; `unreadable` is what it does not read all the same. */
const showingOf = (rows: ReadonlyArray<StoredRecord>, unreadable: ReadonlyArray<number> = []) =>
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (base) => ({ ...base, stored: Stream.rechunk(Stream.fromArray(rows), 7) }))
  ).pipe(Layer.provide(storeOf(log, unreadable)))
const rows = log.map(({ hash, ...kept }): StoredRecord => ({ position: kept.position, hash, body: canonicalise(kept) }))
const shown = (given: ReadonlyArray<StoredRecord>, options: Verifying = {}, unreadable: ReadonlyArray<number> = []) =>
  Effect.runPromise(Effect.provide(verifyLog(options), showingOf(given, unreadable)))
const at = (position: number, change: (row: StoredRecord) => StoredRecord) =>
  rows.map((row) => (row.position === position ? change(row) : row))

describe("a log whose store shows what it keeps", () => {
  it("is whole, quickly or not, with the same root", async () => {
    for (const quick of [true, false]) {
      const heads = [{ size: 5, root: rootOf(hashes.slice(0, 5)) ?? "" }]
      expect(await shown(rows, { quick, heads })).toEqual(await verified(log, { heads }))
    }
  })

  it("is damaged where the text of a record is any other, canonical or not, or no text", async () => {
    const texts = (body: string) => [
      ` ${body}`,
      body.replace('"position":5', '"position":5.0'),
      body.replace(/^\{/, '{"actor":{},'),
      body.replace('"schema":1', '"schema":2'),
      body.slice(0, -1),
      ""
    ]
    const [body] = rows.slice(4).map((row) => String(row.body))
    for (const text of [...texts(body ?? ""), null, 7, undefined]) {
      const hash = typeof text === "string" ? leafHash(text) : ""
      for (const other of [{ body: text }, { body: text, hash }]) {
        // A text that is canonical and says the same place has the hash it is given: only a checkpoint tells it from the other.
        if (text === texts(body ?? "")[3] && "hash" in other) continue
        const { count, damages } = await shown(
          at(5, (row) => ({ ...row, ...other })),
          { quick: true }
        )
        expect([text, count, damages]).toEqual([text, 1, [{ position: 5, is: "changed" }]])
      }
    }
  })

  it("is damaged where a record says another place than it has, with all its hashes right", async () => {
    const [fourth, fifth] = rows.slice(3)
    const swapped = rows.map((row) =>
      row === fourth ? { ...fifth, position: 4 } : row === fifth ? { ...fourth, position: 5 } : row
    ) as ReadonlyArray<StoredRecord>
    expect((await shown(swapped, { quick: true })).damages.map(({ position }) => position)).toEqual([4, 5])
  })

  it("is damaged where a record is missing, stands twice or has no place at all", async () => {
    const of = async (given: ReadonlyArray<StoredRecord>) => (await shown(given)).damages
    expect(await of(rows.filter(({ position }) => position !== 8))).toEqual([{ position: 8, is: "missing" }])
    expect(await of([...rows.slice(0, 3), ...rows.slice(2)])).toEqual([{ position: 4, is: "misplaced" }])
    expect(await of(at(6, (row) => ({ ...row, position: Number.NaN })))).toEqual([
      { position: 6, is: "misplaced" },
      { position: 6, is: "missing" }
    ])
  })

  it("is damaged where the store does not read what it keeps, which nobody sees who looks quickly", async () => {
    const { damages, size } = await shown(rows, {}, [2, 7, 8])
    expect(damages).toEqual([2, 7, 8].map((position) => ({ position, is: "unreadable", detail: `at ${position}` })))
    expect(size).toBe(log.length)
    expect((await shown(rows, { quick: true }, [2, 7, 8])).count).toBe(0)
  })

  it("is read in runs, as long as the pages that it is shown in", async () => {
    const spans: Array<number> = []
    const counting = Layer.effect(
      EventLog,
      Effect.map(EventLog, (base) => ({
        ...base,
        read: (query, span) => {
          spans.push((span?.until ?? 0) - (span?.after ?? 0))
          return base.read(query, span)
        }
      }))
    ).pipe(Layer.provide(showingOf(at(12, (row) => ({ ...row, hash: "" })).slice(0, 16))))
    await Effect.runPromise(Effect.provide(verifyLog(), counting))
    expect(spans).toEqual([7, 4, 2, 2])
  })

  it("is looked into but for what is damaged, and says how far it is", async () => {
    const seen: Array<number> = []
    const told: Array<number> = []
    const look = ({ position }: Recorded) => Effect.sync(() => seen.push(position))
    const progress = (position: number) => Effect.sync(() => told.push(position))
    await shown(
      at(5, (row) => ({ ...row, hash: "" })),
      { look, progress }
    )
    expect(seen).toEqual(log.map(({ position }) => Number(position)).filter((position) => position !== 5))
    expect(told.at(-1)).toBe(log.length)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
  })
})

describe("a log that is read again", () => {
  it("is whole, with the root of its hashes, whoever hashes", async () => {
    const node = (input: string | Uint8Array) => new Uint8Array(createHash("sha256").update(input).digest())
    for (const options of [{}, { sha256: node }]) {
      expect(await verified(log, options)).toEqual({
        size: log.length,
        root: rootOf(hashes),
        damages: [],
        count: 0,
        heads: []
      })
    }
    expect(await verified([])).toMatchObject({ size: 0, root: rootOf([]), count: 0 })
  })

  it("is whole in whatever order its fields are read", async () => {
    const turned = log.map(
      ({ hash, ...kept }) => ({ hash, ...Object.fromEntries(Object.entries(kept).reverse()) }) as Recorded
    )
    const sorted = log.map(({ hash, ...kept }): Recorded => ({ ...JSON.parse(canonicalise(kept)), hash }))
    for (const read of [turned, sorted]) expect(await verified(read)).toMatchObject({ root: rootOf(hashes), count: 0 })
  })

  it("was changed where a record says what JSON cannot hold", async () => {
    const read = log.map((event, index) => (index === 4 ? { ...event, data: { said: "\ud800" } } : event))
    expect((await verified(read)).damages).toEqual([{ position: 5, is: "changed" }])
  })

  it("names any place where one letter was changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(log.length - 1), async (at) => {
        const changed = log.map((event, index) =>
          index === at ? { ...event, recordedAt: `${event.recordedAt} ` } : event
        )
        const { count, damages } = await verified(changed)
        expect([count, damages]).toEqual([1, [{ position: at + 1, is: "changed" }]])
      })
    )
  })

  it("names what is missing, what is there twice, and what the store cannot read, and goes on behind it", async () => {
    expect((await verified(log.filter(({ position }) => position !== 3))).damages).toEqual([
      { position: 3, is: "missing" }
    ])
    const twice = [...log.slice(0, 3), ...log.slice(2)]
    expect((await verified(twice)).damages).toEqual([{ position: 4, is: "misplaced" }])
    const { count, damages, size } = await verified(log, {}, [2, 7])
    expect(damages).toEqual([
      { position: 2, is: "unreadable", detail: "at 2" },
      { position: 7, is: "unreadable", detail: "at 7" }
    ])
    expect([count, size]).toEqual([2, log.length])
  })

  it("names a place at which nothing stands, though the store cannot read on", async () => {
    const holed = Layer.effect(
      EventLog,
      Effect.map(EventLog, (base) => ({
        ...base,
        read: (query, span) => (span?.after === 4 && span.until === 5 ? Stream.empty : base.read(query, span))
      }))
    ).pipe(Layer.provide(storeOf(log, [5])))
    const { damages, size } = await Effect.runPromise(Effect.provide(verifyLog(), holed))
    expect(damages).toEqual([{ position: 5, is: "unreadable", detail: "nothing stands there" }])
    expect(size).toBe(log.length)
  })

  it("goes on behind any number of places that cannot be read, names a hundred of them and counts all", async () => {
    const odd = long.slice(0, 230).flatMap(({ position }) => (position % 2 === 1 ? position : []))
    const { count, damages, size } = await verified(long.slice(0, 230), {}, odd)
    expect([count, damages.length, size]).toEqual([115, 100, 230])
  })

  it("says each thousand events how far it is", async () => {
    const told: Array<number> = []
    await verified(long, { progress: (position) => Effect.sync(() => told.push(position)) })
    expect(told).toEqual([1000, 2000])
  })

  it("goes on from what it was, at every size, and not from another", async () => {
    const heads = hashes.map((_, index) => ({ size: index, root: rootOf(hashes.slice(0, index)) ?? "" }))
    expect((await verified(log, { heads })).heads.every(({ holds }) => holds)).toBe(true)
    const others = heads.map(({ root, size }) => ({ size: size + 1, root }))
    expect((await verified(log, { heads: others })).heads.some(({ holds }) => holds)).toBe(false)
    const longer = { size: log.length + 1, root: rootOf(hashes) ?? "" }
    expect((await verified(log, { heads: [longer] })).heads).toEqual([{ ...longer, holds: false }])
  })

  it("is looked into, where somebody wants that", async () => {
    const look = ({ position }: Recorded) =>
      position === 5 ? Effect.fail(new LogError({ reason: "Corrupt", cause: "sealed" })) : Effect.void
    expect((await verified(log, { look })).damages).toEqual([{ position: 5, is: "unreadable", detail: "sealed" }])
  })

  it("fails where nothing can be read any more, instead of counting on beyond its end", async () => {
    const spoilt = Layer.succeed(EventLog, {
      append: () => Effect.die("nothing is written here"),
      heads: Stream.never,
      read: () => Stream.fail(new LogError({ reason: "Corrupt", cause: "spoilt" }))
    })
    const error = await Effect.runPromise(Effect.flip(Effect.provide(verifyLog(), spoilt)))
    expect([error.reason, error.message]).toEqual(["Corrupt", "spoilt"])
    const many = Array.from({ length: 100 }, (_, index) => index + 1)
    expect((await verified(log, {}, many.slice(0, log.length))).count).toBe(log.length)
  })

  it("fails where it cannot be reached at all", async () => {
    const away = Layer.succeed(EventLog, {
      append: () => Effect.die("nothing is written here"),
      heads: Stream.never,
      read: () => Stream.fail(new LogError({ reason: "Unavailable", cause: "away" }))
    })
    const error = await Effect.runPromise(Effect.flip(Effect.provide(verifyLog(), away)))
    expect(error.reason).toBe("Unavailable")
  })

  it("fails where it is lost while it is read event by event", async () => {
    const lost = Layer.effect(
      EventLog,
      Effect.map(EventLog, (base) => ({
        ...base,
        read: (query, span) =>
          span?.after === 2 && span.until === 3
            ? Stream.fail(new LogError({ reason: "Unavailable", cause: "away" }))
            : base.read(query, span)
      }))
    ).pipe(Layer.provide(storeOf(log, [3])))
    const error = await Effect.runPromise(Effect.flip(Effect.provide(verifyLog(), lost)))
    expect(error.reason).toBe("Unavailable")
  })
})
