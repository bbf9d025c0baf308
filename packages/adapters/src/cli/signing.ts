/** Who signs for a log: its name outside, its key, and what was signed before. */
import { randomBytes } from "node:crypto"
import { mkdirSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import {
  type Checkpoints,
  type EventLog,
  type LogError,
  makeSigningKey,
  makeWitnessKey,
  type ProofFault,
  readPrivateKey,
  type SigningKey,
  SigningRefused,
  type Wording,
  writePrivateKey,
  writeVerifierKey
} from "@pactwerk/core"
import { Effect, Layer, Redacted, Result } from "effect"
import { readSecret, usualFolder, writeSecret } from "../keys/own-file.ts"
import { besideFile } from "./address.ts"
import type { Desk } from "./desk.ts"
import { Problem } from "./problem.ts"
import { sayFault } from "./proof-faults.ts"
import { homeFile, layerAt } from "./reach.ts"

/** What a log is called outside: `pactwerk.example/woensel-zuid`. */
export const originOf = (desk: Desk, given: string | undefined): string => {
  const origin = given ?? desk.outside.env.PACTWERK_ORIGIN
  if (origin === undefined || origin === "") throw new Problem("usage", noOrigin)
  return origin
}

/** The key that signs under this name; made the first time, in the usual place, and said. */
export const signingKeyOf = (
  desk: Desk,
  name: string,
  given: string | undefined,
  kind: "log" | "witness" = "log"
): SigningKey => {
  const { env, folder } = desk.outside
  const named = given ?? env.PACTWERK_SIGNING_KEY_FILE
  const usual = usualFolder(env)
  const file =
    named !== undefined && named !== ""
      ? resolve(folder, named)
      : usual && join(usual, `${name.replaceAll(/[^\w.-]/g, "_")}.${kind}.pem`)
  if (file === undefined) throw new Problem("usage", noPlace)
  const { address } = desk.log
  const secret = readSecret(file, "file" in address ? address.file : undefined)
  if (secret.is === "refused") throw new Problem("usage", secret.why)
  const text = secret.is === "text" ? secret.text : begin(file)
  const make = kind === "log" ? makeSigningKey : makeWitnessKey
  const key = Result.flatMap(readPrivateKey(text), (seed) => make(name, seed))
  if (Result.isFailure(key)) throw badKey(file, key.failure)
  if (secret.is === "missing") desk.notices.push(newKey(file, writeVerifierKey(key.success)))
  return key.success
}

const begin = (file: string): string => {
  const text = writePrivateKey(Redacted.make(new Uint8Array(randomBytes(32))))
  writeSecret(file, text)
  return text
}

/** What a key signed, and the inner hashes of the log: beside the log, or where a server's log has no beside. */
const proofStore = ({ log: { address }, outside: { env } }: Desk) =>
  storeIn("file" in address ? besideFile(address.file, "proof.db") : homeFile(env, `${address.alliance}-proof.db`))

/** What a witness of this machine saw of the logs of others. */
export const witnessStore = ({ outside: { env } }: Desk) => storeIn(homeFile(env, "witness.db"))

const storeIn = async (file: string): Promise<Layer.Layer<Checkpoints, LogError>> => {
  const { checkpoints } = await import("../storage/sqlite/checkpoints.ts")
  mkdirSync(dirname(file), { recursive: true })
  return checkpoints({ file, isDurable: true })
}

/**
 * Does something with the log as it is kept, and with what is kept beside it for proofs.
 *
 * @throws {Problem} `integrity`, where nothing is signed because the log is not what was signed before.
 */
export const withProofs = async <A>(
  desk: Desk,
  run: Effect.Effect<A, SigningRefused | LogError, EventLog | Checkpoints>
): Promise<A> => {
  const log = await layerAt(desk.log.address, desk.outside, { readOnly: true })
  const services = Layer.merge(log, await proofStore(desk))
  const done = await Effect.runPromise(Effect.provide(Effect.result(run), services))
  if (Result.isSuccess(done)) return done.success
  throw done.failure instanceof SigningRefused ? refused(done.failure) : done.failure
}

/** Why nothing is signed: the log is not what was signed before, or says that the key counts no more. */
const refused = ({ reason, signed, size }: SigningRefused): Problem =>
  reason === "a key that was withdrawn"
    ? new Problem("integrity", withdrawn, { advice: useAnother, fields: { reason, size } })
    : new Problem("integrity", reason === "shorter than what was signed" ? shorter(size, signed) : another(signed), {
        advice: look,
        fields: { reason, size, signed }
      })

const look: Wording = {
  nl: "Er is niets ondertekend. Kijk het logboek na met: pactwerk controleer",
  en: "Nothing was signed. Look through the log with: pactwerk verify"
}
const withdrawn: Wording = {
  nl: "Deze ondertekensleutel is ingetrokken: het logboek zegt dat hij hier niet meer telt.",
  en: "This signing key was withdrawn: the log says that it no longer counts here."
}
const useAnother: Wording = {
  nl: "Er is niets ondertekend. Onderteken met een andere sleutel: --signing-key.",
  en: "Nothing was signed. Sign with another key: --signing-key."
}

const shorter = (size: number, signed: number): Wording => ({
  nl: `Het logboek heeft ${size} gebeurtenissen, en er zijn er eerder ${signed} ondertekend: er is iets verdwenen.`,
  en: `The log has ${size} events, and ${signed} were signed before: something is gone.`
})
const another = (signed: number): Wording => ({
  nl: `De eerste ${signed} gebeurtenissen zijn andere dan die eerder ondertekend zijn: het logboek is herschreven.`,
  en: `The first ${signed} events are others than those that were signed before: the log was rewritten.`
})
const noOrigin: Wording = {
  nl: "Hoe heet dit logboek buiten? Geef --origin of PACTWERK_ORIGIN, zoals pactwerk.example/woensel-zuid.",
  en: "What is this log called outside? Give --origin or PACTWERK_ORIGIN, such as pactwerk.example/woensel-zuid."
}
const noPlace: Wording = {
  nl: "Waar is de ondertekensleutel? Geef --signing-key of PACTWERK_SIGNING_KEY_FILE.",
  en: "Where is the signing key? Give --signing-key or PACTWERK_SIGNING_KEY_FILE."
}
const badKey = (file: string, why: ProofFault): Problem =>
  new Problem("usage", {
    nl: `Met ${file} is niet te ondertekenen: ${sayFault(why).nl}.`,
    en: `Nothing can be signed with ${file}: ${sayFault(why).en}.`
  })
const newKey = (file: string, verifier: string): Wording => ({
  nl: `Nieuwe ondertekensleutel: ${file}. De openbare helft, om te delen: ${verifier}`,
  en: `New signing key: ${file}. The public half, to be shared: ${verifier}`
})
