/** What the tests of the key stores share. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { DatabaseSync } from "node:sqlite"
import { KeyStore, type LogError, type MasterKey, masterKeyOf, PersonId } from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { layer, type Options } from "../src/keys/sqlite.ts"
import { folder } from "./sqlite-fixtures.ts"

export const person = (number: number): PersonId =>
  PersonId.make(`5b1d8a3c-9a0e-4c7e-8f43-${number.toString(16).padStart(12, "0")}`)
export const master = masterKeyOf(new Uint8Array(32).fill(1))

/** The name of a key store in a folder of its own. */
export const place = Effect.map(folder, (made) => path.join(made, "keys.db"))

/** With a master key or without, as an option that may be absent. */
export const under = (given: MasterKey | undefined) => (given === undefined ? {} : { master: given })

/** Opens the store, does this, closes it. */
export const within = <A, E>(
  options: Options,
  run: (keys: KeyStore["Service"]) => Effect.Effect<A, E>
): Effect.Effect<A, E | LogError> =>
  Effect.provide(Effect.flatMap(KeyStore, run), Layer.fresh(layer({ master, ...options })))

/** What is kept of a person, as it lies in the file. */
export const wrappedIn = (file: string, subject: string): ReadonlyArray<Buffer> => {
  const connection = new DatabaseSync(file, { readOnly: true })
  const rows = connection.prepare("select wrapped from key where subject = ?").all(subject)
  connection.close()
  return rows.map(({ wrapped }) => (wrapped instanceof Uint8Array ? Buffer.from(wrapped) : Buffer.of()))
}

/** Which files in the folder of this one hold any eight bytes in a row of these. */
export const holding = (file: string, secret: Buffer): ReadonlyArray<string> =>
  readdirSync(path.dirname(file)).filter((name) => {
    const bytes = readFileSync(path.join(path.dirname(file), name))
    return Array.from({ length: secret.length - 7 }, (_, at) => secret.subarray(at, at + 8)).some((part) =>
      bytes.includes(part)
    )
  })
