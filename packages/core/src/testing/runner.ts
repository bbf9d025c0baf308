/** How the kit speaks to a test runner: the little that Vitest and the runner of Node have in common. */
import { Effect } from "effect"

/** What a store can do beyond keeping a log; what it cannot do, no case asks of it. */
export type Capability =
  /** The time of recording is that of Effect's clock, which a test can set. */
  | "test clock"
  /** A read holds a page of the log in memory, and not all that it gives. */
  | "paged reads"
  /** What was appended is still there when the log was closed and opened again. */
  | "reopening"
  /** Several layers, or several processes, can have one log open at the same time. */
  | "several handles"

/** A claim by its name: what it says, and what it asks of a store. */
export interface Claim {
  readonly id: string
  readonly title: string
  readonly needs?: Capability
  /** It takes many seconds, and is only run when that was asked for. */
  readonly deep?: boolean
}

/** A claim about one store, and a run that fails where it does not hold. */
export interface Test extends Claim {
  readonly run: Effect.Effect<void, unknown>
}

/**
 * What `vitest` and `node:test` export, as they are. Another runner is bound in a line.
 *
 * @example
 * // Jest
 * const runner: Runner = { describe, it: (name, { skip, timeout }, run) => (skip ? it.skip : it)(name, run, timeout) }
 */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown
  readonly it: (
    name: string,
    options: { readonly timeout: number; readonly skip: boolean },
    run: () => Promise<void>
  ) => unknown
}

/** How the tests of a store run: by which runner, and which of them. */
export interface Running extends Runner {
  /** What the store can do; without this list: everything. */
  readonly capabilities?: ReadonlyArray<Capability>
  /** Whether the cases that take many seconds run too. */
  readonly deep?: boolean
  /** How long a case may take, in milliseconds; a deep one thirty times as long. */
  readonly timeout?: number
}

/** Hands every test to the runner. What is left out is shown as skipped, and one more title names it and says why. */
export const register = (
  name: string,
  tests: ReadonlyArray<Test>,
  { capabilities, deep: deeply = false, describe, it, timeout: usual = 10_000 }: Running
): void => {
  const missing = ({ deep = false, needs }: Claim): string | undefined => {
    if (needs !== undefined && capabilities?.includes(needs) === false) return `no ${needs}`
    return deep && !deeply ? "not deep" : undefined
  }
  describe(name, () => {
    for (const test of tests) {
      const { deep = false, id, run, title } = test
      const timeout = deep ? usual * 30 : usual
      it(`${title} (${id})`, { timeout, skip: missing(test) !== undefined }, () => Effect.runPromise(run))
    }
    const left = Map.groupBy(tests, missing)
    left.delete(undefined)
    const named = [...left].map(([why, some]) => `${some.map(({ id }) => id).join(", ")} (${why})`)
    if (named.length > 0) it(`left out: ${named.join("; ")}`, { timeout: usual, skip: true }, async () => {})
  })
}
