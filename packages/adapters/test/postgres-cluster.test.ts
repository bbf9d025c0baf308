/** A PostgreSQL server of our own: wrong passwords, settings that lose events, a standby, and a server that is killed. */
import { execFileSync, spawn } from "node:child_process"
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { type Batch, EventLog } from "@pactwerk/core"
import { many } from "@pactwerk/core/testing"
import { Effect, Exit, Fiber, Random } from "effect"
import { append, errorOf, read, sql, within } from "./postgres-fixtures.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const programs = path.dirname(globSync("/usr/lib/postgresql/*/bin/initdb").at(-1) ?? "/nowhere/initdb")
const isRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root. */
const owner = (() => {
  if (!isRoot) return undefined
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }))
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    return undefined
  }
})()
const canStart = existsSync(path.join(programs, "initdb")) && (!isRoot || owner !== undefined)
const describeDeep = describe.skipIf(!deep || !canStart)

const password = "kanarie-geheim"

const freePort = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})

/** A server with its data in a folder of its own; both are gone when the scope closes. */
const cluster = Effect.gen(function* () {
  const data = yield* Effect.acquireRelease(
    Effect.sync(() => {
      const made = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
      writeFileSync(path.join(made, "password"), password)
      if (owner !== undefined) for (const of of [made, path.join(made, "password")]) chownSync(of, owner.uid, owner.gid)
      const args = ["-D", path.join(made, "data"), "-U", "keeper", "-A", "scram-sha-256", "-E", "UTF8", "--no-sync"]
      execFileSync(path.join(programs, "initdb"), [...args, "--pwfile", path.join(made, "password")], {
        ...owner,
        cwd: made,
        stdio: "ignore"
      })
      return made
    }),
    (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true }))
  )
  const port = yield* freePort
  const url = `postgresql://keeper:${password}@127.0.0.1:${port}/postgres`
  let server: ReturnType<typeof spawn> | undefined

  const stop = (signal: NodeJS.Signals) =>
    Effect.promise(async () => {
      const running = server
      server = undefined
      if (running === undefined || running.exitCode !== null) return
      const over = new Promise((resolve) => running.on("exit", resolve))
      running.kill(signal)
      await over
    })
  yield* Effect.addFinalizer(() => stop("SIGQUIT"))
  const start = (...settings: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const all = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${data}`, ...settings]
      const args = ["-D", path.join(data, "data"), ...all.flatMap((setting) => ["-c", setting])]
      server = spawn(path.join(programs, "postgres"), args, { ...owner, cwd: data, stdio: "ignore" })
      for (let tries = 0; ; tries++) {
        const up = yield* Effect.exit(sql("select", url))
        if (Exit.isSuccess(up)) return
        if (tries > 300) throw new Error("the server does not start")
        yield* Effect.sleep(50)
      }
    })
  return { url, data: path.join(data, "data"), start, stop, pid: () => server?.pid ?? 0 }
})

describeDeep("a PostgreSQL server of our own", () => {
  it.live(
    "takes the right password only, and nobody hears the wrong one again",
    () =>
      Effect.gen(function* () {
        const { start, url } = yield* cluster
        yield* start()
        yield* within({ url, alliance: "here" }, append(many(1)))
        const refused = yield* errorOf(within({ url: url.replace(password, "fout-geheim"), alliance: "here" }, read()))
        assert.strictEqual(refused.reason, "Unavailable")
        assert.include(refused.message, "check the user and the password")
        assert.notMatch(inspect(refused, { depth: 20, showHidden: true }) + JSON.stringify(refused), /geheim/)
      }),
    120_000
  )

  it.live(
    "is refused with settings that lose what was acknowledged, and as a standby",
    () =>
      Effect.gen(function* () {
        const { data, start, stop, url } = yield* cluster
        for (const setting of ["fsync", "full_page_writes"]) {
          yield* start(`${setting}=off`)
          const refused = yield* errorOf(within({ url, alliance: "here" }, read()))
          assert.strictEqual(refused.reason, "Unavailable")
          assert.include(refused.message, `set \`${setting}\` to \`on\``)
          yield* stop("SIGINT")
        }
        yield* start()
        yield* within({ url, alliance: "here" }, append(many(1)))
        yield* stop("SIGINT")
        writeFileSync(path.join(data, "standby.signal"), "")
        yield* start()
        const refused = yield* errorOf(within({ url, alliance: "here" }, read()))
        assert.strictEqual(refused.reason, "ReadOnly")
        assert.include(refused.message, "is a standby: open the primary server")
      }),
    120_000
  )

  it.live(
    "loses nothing that was acknowledged when it is killed, again and again, and the same ids have one effect",
    () =>
      Effect.gen(function* () {
        const { start, stop, url } = yield* cluster
        yield* start()
        const options = { url, alliance: "here" }
        yield* within(
          options,
          Effect.gen(function* () {
            const log = yield* EventLog
            const asked: Array<Batch> = []
            const acknowledged = new Map<string, number>()
            let unknown = 0
            let goOn = true
            const writer = Effect.gen(function* () {
              while (goOn) {
                const events = many(2, "A", ["p"])
                asked.push(events)
                const exit = yield* Effect.exit(log.append(events))
                if (Exit.isSuccess(exit)) acknowledged.set(events[0].id, exit.value.first)
                else unknown += 1
              }
            })
            const writers = yield* Effect.all(Array.from({ length: 8 }, () => Effect.forkChild(writer)))
            for (let round = 1; round <= 12; round++) {
              const before = acknowledged.size
              yield* Effect.sleep(50 + 300 * (yield* Random.next))
              // An immediate shutdown: no checkpoint, every backend dies where it is.
              yield* stop("SIGQUIT")
              // Every third time it stays away for longer than anybody is patient.
              if (round % 3 === 0) yield* Effect.sleep("6 seconds")
              yield* start()
              for (let tries = 0; acknowledged.size === before; tries++) {
                assert.isBelow(tries, 500, `it goes on after round ${round}`)
                yield* Effect.sleep(20)
              }
            }
            goOn = false
            for (const one of writers) yield* Fiber.join(one)
            assert.isAbove(unknown, 0)
            for (const events of asked) yield* log.append(events)
            const found = yield* read()
            assert.strictEqual(found.length, asked.length * 2)
            for (const [id, first] of acknowledged) assert.strictEqual(found[first - 1]?.id, id)
          }).pipe(Random.withSeed(7))
        )
      }),
    300_000
  )

  it.live(
    "that stands still holds an append and a read up until it goes on, and each has one effect",
    () =>
      Effect.gen(function* () {
        const { start, url } = yield* cluster
        yield* start()
        yield* within(
          { url, alliance: "here" },
          Effect.gen(function* () {
            yield* append(many(1))
            const backends = (yield* sql(
              "select pid from pg_stat_activity where backend_type = 'client backend'",
              url
            )).map(({ pid }) => Number(pid))
            const signal = (name: NodeJS.Signals) => {
              for (const pid of backends) {
                try {
                  process.kill(pid, name)
                } catch {}
              }
            }
            signal("SIGSTOP")
            const waiting = yield* Effect.forkChild(Effect.all([append(many(2)), read()]))
            yield* Effect.sleep("8 seconds")
            assert.isUndefined(waiting.pollUnsafe())
            signal("SIGCONT")
            const [receipt, found] = yield* Fiber.join(waiting)
            assert.deepStrictEqual(receipt, { first: 2, last: 3 })
            assert.isAtLeast(found.length, 1)
            assert.strictEqual((yield* read()).length, 3)
          })
        )
      }),
    120_000
  )
})
