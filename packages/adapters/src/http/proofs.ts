/** Tree heads, checkpoints and proofs of the log as it is kept, for whoever wants to check it. */
import {
  Checkpoints,
  type ConsistencyProof,
  EventLog,
  type InclusionProof,
  LogError,
  makeCheckpoints,
  matches,
  memorySlots,
  type OpenedAlliance,
  proveConsistency,
  proveInclusion,
  type Recorded,
  type SignedCheckpoint,
  type SigningKey,
  SigningRefused,
  signTreeHead,
  type TreeHead,
  treeHeadAt
} from "@pactwerk/core"
import { Effect, Layer, Result, Stream } from "effect"
import { HttpProblem } from "./problem.ts"

/** Who signs for the log. */
export interface Signing {
  readonly key: SigningKey
  /** What the key signed before; it must last, so that the key never signs two histories. */
  readonly checkpoints: Layer.Layer<Checkpoints, LogError>
}

/** What can be proven, and the log that it is proven of. */
export interface Proofs {
  /** The log as it is kept, to be read. */
  readonly log: EventLog["Service"]
  readonly head: (size?: number) => Promise<TreeHead>
  readonly inclusion: (position: number, size?: number) => Promise<InclusionProof>
  readonly consistency: (from: number, to?: number) => Promise<ConsistencyProof>
  /** The checkpoint of now; nothing where nobody signs. */
  readonly checkpoint: () => Promise<SignedCheckpoint | undefined>
  readonly key: SigningKey | undefined
}

/** The log in memory, to be read as if it were the store. */
const readable = (kept: () => ReadonlyArray<Recorded>): EventLog["Service"] => ({
  append: () => Effect.fail(new LogError({ reason: "ReadOnly", cause: new Error("this log is only read") })),
  read: (query, { after = 0, backwards = false, limit, until } = {}) => {
    const some = kept().slice(after, until)
    const found = (backwards ? some.toReversed() : some).filter((recorded) => matches(query, recorded))
    return Stream.fromArray(limit === undefined ? found : found.slice(0, limit))
  },
  heads: Stream.empty
})

/** What can be proven of this alliance. */
export const proofsOf = ({ kept }: Pick<OpenedAlliance, "kept">, signing?: Signing): Proofs => {
  const memory = Layer.succeed(Checkpoints, makeCheckpoints(memorySlots()))
  const log = readable(kept)
  const services = Layer.merge(Layer.succeed(EventLog, log), signing?.checkpoints ?? memory)
  const run = async <A>(work: Effect.Effect<A, LogError | SigningRefused, EventLog | Checkpoints>): Promise<A> => {
    const done = await Effect.runPromise(Effect.provide(Effect.result(work), services))
    if (Result.isSuccess(done)) return done.success
    throw done.failure instanceof SigningRefused ? unsigned() : done.failure
  }
  let signed: SignedCheckpoint | undefined
  return {
    log,
    head: (size) => run(treeHeadAt(size)),
    inclusion: (position, size) => run(proveInclusion(position, size)),
    consistency: (from, to) => run(proveConsistency(from, to)),
    checkpoint: async () => {
      if (signing === undefined) return undefined
      if (signed?.size !== kept().length) signed = await run(signTreeHead({ keys: [signing.key] }))
      return signed
    },
    key: signing?.key
  }
}

const unsigned = (): HttpProblem =>
  new HttpProblem("fault", {
    detail: {
      nl: "Er is niets ondertekend: het logboek is niet wat eerder ondertekend is.",
      en: "Nothing was signed: the log is not what was signed before."
    }
  })
