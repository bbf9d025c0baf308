/** A key never signs two histories, and neither does a witness: whatever is lost, changed or done at once. */
import { Effect, Result } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, it } from "vitest"
import { Checkpoints, makeCheckpoints } from "../../../src/kernel/checkpoints.ts"
import { LogError } from "../../../src/kernel/event-log.ts"
import { leafHash } from "../../../src/kernel/integrity.ts"
import { Position } from "../../../src/kernel/names.ts"
import { emptyRoot } from "../../../src/kernel/proof/hash.ts"
import { signNote, withSignatures } from "../../../src/kernel/proof/note.ts"
import { openCheckpoint, signCheckpoint } from "../../../src/kernel/proof/signed-checkpoint.ts"
import { signTreeHead, type TreeHeadSigning } from "../../../src/kernel/proof/signer.ts"
import { makeWitnessKey } from "../../../src/kernel/proof/signing-key.ts"
import { consistency, rootOf } from "../../../src/kernel/proof/tree.ts"
import { type WitnessAnswer, witnessCheckpoint } from "../../../src/kernel/proof/witness.ts"
import { writeWitnessRequest } from "../../../src/kernel/proof/witness-request.ts"
import { archiveKey, libraryKey, logKey, newLogKey, origin, seedOf, strangerKey } from "./keys.ts"
import { fakeLog, over, recordsOf, type Shelf, shelf } from "./logs.ts"

const leaves = Array.from({ length: 12 }, (_, index) => leafHash(String(index)))
const log = (count: number) => fakeLog(recordsOf(leaves), count)
/** The same length and another event at this position. */
const rewritten = (at: number, count: number) => fakeLog(recordsOf(leaves.with(at - 1, leafHash("other"))), count)

const sign = (kept: Shelf, on: ReturnType<typeof log>, change: Partial<TreeHeadSigning> = {}) =>
  over(kept, on)(signTreeHead({ keys: [logKey], ...change }))
const refusal = <A, E extends { readonly message: string; readonly reason: string }>(run: Effect.Effect<A, E>) =>
  Effect.map(Effect.result(run), (result) => (Result.isFailure(result) ? result.failure.reason : "signed"))
const slotOf = (kept: Shelf, prefix: string) =>
  [...kept.slots.keys()].find((key) => key.startsWith(prefix)) ?? expect.fail("nothing was kept")

/** The same checkpoints, giving way to others before each write. */
const yielding = (kept: Shelf): Shelf => ({
  ...kept,
  checkpoints: {
    ...kept.checkpoints,
    save: (key, next, seen) => Effect.andThen(Effect.yieldNow, kept.checkpoints.save(key, next, seen))
  }
})
/** The same checkpoints, but before the first write for a key something else happens. */
const interrupted = (kept: Shelf, meanwhile: Effect.Effect<unknown, unknown>): Shelf => {
  let isOver = false
  return {
    ...kept,
    checkpoints: {
      ...kept.checkpoints,
      save: (key, next, seen) =>
        Effect.gen(function* () {
          if (!isOver && /^(?:signed|witnessed)\//.test(key)) {
            isOver = true
            yield* Effect.orDie(meanwhile)
          }
          return yield* kept.checkpoints.save(key, next, seen)
        })
    }
  }
}

describe("a log", () => {
  it("is signed as it stands, and the same again while it stands so", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const first = yield* sign(kept, log(5))
      expect(openCheckpoint(first.note, [logKey])).toEqual(Result.succeed(first))
      expect(first).toMatchObject({ origin, size: 5, root: rootOf(leaves.slice(0, 5)) })
      expect((yield* sign(kept, log(5))).note).toBe(first.note)
      expect(yield* sign(kept, log(9))).toMatchObject({ size: 9, root: rootOf(leaves.slice(0, 9)) })
      expect(yield* sign(kept, log(12), { size: 10 })).toMatchObject({ size: 10 })
    }).pipe(Effect.runPromise))
  it("that is empty is signed too, and may then begin", () =>
    Effect.gen(function* () {
      const kept = shelf()
      expect(yield* sign(kept, log(0))).toMatchObject({ size: 0, root: emptyRoot })
      expect(yield* sign(kept, log(2))).toMatchObject({ size: 2 })
    }).pipe(Effect.runPromise))
  it.each([1, 3, 5])("in which the event at position %i was changed is never signed again, of any size", (at) =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* sign(kept, log(5))
      for (const count of [5, 6, 8, 12]) {
        expect(yield* refusal(sign(kept, rewritten(at, count)))).toBe("another than what was signed")
      }
      expect(yield* refusal(sign(kept, log(12)))).toBe("signed")
    }).pipe(Effect.runPromise)
  )
  it("that lost its end is not signed, and says so", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* sign(kept, log(5))
      for (const count of [0, 1, 4]) {
        expect(yield* refusal(sign(kept, log(count)))).toBe("shorter than what was signed")
      }
      const failed = yield* Effect.flip(sign(kept, log(4)))
      expect(failed).toMatchObject({ _tag: "SigningRefused", size: 4, signed: 5 })
      expect(failed.message).toBe("the log of `4` events is not signed: shorter than what was signed, which had `5`")
    }).pipe(Effect.runPromise))
  it("is not signed while what was signed last cannot be read", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* sign(kept, log(5))
      const key = slotOf(kept, "signed/")
      const slot = kept.slots.get(key) ?? expect.fail("nothing was kept")
      kept.slots.set(key, { ...slot, text: slot.text.slice(0, -3) })
      expect(yield* refusal(sign(kept, log(6)))).toBe("Corrupt")
      kept.slots.delete(key)
      for (const value of [
        "hello",
        5,
        Result.getOrThrow(signCheckpoint({ origin, size: 5, root: emptyRoot }, [logKey]))
      ]) {
        yield* kept.checkpoints.save(key, { position: Position.make(6), value }, yield* kept.checkpoints.load(key))
        expect(yield* refusal(sign(kept, log(6)))).toBe("Corrupt")
      }
    }).pipe(Effect.runPromise))
  it("must extend what somebody else kept of it", () =>
    Effect.gen(function* () {
      const known = (yield* sign(shelf(), log(5))).note
      expect(yield* refusal(sign(shelf(), rewritten(2, 9), { known }))).toBe("another than what was signed")
      expect(yield* refusal(sign(shelf(), log(4), { known }))).toBe("shorter than what was signed")
      expect(yield* refusal(sign(shelf(), log(9), { known }))).toBe("signed")
      for (const other of ["hello", Result.getOrThrow(signNote("hello\n", [logKey])), known.replace(origin, "a")]) {
        expect(yield* refusal(sign(shelf(), log(9), { known: other }))).toBe("no key for this")
      }
    }).pipe(Effect.runPromise))
  it("is signed by two keys while one follows the other, and by neither where one of them signed something else", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* sign(kept, log(5))
      const both = yield* sign(kept, log(7), { keys: [newLogKey, logKey] })
      expect(both.signatures.map(({ id }) => id)).toEqual([newLogKey.id, logKey.id])
      expect(yield* sign(kept, log(8), { keys: [newLogKey] })).toMatchObject({ size: 8 })
      const parted = shelf()
      yield* sign(parted, rewritten(2, 5), { keys: [newLogKey] })
      expect(yield* refusal(sign(parted, log(6), { keys: [logKey, newLogKey] }))).toBe("another than what was signed")
    }).pipe(Effect.runPromise))
  it("is not signed by keys of two logs", () =>
    Effect.gen(function* () {
      expect(yield* refusal(sign(shelf(), log(5), { keys: [logKey, strangerKey] }))).toBe("no key for this")
      expect(yield* refusal(sign(shelf(), log(5), { keys: [libraryKey] }))).toBe("no key for this")
    }).pipe(Effect.runPromise))
  it("has one tree of each size that is signed, also where two histories are signed at once", () =>
    Effect.gen(function* () {
      for (const order of [0, 1, 2, 3]) {
        const kept = yielding(shelf())
        const logs = [log(6), rewritten(3, 6), rewritten(6, 6), log(6)]
        const turned = [...logs.slice(order), ...logs.slice(0, order)]
        const outcomes = yield* Effect.forEach(turned, (on) => Effect.result(sign(kept, on)), {
          concurrency: "unbounded"
        })
        const roots = outcomes.flatMap((one) => (Result.isSuccess(one) ? [one.success.root] : []))
        expect(new Set(roots).size).toBe(1)
      }
    }).pipe(Effect.runPromise))
  it("is looked at again where another process signed first: the longer one stands, another history does not", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* sign(kept, log(5))
      expect(yield* sign(interrupted(kept, sign(kept, log(7))), log(9))).toMatchObject({ size: 9 })
      expect(yield* refusal(sign(interrupted(kept, sign(kept, log(12))), log(10)))).toBe("shorter than what was signed")
      const other = shelf()
      const late = sign(interrupted(other, sign(other, rewritten(2, 5))), log(5))
      expect(yield* refusal(late)).toBe("another than what was signed")
    }).pipe(Effect.runPromise))
  it("is given out only after it was kept", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const failing = makeCheckpoints({
        read: (key) => Effect.sync(() => kept.slots.get(key)),
        write: () => Effect.fail(new LogError({ reason: "Unavailable", cause: "full" })),
        remove: () => Effect.void,
        keys: Effect.succeed([])
      })
      expect(yield* refusal(sign({ ...kept, checkpoints: failing }, log(5)))).toBe("Unavailable")
      const readOnly = shelf(true)
      expect(yield* refusal(sign(readOnly, log(5)))).toBe("ReadOnly")
      // What was kept can be given out again.
      const { note } = yield* sign(kept, log(5))
      for (const [key, slot] of kept.slots) readOnly.slots.set(key, slot)
      expect((yield* sign(readOnly, log(5))).note).toBe(note)
      expect(yield* refusal(sign(readOnly, log(6)))).toBe("ReadOnly")
    }).pipe(Effect.runPromise))
})

describe("a witness", () => {
  const noteOf = (count: number, those: ReadonlyArray<string> = leaves, key = logKey) =>
    Result.getOrThrow(
      signCheckpoint({ origin: key.name, size: count, root: rootOf(those.slice(0, count)) ?? "" }, [key])
    )
  const requestOf = (old: number, count: number, those: ReadonlyArray<string> = leaves) =>
    Result.getOrThrow(
      writeWitnessRequest({
        old,
        path: old === 0 ? [] : (consistency(old, those.slice(0, count)) ?? []),
        checkpoint: noteOf(count, those)
      })
    )
  const ask = (kept: Shelf, request: string, logs: Parameters<typeof witnessCheckpoint>[0]["logs"] = [logKey]) =>
    Effect.provideService(witnessCheckpoint({ request, witness: libraryKey, logs }), Checkpoints, kept.checkpoints)
  const said = (answer: WitnessAnswer) => (answer._tag === "Cosigned" ? "signed" : answer.reason)
  const other = leaves.with(1, leafHash("other"))

  it("signs the first checkpoint of a log that it sees, and then what extends it", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const steps = [
        [0, 3],
        [3, 4],
        [4, 4],
        [4, 12]
      ] as const
      for (const [old, count] of steps) expect(said(yield* ask(kept, requestOf(old, count)))).toBe("signed")
    }).pipe(Effect.runPromise))
  it("gives a line that says when, by its own clock", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_709_290_800_999)
      const answer = yield* witnessCheckpoint({ request: requestOf(0, 3), witness: libraryKey, logs: [logKey] })
      if (answer._tag !== "Cosigned") return expect.fail(answer.reason)
      const note = Result.getOrThrow(withSignatures(noteOf(3), [answer.line]))
      const { signatures } = Result.getOrThrow(openCheckpoint(note, [logKey, libraryKey]))
      expect(signatures[1]).toEqual({ name: libraryKey.name, id: libraryKey.id, type: 4, at: 1_709_290_800 })
    }).pipe(
      Effect.provideService(Checkpoints, shelf().checkpoints),
      Effect.provide(TestClock.layer()),
      Effect.runPromise
    ))
  it("signs again what it signed, also where nothing can be written any more", () =>
    Effect.gen(function* () {
      const [kept, readOnly] = [shelf(), shelf(true)]
      yield* ask(kept, requestOf(0, 3))
      for (const [key, slot] of kept.slots) readOnly.slots.set(key, slot)
      expect(said(yield* ask(readOnly, requestOf(3, 3)))).toBe("signed")
      expect(yield* refusal(ask(readOnly, requestOf(3, 4)))).toBe("ReadOnly")
    }).pipe(Effect.runPromise))
  it("does not sign another history, of any size", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* ask(kept, requestOf(0, 3))
      for (const count of [3, 4, 8]) {
        expect(said(yield* ask(kept, requestOf(3, count, other)))).toBe("no extension of what was signed last")
      }
      expect(said(yield* ask(kept, requestOf(3, 8)))).toBe("signed")
    }).pipe(Effect.runPromise))
  it("tells from which size it must be asked, and takes no step back", () =>
    Effect.gen(function* () {
      const kept = shelf()
      expect(yield* ask(kept, requestOf(2, 3))).toEqual({
        _tag: "NotCosigned",
        reason: "another size was signed last",
        signed: 0
      })
      yield* ask(kept, requestOf(0, 5))
      for (const request of [requestOf(0, 8), requestOf(3, 8), requestOf(3, 4)]) {
        expect(yield* ask(kept, request)).toMatchObject({ reason: "another size was signed last", signed: 5 })
      }
      const back = Result.getOrThrow(writeWitnessRequest({ old: 5, path: [], checkpoint: noteOf(4) }))
      expect(said(yield* ask(kept, back))).toBe("older than the size it starts from")
    }).pipe(Effect.runPromise))
  it("takes no path where there is nothing to extend, and none but the right one elsewhere", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const path = [leafHash("x")]
      const first = Result.getOrThrow(writeWitnessRequest({ old: 0, path, checkpoint: noteOf(3) }))
      expect(said(yield* ask(kept, first))).toBe("no extension of what was signed last")
      yield* ask(kept, requestOf(0, 3))
      for (const checkpoint of [noteOf(3), noteOf(5)]) {
        const wrong = Result.getOrThrow(writeWitnessRequest({ old: 3, path, checkpoint }))
        expect(said(yield* ask(kept, wrong))).toBe("no extension of what was signed last")
      }
      const none = Result.getOrThrow(writeWitnessRequest({ old: 3, path: [], checkpoint: noteOf(5) }))
      expect(said(yield* ask(kept, none))).toBe("no extension of what was signed last")
    }).pipe(Effect.runPromise))
  it("signs for the logs it knows, by their own keys", () =>
    Effect.gen(function* () {
      const kept = shelf()
      const namesake = Result.getOrThrow(makeWitnessKey(origin, seedOf(6)))
      for (const logs of [[], [strangerKey], [archiveKey], [namesake], ["no key"]]) {
        expect(said(yield* ask(kept, requestOf(0, 3), logs))).toBe("an unknown log")
      }
      expect(said(yield* ask(kept, requestOf(0, 3), [newLogKey]))).toBe("not signed by the log")
      const forged = requestOf(0, 3).replace("\n3\n", "\n4\n")
      expect(said(yield* ask(kept, forged))).toBe("not signed by the log")
      expect(kept.slots.size).toBe(0)
      expect(said(yield* ask(kept, requestOf(0, 3), [strangerKey, newLogKey, logKey]))).toBe("signed")
    }).pipe(Effect.runPromise))
  it("keeps the logs apart", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* ask(kept, requestOf(0, 3))
      const request = Result.getOrThrow(
        writeWitnessRequest({ old: 0, path: [], checkpoint: noteOf(5, other, strangerKey) })
      )
      expect(said(yield* ask(kept, request, [strangerKey]))).toBe("signed")
      expect(said(yield* ask(kept, requestOf(3, 5)))).toBe("signed")
    }).pipe(Effect.runPromise))
  it("answers what is no request, and an empty tree with a root of its own", () =>
    Effect.gen(function* () {
      for (const request of ["", "old 0\n", requestOf(0, 3).replace("old 0", "old x")]) {
        expect(said(yield* ask(shelf(), request))).toBe("no request")
      }
      expect(said(yield* ask(shelf(), requestOf(0, 3).replace("\n3\n", "\n0\n")))).toBe(
        "no extension of what was signed last"
      )
      expect(said(yield* ask(shelf(), requestOf(0, 0)))).toBe("signed")
    }).pipe(Effect.runPromise))
  it("compares and keeps in one step: of two requests at once, none takes back the other", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* ask(kept, requestOf(0, 3))
      const late = yield* ask(interrupted(kept, ask(kept, requestOf(3, 9))), requestOf(3, 5))
      expect(late).toMatchObject({ reason: "another size was signed last", signed: 9 })
      const first = shelf()
      const second = yield* ask(interrupted(first, ask(first, requestOf(0, 4, other))), requestOf(0, 4))
      expect(second).toMatchObject({ reason: "another size was signed last", signed: 4 })
    }).pipe(Effect.runPromise))
  it("does not sign while what it signed last cannot be read, and keeps nothing that it does not sign", () =>
    Effect.gen(function* () {
      const kept = shelf()
      yield* ask(kept, requestOf(0, 3))
      const key = slotOf(kept, "witnessed/")
      kept.slots.set(key, { sum: "", text: "" })
      expect(yield* refusal(ask(kept, requestOf(0, 3)))).toBe("Corrupt")
      expect(yield* refusal(ask(kept, requestOf(3, 5)))).toBe("Corrupt")
      const wrong = shelf()
      const run = witnessCheckpoint({ request: requestOf(0, 3), witness: logKey, logs: [logKey] })
      expect(yield* refusal(Effect.provideService(run, Checkpoints, wrong.checkpoints))).toBe("Encoding")
      expect(wrong.slots.size).toBe(0)
    }).pipe(Effect.runPromise))
})
