/** What every route shares: the opened alliance, what its log is called, and what is kept while the server runs. */
import type { OpenedAlliance } from "@pactwerk/core"
import type { Broadcast } from "./broadcast.ts"
import type { Keys } from "./keys.ts"
import type { Limits } from "./limits.ts"
import type { Proofs } from "./proofs.ts"

export interface Site {
  readonly opened: OpenedAlliance
  /** The name of the log, as its checkpoints say it. */
  readonly origin: string
  /** Where the server is found from outside, without a slash at its end; empty where that is not known. */
  readonly base: string
  readonly limits: Limits
  readonly keys: Keys
  readonly broadcast: Broadcast
  readonly proofs: Proofs
  /** The OpenAPI document. */
  readonly document: () => string
}
