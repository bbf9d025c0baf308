/** Wrong addresses, roles without rights, settings that keep nothing, tables that are not ours: what the caller hears. */
import { createServer } from "node:net"
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { EventLog, type LogError } from "@pactwerk/core"
import { about, many, propose, unless } from "@pactwerk/core/testing"
import { Effect } from "effect"
import { toLogError } from "../src/storage/postgres/errors.ts"
import {
  append,
  errorOf,
  freshName,
  here,
  read,
  schemaOfItsOwn,
  sql,
  url,
  urlWith,
  within
} from "./postgres-fixtures.ts"

const describeHere = describe.skipIf(!here)
const secret = "kanarie-geheim"

/** Everything that a log, a console or a screen could show of an error. */
const everythingSaidBy = (error: LogError): string => {
  const causes: Array<unknown> = []
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) causes.push(cause)
  const shown = causes.map((cause) => [
    inspect(cause, { depth: 20, showHidden: true }),
    String(cause),
    JSON.stringify(cause)
  ])
  const fields = causes.map((cause) => inspect(Object.getOwnPropertyDescriptors(cause), { depth: 20 }))
  return [error.message, error.stack, shown, fields].flat(2).join("\n")
}

/** A server that asks for the password, and whatever it is, takes it for a wrong one. */
const distrustful = Effect.acquireRelease(
  Effect.callback<{ readonly port: number; readonly heard: () => string; readonly close: () => void }>((resume) => {
    let heard = ""
    const message = (kind: string, body: Buffer) => {
      const head = Buffer.alloc(5, kind)
      head.writeInt32BE(body.length + 4, 1)
      return Buffer.concat([head, body])
    }
    const server = createServer((socket) => {
      socket.on("error", () => {})
      socket.once("data", () => {
        socket.write(message("R", Buffer.from([0, 0, 0, 3])))
        socket.once("data", (part) => {
          heard += part.toString("latin1")
          const complaint = 'SFATAL\0C28P01\0Mpassword authentication failed for user "reader"\0\0'
          socket.end(message("E", Buffer.from(complaint)))
        })
      })
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      resume(Effect.succeed({ port, heard: () => heard, close: () => server.close() }))
    })
  }),
  ({ close }) => Effect.sync(close)
)

const refusedAt = (address: string) =>
  Effect.map(errorOf(within({ url: address, alliance: "here" }, read())), (refused) => {
    assert.notInclude(everythingSaidBy(refused), secret)
    return refused
  })

describe("an address that leads nowhere", () => {
  for (const [what, address, reason, says] of [
    ["a port that is no number", `postgresql://reader:${secret}@localhost:door/pact`, "Encoding", "of the form"],
    ["an address of something else", `https://reader:${secret}@localhost/pact`, "Encoding", "of the form"],
    ["a name alone", secret, "Encoding", "of the form"],
    ["a password with a bare `#`", `postgresql://reader:1${secret}#2@localhost/pact`, "Encoding", "%23"],
    [
      "a port where nobody listens",
      `postgresql://reader:${secret}@127.0.0.1:1/pact`,
      "Unavailable",
      "check the address"
    ],
    [
      "a folder without a socket",
      `postgresql:///pact?host=/nowhere&user=reader&password=${secret}`,
      "Unavailable",
      "check the address"
    ]
  ] as const) {
    it.live(`is refused without its password: ${what}`, () =>
      Effect.gen(function* () {
        const refused = yield* refusedAt(address)
        assert.strictEqual(refused.reason, reason)
        assert.include(refused.message, says)
      })
    )
  }

  it.live("is refused without the password that the server did not take", () =>
    Effect.gen(function* () {
      const { heard, port } = yield* distrustful
      const refused = yield* refusedAt(`postgresql://reader:${secret}@127.0.0.1:${port}/pact`)
      assert.include(heard(), secret)
      assert.strictEqual(refused.reason, "Unavailable")
      assert.include(refused.message, "check the user and the password")
      assert.include(refused.message, "`pact` on `127.0.0.1`")
    })
  )
})

describe("what a driver hangs onto its errors", () => {
  it("is not handed on: only the words and the code are", () => {
    const thrown = Object.assign(new Error("syntax error"), {
      code: "42601",
      detail: secret,
      params: [secret],
      query: secret
    })
    const refused = toLogError("ask", thrown)
    assert.notInclude(everythingSaidBy(refused), secret)
    assert.include(inspect(refused, { depth: 9 }), "42601")
    const many = new AggregateError([Object.assign(new Error("connect ECONNREFUSED"), { secret })], "")
    assert.strictEqual(toLogError("ask", many).message, "cannot ask: connect ECONNREFUSED")
    assert.notInclude(everythingSaidBy(toLogError("ask", { secret })), secret)
  })
})

describeHere("a database that is not there", () => {
  it.live("is refused with the advice to create it", () =>
    Effect.gen(function* () {
      const refused = yield* refusedAt(urlWith({ database: "pactwerk_nowhere", password: secret }))
      assert.strictEqual(refused.reason, "Unavailable")
      assert.include(refused.message, "create the database first")
    })
  )
})

/** A role of this name, which owns nothing, and is dropped when the scope closes. */
const role = Effect.acquireRelease(
  Effect.gen(function* () {
    const name = freshName("pactwerk_role").replaceAll("-", "_")
    yield* sql(`create role ${name} login password '${secret}'`)
    return { name, url: urlWith({ user: name, password: secret }) }
  }),
  ({ name }) => sql(`drop owned by ${name}; drop role ${name}`)
)

describeHere("a role", () => {
  it.live("that may read only reads and follows, and hears `ReadOnly` when it writes", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const owner = { url, schema, alliance: "here" }
      const events = many(3, "A", ["p"])
      yield* within(owner, append(events))
      const reader = yield* role
      yield* sql(`grant usage on schema ${schema} to ${reader.name};
        grant select on all tables in schema ${schema} to ${reader.name}`)
      yield* within(
        { ...owner, url: reader.url },
        Effect.gen(function* () {
          assert.strictEqual((yield* read()).length, 3)
          const refused = yield* errorOf(append(many(1)))
          assert.strictEqual(refused.reason, "ReadOnly")
          assert.include(refused.message, "grant this role")
          assert.notInclude(everythingSaidBy(refused), secret)
          // What changes nothing is answered all the same.
          assert.deepStrictEqual(yield* append(events), { first: 1, last: 3 })
          assert.strictEqual((yield* read()).length, 3)
        })
      )
      const unknown = yield* errorOf(within({ url: reader.url, schema, alliance: "elsewhere" }, read()))
      assert.strictEqual(unknown.reason, "ReadOnly")
    })
  )

  it.live("that may read and insert, and neither update nor delete, is all that a log needs", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      yield* within({ url, schema, alliance: "here" }, append(many(1, "A", ["p"])))
      const writer = yield* role
      yield* sql(`grant usage on schema ${schema} to ${writer.name};
        grant select, insert on all tables in schema ${schema} to ${writer.name}`)
      for (const alliance of ["here", "new"]) {
        yield* within(
          { url: writer.url, schema, alliance },
          Effect.gen(function* () {
            const before = (yield* read()).length
            assert.deepStrictEqual(yield* append(many(2, "A", ["q"]), unless(about([], "q"), 0)), {
              first: before + 1,
              last: before + 2
            })
            assert.strictEqual((yield* read(about([], "q"))).length, 2)
          })
        )
      }
    })
  )

  it.live("that may make nothing hears so where there are no tables yet, and makes none", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const stranger = yield* role
      const refused = yield* errorOf(within({ url: stranger.url, schema, alliance: "here" }, read()))
      assert.strictEqual(refused.reason, "ReadOnly")
      assert.include(refused.message, "the first to open it also `create`")
      assert.deepStrictEqual(yield* sql(`select from pg_namespace where nspname = '${schema}'`), [])
    })
  )
})

describeHere("a server", () => {
  const set = (setting: string) => urlWith({ options: `-c ${setting}` })

  it.live("that lets nobody write is read, refuses appends as `ReadOnly`, and begins no log", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      const options = { url: set("default_transaction_read_only=on"), schema, alliance: "here" }
      const first = yield* errorOf(within(options, read()))
      assert.strictEqual(first.reason, "ReadOnly")
      yield* within({ ...options, url }, append(many(2)))
      yield* within(
        options,
        Effect.gen(function* () {
          assert.strictEqual((yield* read()).length, 2)
          const refused = yield* errorOf(append(many(1)))
          assert.strictEqual(refused.reason, "ReadOnly")
          assert.include(refused.message, "primary server")
        })
      )
    })
  )

  for (const setting of [
    "synchronous_commit=off",
    "default_transaction_isolation=serializable",
    "default_transaction_isolation=repeatable\\ read"
  ]) {
    it.live(`that would not keep a log safe is refused: ${setting}`, () =>
      Effect.gen(function* () {
        const schema = yield* schemaOfItsOwn
        const refused = yield* errorOf(within({ url: set(setting), schema, alliance: "here" }, read()))
        assert.strictEqual(refused.reason, "Unavailable")
        assert.include(refused.message, `set \`${setting.split("=")[0]}\` to`)
      })
    )
  }
})

describeHere("tables", () => {
  const made = Effect.tap(schemaOfItsOwn, (schema) =>
    within({ url, schema, alliance: "here" }, append([propose("A", ["p"]), propose("B", ["p", "q"])]))
  )
  const refusal = (schema: string) => errorOf(within({ url, schema, alliance: "here" }, read()))

  it.live("of a newer version are refused with the advice to update, and left as they were", () =>
    Effect.gen(function* () {
      const schema = yield* made
      yield* sql(`insert into ${schema}.pactwerk_format (version) values (99)`)
      const refused = yield* refusal(schema)
      assert.strictEqual(refused.reason, "ReadOnly")
      assert.include(refused.message, "update Pactwerk")
      assert.deepStrictEqual(yield* sql(`select max(version) as version from ${schema}.pactwerk_format`), [
        { version: 99 }
      ])
    })
  )

  it.live("that were begun and not finished are finished by whoever opens them next", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      yield* sql(`create schema ${schema};
        create table ${schema}.pactwerk_format (version integer primary key, since timestamptz default now())`)
      assert.deepStrictEqual(yield* within({ url, schema, alliance: "here" }, append(many(1))), { first: 1, last: 1 })
    })
  )

  for (const gone of ["table pactwerk_tag", "table pactwerk_event", "table pactwerk_log", "function pactwerk_append"]) {
    it.live(`that are not all there are refused, and not made anew: no ${gone}`, () =>
      Effect.gen(function* () {
        const schema = yield* made
        const [kind = "", name = ""] = gone.split(" ")
        yield* sql(`drop ${kind} ${schema}.${name}`)
        for (let turn = 0; turn < 2; turn++) {
          const refused = yield* refusal(schema)
          assert.strictEqual(refused.reason, "Corrupt")
          assert.include(refused.message, `\`${name}\` is missing`)
        }
      })
    )
  }

  it.live("of another program are refused, and left as they were", () =>
    Effect.gen(function* () {
      const schema = yield* schemaOfItsOwn
      yield* sql(`create schema ${schema}; create table ${schema}.pactwerk_event (own text)`)
      const refused = yield* refusal(schema)
      assert.strictEqual(refused.reason, "Corrupt")
      assert.include(refused.message, "choose another schema")
      const tables = yield* sql(
        `select relname from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r'`
      )
      assert.deepStrictEqual(tables, [{ relname: "pactwerk_event" }])
    })
  )

  it.live("that vanish while a log is open are `Corrupt` for who reads and who writes", () =>
    Effect.gen(function* () {
      const schema = yield* made
      yield* within(
        { url, schema, alliance: "here" },
        Effect.gen(function* () {
          yield* sql(`drop schema ${schema} cascade`)
          assert.strictEqual((yield* errorOf(read())).reason, "Corrupt")
          assert.strictEqual((yield* errorOf(append(many(1)))).reason, "Corrupt")
        })
      )
    })
  )
})

describeHere("a row that was changed behind the store's back", () => {
  const damages = {
    "a record that says something else": `update pactwerk_event set body = replace(body, '"number":1', '"number":2') where position = 2`,
    "a record with its hash, at another position": `update pactwerk_event as e set body = o.body, hash = o.hash
      from pactwerk_event as o where e.position = 2 and o.position = 1`,
    "a record that is gone": `delete from pactwerk_event where position = 2`,
    "a tag for another event": `update pactwerk_tag set position = 1 where position = 2 and tag = 'q'`
  }
  for (const [what, statement] of Object.entries(damages)) {
    it.live(`is never served, and nothing is written after it: ${what}`, () =>
      Effect.gen(function* () {
        const schema = yield* schemaOfItsOwn
        const options = { url, schema, alliance: "here" }
        yield* within(
          options,
          Effect.gen(function* () {
            yield* append([propose("A", ["p"]), propose("A", ["p", "q"]), propose("A", ["p"])])
            yield* sql(`set session_replication_role = replica; set search_path = ${schema}; ${statement}`)
            const log = yield* EventLog
            const refused = yield* errorOf(read(about([], "q")))
            assert.strictEqual(refused.reason, "Corrupt")
            assert.match(refused.message, /position `[12]`/)
            const after = yield* errorOf(log.append(many(1)))
            assert.strictEqual(after.reason, "Corrupt")
            assert.strictEqual(after.message, refused.message)
          })
        )
      })
    )
  }

  const hidden = {
    "a tag that is gone": `delete from pactwerk_tag where position = 2 and tag = 'q'`,
    "another type beside the record": `update pactwerk_event set type = 'B' where position = 2`,
    "another id beside the record": `update pactwerk_event set id = gen_random_uuid() where position = 2`
  }
  for (const [what, statement] of Object.entries(hidden)) {
    it.live(`is seen by whoever reads everything, also where others would only miss an event: ${what}`, () =>
      Effect.gen(function* () {
        const schema = yield* schemaOfItsOwn
        yield* within(
          { url, schema, alliance: "here" },
          Effect.gen(function* () {
            yield* append([propose("A", ["p"]), propose("A", ["p", "q"]), propose("A", ["p"])])
            yield* sql(`set session_replication_role = replica; set search_path = ${schema}; ${statement}`)
            const refused = yield* errorOf(read())
            assert.strictEqual(refused.reason, "Corrupt")
            assert.match(refused.message, /position `2` is not filed/)
          })
        )
      })
    )
  }
})
