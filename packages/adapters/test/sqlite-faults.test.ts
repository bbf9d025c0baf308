/** What a full disk, a disk that fails and a killed process do to a log: the caller hears of it, and nothing is lost. */
import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { EventId } from "@pactwerk/core"
import { batch, many, propose } from "@pactwerk/core/testing"
import { Effect, Exit, type Scope } from "effect"
import { append, errorOf, folder, linesOf, node, place, read, start, within } from "./sqlite-fixtures.ts"

const works = (command: string, ...args: ReadonlyArray<string>): boolean => {
  try {
    execFileSync(command, args, { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** A disk of 256 KiB that is gone when its scope closes. */
const smallDisk: Effect.Effect<string, never, Scope.Scope> = Effect.gen(function* () {
  const disk = path.join(yield* folder, "disk")
  mkdirSync(disk)
  return yield* Effect.acquireRelease(
    Effect.sync(() => {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "pactwerk", disk])
      return disk
    }),
    () => Effect.sync(() => execFileSync("umount", [disk]))
  )
})

// A fault that cannot be made here is shown as skipped.
const canMount =
  process.platform === "linux" &&
  works("sh", "-c", "d=$(mktemp -d) && mount -t tmpfs t $d && umount $d; s=$?; rmdir $d; exit $s")
const canLimit = works("prlimit", "--version")
const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g
const canTrace = works("strace", "-o", "/dev/null", "true")

/** What the process that filled a log was told, while the system failed it in this way. */
const filled = Effect.fnUntraced(function* (...command: readonly [string, ...ReadonlyArray<string>]) {
  const [program, ...args] = command
  const file = yield* place
  const filler = start(program, [...args, process.execPath, ...node, "fill", file, `${file}.out`])
  const end = yield* Effect.promise(() => filler.done)
  const told = linesOf(`${file}.out`).map((line) => JSON.stringify(line))
  const idsWhere = (answer: string) =>
    told.filter((line) => line.includes(answer)).flatMap((line) => line.match(id) ?? [])
  const log = yield* within({ file }, read())
  const recovered: ReadonlyArray<string> = log.map(({ id }) => id)
  // Acknowledged ⊆ recovered, and nothing else than what was asked for.
  assert.deepStrictEqual(
    idsWhere('"stored":true').filter((id) => !recovered.includes(id)),
    []
  )
  // What was refused or never answered may be asked again, with the same ids: one effect.
  for (const line of told.filter((answer) => answer.includes('"stored":false'))) {
    const ids = line.match(id) ?? []
    const events = batch(ids.map((known) => ({ ...propose("Filler"), id: EventId.make(known) })))
    yield* within({ file }, append(events))
    const found = (yield* within({ file }, read())).filter((event) => ids.some((known) => known === event.id))
    assert.strictEqual(found.length, ids.length)
  }
  return { end, told, complaint: filler.complaint(), acknowledged: idsWhere('"stored":true').length }
})

describe("a full disk", () => {
  it.live.skipIf(!canMount)("is said to the caller, loses nothing, and appends pass again when there is room", () =>
    Effect.gen(function* () {
      const disk = yield* smallDisk
      const file = path.join(disk, "log.db")
      const ballast = path.join(disk, "ballast")
      writeFileSync(ballast, "x".repeat(60_000))
      yield* within(
        { file },
        Effect.gen(function* () {
          let kept = 0
          let refused: { readonly reason: string } | undefined
          while (refused === undefined) {
            const exit = yield* Effect.exit(append(many(20)))
            if (Exit.isSuccess(exit)) kept = exit.value.last
            else refused = yield* errorOf(exit)
          }
          assert.strictEqual(refused.reason, "Unavailable")
          assert.isAbove(kept, 0)
          assert.isAtLeast((yield* read()).length, kept)
          // Whoever opens it now can read it too.
          assert.isAtLeast((yield* within({ file }, read())).length, kept)
          rmSync(ballast)
          yield* append(many(1))
          assert.isAbove((yield* read()).length, kept)
        })
      )
    }).pipe(Effect.scoped)
  )

  it.live.skipIf(!canLimit)("that fails in the middle of a write stops the writer, and loses nothing", () =>
    Effect.gen(function* () {
      const { acknowledged, complaint, end, told } = yield* filled("prlimit", "--fsize=150000")
      assert.strictEqual(end, 0, complaint)
      const failed = told.filter((line) => line.includes('"stored":false'))
      assert.strictEqual(failed.length, 3)
      for (const line of failed) assert.include(line, '"reason":"Unavailable"')
      assert.include(told.at(-1), '"read":')
      assert.isAbove(acknowledged, 0)
    })
  )
})

describe.skipIf(!canTrace)("a disk that fails once", () => {
  // One of many: `npm run test:faults` fails each sync once, and kills at each call.
  for (const when of [15]) {
    it.live(
      `at its sync no. ${when} stops the writer until the log is opened again, and loses nothing`,
      () =>
        Effect.gen(function* () {
          const { acknowledged, complaint, end, told } = yield* filled(
            "strace",
            "-f",
            "-o",
            "/dev/null",
            "-e",
            "trace=fsync",
            "-e",
            `inject=fsync:error=EIO:when=${when}`
          )
          assert.strictEqual(end, 0, complaint)
          // The injection fired, and every append after it was refused although the disk works again.
          const answers = told.slice(0, -1).map((line) => line.includes('"stored":true'))
          assert.deepStrictEqual(answers.slice(-3), [false, false, false])
          assert.isFalse(answers.slice(0, -3).includes(false))
          assert.isAbove(acknowledged, 0)
        }),
      20_000
    )
  }
})

describe.skipIf(!canTrace)("a process that is killed", () => {
  for (const when of [34]) {
    it.live(
      `in the middle of its write no. ${when} loses nothing that was acknowledged`,
      () =>
        Effect.gen(function* () {
          const { acknowledged, end } = yield* filled(
            "strace",
            "-f",
            "-o",
            "/dev/null",
            "-e",
            "trace=pwrite64",
            "-e",
            `inject=pwrite64:signal=SIGKILL:when=${when}`
          )
          assert.include([137, "SIGKILL"], end)
          assert.isAbove(acknowledged, 0)
        }),
      20_000
    )
  }
})
