/** Where whoever follows a log keeps how far it is: beside the log, and never trusted over it. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { Context, Effect, Layer, Option, Result, Schema } from "effect"
import { LogError } from "./event-log.ts"
import { Position } from "./names.ts"
import { readPlain, writePlain } from "./plain.ts"

/** A position, and what stands there: kept in one piece, so that one is never without the other. */
export interface Checkpoint {
  readonly position: Position
  /** Any plain value. */
  readonly value: unknown
}

/** A checkpoint as it is kept, known by its sum. */
export interface KeptCheckpoint extends Checkpoint {
  readonly sum: string
}

/** The checkpoints of one log. Losing them costs time and no answer: they are made anew from the log. */
export class Checkpoints extends Context.Service<
  Checkpoints,
  {
    /** What is kept under this key; what was torn or changed is nothing. */
    readonly load: (key: string) => Effect.Effect<KeptCheckpoint | undefined, LogError>
    /**
     * Keeps this where still stands what was `seen`, and nothing where nothing was; nothing is kept when another came
     * first. Fails with `Encoding` for a value that is not plain.
     */
    readonly save: (
      key: string,
      next: Checkpoint,
      seen: KeptCheckpoint | undefined
    ) => Effect.Effect<KeptCheckpoint | undefined, LogError>
    readonly remove: (key: string) => Effect.Effect<void, LogError>
    /** All keys, sorted. */
    readonly keys: Effect.Effect<ReadonlyArray<string>, LogError>
  }
>()("@pactwerk/core/Checkpoints") {}

/** A text, and the sum by which it is known. */
export interface Slot {
  readonly sum: string
  readonly text: string
}

/** What a place for checkpoints must do: keep one slot for each key. The keys it gets have been checked. */
export interface Slots {
  readonly read: (key: string) => Effect.Effect<Slot | undefined, LogError>
  /** Puts it where a slot with this sum stands, or where nothing does; says whether it did. At once, for all processes. */
  readonly write: (key: string, slot: Slot, expected: string | undefined) => Effect.Effect<boolean, LogError>
  readonly remove: (key: string) => Effect.Effect<void, LogError>
  /** In any order. */
  readonly keys: Effect.Effect<ReadonlyArray<string>, LogError>
}

/**
 * Checkpoints in such a place.
 *
 * @example
 * Layer.succeed(Checkpoints, makeCheckpoints({ read, write, remove, keys }))
 */
export const makeCheckpoints = (slots: Slots): Checkpoints["Service"] => ({
  load: (key) =>
    Effect.map(Effect.andThen(checked(key), slots.read(key)), (slot) => Option.getOrUndefined(understood(key, slot))),
  save: Effect.fnUntraced(function* (key, next, seen) {
    yield* checked(key)
    const slot = yield* Effect.fromResult(slotOf(key, next))
    const write = slots.write(key, slot, seen?.sum)
    if (yield* write) return { ...next, sum: slot.sum }
    // What is torn stands in nobody's way.
    if (seen !== undefined || Option.isSome(understood(key, yield* slots.read(key)))) return undefined
    yield* slots.remove(key)
    return (yield* write) ? { ...next, sum: slot.sum } : undefined
  }),
  remove: (key) => Effect.andThen(checked(key), slots.remove(key)),
  keys: Effect.map(slots.keys, (keys) => keys.toSorted())
})

/**
 * A place in memory, which whoever gives the slots can look into.
 *
 * @example
 * makeCheckpoints(memorySlots())
 */
export const memorySlots = (slots: Map<string, Slot> = new Map()): Slots => ({
  read: (key) => Effect.sync(() => slots.get(key)),
  write: (key, slot, expected) =>
    Effect.sync(() => {
      if (slots.get(key)?.sum !== expected) return false
      slots.set(key, slot)
      return true
    }),
  remove: (key) => Effect.sync(() => slots.delete(key)),
  keys: Effect.sync(() => [...slots.keys()])
})

/** Checkpoints that last as long as the program. */
export const layerCheckpoints: Layer.Layer<Checkpoints> = Layer.sync(Checkpoints, () => makeCheckpoints(memorySlots()))

const isPosition = Schema.is(Position)
const encoding = (what: string) => Result.fail(new LogError({ reason: "Encoding", cause: new TypeError(what) }))

/** The sum covers the key too: a slot that stands under another key is not what was kept there. */
const sumOf = (key: string, text: string): string => bytesToHex(sha256(utf8ToBytes(`${key}\n${text}`)))

const slotOf = (key: string, { position, value }: Checkpoint): Result.Result<Slot, LogError> =>
  Result.flatMap(writePlain(value), (written) => {
    if (!isPosition(position)) return encoding("a position is a whole number from 0")
    const text = `${position} ${written}`
    return Result.succeed({ sum: sumOf(key, text), text })
  })

const understood = (key: string, slot: Slot | undefined): Option.Option<KeptCheckpoint> => {
  if (slot === undefined || sumOf(key, slot.text) !== slot.sum) return Option.none()
  const end = slot.text.indexOf(" ")
  const position = Number(slot.text.slice(0, end))
  return isPosition(position)
    ? Option.some({ position, value: readPlain(slot.text.slice(end + 1)), sum: slot.sum })
    : Option.none()
}

/** A text that every store can file under. */
const checked = (key: string): Effect.Effect<void, LogError> =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
  /^[^\u0000-\u001f\u007f]{1,300}$/.test(key) && key.isWellFormed()
    ? Effect.void
    : Effect.fromResult(encoding("a key is a text of 1 to 300 characters"))
