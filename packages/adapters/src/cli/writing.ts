/** Writes an answer to a file, and reads what somebody kept of one. */
import { randomUUID } from "node:crypto"
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import type { Desk } from "./desk.ts"
import { Problem } from "./problem.ts"

/** An answer that is written already, and not yet under its name. */
export interface Draft {
  /** Gives it its name. */
  readonly keep: () => void
  readonly drop: () => void
}

/** Writes an answer to a file, where one was named. Throws where that is the log itself, or cannot be written. */
export const save = (desk: Desk, out: string | undefined, text: string): void => {
  if (out !== undefined) drafted(desk, out, text).keep()
}

/**
 * Writes an answer beside a file. Under its own name it is whole or not there. Throws where that is the log itself, or
 * cannot be written.
 */
export const drafted = (desk: Desk, out: string, text: string): Draft => {
  const { log, outside } = desk
  const path = resolve(outside.folder, out)
  if ([log.address, log.refusals].some((address) => "file" in address && address.file === path)) {
    throw new Problem("usage", { nl: `Dit is het logboek zelf: ${out}.`, en: `This is the log itself: ${out}.` })
  }
  const draft = `${path}.${randomUUID()}~`
  const drop = () => rmSync(draft, { force: true })
  const trying = (step: () => void) => {
    try {
      step()
    } catch (cause) {
      drop()
      throw notWritten(out, cause)
    }
  }
  trying(() => writeFileSync(draft, text, { flag: "wx" }))
  return { drop, keep: () => trying(() => renameSync(draft, path)) }
}

const notWritten = (file: string, cause: unknown): Problem => {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return new Problem(
    "fault",
    {
      nl: `Het bestand ${file} kan niet worden geschreven (${code}).`,
      en: `The file ${file} cannot be written (${code}).`
    },
    { fields: { file } }
  )
}

/** A note is no longer than this, in bytes. */
const most = 256 * 1024

/** The text of a checkpoint that somebody kept; nothing where no file is, and an empty one where it is too long for any. */
export const keptNote = ({ outside }: Desk, file: string): string | undefined => {
  const path = resolve(outside.folder, file)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) return undefined
  return found.size > most ? "" : readFileSync(path, "utf8")
}
