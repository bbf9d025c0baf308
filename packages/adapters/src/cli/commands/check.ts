/** `check`: what stands against this command now. Records nothing, and leaves no trace. */
import { Result } from "effect"
import { readAsking } from "../asking.ts"
import type { Desk } from "../desk.ts"
import { ofFault } from "../faults.ts"
import type { Ordered } from "../grammar.ts"
import { readJson } from "../input.ts"
import { sayIgnored } from "../recording.ts"
import { refusal } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { mustExist, openToRead } from "../store.ts"
import { strangersIn } from "../strangers.ts"

export const check = async (desk: Desk, given: Ordered<"check">): Promise<Reply> => {
  await mustExist(desk)
  const { command, ignored, told } = readAsking(await readJson(desk, given.input), given)
  const opened = await openToRead(desk)
  const checked = opened.check(command, told.actor)
  if (Result.isFailure(checked)) throw ofFault(checked.failure, desk.log)
  if (checked.success !== undefined) {
    throw refusal(checked.success, command._tag, desk.speech, strangersIn(desk, opened, command))
  }
  return {
    position: opened.standing().head,
    json: { command: command._tag, allowed: true },
    text: ({ say }) => `${say(allowed)}\n`,
    talk: ({ say }) => say(sayIgnored(ignored))
  }
}

const allowed = { nl: "Geen regel houdt dit tegen.", en: "No rule stands against this." }
