/** Elements of ORI-A, and what is around them. */
import type { Naming, Views } from "@pactwerk/core"
import type { Losses } from "../statement.ts"
import { xmlText } from "../xml.ts"

/** One meeting, and what is needed to write it down. */
export interface About {
  readonly meeting: string
  readonly account: Views.Account
  readonly naming: Naming
  /** The role that each person holds, where one was recorded. */
  readonly roles: Readonly<Record<string, string>>
  readonly losses: Losses
}

/** An element with others in it, or with text; nothing where there is no text. */
export function element(name: string, parts: ReadonlyArray<string>): string
export function element(name: string, text: string | undefined, losses: Losses): string
export function element(name: string, inside: ReadonlyArray<string> | string | undefined, losses?: Losses): string {
  if (inside === undefined) return ""
  if (typeof inside !== "string") return `<${name}>${inside.join("")}</${name}>\n`
  return losses === undefined ? "" : `<${name}>${xmlText(inside, losses)}</${name}>`
}

/** A reference to what has this id. */
export const referenceText = (name: string, id: string, losses: Losses): string =>
  element(name, [element("verwijzingID", id, losses)])

/** Ids are of a kind and a number: a meeting and an item may be called the same. */
export const idOf = (kind: "meeting" | "agendaItem" | "person" | "decision", id: string): string => `${kind}-${id}`
