/** What `verify.mjs` gives to who imports it. */

export type Language = "nl" | "en"
export type Outcome = "holds" | "fails" | "unreadable" | "misused"

/** The numbers and names of a proof that holds. `time` is in seconds since 1970, in decimal. */
export interface Holds {
  readonly outcome: "holds"
  /** The record, of which sealed values are `{ $sealed: 1 }`. */
  readonly event: Readonly<Record<string, unknown>>
  readonly log: { readonly origin: string; readonly key: string }
  readonly checkpoint: { readonly size: number; readonly root: string; readonly fingerprint: string }
  readonly witnesses: ReadonlyArray<{ readonly name: string; readonly time: string }>
  /** Witnesses whose key was given and who did not sign. */
  readonly silent: ReadonlyArray<string>
  /** Names at signatures for which no key was given. */
  readonly unchecked: ReadonlyArray<string>
  /** How many signature lines stand there a second time. */
  readonly doubled: number
  readonly limits: Readonly<Record<Language, ReadonlyArray<string>>>
}

/** Why a check ended before everything held. */
export interface Ended {
  readonly outcome: Exclude<Outcome, "holds">
  /** `kind` tells whose key was given wrongly. */
  readonly reason: { readonly id: string; readonly kind?: "log" | "witness" } & Readonly<Record<Language, string>>
}

export type Answer = Holds | Ended

/** A line, and what it is made of. `quoted` text was recorded by people. */
export interface Line {
  readonly name?: string
  readonly text?: string
  readonly quoted?: boolean
  readonly parts?: ReadonlyArray<Line>
}

export interface Account {
  readonly word: string
  readonly sentence: string
  readonly advice?: string
  readonly parts: ReadonlyArray<{
    readonly title: string
    readonly note?: string
    readonly lines: ReadonlyArray<Line>
    /** Whether the names of the lines are those of the record. */
    readonly stored?: boolean
  }>
}

/**
 * Checks a proof, and never throws. `key` and `witnesses` are verifier keys (`name+id+base64`).
 *
 * @example
 * const answer = await check({ proof: readFileSync("41.tlog-proof"), key: "example.org/log+…" })
 * if (answer.outcome === "holds") console.log(answer.event.type)
 */
export const check: (
  asked: {
    readonly proof: Uint8Array | string
    readonly key: string
    readonly witnesses?: ReadonlyArray<string>
  },
  subtle?: unknown
) => Promise<Answer>

/** An answer for people: a word, a sentence, and the parts that say more. */
export const account: (answer: Answer, language: Language) => Account

/** The canonical JSON of a value that `JSON.parse` gave; undefined for what may not be written. */
export const canonical: (value: unknown) => string | undefined

/** On which side the siblings of a leaf stand, from the bottom upwards. */
export const sidesOf: (index: number, size: number) => ReadonlyArray<"left" | "right">

/** Every reason for which a check can end. */
export const reasons: Readonly<Record<string, { readonly outcome: Outcome } & Readonly<Record<Language, string>>>>

/** What can be wrong with the arguments of the program. */
export const complaints: typeof reasons

/** What a proof cannot show. */
export const limits: Readonly<Record<Language, ReadonlyArray<string>>>

/** How an answer is told. */
export const words: Readonly<Record<Language, Readonly<Record<string, unknown>>>>
