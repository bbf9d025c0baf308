/** One signing key follows another, and a withdrawn one counts for nothing: what the log says of its keys. */
import { Effect, Result, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { Checkpoints } from "../../../src/kernel/checkpoints.ts"
import type { Recorded } from "../../../src/kernel/event.ts"
import { EventLog } from "../../../src/kernel/event-log.ts"
import { leafHash } from "../../../src/kernel/integrity.ts"
import { Position } from "../../../src/kernel/names.ts"
import { signNote, withSignatures } from "../../../src/kernel/proof/note.ts"
import { cosign, parseCheckpoint, signCheckpoint } from "../../../src/kernel/proof/signed-checkpoint.ts"
import { signTreeHead } from "../../../src/kernel/proof/signer.ts"
import { makeSigningKey, makeWitnessKey, type SigningKey } from "../../../src/kernel/proof/signing-key.ts"
import {
  type KeyChanges,
  keyChanges,
  mayStillSign,
  openInSuccession,
  type Succession
} from "../../../src/kernel/proof/succession.ts"
import { writeVerifierKey } from "../../../src/kernel/proof/verifier-key.ts"
import { logKey as first, libraryKey, origin, newLogKey as second, seedOf, strangerKey } from "./keys.ts"
import { recordsOf, shelf } from "./logs.ts"

const third = Result.getOrThrow(makeSigningKey(origin, seedOf(6)))
const one = writeVerifierKey(first)
const two = writeVerifierKey(second)
const three = writeVerifierKey(third)
const stranger = writeVerifierKey(strangerKey)
const nothing: KeyChanges = { announced: [], withdrawn: [] }
const announced = (...all: ReadonlyArray<readonly [key: string, position: number]>): KeyChanges => ({
  ...nothing,
  announced: all.map(([key, position]) => ({ key, position: Position.make(position) }))
})
const signed = (size: number, keys: ReadonlyArray<SigningKey>): string =>
  Result.getOrThrow(signCheckpoint({ origin, size, root: leafHash(String(size)) }, keys))
const held = (...notes: ReadonlyArray<string>) => notes.map((note) => ({ note, holds: true }))
/** Who stands for each of these: where the key was announced, or why nobody does. */
const opened = (succession: Succession) =>
  openInSuccession(succession).map((result) =>
    Result.isSuccess(result) ? (result.success.announcedAt ?? "given") : result.failure
  )

describe("a key that was announced", () => {
  const changes = announced([two, 10])
  it("is trusted by whoever trusts the key that signed the log from there on", () => {
    for (const size of [10, 11]) {
      const kept = held(signed(size, [first, second]), signed(20, [second]))
      expect(opened({ kept, keys: [one], changes }), String(size)).toEqual(["given", 10])
    }
  })
  it("is trusted in whichever order checkpoints are given", () => {
    const kept = held(signed(20, [second]), signed(10, [first]))
    expect(opened({ kept, keys: [one], changes })).toEqual([10, "given"])
  })
  it("is not trusted where the older key signed the log only before it was announced", () => {
    const kept = held(signed(9, [first]), signed(20, [second]))
    expect(opened({ kept, keys: [one], changes })).toEqual(["given", "no known key signed it"])
  })
  it("is not trusted on the word of a checkpoint that the log does not go on from", () => {
    const kept = [{ note: signed(10, [first]), holds: false }, ...held(signed(20, [second]))]
    expect(opened({ kept, keys: [one], changes })).toEqual(["given", "no known key signed it"])
  })
  it("is not trusted while nobody who is trusted signed anything, nor for what the log does not say", () => {
    const kept = held(signed(10, [first, second]), signed(20, [second]))
    expect(opened({ kept, keys: [three], changes })).toEqual(["no known key signed it", "no known key signed it"])
    expect(opened({ kept, keys: [one], changes: nothing })).toEqual(["given", "no known key signed it"])
  })
  it("passes trust on to the next, from key to key", () => {
    const chain = announced([three, 20], [two, 10])
    const kept = held(signed(30, [third]), signed(20, [second, third]), signed(10, [first, second]))
    expect(opened({ kept, keys: [one], changes: chain })).toEqual([20, 10, "given"])
    expect(opened({ kept: held(signed(30, [third]), signed(10, [first])), keys: [one], changes: chain })).toEqual([
      "no known key signed it",
      "given"
    ])
  })
  it("is of this log: the key of another is not trusted, and neither is one that only a witness vouches for", () => {
    const kept = held(signed(10, [first]))
    const other = Result.getOrThrow(
      signCheckpoint({ origin: strangerKey.name, size: 20, root: leafHash("20") }, [strangerKey])
    )
    expect(opened({ kept: [...kept, ...held(other)], keys: [one], changes: announced([stranger, 5]) })).toEqual([
      "given",
      "no known key signed it"
    ])
    const note = signed(20, [second])
    const cosigned = Result.getOrThrow(
      withSignatures(note, [Result.getOrThrow(cosign(note, libraryKey, 1_700_000_000))])
    )
    const keys = [writeVerifierKey(libraryKey)]
    expect(opened({ kept: held(cosigned), keys, changes })).toEqual(["no key with the name of the log signed it"])
    expect(opened({ kept: [...kept, ...held(cosigned)], keys: [one, ...keys], changes })).toEqual(["given", 10])
  })
  it("is said to stand for a log where others sign beside it, be they trusted for something else", () => {
    const note = signed(20, [second])
    const { text } = Result.getOrThrow(parseCheckpoint(note))
    const namesake = Result.getOrThrow(makeWitnessKey(origin, seedOf(7)))
    const beside = [
      [strangerKey, Result.getOrThrow(signNote(text, [strangerKey])).slice(text.length + 1)],
      [namesake, Result.getOrThrow(cosign(note, namesake, 1_700_000_000))]
    ] as const
    for (const [key, line] of beside) {
      const kept = held(signed(10, [first]), Result.getOrThrow(withSignatures(note, [line])))
      expect(opened({ kept, keys: [one, writeVerifierKey(key)], changes })).toEqual(["given", 10])
    }
  })
  it("whose signature does not verify spoils a checkpoint, as that of any known key", () => {
    const spoilt = signed(20, [first, second]).replace(`\n20\n`, `\n21\n`)
    expect(opened({ kept: held(signed(10, [first]), spoilt), keys: [one], changes })).toEqual([
      "given",
      "the signature of a known key does not verify"
    ])
  })
})

describe("a key that was withdrawn", () => {
  const changes: KeyChanges = { announced: [], withdrawn: [{ key: one, after: 10 }] }
  it("stands for the log as it was, and for nothing beyond", () => {
    const kept = held(signed(10, [first]), signed(11, [first]))
    expect(opened({ kept, keys: [one], changes })).toEqual(["given", "the key that signed it was withdrawn"])
    expect([10, 11].map((size) => mayStillSign(one, size, changes))).toEqual([true, false])
    expect(mayStillSign(two, 11, changes)).toBe(true)
  })
  it("takes nothing from another key that signed too", () =>
    expect(opened({ kept: held(signed(11, [first, second])), keys: [one, two], changes })).toEqual(["given"]))
  it("passes on no trust beyond where it was withdrawn, and all of it before", () => {
    const kept = held(signed(12, [first, second]), signed(20, [second]))
    const after = (count: number) => ({ ...announced([two, 11]), withdrawn: [{ key: one, after: count }] })
    expect(opened({ kept, keys: [one], changes: after(11) })).toEqual([
      "the key that signed it was withdrawn",
      "no known key signed it"
    ])
    expect(opened({ kept, keys: [one], changes: after(12) })).toEqual(["given", 11])
  })
  it("is no follower either", () => {
    const kept = held(signed(10, [first, second]), signed(20, [second]))
    const both = { ...announced([two, 10]), withdrawn: [{ key: two, after: 15 }] }
    expect(opened({ kept, keys: [one], changes: both })).toEqual(["given", "the key that signed it was withdrawn"])
  })
})

describe("what a log says of keys", () => {
  const leaves = Array.from({ length: 12 }, (_, index) => leafHash(String(index)))
  const saying = (at: number, type: string, data: Recorded["data"]) => {
    const all = recordsOf(leaves)
    const record = all[at - 1] ?? expect.fail("no such event")
    return all.with(at - 1, { ...record, type, data })
  }
  const logOf = (all: ReadonlyArray<Recorded>) =>
    EventLog.of({
      append: () => Effect.die("nothing is appended here"),
      heads: Stream.empty,
      read: (_, { after = 0, backwards, limit, until = all.length } = {}) =>
        Stream.fromArray(backwards === true ? all.slice(-(limit ?? 0)) : all.slice(after, until))
    })
  const over = <A, E>(all: ReadonlyArray<Recorded>, run: Effect.Effect<A, E, EventLog | Checkpoints>) =>
    Effect.runPromise(
      Effect.result(
        run.pipe(Effect.provideService(EventLog, logOf(all)), Effect.provideService(Checkpoints, shelf().checkpoints))
      )
    )

  it("is read with its places, and nothing else with it", async () => {
    expect(await over(recordsOf(leaves), keyChanges)).toEqual(Result.succeed(nothing))
    expect(await over(saying(7, "SigningKeyAnnounced", { key: two, because: "planned" }), keyChanges)).toEqual(
      Result.succeed(announced([two, 7]))
    )
    expect(await over(saying(7, "SigningKeyWithdrawn", { key: one, after: 3, because: "stolen" }), keyChanges)).toEqual(
      Result.succeed({ announced: [], withdrawn: [{ key: one, after: 3 }] })
    )
  })
  it("is corrupt where it cannot be read, and never passed over", async () =>
    expect(await over(saying(7, "SigningKeyWithdrawn", { key: one }), keyChanges)).toMatchObject({
      failure: { reason: "Corrupt" }
    }))
  it("keeps a key that was withdrawn from signing beyond, and no other", async () => {
    const all = saying(7, "SigningKeyWithdrawn", { key: one, after: 8, because: "stolen" })
    const sign = (keys: readonly [SigningKey, ...ReadonlyArray<SigningKey>], size: number) =>
      over(all, signTreeHead({ keys, size }))
    expect(await sign([first], 8)).toMatchObject({ success: { size: 8 } })
    expect(await sign([second], 9)).toMatchObject({ success: { size: 9 } })
    for (const keys of [[first], [second, first]] as const)
      expect(await sign(keys, 9)).toMatchObject({
        failure: {
          reason: "a key that was withdrawn",
          message: "the log of `9` events is not signed: a key that was withdrawn"
        }
      })
  })
})
