/** What a key signed last of a log: kept beside the log, since nothing else keeps a key from signing two histories. */
import { Effect, Result } from "effect"
import { Checkpoints, type KeptCheckpoint } from "../checkpoints.ts"
import { LogError } from "../event-log.ts"
import { Position } from "../names.ts"
import { type ParsedCheckpoint, parseCheckpoint } from "./signed-checkpoint.ts"

/** The last checkpoint that was signed, as it is kept. */
export interface SignedBefore {
  readonly kept: KeptCheckpoint
  readonly checkpoint: ParsedCheckpoint
}

/**
 * What is kept under this key; nothing where nothing was ever signed. `Corrupt` where something stands there that cannot
 * be read: to take that for nothing would be to sign anything.
 */
export const signedBefore = Effect.fnUntraced(function* (
  key: string
): Effect.fn.Return<SignedBefore | undefined, LogError, Checkpoints> {
  const { keys, load } = yield* Checkpoints
  let kept = yield* load(key)
  if (kept === undefined) {
    if (!(yield* keys).includes(key)) return undefined
    // Another process may have written it in between.
    kept = yield* load(key)
  }
  const parsed = typeof kept?.value === "string" ? Result.getOrUndefined(parseCheckpoint(kept.value)) : undefined
  if (kept !== undefined && parsed !== undefined && parsed.size === kept.position) return { kept, checkpoint: parsed }
  return yield* new LogError({ reason: "Corrupt", cause: new Error(`what was signed last cannot be read: \`${key}\``) })
})

/** Keeps a checkpoint where still stands what was seen; says whether it did. It is durable when this returns. */
export const keepSigned = Effect.fnUntraced(function* (
  key: string,
  { note, size }: { readonly note: string; readonly size: number },
  seen: SignedBefore | undefined
): Effect.fn.Return<boolean, LogError, Checkpoints> {
  const { save } = yield* Checkpoints
  return (yield* save(key, { position: Position.make(size), value: note }, seen?.kept)) !== undefined
})
