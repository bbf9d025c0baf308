/** What a server and the way to it can do to a log: it says what is wrong and what to do, keeps secrets, and comes back. */
import { inspect } from "node:util"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { EventLog, type LogError } from "@pactwerk/core"
import { batch, many, soon } from "@pactwerk/core/testing"
import { Effect, Exit, Fiber, Stream } from "effect"
import { inject } from "vitest"
import { toLogError } from "../src/storage/nats/errors.ts"
import { alliances, type Server } from "../src/storage/nats.ts"
import { append, behind, errorOf, freshName, read, within } from "./nats-fixtures.ts"
import { type Knife, proxyTo } from "./nats-proxy.ts"
import { natsServers } from "./nats-servers.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const program = inject("natsServer")
const isHere = program !== ""
const servers = natsServers(program)
afterAll(servers.end)

const canary = "canary:Zw4n%nest@home/7"
const user = (name: string, more = "") => `{ user: ${name}, password: ${JSON.stringify(canary)}${more} }`
const guarded = `
accounts {
  pact: { jetstream: enabled, users: [
    ${user("owner")}
    ${user("guest", ', permissions: { publish: { deny: ["pactwerk.>"] } }')}
    ${user("stranger", ', permissions: { publish: { deny: ["$JS.API.>"] } }')}
  ] }
  bare: { users: [${user("bare")}] }
}`

describe.skipIf(!isHere)("a server that does not let a log in", () => {
  const none = { address: "" }
  let [guard, tokened, plain, narrow] = [none, none, none, none]
  beforeAll(async () => {
    guard = await servers.single(guarded)
    tokened = await servers.single(`authorization { token: ${JSON.stringify(canary)} }`)
    plain = await servers.configured("")
    narrow = await servers.single("max_payload: 500000")
  }, 60_000)
  const password = canary
  const inAddress = encodeURIComponent(canary)

  it.live("lets in who has the right password or token, also as a part of the address", () =>
    Effect.gen(function* () {
      const ways: ReadonlyArray<Server> = [
        { servers: guard.address, user: "owner", password },
        { servers: `nats://owner:${inAddress}@${guard.address}` },
        { servers: tokened.address, token: canary },
        { servers: [`nats://${inAddress}@${tokened.address}`] }
      ]
      for (const way of ways) {
        const stored = yield* within({ ...way, alliance: freshName() }, append(many(1)))
        assert.deepStrictEqual(stored, { first: 1, last: 1 })
      }
    })
  )

  const faults: ReadonlyArray<readonly [what: string, reason: string, says: string, server: () => Server]> = [
    [
      "nobody listens",
      "Unavailable",
      "check the address, and whether the server runs",
      () => ({ servers: "127.0.0.1:1" })
    ],
    [
      "nobody listens, and the address holds a secret",
      "Unavailable",
      "`127.0.0.1:1`",
      () => ({ servers: [`nats://owner:${inAddress}@127.0.0.1:1`, `tls://owner:${canary}@127.0.0.1:1`] })
    ],
    [
      "the address is none",
      "Unavailable",
      "cannot reach",
      () => ({ servers: `nats://owner:${canary}@:no port`, token: canary })
    ],
    [
      "no such host",
      "Unavailable",
      "check the address",
      () => ({ servers: "nowhere.invalid:4222", user: "owner", password })
    ],
    [
      "a wrong password",
      "Unavailable",
      "refuses these credentials",
      () => ({ servers: guard.address, user: "owner", password: `${canary}!` })
    ],
    [
      "a wrong token",
      "Unavailable",
      "refuses these credentials",
      () => ({ servers: tokened.address, token: `${canary}!` })
    ],
    ["no credentials", "Unavailable", "refuses these credentials", () => ({ servers: guard.address })],
    [
      "credentials that are none",
      "Unavailable",
      "credentials",
      () => ({ servers: guard.address, credentials: canary })
    ],
    [
      "no TLS where it is wanted",
      "Unavailable",
      "tls",
      () => ({ servers: guard.address, user: "owner", password, tls: {} })
    ],
    ["no JetStream", "Unavailable", "start the server with `-js`", () => ({ servers: plain.address, token: canary })],
    [
      "no JetStream for this account",
      "Unavailable",
      "JetStream",
      () => ({ servers: guard.address, user: "bare", password })
    ],
    [
      "no permission at all",
      "ReadOnly",
      "no permission for `$JS.API.INFO`",
      () => ({ servers: guard.address, user: "stranger", password })
    ],
    ["messages that are too small", "Unavailable", "`max_payload`", () => ({ servers: narrow.address, token: canary })],
    [
      "fewer servers than copies",
      "Unavailable",
      "ask for fewer `replicas`",
      () => ({ servers: tokened.address, token: canary, replicas: 3 })
    ]
  ]
  for (const [what, reason, says, server] of faults) {
    it.live(`says so, with what to do, and keeps its secrets: ${what}`, () =>
      Effect.gen(function* () {
        const refused = yield* errorOf(within({ ...server(), alliance: freshName() }, read()))
        assert.strictEqual(refused.reason, reason)
        assert.include(refused.message, says)
        keepsSecrets(refused)
        if (what !== "fewer servers than copies") {
          const list = Effect.void.pipe(Effect.provide(alliances(server())))
          assert.strictEqual((yield* errorOf(list)).message, refused.message)
        }
      })
    )
  }

  it.live("lets read who may not write, and says `ReadOnly` to each append", () =>
    Effect.gen(function* () {
      const options = { servers: guard.address, password, alliance: freshName() }
      yield* within({ ...options, user: "owner" }, append(many(2)))
      yield* within(
        { ...options, user: "guest" },
        Effect.gen(function* () {
          const refused = yield* errorOf(append(many(1)))
          assert.strictEqual(refused.reason, "ReadOnly")
          assert.include(refused.message, `no permission for \`pactwerk.${options.alliance}\``)
          keepsSecrets(refused)
          assert.strictEqual((yield* read()).length, 2)
        })
      )
    })
  )

  it.live("is not asked for what cannot be the name of an alliance", () =>
    Effect.gen(function* () {
      for (const alliance of ["", "a.b", "*", ">", "Noord", "noord zuid", "a".repeat(61)]) {
        assert.strictEqual((yield* errorOf(within({ servers: "127.0.0.1:1", alliance }, read()))).reason, "Encoding")
      }
    })
  )
})

describe("what the client complains about", () => {
  it("is shown by its words alone, whatever hangs on it", () => {
    const told = Object.assign(new Error("it broke"), { options: { pass: canary }, cause: { token: canary } })
    const refused = toLogError("write", told)
    assert.strictEqual(refused.message, "cannot write: it broke")
    keepsSecrets(refused)
  })
})

/** Nothing that a person or a program may do with an error shows what is secret. */
const keepsSecrets = (error: LogError): void => {
  const shown = [
    error.message,
    String(error),
    error.stack ?? "",
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
    inspect(error.cause, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(error.cause)
  ].join("\n")
  for (const secret of [canary, encodeURIComponent(canary), "Zw4n"]) assert.notInclude(shown, secret)
}

describe.skipIf(!isHere)("a connection that breaks", () => {
  let address = ""
  beforeAll(async () => {
    address = (await servers.single()).address
  }, 60_000)
  /** A log over a proxy, on a server that stands until the end. */
  const overProxy = Effect.fnUntraced(function* <A, E>(
    run: (proxy: Awaited<ReturnType<typeof proxyTo>>, alliance: string) => Effect.Effect<A, E, EventLog>
  ) {
    const proxy = yield* Effect.acquireRelease(
      Effect.promise(() => proxyTo(address)),
      ({ close }) => Effect.promise(close)
    )
    const options = { servers: proxy.address, alliance: freshName() }
    yield* within(options, run(proxy, options.alliance))
    return yield* within({ ...options, servers: address }, read())
  }, Effect.scoped)

  const isPublish = (piece: Buffer): boolean => piece.includes("HPUB pactwerk.")
  const knives: ReadonlyArray<readonly [when: string, knife: () => Knife]> = [
    ["before the server has it", () => (direction, piece) => (direction === "up" && isPublish(piece) ? 0 : undefined)],
    ["in the middle of it", () => (direction, piece) => (direction === "up" && isPublish(piece) ? 200 : undefined)],
    [
      "when the server has it",
      () => (direction, piece) => (direction === "up" && isPublish(piece) ? piece.length : undefined)
    ],
    [
      "before its answer",
      () => (direction, piece) => (direction === "down" && piece.includes('"seq":') ? 0 : undefined)
    ],
    [
      "in the middle of its answer",
      () => (direction, piece) => (direction === "down" && piece.includes('"seq":') ? piece.length - 20 : undefined)
    ]
  ]
  for (const [when, knife] of knives) {
    it.live(`leaves one effect, and a receipt for it: cut ${when}`, () =>
      Effect.gen(function* () {
        const stored = yield* overProxy((proxy) =>
          Effect.gen(function* () {
            yield* append(many(1))
            for (let round = 1; round <= 3; round++) {
              proxy.cut(knife())
              assert.deepStrictEqual(yield* append(many(2)), { first: 2 * round, last: 2 * round + 1 })
              assert.strictEqual(proxy.cuts(), round)
            }
          })
        )
        assert.strictEqual(stored.length, 7)
      })
    )
  }

  it.live(
    "leaves one effect wherever it is cut, byte by byte, up and down",
    () =>
      Effect.gen(function* () {
        const stride = deep ? 7 : 211
        let asked = 0
        const stored = yield* overProxy((proxy) =>
          Effect.gen(function* () {
            for (const way of ["up", "down"] as const) {
              for (let at = 0, fired = true; fired; at += stride) {
                const before = proxy.cuts()
                let passed = 0
                proxy.cut((direction, piece) => {
                  if (direction !== way) return undefined
                  passed += piece.length
                  return passed > at ? piece.length - (passed - at) : undefined
                })
                const { last } = yield* append(many(1))
                assert.strictEqual(last, ++asked)
                fired = proxy.cuts() > before
              }
            }
            assert.isAbove(proxy.cuts(), deep ? 100 : 4)
          })
        )
        assert.strictEqual(stored.length, asked)
      }),
    deep ? 600_000 : 60_000
  )

  it.live("is repaired inside: heads go on with what others wrote meanwhile", () =>
    overProxy((proxy, alliance) =>
      Effect.gen(function* () {
        const log = yield* EventLog
        const heads: Array<number> = []
        const listening = yield* Effect.forkChild(
          Stream.runForEach(log.heads, (head) => Effect.sync(() => heads.push(head)))
        )
        assert.isTrue(yield* soon(() => heads.length === 1))
        proxy.cut((direction) => (direction === "down" ? 0 : undefined))
        yield* within({ servers: address, alliance }, append(many(3)))
        assert.isTrue(yield* soon(() => heads.at(-1) === 3), `heads ${heads}`)
        assert.strictEqual(proxy.cuts(), 1)
        yield* Fiber.interrupt(listening)
      })
    )
  )
})

describe.skipIf(!isHere)("a server that is killed, or stands still", () => {
  it.live(
    "has every event that was acknowledged, once and in order, and a follower met each",
    () =>
      Effect.gen(function* () {
        const server = yield* Effect.promise(() => servers.single())
        const options = { servers: server.address, alliance: freshName() }
        const acknowledged: Array<string> = []
        const met: Array<number> = []
        const rounds = deep ? 12 : 3
        yield* within(
          options,
          Effect.gen(function* () {
            const log = yield* EventLog
            let over = false
            const following = yield* Effect.forkChild(
              Stream.runForEach(log.heads, (until) =>
                Effect.gen(function* () {
                  const after = met.length
                  for (const { position } of yield* Stream.runCollect(log.read({ items: [] }))) {
                    if (position > after && position <= until) met.push(position)
                  }
                })
              )
            )
            const writer = Effect.gen(function* () {
              while (!over) {
                const events = many(2)
                // Unknown: asked again with the same ids, until somebody knows.
                let exit = yield* Effect.exit(append(events))
                while (Exit.isFailure(exit)) exit = yield* Effect.exit(append(events))
                acknowledged.push(...events.map(({ id }) => id))
              }
            })
            const writers = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(writer))
            for (let round = 0; round < rounds; round++) {
              const written = acknowledged.length
              assert.isTrue(yield* soonEnough(() => acknowledged.length > written + 20))
              const [end, again] =
                round % 2 === 0 ? (["SIGKILL", undefined] as const) : (["SIGSTOP", "SIGCONT"] as const)
              yield* Effect.promise(() => server.signal(end))
              yield* Effect.sleep(300)
              yield* Effect.promise(() => (again === undefined ? server.start() : server.signal(again)))
            }
            over = true
            for (const one of writers) yield* Fiber.join(one)
            assert.isTrue(yield* soonEnough(() => met.length === acknowledged.length))
            yield* Fiber.interrupt(following)
          })
        )
        const recovered = yield* within(options, read())
        assert.deepStrictEqual(
          recovered.map(({ position }) => Number(position)),
          recovered.map((_, index) => index + 1)
        )
        assert.deepStrictEqual(
          met,
          recovered.map(({ position }) => Number(position))
        )
        assert.sameMembers(
          recovered.map(({ id }) => id),
          acknowledged
        )
        yield* Effect.promise(() => server.signal("SIGKILL"))
      }),
    120_000
  )
})

/** Whether it becomes true while a server comes back. */
const soonEnough = Effect.fnUntraced(function* (holds: () => boolean) {
  for (let waited = 0; waited < 1500 && !holds(); waited++) yield* Effect.sleep(20)
  return holds()
})

describe.skipIf(!isHere)("a server without room", () => {
  it.live("says so, loses nothing, and takes appends again when there is room", () =>
    Effect.gen(function* () {
      const { address } = yield* Effect.promise(() => servers.single("", ", max_file_store: 2MB"))
      yield* behind(address, async ({ client, streams }) => {
        await streams.add({ name: "ballast", subjects: ["ballast"] })
        await client.publish("ballast", "x".repeat(1_000_000))
      })
      yield* within(
        { servers: address, alliance: freshName() },
        Effect.gen(function* () {
          let kept = 0
          let refused: LogError | undefined
          while (refused === undefined) {
            const events = batch(many(1).map((event) => ({ ...event, data: { text: "y".repeat(100_000) } })))
            const exit = yield* Effect.exit(append(events))
            if (Exit.isSuccess(exit)) kept = exit.value.last
            else refused = yield* errorOf(exit)
          }
          assert.strictEqual(refused.reason, "Unavailable")
          assert.include(refused.message, "no room")
          assert.isAbove(kept, 2)
          assert.strictEqual((yield* read()).length, kept)
          yield* behind(address, ({ streams }) => streams.delete("ballast"))
          assert.strictEqual((yield* append(many(1))).last, kept + 1)
          assert.strictEqual((yield* read()).length, kept + 1)
        })
      )
    })
  )
})
