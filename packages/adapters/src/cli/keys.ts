/** Where people's keys are, and the master key that opens them. */
import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { KeyStore, LogError, type MasterKey, type Wording } from "@pactwerk/core"
import { Effect, type Layer, Layer as Layers, ManagedRuntime } from "effect"
import { type Found, makeMasterKeyFile, readMasterKey } from "../keys/master.ts"
import { besideFile } from "./address.ts"
import type { Desk } from "./desk.ts"
import { Problem } from "./problem.ts"
import { homeFile, usualPostgres } from "./reach.ts"

/** The place of the keys: a file, or a server of PostgreSQL. */
type Keys = { readonly file: string } | { readonly url: string | undefined }

/** Where the keys of this log are: as it was said, or beside the log. */
export const keysPlace = ({ everywhere, log: { address }, outside: { env, folder } }: Desk): Keys => {
  const named = everywhere.keys ?? env.PACTWERK_KEYS
  if (named !== undefined && named !== "") {
    return /^postgres(ql)?:\/\//.test(named) ? { url: named } : { file: resolve(folder, named) }
  }
  if ("file" in address) return { file: besideFile(address.file, "keys.db") }
  if (address.store === "postgres") {
    return { url: address.server ?? env.PACTWERK_POSTGRES_URL ?? usualPostgres(env) }
  }
  // Another folder would be another key store: so it is the same from everywhere.
  return { file: homeFile(env, `${address.alliance}-keys.db`) }
}

const layerOf = async (keys: Keys, master: MasterKey | undefined, readOnly: boolean) => {
  const wrapped = master === undefined ? {} : { master }
  if ("file" in keys) return (await import("../keys/sqlite.ts")).layer({ ...keys, ...wrapped, readOnly })
  const { layer } = await import("../keys/postgres.ts")
  return layer({ ...(keys.url === undefined ? {} : { url: keys.url }), ...wrapped })
}

/** The master key for this log, or why there is none. */
export const masterFor = ({ log: { address }, outside: { env } }: Desk): Found =>
  readMasterKey({ env, ...("file" in address ? { log: address.file } : {}) })

/**
 * The key store of this log. Reading goes on without a master key, and says so; the first writing makes one where there
 * is none and nothing was wrapped yet.
 */
export const openKeys = async (
  desk: Desk,
  { readOnly }: { readonly readOnly: boolean }
): Promise<KeyStore["Service"]> => {
  const found = masterFor(desk)
  if (found.is === "refused" && !readOnly) throw new Problem("usage", found.why)
  const place = keysPlace(desk)
  const isNew = "file" in place && !existsSync(place.file)
  const made = found.is === "missing" && !readOnly && isNew ? begin(desk, found.file) : undefined
  const master = found.is === "found" ? found.master : made
  const keys = await held(desk, await layerOf(place, master, readOnly)).catch((cause) => {
    throw cause instanceof LogError ? unusable(cause, "file" in place ? place.file : undefined) : cause
  })
  const locked = await isLocked(keys)
  if (locked) desk.notices.push(found.is === "refused" ? found.why : found.is === "missing" ? noMaster : otherMaster)
  return keys
}

/** The service, for as long as the desk is open. */
const held = async (desk: Desk, layer: Layer.Layer<KeyStore, LogError>): Promise<KeyStore["Service"]> => {
  const runtime = ManagedRuntime.make(layer)
  desk.closing.push(() => runtime.dispose())
  return runtime.runPromise(KeyStore)
}

export const layerHolding = (keys: KeyStore["Service"]): Layer.Layer<KeyStore> => Layers.succeed(KeyStore, keys)

const isLocked = async (keys: KeyStore["Service"]): Promise<boolean> => {
  const first = (await Effect.runPromise(keys.list)).find(({ isDestroyed }) => !isDestroyed)
  return first !== undefined && (await Effect.runPromise(keys.open(first.subject))).status === "locked"
}

const begin = (desk: Desk, file: string | undefined): MasterKey | undefined => {
  if (file === undefined) return undefined
  const master = makeMasterKeyFile(file)
  desk.notices.push(newMaster(file))
  return master
}

/** Nothing is wrong with the log then: it is said of the keys. */
const unusable = ({ message, reason }: LogError, file = ""): Problem =>
  new Problem(reason === "Corrupt" ? "integrity" : "fault", noKeys(file), {
    advice: putBack,
    details: { nl: `Technisch: ${message}`, en: `In technical terms: ${message}` },
    fields: { keys: file, reason, detail: message }
  })
const noKeys = (file: string): Wording => ({
  nl: `De sleutels van mensen zijn niet te gebruiken${file && `: ${file}`}.`,
  en: `People's keys cannot be used${file && `: ${file}`}.`
})
const putBack: Wording = {
  nl: "Er is niets veranderd. Is de sleutelopslag beschadigd, zet dan een kopie terug: wie vergeten is, blijft vergeten.",
  en: "Nothing was changed. Where the key store is damaged, put back a copy: whoever was forgotten stays so."
}
const newMaster = (file: string): Wording => ({
  nl: `Nieuwe hoofdsleutel: ${file}. Bewaar er een kopie van, niet bij het logboek: zonder is niets persoonlijks meer te lezen.`,
  en: `New master key: ${file}. Keep a copy of it, not with the log: without it nothing personal can be read.`
})
const noMaster: Wording = {
  nl: "Er is geen hoofdsleutel: mensen staan hier onder een schuilnaam, en niets persoonlijks is te zien.",
  en: "There is no master key: people go by a pseudonym here, and nothing personal is shown."
}
const otherMaster: Wording = {
  nl: "Deze hoofdsleutel is niet die waarmee de sleutels zijn gesloten: mensen staan hier onder een schuilnaam, en niets persoonlijks is te zien.",
  en: "This is not the master key that the keys were wrapped with: people go by a pseudonym here, and nothing personal is shown."
}
