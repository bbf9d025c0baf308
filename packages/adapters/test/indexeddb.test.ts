/** The IndexedDB store on Node, over a factory in memory: every case, and what browsers and other programs do to a log. */
import { afterEach, assert, describe, it, vi } from "@effect/vitest"
import { Alliances, EventLog, everything, LogError, type Recorded } from "@pactwerk/core"
import { alliancesSuite, durable, many, soon, suite } from "@pactwerk/core/testing"
import { Context, Effect, Fiber, Layer, Result, Stream } from "effect"
import { forceCloseDatabase, IDBFactory, IDBKeyRange } from "fake-indexeddb"
import type { Database, Records, Request } from "../src/storage/indexeddb/web.ts"
import { alliances, layer, type Options, open } from "../src/storage/indexeddb.ts"
import { capabilities } from "./indexeddb-page.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const running = { describe, it, deep, timeout: 60_000, capabilities }
const own = () => ({ factory: new IDBFactory(), keyRange: IDBKeyRange, alliance: "noord" })
/** A browser that does not tell the names of its databases, as Firefox was until 2024. */
const secretive = () => ({ ...own(), factory: Object.assign(new IDBFactory(), { databases: undefined }) })

const fresh = Layer.suspend(() => layer(own()))
suite("IndexedDB on Node", fresh, { ...running, runs: deep ? 60 : 10 })
const shared = own()
durable("IndexedDB on Node", (alliance) => layer({ ...shared, alliance }), running)
const unlisted = Layer.suspend(() => alliances(secretive()))
alliancesSuite(
  "IndexedDB on Node",
  Layer.suspend(() => alliances(own())),
  running
)
it.live("alliances in a browser are not confused with the databases of other programs", () =>
  Effect.gen(function* () {
    const options = own()
    yield* done(options.factory.open("otherwisezuid"))
    const { create, list } = yield* Effect.map(Layer.build(alliances(options)), (made) => Context.get(made, Alliances))
    yield* create("noord")
    assert.deepStrictEqual([...(yield* list)], ["noord"])
  })
)
it.live("an alliance in a browser that is gone by the time it is opened is not begun again", () =>
  Effect.gen(function* () {
    const factory = Object.assign(new IDBFactory(), { databases: async () => [{ name: "pactwerk-noord" }] })
    const made = yield* Layer.build(alliances({ ...own(), factory }))
    assert.deepInclude(yield* errorOf(Context.get(made, Alliances).open("noord")), { reason: "Corrupt" })
    const request = factory.open("pactwerk-noord", 1)
    const isNew = new Promise((heard) => request.addEventListener("upgradeneeded", heard))
    yield* Effect.promise(() => isNew)
  })
)
alliancesSuite("IndexedDB that tells no names of databases", unlisted, running)

const opened = (options: Options) =>
  Effect.map(Layer.build(Layer.fresh(layer(options))), (made) => Context.get(made, EventLog))
const read = (log: EventLog["Service"]) => Stream.runCollect(log.read(everything))
const errorOf = <A, E, R>(run: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.result(run), (outcome) => {
    if (Result.isFailure(outcome) && outcome.failure instanceof LogError) return outcome.failure
    throw new Error("it did not end with a log error", { cause: outcome })
  })
const done = <A>(request: Request<A>) =>
  Effect.promise(
    () =>
      new Promise<A>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error))
      })
  )

/** Another program in the same database; what it can do beside what the store does. */
interface Meddling extends Records {
  put(value: unknown): Request<unknown>
  delete(key: unknown): Request<unknown>
}
type Place = ReturnType<typeof own>
const meddle = Effect.fnUntraced(function* ({ factory }: Place, change: (events: Meddling) => Request<unknown>) {
  const request = factory.open("pactwerk-noord")
  yield* done(request)
  yield* done(change(request.result.transaction("event", "readwrite").objectStore("event")))
  request.result.close()
})

/** A log of six events, closed; and what was stored. */
const written = Effect.gen(function* () {
  const options = own()
  const log = yield* opened(options)
  yield* log.append(many(6, "A", ["p"]))
  return { options, stored: yield* read(log) }
}).pipe(Effect.scoped)

/** A place where each connection is changed when it is opened. */
const altered = (change: (database: Database) => void) => {
  const options = own()
  const begin = options.factory.open.bind(options.factory)
  options.factory.open = (name: string) => {
    const request = begin(name)
    request.addEventListener("success", () => change(request.result))
    return request
  }
  return options
}

describe("a damaged log in a browser", () => {
  const at = (position: number, change: object) => (stored: ReadonlyArray<Recorded>, events: Meddling) =>
    events.put({ ...stored[position - 1], ...change })
  for (const [what, damage, position] of [
    ["a changed record", at(3, { type: "B" }), 3],
    ["a changed hash", at(2, { hash: "0".repeat(64) }), 2],
    ["a missing event", (_: unknown, events: Meddling) => events.delete(3), 3],
    ["a missing first event", (_: unknown, events: Meddling) => events.delete(1), 1],
    ["an event in the place of another", at(5, { position: 4, id: "00000000-0000-4000-8000-000000000000" }), 4],
    ["a record that is no event", at(5, { tags: "p" }), 5],
    ["a record with a field more", at(6, { seen: new Date() }), 6],
    ["half a character", at(4, { data: { half: "\ud800" } }), 4]
  ] as const) {
    it.live(`is not opened, and the position is named: ${what}`, () =>
      Effect.gen(function* () {
        const { options, stored } = yield* written
        yield* meddle(options, (events) => damage(stored, events))
        const refused = yield* errorOf(opened(options))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, `position \`${position}\``)
      })
    )
  }

  it.live("is not opened when its last record has no position for a key", () =>
    Effect.gen(function* () {
      const { options } = yield* written
      yield* meddle(options, (events) => events.put({ position: "seven", id: "seven" }))
      const refused = yield* errorOf(opened(options))
      assert.strictEqual(refused.reason, "Corrupt")
      assert.include(refused.message, "`seven`")
    })
  )

  const id = "00000000-0000-4000-8000-000000000000"
  for (const [what, damage, says] of [
    ["an event that is none", at(6, { position: 7, id, tags: "p" }), "position `7`"],
    ["a gap after what is known", at(6, { position: 8, id }), "position `7` is missing"],
    ["the loss of what it held", (_: unknown, events: Meddling) => events.delete(6), "`6` events, and now has `5`"]
  ] as const) {
    it.live(`takes no more appends once it met ${what}`, () =>
      Effect.gen(function* () {
        const { options, stored } = yield* written
        const log = yield* opened(options)
        yield* meddle(options, (events) => damage(stored, events))
        const refused = yield* errorOf(read(log))
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, says)
        assert.deepInclude(yield* errorOf(log.append(many(1))), { reason: "Corrupt" })
      })
    )
  }

  it.live("appends nothing after the loss of what it held, also when it has not read since", () =>
    Effect.gen(function* () {
      const { options } = yield* written
      const log = yield* opened(options)
      yield* meddle(options, (events) => events.delete(6))
      assert.deepInclude(yield* errorOf(log.append(many(1))), { reason: "Corrupt" })
      assert.strictEqual((yield* read(yield* opened(options))).length, 5)
    })
  )

  it.live("stores nothing under an id that is filed for another event", () =>
    Effect.gen(function* () {
      const { options, stored } = yield* written
      const log = yield* opened(options)
      const events = many(2)
      yield* meddle(options, (records) => records.put({ ...stored[2], id: events[1]?.id }))
      const refused = yield* errorOf(log.append(events))
      assert.strictEqual(refused.reason, "Corrupt")
      assert.include(refused.message, "position `8`")
      assert.strictEqual((yield* read(log)).length, 6)
    })
  )
})

describe("a database that is no log", () => {
  interface Making {
    createObjectStore(name: string, options?: { readonly keyPath: string; readonly autoIncrement?: boolean }): Records
  }
  const make = (version: number, upgrade: (database: Making) => void) =>
    Effect.gen(function* () {
      const options = own()
      const request = options.factory.open("pactwerk-noord", version)
      request.addEventListener("upgradeneeded", () => upgrade(request.result))
      yield* done(request)
      request.result.close()
      return options
    })
  const log =
    (store: Parameters<Making["createObjectStore"]>[1], path?: string, unique = true) =>
    (database: Making) => {
      const events = database.createObjectStore("event", store)
      if (path !== undefined) events.createIndex("id", path, { unique })
    }
  const note = (database: Making) => database.createObjectStore("note")
  const byPosition = { keyPath: "position" }
  const [other, newer] = [["Corrupt", "choose another name"] as const, ["ReadOnly", "load the page anew"] as const]
  for (const [what, made, [reason, says]] of [
    ["of another program", make(1, note), other],
    ["of another program, newer", make(7, note), other],
    ["with events under no key of their own", make(1, log(undefined, "id")), other],
    ["with events under another key", make(1, log({ keyPath: "number" }, "id")), other],
    ["with events that number themselves", make(1, log({ ...byPosition, autoIncrement: true }, "id")), other],
    ["with events, but not by id", make(1, log(byPosition)), other],
    ["with events by another id", make(1, log(byPosition, "number")), other],
    ["with ids that may repeat", make(1, log(byPosition, "id", false)), other],
    ["of a newer version", make(2, log(byPosition, "id")), newer]
  ] as const) {
    it.live(`is refused with advice, and left as it was: ${what}`, () =>
      Effect.gen(function* () {
        const options = yield* made
        const before = yield* Effect.promise(() => options.factory.databases())
        const refused = yield* errorOf(opened(options))
        assert.strictEqual(refused.reason, reason)
        assert.include(refused.message, says)
        assert.include(refused.message, "`pactwerk-noord`")
        assert.deepStrictEqual(yield* Effect.promise(() => options.factory.databases()), before)
        // Nothing holds it: whoever owns it can remove it.
        yield* done(options.factory.deleteDatabase("pactwerk-noord"))
      })
    )
  }

  for (const [name, reason, says] of [
    ["SecurityError", "Unavailable", "allow it to store data"],
    ["QuotaExceededError", "Unavailable", "make some, then ask again"],
    ["AbortError", "Unavailable", "load the page anew"],
    ["NotReadableError", "Corrupt", "restore it from a copy"],
    ["UnknownError", "Unavailable", "in its own words"]
  ] as const) {
    it.live(`is refused with advice when the browser says ${name}`, () =>
      Effect.gen(function* () {
        const options = own()
        options.factory.open = () => {
          throw new DOMException("in its own words", name)
        }
        const refused = yield* errorOf(opened(options))
        assert.strictEqual(refused.reason, reason)
        assert.match(refused.message, /^cannot open `pactwerk-noord`: /)
        assert.include(refused.message, says)
      })
    )
  }

  it("is not looked for where there is no IndexedDB", async () => {
    const refused = await open({ alliance: "noord" }).catch((fault: unknown) => fault)
    assert.instanceOf(refused, LogError)
    assert.deepInclude(refused, { reason: "Unavailable" })
    assert.include(refused.message, "there is no IndexedDB here")
  })

  it.live("is not made for what cannot be the name of an alliance", () =>
    Effect.gen(function* () {
      const options = { ...own(), alliance: "Noord!" }
      assert.deepInclude(yield* errorOf(opened(options)), { reason: "Encoding" })
      assert.deepStrictEqual(yield* Effect.promise(() => options.factory.databases()), [])
    })
  )
})

describe("a log in a browser", () => {
  it("is the same log for whoever does not use Effect", async () => {
    const log = await open(own())
    assert.isTrue(Result.isSuccess(await log.append(many(2))))
    assert.strictEqual((await Array.fromAsync(log.read(everything))).length, 2)
    await log.close()
  })

  it.live("is not kept where commits are written whenever it suits the browser", () =>
    Effect.gen(function* () {
      const lazy = altered((database) => {
        const begin = database.transaction.bind(database)
        database.transaction = (store, mode) => begin(store, mode)
      })
      const refused = yield* errorOf(opened(lazy))
      assert.strictEqual(refused.reason, "Unavailable")
      assert.include(refused.message, "use a newer browser")
    })
  )

  it.live("goes on when the browser closed its connection", () =>
    Effect.gen(function* () {
      const connections: Array<Database> = []
      const log = yield* opened(altered((database) => connections.push(database)))
      for (const round of [1, 2, 3]) {
        const follower = yield* Effect.forkChild(Stream.runCollect(Stream.take(log.heads, 2)))
        yield* log.append(many(1))
        // Its types ask for the class of databases, where it takes one of them.
        Reflect.apply(forceCloseDatabase, undefined, [connections.at(-1)])
        assert.strictEqual((yield* log.append(many(1))).last, 2 * round)
        assert.strictEqual((yield* read(log)).length, 2 * round)
        assert.strictEqual(connections.length, 1 + round)
        yield* Fiber.interrupt(follower)
      }
    })
  )

  it.live("goes on when its connection is closing, and nobody has said so yet", () =>
    Effect.gen(function* () {
      const connections: Array<Database> = []
      const log = yield* opened(altered((database) => connections.push(database)))
      yield* log.append(many(1))
      connections[0]?.close()
      assert.strictEqual((yield* log.append(many(1))).last, 2)
      connections[1]?.close()
      assert.strictEqual((yield* read(log)).length, 2)
    })
  )

  it.live("goes on after a browser that could not open it once more at first", () =>
    Effect.gen(function* () {
      const [options, connections] = [own(), [] as Database[]]
      const begin = options.factory.open.bind(options.factory)
      let isBroken = false
      options.factory.open = (name: string) => {
        if (isBroken) throw new DOMException("internal error", "UnknownError")
        const request = begin(name)
        request.addEventListener("success", () => connections.push(request.result))
        return request
      }
      const log = yield* opened(options)
      yield* log.append(many(1))
      connections[0]?.close()
      isBroken = true
      const refused = yield* errorOf(read(log))
      assert.strictEqual(refused.reason, "Unavailable")
      assert.strictEqual(refused.message, "cannot read `pactwerk-noord`: internal error")
      isBroken = false
      assert.strictEqual((yield* read(log)).length, 1)
    })
  )

  it.live("is not read when it was closed, and leaves no connection behind", () =>
    Effect.gen(function* () {
      const connections: Array<Database> = []
      const log = yield* Effect.scoped(opened(altered((database) => connections.push(database))))
      assert.deepInclude(yield* errorOf(read(log)), { reason: "Unavailable" })
      assert.strictEqual(connections.length, 1)
      assert.throws(() => connections[0]?.transaction("event", "readonly"))
    })
  )

  it.live("lets another tab remove it, says so, and does not begin it again", () =>
    Effect.gen(function* () {
      const options = own()
      const log = yield* opened(options)
      yield* log.append(many(1))
      yield* done(options.factory.deleteDatabase("pactwerk-noord"))
      for (const run of [read(log), log.append(many(1)), Stream.runDrain(log.heads)]) {
        const refused = yield* errorOf(run)
        assert.strictEqual(refused.reason, "Corrupt")
        assert.include(refused.message, "was removed")
      }
      assert.deepStrictEqual(yield* Effect.promise(() => options.factory.databases()), [])
    })
  )

  it.live("lets another tab make it newer, and writes no more", () =>
    Effect.gen(function* () {
      const options = own()
      const log = yield* opened(options)
      yield* log.append(many(1))
      const upgrade = options.factory.open("pactwerk-noord", 2)
      yield* done(upgrade)
      upgrade.result.close()
      assert.deepInclude(yield* errorOf(log.append(many(1))), { reason: "ReadOnly" })
    })
  )

  it.live("says that there is no room left; the same ids have one effect when there is room again", () =>
    Effect.gen(function* () {
      let isFull = false
      const log = yield* opened(
        altered((database) => {
          const begin = database.transaction.bind(database)
          database.transaction = (...how) => {
            const transaction = begin(...how)
            // As a browser does when it finds out at the commit; this factory has no other way to say so.
            const failing = transaction as typeof transaction & { _abort(name: string): void }
            if (isFull && how[1] === "readwrite") setImmediate(() => failing._abort("QuotaExceededError"))
            return transaction
          }
        })
      )
      yield* log.append(many(1))
      isFull = true
      const events = many(3)
      const refused = yield* errorOf(log.append(events))
      assert.strictEqual(refused.reason, "Unavailable")
      assert.include(refused.message, "no room left")
      assert.strictEqual((yield* read(log)).length, 1)
      isFull = false
      assert.deepStrictEqual(yield* log.append(events), { first: 2, last: 4 })
      assert.strictEqual((yield* read(log)).length, 4)
    })
  )

  it.live("finds that another came first by the position too, should the head not have told", () =>
    Effect.gen(function* () {
      let lies = false
      const options = altered((database) => {
        const begin = database.transaction.bind(database)
        database.transaction = (store, mode, how) => {
          const transaction = begin(store, mode, how)
          const events = transaction.objectStore("event")
          const ask = events.openKeyCursor.bind(events)
          events.openKeyCursor = (range, direction) => {
            const request = ask(range, direction)
            if (mode !== "readwrite" || !lies) return request
            lies = false
            return Object.defineProperty(request, "result", { get: () => null, set: () => {} })
          }
          return transaction
        }
      })
      const [one, other] = [yield* opened(options), yield* opened(options)]
      yield* one.append(many(1))
      lies = true
      assert.deepStrictEqual(yield* other.append(many(2)), { first: 2, last: 3 })
      assert.isFalse(lies)
      assert.strictEqual((yield* read(one)).length, 3)
    })
  )
})

describe("a page that looks for news", () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  /** Two tabs of which neither hears the other, and what the browser tells the first. */
  const deaf = Effect.gen(function* () {
    class Mute extends EventTarget {
      postMessage() {}
      close() {}
    }
    const [window, document] = [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: "visible" })]
    vi.stubGlobal("BroadcastChannel", Mute)
    vi.stubGlobal("document", document)
    vi.stubGlobal("addEventListener", window.addEventListener.bind(window))
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
    const options = own()
    const [log, elsewhere] = [yield* opened(options), yield* opened(options)]
    const seen: Array<number> = []
    yield* Effect.forkChild(Stream.runForEach(log.heads, (head) => Effect.sync(() => seen.push(head))))
    assert.isTrue(yield* soon(() => seen.length === 1))
    yield* elsewhere.append(many(2))
    const hears = soon(() => seen.at(-1) === 2)
    /** Has not looked, although there was time to. */
    const misses = Effect.repeat(
      Effect.map(read(elsewhere), () => seen.at(-1)),
      { times: 10 }
    )
    assert.strictEqual(yield* misses, 0)
    return { window, document, hears, misses }
  })

  for (const [what, tell] of [
    ["it is seen again", ({ document }) => document.dispatchEvent(new Event("visibilitychange"))],
    ["it comes back from where the browser kept it", ({ window }) => window.dispatchEvent(new Event("pageshow"))],
    ["a second has passed", () => vi.advanceTimersByTime(1000)]
  ] satisfies ReadonlyArray<[string, (page: Effect.Success<typeof deaf>) => unknown]>) {
    it.live(`finds what it did not hear of when ${what}`, () =>
      Effect.gen(function* () {
        const page = yield* deaf
        tell(page)
        assert.isTrue(yield* page.hears)
      })
    )
  }

  it.live("does not look while nobody sees it", () =>
    Effect.gen(function* () {
      const page = yield* deaf
      page.document.visibilityState = "hidden"
      vi.advanceTimersByTime(60_000)
      assert.strictEqual(yield* page.misses, 0)
      page.document.visibilityState = "visible"
      vi.advanceTimersByTime(1000)
      assert.isTrue(yield* page.hears)
    })
  )

  it.live("looks no more when its log was closed, and hears nothing", () =>
    Effect.gen(function* () {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
      const ends: Array<AbortSignal> = []
      const document = {
        visibilityState: "visible",
        addEventListener: (_: string, __: unknown, { signal }: { signal: AbortSignal }) => ends.push(signal)
      }
      vi.stubGlobal("document", document)
      yield* Effect.scoped(
        Effect.andThen(
          opened(own()),
          Effect.sync(() => assert.strictEqual(vi.getTimerCount(), 1))
        )
      )
      assert.strictEqual(vi.getTimerCount(), 0)
      assert.deepStrictEqual(
        ends.map(({ aborted }) => aborted),
        [true]
      )
    })
  )

  it.live("hears at once of what another tab appended", () =>
    Effect.gen(function* () {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
      const options = own()
      const [log, elsewhere] = [yield* opened(options), yield* opened(options)]
      let seen = -1
      const see = (head: number) => {
        seen = head
      }
      yield* Effect.forkChild(Stream.runForEach(log.heads, (head) => Effect.sync(() => see(head))))
      for (const head of [0, 1, 2, 3]) {
        assert.isTrue(yield* soon(() => seen === head), `the head ${head} is seen`)
        yield* elsewhere.append(many(1))
      }
    })
  )

  for (const [what, storage, says] of [
    ["yes", { persist: async () => true }, true],
    ["no", { persist: async () => false }, false],
    ["an error", { persist: () => Promise.reject(new Error("not allowed")) }, false],
    ["nothing to ask", undefined, false]
  ] as const) {
    it.live(`asks the browser to keep its logs, and reports the answer: ${what}`, () =>
      Effect.gen(function* () {
        vi.stubGlobal("navigator", { storage })
        const heard: Array<boolean> = []
        yield* opened({ ...own(), persisted: (isPromised) => heard.push(isPromised) })
        assert.isTrue(yield* soon(() => heard.length > 0))
        assert.deepStrictEqual(heard, [says])
      })
    )
  }
})
