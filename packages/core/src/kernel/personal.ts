/** What is personal, who may see what, and how a schema says so. */
import type { Schema } from "effect"
import { noteOf } from "./privacy/notes.ts"

/** Who may see a field, from everybody to only who keeps people's own data. */
export const levels = ["public", "partners", "internal", "personal"] as const
export type Level = (typeof levels)[number]

/** Whether somebody who reads at one level may see what stands at the other. */
export const maySee = (reader: Level, level: Level): boolean => levels.indexOf(level) <= levels.indexOf(reader)

export interface Personal {
  /** The field that holds the id of the person it is about: beside this one, or around it in the same event. */
  readonly subject: string
  /** Who may see it: an office-holder's name can be public and personal at once. */
  readonly visibility: Level
  /** What stands there when it may not be seen or is forgotten, in its encoded form; the pseudonym without it. */
  readonly replacement?: Schema.Json
}

/** Marks a field as a person's own: it is kept sealed under that person's key. No rule, state or tag turns on it. */
export const personal = <S extends Schema.Top>(schema: S, about: Personal) => schema.annotate({ personal: about })

/** Marks a text that is called as if it were a person's own, and says why it is not. */
export const notPersonal = <S extends Schema.Top>(schema: S, why: string) => schema.annotate({ notPersonal: why })

/** Marks a field as one that may be seen from this level on. What no field says is `internal`. */
export const seenBy = <S extends Schema.Top>(level: Level, schema: S) => schema.annotate({ visibility: level })

type Fields = Readonly<Record<string, Schema.Top>>

/**
 * Every field of these kinds of events may be seen from this level on, but for fields that say another level themselves.
 *
 * @example
 * Schema.TaggedUnion(allSeenBy("public", { MeetingOpened: { meeting: MeetingId } }))
 */
export const allSeenBy = <Cases extends Readonly<Record<string, Fields>>>(level: Level, cases: Cases): Cases => {
  const marked = Object.entries(cases).map(([name, fields]) => [name, marking(level, fields)])
  // Annotating changes no type, which TypeScript cannot say of a record that is made anew.
  return Object.fromEntries(marked) as Cases
}

const marking = (level: Level, fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      noteOf(field.ast, "visibility") === undefined ? seenBy(level, field) : field
    ])
  )
