/** `@pactwerk/adapters/remote`: an alliance on a server, read from memory here and asked there. */
import { Analysis, alliance, type Command, type Session } from "@pactwerk/core"
import { v7 } from "uuid"
import type { Cache } from "./cache.ts"
import { follow } from "./followed.ts"
import { type Reaching, wireTo } from "./wire.ts"

export { type Cache, indexedDbCache, type Page } from "./cache.ts"
export { type FaultReason, RemoteFault } from "./fault.ts"
export type { Reaching } from "./wire.ts"

export interface Connecting extends Reaching {
  /** Where what was read is kept, so that it is there at once the next time; without it, nowhere. */
  readonly cache?: Cache
  /** How long is waited before the server is tried again; without it, by the clock. */
  readonly pause?: (milliseconds: number) => Promise<void>
}

const byTheClock = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * Connects to the alliance on a server: reads its log once, follows it, and answers from memory, also of the past and
 * without a connection. What is asked is asked there. While the server is not reached, the standing is `behind`.
 * Rejects with a `RemoteFault` where nothing was kept and the server gives no answer.
 *
 * @example
 * const session = await connect({ url: "http://127.0.0.1:8080/v1", token, cache: indexedDbCache("pact") })
 */
export const connect = async ({ cache, pause = byTheClock, ...reaching }: Connecting): Promise<Session<Command>> => {
  const wire = wireTo(reaching)
  const { close, reached, ...log } = await follow(wire, { cache, pause })
  return {
    ...Analysis.readingOf(alliance, log),
    mayAsk: reaching.token !== undefined,
    check: (command) => wire.check(command),
    ask: async (command, { id = v7(), signal } = {}) => {
      const outcome = await wire.ask(command, { id, ...(signal !== undefined && { signal }) })
      // Whoever asked sees what came of it as soon as they hear of it.
      if (outcome.accepted) await reached(outcome.events.at(-1)?.position ?? 0)
      return outcome
    },
    close: async () => close()
  }
}
