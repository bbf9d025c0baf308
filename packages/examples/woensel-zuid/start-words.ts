/** What `start.ts` says of its own, in both languages. */
import type { Language } from "@pactwerk/core"
import { en } from "./start-words-en.ts"
import { nl } from "./start-words-nl.ts"

type Stand = "kept" | "open" | "late" | "unknown" | "closed"

export interface Said {
  readonly help: string
  readonly notAsked: (what: string) => string
  readonly failed: (file: string, why: string) => string
  readonly masterKey: (file: string) => string
  readonly noMasterKey: string
  readonly anotherEdition: (file: string) => string
  readonly log: (file: string) => string
  readonly counted: (events: number, recorded: number) => string
  readonly audited: (breaches: number) => string
  readonly example: string
  readonly marked: string
  readonly standing: (day: string) => string
  readonly promises: (day: string) => string
  readonly stands: Readonly<Record<Stand, string>>
  readonly called: (who: string, what: string, answer: "yes" | "no" | "conditional" | undefined, by: string) => string
  readonly waiting: (day: string) => string
  /** Those whose turn it is, where they are no person, body or coalition. */
  readonly roles: Readonly<Record<string, string>>
  readonly since: (day: string) => string
  readonly sinceBefore: (day: string) => string
  readonly until: (day: string) => string
  readonly late: string
  readonly blocking: (day: string) => string
  readonly nothingBlocks: string
  readonly adopted: string
  readonly signed: (day: string) => string
  readonly byName: (signed: number, invented: number) => string
  readonly claimed: (text: string, source: string) => string
  readonly noClaim: string
  readonly written: string
}

export const words: Readonly<Record<Language, Said>> = { nl, en }
