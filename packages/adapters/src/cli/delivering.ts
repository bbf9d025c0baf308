/** What leaves with more than is public: who gets it is recorded first, so that they can be told what is forgotten. */
import { Kernel, OrganisationId, PersonId, type Wording } from "@pactwerk/core"
import { Schema } from "effect"
import type { Desk } from "./desk.ts"
import { ofFault } from "./faults.ts"
import { headAt } from "./fingerprint.ts"
import { Problem } from "./problem.ts"
import { refusal } from "./refusals.ts"
import { type Alliance, mustExist, openToRead, openToWrite } from "./store.ts"

/** A copy that goes to somebody: who that is, in which form, and up to which event it was looked. */
export interface Copy {
  readonly to: string | undefined
  readonly format: string
  readonly position: number
}

const isRegistered = ({ everywhere }: Desk, to: string | undefined): to is string =>
  to !== undefined && everywhere.level !== "public"

/** The log: to read, or to write too where it is to be recorded who gets what is read. */
export const openToGive = async (desk: Desk, to: string | undefined): Promise<Alliance> => {
  if (!isRegistered(desk, to)) return openToRead(desk)
  recipientOf(to)
  await mustExist(desk)
  return openToWrite(desk)
}

/**
 * Records who gets a copy of more than is public, before it leaves; what is public is for everybody, and in no register.
 *
 * @throws {Problem} where it cannot be recorded: then nothing leaves.
 */
export const registered = async (desk: Desk, opened: Alliance, { format, position, to }: Copy): Promise<void> => {
  const { everywhere, log, notices, speech } = desk
  const { level } = everywhere
  if (to !== undefined && level === "public") notices.push(notRegistered)
  if (to === undefined || level === "public" || position === 0) return
  const head = headAt(opened.kept(), position)
  const command = Kernel.Command.cases.DeliverCopy.make({ to: recipientOf(to), level, format, ...head })
  const answer = await opened.ask(command, { actor: { role: "secretary" } })
  if (answer._tag === "Refused") throw refusal(answer.refused, command._tag, speech)
  if (answer._tag === "Failed") throw ofFault(answer.fault, log)
  for (const event of answer.events) notices.push(recorded(event.position, to))
}

/** Said of a file with more than is public, where nobody says whom it is for. */
export const forNobody = (
  { everywhere, notices }: Desk,
  { out, to }: { out: string | undefined } & Pick<Copy, "to">
) => {
  if (out !== undefined && to === undefined && everywhere.level !== "public") notices.push(nobody)
}

const recipientOf = (to: string): Kernel.Recipient => {
  if (Kernel.rules.isRandomId(to)) return { person: PersonId.make(to) }
  if (Schema.is(OrganisationId)(to)) return { organisation: to }
  throw new Problem("usage", {
    nl: `Dit is geen organisatie en niemands nummer: ${to}.`,
    en: `This is no organisation, and nobody's number: ${to}.`
  })
}

const recorded = (position: number, to: string): Wording => ({
  nl: `Vastgelegd als #${position}: ${to} krijgt deze kopie.`,
  en: `Recorded as #${position}: ${to} gets this copy.`
})
const notRegistered: Wording = {
  nl: "Niet vastgelegd wie dit krijgt: het is openbaar.",
  en: "Who gets this is not recorded: it is public."
}
const nobody: Wording = {
  nl: "Hierin kan meer staan dan openbaar is. Gaat het naar iemand, zeg dan met --for wie: dan staat vast wie het heeft.",
  en: "This can hold more than is public. When it goes to somebody, say with --for to whom: then it is settled who has it."
}
