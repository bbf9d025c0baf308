/** What a full disk, a disk that fails, killed and rival processes do to a log of lines. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { EventId } from "@pactwerk/core"
import { batch, contradictions, historyOf, many, propose, type Report } from "@pactwerk/core/testing"
import { Effect, Exit, Fiber, Random } from "effect"
import { TestClock } from "effect/testing"
import { place, within } from "./ndjson-fixtures.ts"
import { append, errorOf, folder, linesOf, read, start } from "./sqlite-fixtures.ts"

const node = ["--conditions=pactwerk-source", path.join(import.meta.dirname, "ndjson-child.ts")]
const works = (command: string, ...args: ReadonlyArray<string>): boolean => {
  try {
    execFileSync(command, args, { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
// A fault that cannot be made here is shown as skipped.
const canMount =
  process.platform === "linux" &&
  works("sh", "-c", "d=$(mktemp -d) && mount -t tmpfs t $d && umount $d; s=$?; rmdir $d; exit $s")
const canLimit = works("prlimit", "--version")
const canTrace = works("strace", "-o", "/dev/null", "true")
const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** A disk of 256 KiB that is gone when its scope closes. */
const smallDisk = Effect.gen(function* () {
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

/** What the process that filled a log was told, while the system failed it in this way; nothing acknowledged is lost. */
const filled = Effect.fnUntraced(function* (...command: readonly [string, ...ReadonlyArray<string>]) {
  const [program, ...args] = command
  const file = yield* place
  const filler = start(program, [...args, process.execPath, ...node, "fill", file, `${file}.out`])
  const end = yield* Effect.promise(() => filler.done)
  const told = existsSync(`${file}.out`) ? linesOf(`${file}.out`).map((line) => JSON.stringify(line)) : []
  const acknowledged = told.filter((line) => line.includes('"stored":true')).flatMap((line) => line.match(id) ?? [])
  const log = yield* within({ file }, read())
  const recovered: ReadonlyArray<string> = log.map(({ id }) => id)
  assert.deepStrictEqual(
    acknowledged.filter((id) => !recovered.includes(id)),
    []
  )
  // What was refused or never answered may be asked again, with the same ids: one effect.
  for (const line of told.filter((answer) => answer.includes('"stored":false'))) {
    const ids = line.match(id) ?? []
    yield* within({ file }, append(batch(ids.map((known) => ({ ...propose("Filler"), id: EventId.make(known) })))))
    const found = (yield* within({ file }, read())).filter((event) => ids.some((known) => known === event.id))
    assert.strictEqual(found.length, ids.length)
  }
  return { end, told, complaint: filler.complaint(), acknowledged: acknowledged.length }
})

const traced = (call: string, inject: string) =>
  filled("strace", "-f", "-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:${inject}`)

describe("a full disk", () => {
  it.live.skipIf(!canMount)(
    "is said to the caller; the half batch is cut away, and appends pass again when there is room",
    () =>
      Effect.gen(function* () {
        const disk = yield* smallDisk
        const file = path.join(disk, "log.ndjson")
        const ballast = path.join(disk, "ballast")
        writeFileSync(ballast, "x".repeat(120_000))
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
            assert.strictEqual((yield* read()).length, kept)
            rmSync(ballast)
            assert.deepStrictEqual(yield* append(many(20)), { first: kept + 1, last: kept + 20 })
          })
        )
        assert.strictEqual(readFileSync(file, "utf8").split("\n").length, (yield* within({ file }, read())).length + 2)
      }).pipe(Effect.scoped)
  )

  it.live.skipIf(!canLimit)("that fails in the middle of a write loses nothing", () =>
    Effect.gen(function* () {
      const { acknowledged, complaint, end, told } = yield* filled("prlimit", "--fsize=60000")
      assert.strictEqual(end, 0, complaint)
      const failed = told.filter((line) => line.includes('"stored":false'))
      assert.strictEqual(failed.length, 3)
      for (const line of failed) assert.include(line, '"reason":"Unavailable"')
      assert.include(told.at(-1), `"read":${acknowledged}`)
      assert.isAbove(acknowledged, 0)
    }).pipe(Effect.scoped)
  )
})

describe.skipIf(!canTrace)("a disk that fails once", () => {
  // The third batch is synced by no. 9 and its mark by no. 10: the two before it were answered.
  for (const [when, error] of [
    [9, "EIO"],
    [9, "ENOSPC"],
    [10, "EIO"]
  ] as const) {
    it.live(
      `at its sync no. ${when} with ${error} stops the writer until the log is opened again, and loses nothing`,
      () =>
        Effect.gen(function* () {
          const { acknowledged, complaint, end, told } = yield* traced("fsync", `error=${error}:when=${when}`)
          assert.strictEqual(end, 0, complaint)
          // The injection fired, and every append after it was refused although the disk works again.
          const answers = told.slice(0, -1).map((line) => line.includes('"stored":true'))
          assert.deepStrictEqual(answers, [true, true, false, false, false])
          assert.strictEqual(acknowledged, 10)
          assert.strictEqual(told.at(-1), '{"read":10}')
        }).pipe(Effect.scoped),
      30_000
    )
  }

  it.live(
    "is asked to keep each batch before the mark tells of it, and the mark before anybody else is told",
    () =>
      Effect.gen(function* () {
        const file = yield* place
        const trace = `${file}.trace`
        const watched = ["-f", "-y", "-o", trace, "-e", "trace=pwrite64,write,fsync"]
        const filler = start("strace", [...watched, process.execPath, ...node, "write", file, `${file}.out`, "1", "8"])
        assert.strictEqual(yield* Effect.promise(() => filler.done), 0, filler.complaint())
        let unsynced = new Set<string>()
        let marked = 0
        for (const line of readFileSync(trace, "utf8").split("\n")) {
          const [, call = "", written = ""] = /\b(pwrite64|write|fsync)\(\d+<([^>]*)>/.exec(line) ?? []
          if (call === "fsync") unsynced = new Set([...unsynced].filter((name) => name !== written))
          else if (written === file || written.includes("-mark-")) {
            if (written !== file) assert.isFalse(unsynced.has(file), `the mark was moved first: ${line}`)
            marked += written === file ? 0 : 1
            unsynced.add(written)
          } else if (written.endsWith(".out") && line.includes("receipt")) {
            assert.strictEqual(unsynced.size, 0, `answered before it was kept: ${line}`)
          }
        }
        assert.isAbove(marked, 3)
      }).pipe(Effect.scoped),
    30_000
  )
})

describe.skipIf(!canTrace)("a process that is killed", () => {
  for (const when of [8, 9]) {
    it.live(
      `at its write no. ${when} loses nothing that was acknowledged`,
      () =>
        Effect.gen(function* () {
          const { acknowledged, end } = yield* traced("pwrite64", `signal=SIGKILL:when=${when}`)
          assert.include([137, "SIGKILL"], end)
          assert.isAbove(acknowledged, 0)
        }).pipe(Effect.scoped),
      30_000
    )
  }
})

describe("several processes on one log of lines", () => {
  it.live(
    "agree on one order, and lose nothing acknowledged when one is killed",
    () =>
      Effect.gen(function* () {
        const made = yield* folder
        const file = path.join(made, "log.ndjson")
        const outs = [1, 2].map((writer) => path.join(made, `told-${writer}`))
        const writers = outs.map((out, index) =>
          start(process.execPath, [...node, "write", file, out, `${index}`, "40"])
        )
        const toldBy = (out: string) => (existsSync(out) ? linesOf(out).length : 0)
        while (toldBy(outs[0] ?? "") < 12) yield* Effect.sleep(5)
        writers[0]?.kill()
        for (const writer of writers) {
          assert.include([0, "SIGKILL"], yield* Effect.promise(() => writer.done), writer.complaint())
        }
        // What the children write is the report type, line by line; they are this test's own.
        const reports = outs.flatMap((out) => linesOf(out) as ReadonlyArray<Report>)
        const log = yield* within({ file }, read())
        assert.deepStrictEqual(contradictions(historyOf(reports), log), [])
        const answers = reports.flatMap((report) => (report.did === "hear" ? [report.answer.told] : []))
        assert.isAbove(answers.filter((told) => told === "receipt").length, 20)
        assert.isFalse(answers.includes("unknown"))
        assert.strictEqual((yield* within({ file }, append(many(1)))).first, log.length + 1)
      }).pipe(Effect.scoped),
    60_000
  )

  it.live(
    "do not wait for one that died while it held the lock",
    () =>
      Effect.gen(function* () {
        const file = yield* place
        yield* within(
          { file },
          Effect.gen(function* () {
            yield* append(many(1))
            const holder = start(process.execPath, [...node, "hold", file, `${file}.out`])
            while (!existsSync(`${file}.out`) || linesOf(`${file}.out`).length === 0) yield* Effect.sleep(5)
            // Who only reads, and has nothing new to read, does not wait.
            assert.strictEqual((yield* read()).length, 1)
            const waiting = yield* Effect.forkChild(append(many(1)))
            let ticks = 0
            for (const until = performance.now() + 200; performance.now() < until; ticks++) yield* Effect.sleep(1)
            assert.isUndefined(waiting.pollUnsafe())
            // It waits without holding up this process.
            assert.isAbove(ticks, 1)
            holder.kill()
            assert.deepStrictEqual(yield* Fiber.join(waiting), { first: 2, last: 2 })
          })
        )
      }).pipe(Effect.scoped),
    30_000
  )

  it.effect("are waited for no longer than some seconds, and the same ids again have one effect", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within({ file }, append(many(1)))
      const events = many(2)
      const run = Effect.gen(function* () {
        const holder = new DatabaseSync(`${file}-lock`)
        holder.exec("begin exclusive")
        const waiting = yield* Effect.forkChild(errorOf(append(events)))
        while (waiting.pollUnsafe() === undefined) yield* Effect.andThen(TestClock.adjust("1 second"), Effect.yieldNow)
        assert.deepInclude(yield* Fiber.join(waiting), { reason: "Unavailable" })
        holder.exec("rollback")
        holder.close()
        assert.deepStrictEqual(yield* append(events), { first: 2, last: 3 })
        assert.strictEqual((yield* read()).length, 3)
      })
      // Two seconds between attempts instead of some milliseconds: each attempt holds this thread for a while.
      yield* Effect.provideService(within({ file }, run), Random.Random, {
        nextDoubleUnsafe: () => 40,
        nextIntUnsafe: () => 40
      })
    }).pipe(Effect.scoped)
  )

  it.live("notice that the file was moved or replaced under them, and append nothing to what is no longer there", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* within(
        { file },
        Effect.gen(function* () {
          yield* append(many(1))
          renameSync(file, `${file}.moved`)
          const size = statSync(`${file}.moved`).size
          const refused = yield* errorOf(append(many(1)))
          assert.strictEqual(refused.reason, "Unavailable")
          assert.include(refused.message, "moved or replaced")
          assert.strictEqual(statSync(`${file}.moved`).size, size)
        })
      )
    }).pipe(Effect.scoped)
  )
})
