/** Which keys stand for a log: those that somebody trusts, those that follow them, and not those that were withdrawn. */
import { Effect, Result, Schema, Stream } from "effect"
import type { Recorded } from "../event.ts"
import { EventLog, LogError } from "../event-log.ts"
import type { Position } from "../names.ts"
import { Event } from "../own/events.ts"
import { type ProofFault, refuse } from "./fault.ts"
import { openCheckpoint, type SignedCheckpoint } from "./signed-checkpoint.ts"
import { keyTypes, parseVerifierKey } from "./verifier-key.ts"

/** What a log says of the keys that sign for it. */
export interface KeyChanges {
  readonly announced: ReadonlyArray<{ readonly key: string; readonly position: Position }>
  /** What a key signed of a log with more events than `after` does not count. */
  readonly withdrawn: ReadonlyArray<{ readonly key: string; readonly after: number }>
}

const { SigningKeyAnnounced, SigningKeyWithdrawn } = Event.cases
const types = ["SigningKeyAnnounced", "SigningKeyWithdrawn"]
const query = { items: [{ types }] }
const reader = Schema.decodeUnknownResult(Schema.Union([SigningKeyAnnounced, SigningKeyWithdrawn]))

/**
 * What the log says of keys.
 *
 * @example
 * const { announced, withdrawn } = yield* keyChanges
 */
export const keyChanges: Effect.Effect<KeyChanges, LogError, EventLog> = Effect.gen(function* () {
  const { read } = yield* EventLog
  const announced: Array<KeyChanges["announced"][number]> = []
  const withdrawn: Array<KeyChanges["withdrawn"][number]> = []
  for (const { data, position, type } of yield* Stream.runCollect(Stream.filter(read(query), isOfKeys))) {
    const change = yield* Effect.mapError(
      Effect.fromResult(reader({ ...data, _tag: type })),
      (cause) => new LogError({ reason: "Corrupt", cause })
    )
    if (change._tag === "SigningKeyAnnounced") announced.push({ key: change.key, position })
    else withdrawn.push({ key: change.key, after: change.after })
  }
  return { announced, withdrawn }
})

const isOfKeys = ({ type }: Recorded): boolean => types.includes(type)

/** Whether this key may sign for a log of so many events. */
export const mayStillSign = (key: string, size: number, { withdrawn }: KeyChanges): boolean =>
  !withdrawn.some((one) => one.key === key && one.after < size)

export interface Succession {
  /** Checkpoints that somebody kept, word for word, and whether the log begins with what each says. */
  readonly kept: ReadonlyArray<{ readonly note: string; readonly holds: boolean }>
  /** The keys that are trusted without any log: of the log, and of witnesses. */
  readonly keys: ReadonlyArray<string>
  readonly changes: KeyChanges
}

/** A checkpoint that is stood for, and where the key was announced that does. */
export interface Succeeded extends SignedCheckpoint {
  /** Where a key that was not given was announced; nothing where a given key signed. */
  readonly announcedAt: Position | undefined
}

/**
 * Opens checkpoints with the keys that are trusted, and with those that follow them: whoever trusts a key trusts the log it
 * signed, and so a key which that log announced before that size. A key that was withdrawn counts for nothing beyond where
 * it was; nor does it then pass on any trust.
 *
 * @example
 * openInSuccession({ kept: [{ note, holds: true }], keys: [oldKey], changes: yield* keyChanges })
 */
export const openInSuccession = ({
  changes,
  kept,
  keys
}: Succession): ReadonlyArray<Result.Result<Succeeded, ProofFault>> => {
  const trusted = new Map<string, Position | undefined>(keys.map((key) => [key, undefined]))
  const opened = (note: string) => openWith(note, trusted, changes)
  for (;;) {
    const before = trusted.size
    for (const { holds, note } of kept) {
      const checkpoint = Result.getOrUndefined(opened(note))
      if (!holds || checkpoint === undefined) continue
      for (const { key, position } of changes.announced) {
        const isOfLog = Result.getOrUndefined(parseVerifierKey(key))?.name === checkpoint.origin
        if (isOfLog && position <= checkpoint.size && !trusted.has(key)) trusted.set(key, position)
      }
    }
    if (trusted.size === before) return kept.map(({ note }) => opened(note))
  }
}

const openWith = (
  note: string,
  trusted: ReadonlyMap<string, Position | undefined>,
  changes: KeyChanges
): Result.Result<Succeeded, ProofFault> =>
  Result.gen(function* () {
    const { origin, size } = yield* openCheckpoint(note, [...trusted.keys()])
    const counting = [...trusted].filter(([key]) => mayStillSign(key, size, changes))
    const opened = openCheckpoint(
      note,
      counting.map(([key]) => key)
    )
    if (Result.isFailure(opened)) return yield* refuse("the key that signed it was withdrawn")
    const own = opened.success.signatures.filter(({ name, type }) => name === origin && type === keyTypes.note)
    // The keys that were given stand before those that follow them.
    const signed = counting.find(([key]) => own.some(({ id, name }) => key.startsWith(`${name}+${id}+`)))
    return { ...opened.success, announcedAt: signed?.[1] }
  })
