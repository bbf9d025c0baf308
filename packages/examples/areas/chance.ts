/** Chance by a seed: the same seed, the same turns of fate. */
import { diceOf } from "@pactwerk/core/testing"

export interface Chance {
  /** A whole number from the first to the last, both included. */
  readonly between: (first: number, last: number) => number
  /** True in this share of the times, from 0 to 1. */
  readonly happens: (share: number) => boolean
  /** One of them. Throws where there are none. */
  readonly oneOf: <A>(from: ReadonlyArray<A>) => A
  /** At most so many of them, each once. */
  readonly someOf: <A>(from: ReadonlyArray<A>, count: number) => ReadonlyArray<A>
  readonly bytes: (length: number) => Uint8Array
}

/** Of one seed and one name: what happens to one area says nothing about another. */
export const chanceOf = (seed: number, name: string): Chance => {
  const dice = diceOf(`${seed} ${name}`)
  const between = (first: number, last: number) => first + dice(last - first + 1)
  const someOf = <A>(from: ReadonlyArray<A>, count: number): ReadonlyArray<A> => {
    const left = [...from]
    return Array.from({ length: Math.min(count, from.length) }, () =>
      left.splice(between(0, left.length - 1), 1)
    ).flat()
  }
  return {
    between,
    happens: (share) => dice(1_000_000) < share * 1_000_000,
    oneOf: (from) => {
      for (const one of someOf(from, 1)) return one
      throw new Error("there is nothing to choose from")
    },
    someOf,
    bytes: (length) => Uint8Array.from({ length }, () => between(0, 255))
  }
}
