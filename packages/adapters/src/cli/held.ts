/** Checkpoints that somebody kept: read from their files, and opened with the keys that are trusted and that follow those. */
import {
  type EventLog,
  type KeyChanges,
  keyChanges,
  type LogError,
  openCheckpoint,
  openInSuccession,
  type ProofFault,
  parseCheckpoint,
  type Wording
} from "@pactwerk/core"
import { Effect, type Layer, Result } from "effect"
import type { Desk } from "./desk.ts"
import { Problem } from "./problem.ts"
import { sayFault } from "./proof-faults.ts"
import { keptNote } from "./writing.ts"

/** A checkpoint that somebody kept. */
export interface Held {
  readonly file: string
  readonly size: number
  readonly root: string
  /** Word for word. */
  readonly note: string
}

/** The same, compared with the log, and with who stands for it. */
export interface Weighed extends Omit<Held, "note"> {
  readonly holds: boolean
  readonly isSigned: boolean
  /** Where the key that signed it was announced, when no key was given that signed it. */
  readonly announcedAt?: number
}

/** What more of the log can still mend: a key that it announced can have signed. */
const unknownYet: ReadonlyArray<ProofFault> = ["no known key signed it", "no key with the name of the log signed it"]

/** Reads a checkpoint from its file. Throws where it is none, or one of these keys did not sign what it says it did. */
export const heldIn = (desk: Desk, file: string, keys: ReadonlyArray<string>): Held => {
  const note = keptNote(desk, file)
  if (note === undefined) throw new Problem("notFound", noFile(file), { fields: { file } })
  const read = parseCheckpoint(note)
  if (Result.isFailure(read)) throw fault(file, read.failure, keys.length > 0 ? "integrity" : "input")
  const signed = keys.length > 0 ? openCheckpoint(note, keys) : read
  if (Result.isFailure(signed) && !unknownYet.includes(signed.failure)) throw fault(file, signed.failure, "integrity")
  return { file, size: read.success.size, root: read.success.root, note }
}

/**
 * Says who stands for each: a key that was given, or one that follows it in this log. Nobody is asked for where no key was
 * given, or the log is damaged and says nothing of keys.
 *
 * @throws {Problem} `integrity`, where nobody who is trusted does.
 */
export const weighed = (
  kept: ReadonlyArray<Held & { readonly holds: boolean }>,
  keys: ReadonlyArray<string>,
  changes: KeyChanges | undefined
): ReadonlyArray<Weighed> => {
  if (keys.length === 0 || changes === undefined)
    return kept.map(({ note: _, ...one }) => ({ ...one, isSigned: false }))
  const opened = openInSuccession({ kept, keys, changes })
  return kept.map(({ note: _, ...one }, at): Weighed => {
    const result = opened[at]
    // What the log does not go on from is said as that, whoever signed it.
    if (result === undefined || (Result.isFailure(result) && !one.holds)) return { ...one, isSigned: false }
    if (Result.isFailure(result)) {
      throw fault(one.file, result.failure, "integrity", unknownYet.includes(result.failure) ? give : undefined)
    }
    const { announcedAt } = result.success
    return { ...one, isSigned: true, ...(announcedAt === undefined ? {} : { announcedAt }) }
  })
}

/** What the log says of keys. */
export const changesIn = (log: Layer.Layer<EventLog, LogError>): Promise<KeyChanges> =>
  Effect.runPromise(Effect.provide(keyChanges, log))

const fault = (file: string, why: ProofFault, ending: "integrity" | "input", advice?: Wording): Problem => {
  const { en, nl } = sayFault(why)
  return new Problem(ending, { nl: `${file}: ${nl}.`, en: `${file}: ${en}.` }, { advice, fields: { file, fault: en } })
}

const noFile = (file: string): Wording => ({
  nl: `Er is geen bestand ${file}.`,
  en: `There is no file ${file}.`
})
const give: Wording = {
  nl: "Is de sleutel opgevolgd, geef dan ook het controlepunt dat beide sleutels ondertekenden, met nog een --checkpoint.",
  en: "Where the key was followed by another, give the checkpoint that both keys signed too, with one more --checkpoint."
}
export const goesOn = ({ announcedAt, file, size }: Weighed): Wording =>
  announcedAt === undefined
    ? {
        nl: `${file}: het logboek gaat verder dan deze ${size} gebeurtenissen.`,
        en: `${file}: the log goes on from these ${size} events.`
      }
    : {
        nl: `${file}: het logboek gaat verder dan deze ${size} gebeurtenissen. Ondertekend is het met een sleutel die uw sleutel opvolgt, aangekondigd als #${announcedAt}.`,
        en: `${file}: the log goes on from these ${size} events. It was signed with a key that follows yours, announced as #${announcedAt}.`
      }
export const cut = ({ file, size }: Weighed, now: number): Wording =>
  size > now
    ? {
        nl: `${file}: toen waren er ${size} gebeurtenissen, nu ${now}`,
        en: `${file}: there were ${size} events then, ${now} now`
      }
    : {
        nl: `${file}: de eerste ${size} gebeurtenissen zijn nu andere`,
        en: `${file}: the first ${size} events are others now`
      }
