/** What is personal, and how a schema says so. */
import type { Schema } from "effect"

export interface Personal {
  /** The field of the same event that holds the id of the person it is about. */
  readonly subject: string
  /** Who may see it: an office-holder's name can be public and personal at once. */
  readonly visibility: "public" | "partners" | "internal" | "personal"
}

/** Marks a field as a person's own. No rule, state or tag turns on it. */
export const personal = <S extends Schema.Top>(schema: S, about: Personal) => schema.annotate({ personal: about })
