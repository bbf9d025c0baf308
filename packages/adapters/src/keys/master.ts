/** The master key, from the environment or from a file that is its owner's alone; never from beside the log. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { type MasterKey, masterKeyOf } from "@pactwerk/core"
import { type Refused, readSecret, refused, usualFolder, writeSecret } from "./own-file.ts"

/** What was found: a key, none where one may be made, or one that cannot be used. */
export type Found =
  | { readonly is: "found"; readonly master: MasterKey; readonly from: string }
  | { readonly is: "missing"; readonly file: string | undefined }
  | Refused

export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The file of the log, which the master key never stands beside. */
  readonly log?: string
}

/** The file it is in when nobody names another; nothing where this machine has no place for it. */
export const usualFile = (env: Place["env"]): string | undefined => {
  const folder = usualFolder(env)
  return folder === undefined ? undefined : join(folder, "master.key")
}

/**
 * The master key that `PACTWERK_MASTER_KEY` holds, or the file that `PACTWERK_MASTER_KEY_FILE` names, or the usual file:
 * 32 bytes as 64 hexadecimal digits, or as base64. Nothing of it is ever repeated in an answer.
 *
 * @example
 * const found = readMasterKey({ env: process.env, log: "alliance.db" })
 */
export const readMasterKey = ({ env, log }: Place): Found => {
  const given = env.PACTWERK_MASTER_KEY
  if (given !== undefined && given !== "") return ofText(given, "PACTWERK_MASTER_KEY")
  const named = env.PACTWERK_MASTER_KEY_FILE
  const isNamed = named !== undefined && named !== ""
  const file = isNamed ? named : usualFile(env)
  if (file === undefined) return { is: "missing", file }
  const secret = readSecret(file, log)
  if (secret.is === "missing") return { is: "missing", file }
  return secret.is === "text" ? ofText(secret.text, file) : secret
}

const ofText = (text: string, from: string): Found => {
  const bytes = bytesOf(text.trim())
  return bytes === undefined
    ? refused(
        `Wat in ${from} staat, is geen hoofdsleutel: 64 hexadecimale cijfers, of 32 bytes in base64.`,
        `What stands in ${from} is no master key: 64 hexadecimal digits, or 32 bytes in base64.`
      )
    : { is: "found", master: masterKeyOf(bytes), from }
}

const bytesOf = (text: string): Uint8Array | undefined => {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return new Uint8Array(Buffer.from(text, "hex"))
  const bytes = Buffer.from(text, "base64")
  return bytes.length === 32 && bytes.toString("base64").replaceAll("=", "") === text.replaceAll("=", "")
    ? new Uint8Array(bytes)
    : undefined
}

/**
 * A new master key in this file, which only its owner can read. Throws where something stands there already: a master
 * key is never written over, for with it goes everything personal.
 *
 * @example
 * makeMasterKeyFile(usualFile(process.env))
 */
export const makeMasterKeyFile = (file: string): MasterKey => {
  const bytes = new Uint8Array(randomBytes(32))
  writeSecret(file, `${Buffer.from(bytes).toString("hex")}\n`)
  return masterKeyOf(bytes)
}
