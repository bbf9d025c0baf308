/** What a Popolo file is made of, and how its objects are made. */
import type { Language, Views } from "@pactwerk/core"
import type { Schema } from "effect"
import type { Institutions } from "./institutions.ts"

/** What a file is made of. */
export interface Known {
  readonly agenda: Views.Agenda
  readonly register: Views.Register
  readonly institutions: Institutions
  readonly names: Views.Names
  readonly language: Language
}

/** One object of a file. */
export type Json = Readonly<Record<string, Schema.Json>>

/** What is absent is not there. */
export const made = (fields: Readonly<Record<string, Schema.Json | undefined>>): Json =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, Schema.Json] => field[1] !== undefined))

/** The id of a thing of a kind, where there is one. */
export const id = (kind: string, of: string | undefined): string | undefined =>
  of === undefined ? undefined : `${kind}:${of}`

/** Every id of this kind that something leads to. */
export const leadingTo = (kind: string, from: ReadonlyArray<Json>): ReadonlyArray<string> =>
  from.flatMap((one) =>
    Object.entries(one).flatMap(([name, value]) =>
      name.endsWith("_id") && typeof value === "string" && value.startsWith(`${kind}:`) ? [value] : []
    )
  )

/** Each once, in order. */
export const sorted = (ids: Iterable<string>): ReadonlyArray<string> => [...new Set(ids)].sort()

/** In the order of their names. */
export const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)
