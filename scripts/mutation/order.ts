/** What passes between `main.ts` and the processes that judge: one file each way. */

export interface Order {
  /** The file to which every line is appended. */
  readonly lines: string
  /** Which part of all tests is measured, of how many; nothing when mutants are judged. */
  readonly measures?: { readonly part: number; readonly of: number }
  /** How long each test takes, in milliseconds. */
  readonly took: ReadonlyArray<number>
  /** After this no mutant is begun, in milliseconds since 1970; nothing when all are judged. */
  readonly until?: number | undefined
  readonly mutants: ReadonlyArray<Judged>
}

/** A mutant that sleeps until it is named: the tests that reach it, quickest first, and how often one of them did. */
export interface Asleep {
  readonly id: string
  readonly tests: ReadonlyArray<number>
  readonly hits: number
}

/** A mutant that only acts while the modules load: the modules with the tests that are loaded anew with it. */
export interface Loaded {
  readonly id: string
  readonly file: string
  readonly modules: ReadonlyArray<string>
}

export type Judged = Asleep | Loaded

export interface Measured {
  readonly told: "measured"
  readonly index: number
  readonly title: string
  readonly passes: boolean
  readonly took: number
  readonly reached: Readonly<Record<string, number>>
}

export type Line =
  | Measured
  | { readonly told: "alive" }
  | { readonly told: "loaded"; readonly reached: ReadonlyArray<string> }
  | { readonly told: "begun" | "spoilt"; readonly id: string }
  | { readonly told: "survived"; readonly id: string }
  | { readonly told: "killed"; readonly id: string; readonly by: string; readonly how: "failed" | "late" | "stopped" }
  | { readonly told: "over" }
