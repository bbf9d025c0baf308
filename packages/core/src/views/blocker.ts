/** One thing that blocks, and what is looked at to find it. */
import type { Day, EventId, ProgrammeId } from "../kernel/names.ts"
import type { AnyRule } from "../kernel/rule.ts"
import type { Naming } from "../kernel/wording.ts"
import type { ProgrammeStanding, Readiness, Version } from "./standing.ts"

/** One thing that blocks: the rule, a plain sentence in each language, and the events it rests on. */
export interface Blocker {
  readonly rule: AnyRule
  readonly nl: string
  readonly en: string
  readonly because: ReadonlyArray<EventId>
}

/** What is looked at: one programme on one day, with the names in both languages. */
export interface Look {
  readonly known: Readiness
  readonly programme: ProgrammeId
  readonly standing: ProgrammeStanding | undefined
  readonly version: Version | undefined
  /** The id of the version the programme is at. */
  readonly latest: string
  readonly on: Day
  readonly nl: Naming
  readonly en: Naming
}

/** A blocker, its sentences with a capital. */
export const blocker = (rule: AnyRule, because: ReadonlyArray<EventId> = [], nl: string, en: string): Blocker => ({
  rule,
  nl: capital(nl),
  en: capital(en),
  because: [...because]
})

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
