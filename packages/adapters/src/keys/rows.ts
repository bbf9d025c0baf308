/** What a row of a key store says: a wrapped key, or who has some. */
import { type Holder, PersonId, type WrappedKey } from "@pactwerk/core"
import { Schema } from "effect"
import { refuse } from "../storage/shared/errors.ts"

type Row = Readonly<Record<string, unknown>>

export const keyOf = ({ number, wrapped, wrapped_by }: Row): WrappedKey => ({
  number: Number(number),
  wrapped: wrapped instanceof Uint8Array ? Uint8Array.from(wrapped) : new Uint8Array(),
  wrappedBy: String(wrapped_by)
})

const isPerson = Schema.is(PersonId)

/** Throws `Corrupt` for a subject that is nobody's number. */
export const holderOf = ({ stone, subject }: Row, numbers: ReadonlyArray<unknown>, where: string): Holder => {
  if (!isPerson(subject))
    throw refuse("Corrupt", `${where} holds a key of nobody: \`${subject}\` is no number of a person`)
  return {
    subject,
    numbers: numbers.map(Number).toSorted((one, other) => one - other),
    isDestroyed: Boolean(stone)
  }
}
