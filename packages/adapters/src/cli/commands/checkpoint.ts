/** `checkpoint`: signs the log as it is now, unless it does not go on from what was signed before; with a new key, by both. */
import { Kernel, type SigningKey, shortFingerprint, signTreeHead, type Wording, writeVerifierKey } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import { ofFault } from "../faults.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import { refusal } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { originOf, signingKeyOf, withProofs } from "../signing.ts"
import { mustExist, openToWrite } from "../store.ts"
import { save } from "../writing.ts"

export const checkpoint = async (desk: Desk, given: Ordered<"checkpoint">): Promise<Reply> => {
  await mustExist(desk)
  const { newKey } = given
  const key = signingKeyOf(desk, originOf(desk, given.origin), given.signingKey)
  const follower = newKey === undefined ? undefined : await announced(desk, key, newKey)
  const keys = follower === undefined ? ([key] as const) : ([key, follower] as const)
  const { note, root, size } = await withProofs(desk, signTreeHead({ keys }))
  const print = shortFingerprint({ root, size })
  save(desk, given.out, note)
  return {
    position: size,
    json: {
      origin: key.name,
      size,
      root,
      fingerprint: print,
      key: writeVerifierKey(key),
      ...(follower === undefined ? {} : { newKey: writeVerifierKey(follower) }),
      checkpoint: note,
      out: given.out ?? null
    },
    text: ({ say }) => (given.out === undefined ? note : `${say(written(given.out, print ?? ""))}\n`)
  }
}

/**
 * Says in the log which key follows this one, which must have signed the log until now: so that whoever trusts this one can
 * trust the next. Asked again, it is said once.
 *
 * @throws {Problem} where this key may not sign the log as it is; then nothing is announced.
 */
const announced = async (desk: Desk, key: SigningKey, file: string): Promise<SigningKey> => {
  const follower = signingKeyOf(desk, key.name, file)
  if (follower.id === key.id) throw new Problem("usage", sameKey(file), { fields: { file } })
  await withProofs(desk, signTreeHead({ keys: [key] }))
  const opened = await openToWrite(desk)
  const command = Kernel.Command.cases.AnnounceSigningKey.make({ key: writeVerifierKey(follower), because: "planned" })
  const answer = await opened.ask(command, { id: `announced/${follower.id}`, actor: { role: "secretary" } })
  if (answer._tag === "Refused") throw refusal(answer.refused, command._tag, desk.speech)
  if (answer._tag === "Failed") throw ofFault(answer.fault, desk.log)
  desk.position = opened.standing().head
  // The log is read once more to sign it, also where only one may have it open.
  await opened.close()
  for (const { position } of answer.events) desk.notices.push(follows(position, file))
  return follower
}

const sameKey = (file: string): Wording => ({
  nl: `Dit is dezelfde sleutel: ${file}.`,
  en: `This is the same key: ${file}.`
})
const follows = (position: number, file: string): Wording => ({
  nl: `Aangekondigd als #${position}. Deel dit controlepunt, door beide sleutels ondertekend, en onderteken voortaan met ${file} (--signing-key of PACTWERK_SIGNING_KEY_FILE).`,
  en: `Announced as #${position}. Share this checkpoint, which both keys signed, and sign with ${file} from now on (--signing-key or PACTWERK_SIGNING_KEY_FILE).`
})
const written = (file: string, print: string): Wording => ({
  nl: `Controlepunt ${print} staat in ${file}.`,
  en: `Checkpoint ${print} is in ${file}.`
})
