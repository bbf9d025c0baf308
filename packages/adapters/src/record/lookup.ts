/** Looking up what a name stands for: by id, by full name, or by a part of it that only one has. */
import type { Views } from "@pactwerk/core"
import { near, plain } from "./near.ts"

/** Something with an id and the names it goes by. */
export interface Called<A> {
  readonly value: A
  /** The id, as it can be written. */
  readonly key: string
  readonly names: ReadonlyArray<string>
  /** Parts of the name, such as a surname: good enough when only one has it. */
  readonly parts: ReadonlyArray<string>
}

/** Everything of one kind that a file can name. */
export interface Index<A> {
  readonly all: ReadonlyArray<A>
  /** All that the words can mean: one when it is clear, several when it is not. */
  readonly find: (said: string, among?: (value: A) => boolean) => ReadonlyArray<Called<A>>
  /** The names that are near. */
  readonly near: (said: string, among?: (value: A) => boolean) => ReadonlyArray<string>
}

/** A person under the full name, with and without the honorific; first and last names are parts of it. */
export const personCalled = <Id extends string>(id: Id, name: Views.Name | undefined): Called<Id> => {
  if (name?.is !== "person") return { value: id, key: id, names: [], parts: [] }
  const words = name.name.split(/\s+/)
  const parts = words.flatMap((_, at) => [words.slice(at).join(" "), words.slice(0, at + 1).join(" ")])
  const whole = words.length > 1 ? [name.name] : []
  const titled = name.honorific === undefined ? [] : [`${name.honorific} ${name.name}`]
  return { value: id, key: id, names: [...whole, ...titled], parts: [...new Set(parts)] }
}

/** An index of these; each name is looked up in one step. */
export const index = <A>(all: ReadonlyArray<Called<A>>): Index<A> => {
  const byKey = new Map(all.map((one) => [one.key, one]))
  const byName = gather(all, ({ names }) => names)
  const byPart = gather(all, ({ parts }) => parts)
  return {
    all: all.map(({ value }) => value),
    find: (said, among = () => true) => {
      const exact = byKey.get(said.trim())
      if (exact !== undefined && among(exact.value)) return [exact]
      const meant = (found: ReadonlyArray<Called<A>> = []) => found.filter(({ value }) => among(value))
      const named = meant(byName.get(plain(said)))
      return named.length > 0 ? named : meant(byPart.get(plain(said)))
    },
    near: (said, among = () => true) => {
      const candidates = all.filter(({ value }) => among(value))
      // A name says more than an id, so it is offered first.
      const names = near(
        said,
        candidates.flatMap(({ names, parts }) => (names.length > 0 ? names : parts))
      )
      return names.length > 0
        ? names
        : near(
            said,
            candidates.map(({ key }) => key)
          )
    }
  }
}

/** The same with one more, which goes before what has its name. */
export const also = <A>(one: Called<A>, { all, find, near }: Index<A>): Index<A> => {
  const own = index([one])
  return {
    all: [...all, one.value],
    find: (said, among) => (own.find(said, among).length > 0 ? own : { find }).find(said, among),
    near
  }
}

const gather = <A>(all: ReadonlyArray<Called<A>>, wordsOf: (one: Called<A>) => ReadonlyArray<string>) => {
  const found = new Map<string, Array<Called<A>>>()
  for (const one of all) {
    for (const word of new Set(wordsOf(one).map(plain))) {
      const same = found.get(word)
      if (same === undefined) found.set(word, [one])
      else same.push(one)
    }
  }
  return found
}
