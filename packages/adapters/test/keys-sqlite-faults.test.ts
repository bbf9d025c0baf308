/** What kills, races and a disk that fails do to a key store: a key is whole or gone for good, and destroying completes. */
import { execFileSync } from "node:child_process"
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { holding, person, place, within, wrappedIn } from "./keys-fixtures.ts"
import { linesOf, start } from "./sqlite-fixtures.ts"

const child = path.join(import.meta.dirname, "keys-child.ts")
const node = ["--conditions=pactwerk-source", child]
const [anna, bram] = [person(1), person(2)]

const canTrace = (() => {
  try {
    execFileSync("strace", ["-o", "/dev/null", "true"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
})()

/** Destroys Anna's keys in a process that fails at the n-th such call on the files of the store; says whether it came so far. */
const destroying = Effect.fnUntraced(function* (file: string, call: string, fault: string, when: number) {
  const paths = [file, `${file}-journal`, path.dirname(file)].flatMap((one) => ["-P", one])
  const injected = ["-e", `trace=${call}`, "-e", `inject=${call}:${fault}:when=${when}`]
  const args = ["-f", "-o", `${file}.trace`, ...paths, ...injected, process.execPath, ...node]
  const traced = start("strace", [...args, "destroy-once", file, `${file}.out`, anna])
  yield* Effect.promise(() => traced.done)
  return /INJECTED|killed by SIGKILL/.test(readFileSync(`${file}.trace`, "utf8"))
})

describe.skipIf(!canTrace)("a process that is stopped while it destroys somebody's keys", () => {
  // One of so many calls; with `PACTWERK_FAULTS=every`, which takes three minutes, each of them.
  for (const [call, fault, usually] of [
    ["pwrite64", "signal=SIGKILL", 5],
    ["fsync", "signal=SIGKILL", 3],
    ["unlink", "signal=SIGKILL", 1],
    ["pwrite64", "error=ENOSPC", 9],
    ["fsync", "error=EIO", 4]
  ] as const) {
    const step = process.env.PACTWERK_FAULTS === "every" ? 1 : usually
    it.live(
      `at any ${call} (${fault}) leaves the key whole or the tombstone, and destroying again completes`,
      () =>
        Effect.gen(function* () {
          const file = yield* place
          const made = yield* within({ file }, (keys) =>
            Effect.all([keys.create(anna), keys.create(bram), keys.destroy(person(3))])
          )
          const [secret = Buffer.of()] = wrappedIn(file, anna)
          copyFileSync(file, `${file}.before`)
          const ends: Array<string> = []
          for (let when = 1; ; when += step) {
            for (const name of readdirSync(path.dirname(file))) {
              if (name !== "keys.db.before") rmSync(path.join(path.dirname(file), name))
            }
            copyFileSync(`${file}.before`, file)
            if (!(yield* destroying(file, call, fault, when))) break
            // Whoever only looks sees one of both, or that it must be repaired first; never a key that is not the key.
            const seen = yield* Effect.result(within({ file, readOnly: true }, ({ open }) => open(anna)))
            if (seen._tag === "Failure") assert.notStrictEqual(seen.failure.reason, "Corrupt")
            else if (seen.success.status === "open") assert.deepStrictEqual(seen.success, made[0])
            else assert.strictEqual(seen.success.status, "destroyed")
            yield* within({ file }, (keys) =>
              Effect.gen(function* () {
                const now = yield* keys.open(anna)
                ends.push(now.status)
                if (now.status === "open") {
                  assert.deepStrictEqual(now, made[0])
                  assert.isFalse(existsSync(`${file}.out`), "what was said to be destroyed is there")
                } else {
                  assert.strictEqual(now.status, "destroyed")
                  // Gone in the moment that it is destroyed: nobody has to come back for that.
                  assert.deepStrictEqual(holding(file, secret), ["keys.db.before"], `at ${call} no. ${when}`)
                }
                assert.deepStrictEqual(yield* keys.open(bram), made[1])
                yield* keys.destroy(anna)
                assert.deepStrictEqual(yield* keys.open(anna), { status: "destroyed" })
                assert.deepStrictEqual(yield* keys.tombstones, [anna, person(3)])
              })
            )
            assert.deepStrictEqual(holding(file, secret), ["keys.db.before"], `at ${call} no. ${when}`)
            assert.isBelow(when, 60)
          }
          // Both sides of the moment when they are gone.
          assert.deepStrictEqual([...new Set(ends)].sort(), ["destroyed", "open"])
        }),
      300_000
    )
  }
})

describe("several processes on one key store", () => {
  it.live(
    "make one key for each person, and every one of them gets it",
    () =>
      Effect.gen(function* () {
        const file = yield* place
        const people = Array.from({ length: 25 }, (_, index) => person(index))
        const outs = Array.from({ length: 8 }, (_, index) => `${file}.${index}`)
        yield* Effect.forEach(
          outs,
          Effect.fnUntraced(function* (out) {
            const process_ = start(process.execPath, [...node, "make", file, out, ...people])
            assert.strictEqual(yield* Effect.promise(() => process_.done), 0, process_.complaint())
          }),
          { concurrency: "unbounded" }
        )
        const [first, ...others] = outs.map(linesOf)
        assert.strictEqual(new Set(first).size, people.length)
        for (const other of others) assert.deepStrictEqual(other, first)
      }),
    60_000
  )

  it.live(
    "bring back nobody whom one of them destroys meanwhile",
    () =>
      Effect.gen(function* () {
        const file = yield* place
        const people = Array.from({ length: 25 }, (_, index) => person(index))
        const run = Effect.fnUntraced(function* (task: string, out: string, subjects: ReadonlyArray<string>) {
          const process_ = start(process.execPath, [...node, task, file, out, ...subjects])
          assert.strictEqual(yield* Effect.promise(() => process_.done), 0, process_.complaint())
        })
        const makers = [1, 2, 3, 4].map((index) => run("make", `${file}.${index}`, people))
        const both = [...makers, run("destroy", `${file}.5`, people), run("destroy", `${file}.6`, people.toReversed())]
        yield* Effect.all(both, { concurrency: "unbounded" })
        const list = yield* within({ file }, (keys) => keys.list)
        assert.strictEqual(list.length, people.length)
        for (const { isDestroyed, numbers } of list) assert.deepStrictEqual([isDestroyed, numbers], [true, []])
      }),
    60_000
  )
})
