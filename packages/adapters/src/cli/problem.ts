/** Every way in which a command can end, with its exit code, and what is said of it. */
import type { Wording } from "@pactwerk/core"

/** What each exit code means; `--help` lists them. */
export const exits = {
  ok: 0,
  fault: 1,
  usage: 2,
  input: 2,
  refused: 3,
  notFound: 4,
  integrity: 5,
  conflict: 6,
  interrupted: 130
} as const

export type Ending = Exclude<keyof typeof exits, "ok">

/** Why a command did not do what was asked: a sentence for people, and fields for programs. */
export class Problem extends Error {
  readonly ending: Ending
  readonly said: Wording
  /** More lines for people; programs find the same in the fields. */
  readonly details: Wording | undefined
  /** What the reader can do now. */
  readonly advice: Wording | undefined
  /** More for programs: flat names, values as JSON. */
  readonly fields: Readonly<Record<string, unknown>>

  constructor(ending: Ending, said: Wording, more: Partial<Pick<Problem, "advice" | "details" | "fields">> = {}) {
    super(said.en)
    this.ending = ending
    this.said = said
    this.details = more.details
    this.advice = more.advice
    this.fields = more.fields ?? {}
  }
}
