/** A file with a secret: its owner's alone, and never beside the log. */
import { randomUUID } from "node:crypto"
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs"
import { basename, dirname, join, resolve, sep } from "node:path"
import type { Wording } from "@pactwerk/core"
import { syncFolder } from "../storage/shared/mark.ts"

/** Where secrets are when nobody names another place; nothing where this machine has no such place. */
export const usualFolder = ({
  HOME,
  XDG_CONFIG_HOME
}: Readonly<Record<string, string | undefined>>): string | undefined => {
  const folder = XDG_CONFIG_HOME || (HOME && join(HOME, ".config"))
  return folder === undefined || folder === "" ? undefined : join(folder, "pactwerk")
}

/** What is in the file, or why it may not be used. */
export type Secret = { readonly is: "text"; readonly text: string } | { readonly is: "missing" } | Refused
export interface Refused {
  readonly is: "refused"
  readonly why: Wording
}

export const refused = (nl: string, en: string): Refused => ({ is: "refused", why: { nl, en } })

/** Reads a secret: refused where others may read it, or where it stands beside the log or in it. */
export const readSecret = (file: string, log: string | undefined): Secret => {
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return { is: "missing" }
    if (!found.isFile()) return refused(`${file} is geen bestand.`, `${file} is no file.`)
    // Windows has no such rights, and shows every file as everybody's.
    if (process.platform !== "win32" && (found.mode & 0o077) !== 0) {
      return refused(
        `Anderen mogen ${file} lezen. Doe eerst: chmod 600 ${file}`,
        `Others may read ${file}. First do: chmod 600 ${file}`
      )
    }
    if (log !== undefined && isBeside(file, log)) {
      return refused(
        `De sleutel ${file} staat naast het logboek: wie het een kopieert, neemt het ander mee. Zet hem elders.`,
        `The key ${file} stands beside the log: whoever copies one takes the other. Put it elsewhere.`
      )
    }
    return { is: "text", text: readFileSync(file, "utf8") }
  } catch {
    return refused(`${file} is niet te lezen.`, `${file} cannot be read.`)
  }
}

/** Whether it is in the folder of the log, wherever links lead; or in the log, where that is a folder itself. */
const isBeside = (file: string, log: string): boolean => {
  const [folder, place] = [dirname(realpathSync(file)), realOf(log)]
  return folder === dirname(place) || `${folder}${sep}`.startsWith(`${place}${sep}`)
}

/** As the system calls it, also where it is not there yet. */
const realOf = (file: string): string => {
  try {
    return realpathSync(file)
  } catch {
    const folder = dirname(resolve(file))
    return folder === resolve(file) ? folder : join(realOf(folder), basename(file))
  }
}

/**
 * Writes a secret that was not there yet, down to the disk: under its own name it is whole or not there. Throws where
 * something stands there already.
 */
export const writeSecret = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}~`
  const opened = openSync(draft, "wx", 0o600)
  try {
    writeFileSync(opened, text)
    fsyncSync(opened)
    publish(draft, file)
  } finally {
    closeSync(opened)
    rmSync(draft, { force: true })
  }
  // A key that a power cut takes away takes everything along that was closed with it.
  syncFolder(file)
}

/** Gives a draft its name, which nothing else has. */
const publish = (draft: string, file: string): void => {
  try {
    linkSync(draft, file)
  } catch (cause) {
    // Somebody was faster, or the disk has no links. What leads nowhere stands there too.
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) throw cause
    renameSync(draft, file)
  }
}
