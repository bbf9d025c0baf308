/** `witness`: signs somebody else's checkpoint too, when it goes on from what this witness saw before. */
import {
  parseCheckpoint,
  proveConsistency,
  type WitnessAnswer,
  type WitnessRefusal,
  type Wording,
  withSignatures,
  witnessCheckpoint,
  writeVerifierKey,
  writeWitnessRequest
} from "@pactwerk/core"
import { Effect, Result } from "effect"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import { sayFault } from "../proof-faults.ts"
import type { Reply } from "../reply.ts"
import { signingKeyOf, withProofs, witnessStore } from "../signing.ts"
import { mustExist } from "../store.ts"
import { keptNote, save } from "../writing.ts"

export const witness = async (desk: Desk, given: Ordered<"witness">): Promise<Reply> => {
  if (given.as === undefined) throw new Problem("usage", noName)
  if (given.key.length === 0) throw new Problem("usage", noKey)
  const checkpoint = keptNote(desk, given.file)
  if (checkpoint === undefined) throw new Problem("notFound", noFile(given.file), { fields: { file: given.file } })
  const parsed = parseCheckpoint(checkpoint)
  if (Result.isFailure(parsed)) throw new Problem("input", sayFault(parsed.failure))
  const { size } = parsed.success
  const key = signingKeyOf(desk, given.as, given.signingKey, "witness")
  const seen = await witnessStore(desk)
  const asked = async (old: number, path: ReadonlyArray<string>): Promise<WitnessAnswer> => {
    const request = writeWitnessRequest({ old, path, checkpoint })
    if (Result.isFailure(request)) throw new Problem("input", sayFault(request.failure))
    const answering = witnessCheckpoint({ request: request.success, witness: key, logs: given.key })
    return Effect.runPromise(Effect.provide(answering, seen))
  }
  const first = await asked(0, [])
  const answer =
    first._tag === "NotCosigned" && first.signed
      ? await asked(first.signed, await from(desk, first.signed, size))
      : first
  if (answer._tag === "NotCosigned")
    throw new Problem("integrity", refusals[answer.reason], { fields: { reason: answer.reason } })
  const note = withSignatures(checkpoint, [answer.line])
  if (Result.isFailure(note)) throw new Problem("input", sayFault(note.failure))
  save(desk, given.out, note.success)
  return {
    position: size,
    json: { witness: key.name, size, key: writeVerifierKey(key), checkpoint: note.success, out: given.out ?? null },
    text: ({ say }) => (given.out === undefined ? note.success : `${say(written(given.out))}\n`)
  }
}

/** How the log went from what was seen to what is shown, proven from the log that is at hand. */
const from = async (desk: Desk, seen: number, size: number): Promise<ReadonlyArray<string>> => {
  if (seen >= size) return []
  await mustExist(desk)
  return (await withProofs(desk, proveConsistency(seen, size))).path
}

const refusals: Readonly<Record<WitnessRefusal, Wording>> = {
  "no request": { nl: "Dit is geen vraag aan een getuige.", en: "This is no request to a witness." },
  "an unknown log": {
    nl: "Geen van de openbare sleutels hoort bij dit logboek.",
    en: "None of the public keys belongs to this log."
  },
  "not signed by the log": {
    nl: "Het logboek heeft dit controlepunt niet ondertekend.",
    en: "The log did not sign this checkpoint."
  },
  "older than the size it starts from": {
    nl: "Dit controlepunt is ouder dan wat deze getuige het laatst zag.",
    en: "This checkpoint is older than what this witness saw last."
  },
  "another size was signed last": {
    nl: "Deze getuige zag intussen een ander controlepunt. Vraag het opnieuw.",
    en: "This witness saw another checkpoint meanwhile. Ask again."
  },
  "no extension of what was signed last": {
    nl: "Dit controlepunt is niet het vervolg van wat deze getuige het laatst zag: het logboek is herschreven of ingekort.",
    en: "This checkpoint does not go on from what this witness saw last: the log was rewritten or cut."
  }
}
const noName: Wording = {
  nl: "Hoe heet de getuige? Geef --as, zoals --as bibliotheek.example.",
  en: "What is the witness called? Give --as, such as --as library.example."
}
const noKey: Wording = {
  nl: "Van welk logboek? Geef de openbare sleutel van het logboek met --key.",
  en: "Of which log? Give the public key of the log with --key."
}
const noFile = (file: string): Wording => ({
  nl: `Hier staat geen controlepunt: ${file}.`,
  en: `There is no checkpoint here: ${file}.`
})
const written = (file: string): Wording => ({
  nl: `Het controlepunt met uw handtekening staat in ${file}.`,
  en: `The checkpoint with your signature is in ${file}.`
})
