/** `prove`: the proof of one event, with the event itself and a signed checkpoint. */
import {
  leafOf,
  proveInclusion,
  shortFingerprint,
  signTreeHead,
  type Wording,
  writeProof,
  writeVerifierKey
} from "@pactwerk/core"
import { Effect, Result } from "effect"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import { sayFault } from "../proof-faults.ts"
import type { Reply } from "../reply.ts"
import { originOf, signingKeyOf, withProofs } from "../signing.ts"
import { openToRead } from "../store.ts"
import { save } from "../writing.ts"

export const prove = async (desk: Desk, given: Ordered<"prove">): Promise<Reply> => {
  const opened = await openToRead(desk)
  const found = opened
    .kept()
    .find(({ id, position }) => id === given.event || `${position}` === given.event.replace(/^#/, ""))
  if (found === undefined) throw new Problem("notFound", unknown(given.event), { fields: { event: given.event } })
  const key = signingKeyOf(desk, originOf(desk, given.origin), given.signingKey)
  const { checkpoint, inclusion } = await withProofs(
    desk,
    Effect.gen(function* () {
      const checkpoint = yield* signTreeHead({ keys: [key] })
      return { checkpoint, inclusion: yield* proveInclusion(found.position, checkpoint.size) }
    })
  )
  const { hash: _, ...kept } = found
  const { index, path } = inclusion
  const proof = writeProof({
    index,
    path,
    checkpoint: checkpoint.note,
    extra: new TextEncoder().encode(leafOf(kept).body)
  })
  if (Result.isFailure(proof)) throw new Problem("fault", sayFault(proof.failure))
  save(desk, given.out, proof.success)
  const print = shortFingerprint(checkpoint) ?? ""
  return {
    position: checkpoint.size,
    json: {
      event: found.id,
      at: found.position,
      size: checkpoint.size,
      hashes: path.length,
      key: writeVerifierKey(key),
      proof: proof.success,
      out: given.out ?? null
    },
    text: ({ say }) =>
      given.out === undefined
        ? proof.success
        : `${say(written(found.position, given.out, print, writeVerifierKey(key)))}\n`
  }
}

const unknown = (event: string): Wording => ({
  nl: `Er is geen gebeurtenis ${event}.`,
  en: `There is no event ${event}.`
})
const written = (position: number, file: string, print: string, key: string): Wording => ({
  nl: `Het bewijs van #${position}, onder controlepunt ${print}, staat in ${file}. Wie het nakijkt, heeft deze openbare sleutel nodig: ${key}`,
  en: `The proof of #${position}, under checkpoint ${print}, is in ${file}. Whoever checks it needs this public key: ${key}`
})
