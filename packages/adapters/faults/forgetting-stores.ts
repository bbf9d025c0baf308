/** Both stores of an alliance by their address: a log, and the keys beside it or on the same server. */
import { type KeyStore, LogError, masterKeyOf } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import type { Places } from "./forgetting-scene.ts"
import { type Address, logAt } from "./stores.ts"
import { pause } from "./writer.ts"

/** A master key for these faults. */
export const masterKey = "5a".repeat(32)
const master = masterKeyOf(new Uint8Array(Buffer.from(masterKey, "hex")))

/** Where both are. */
export interface Both {
  readonly log: Address
  /** A file, or the URL of a server. */
  readonly keys: string
}

const keysAt = (keys: string): Layer.Layer<KeyStore, LogError> =>
  Layer.fresh(
    Layer.unwrap(
      Effect.promise(async () =>
        keys.startsWith("postgres")
          ? (await import("../src/keys/postgres.ts")).layer({ url: keys, master, connections: 2 })
          : (await import("../src/keys/sqlite.ts")).layer({ file: keys, master })
      )
    )
  )

export const placesAt = ({ keys, log }: Both): Places => ({ log: logAt(log), keys: keysAt(keys) })

/** A server that is busy answers late: `Unavailable` says to ask again, and so does a user. */
export const patiently = async <A>(run: () => Promise<A>): Promise<A> => {
  for (let tries = 1; ; tries++) {
    try {
      return await run()
    } catch (cause) {
      if (tries === 10 || !(cause instanceof LogError) || cause.reason !== "Unavailable") throw cause
      await pause(1000)
    }
  }
}
