/** A record of thousands of fields as a memory keeps it: its values in a row, under names that its versions share. */
import type { Keyed } from "./fields.ts"

/** Names in the order in which fields came. Each version has the first so many of them; who needs others makes a list of its own. */
interface Names {
  readonly list: Array<string>
  readonly places: Map<string, number>
}

const listed = (names: ReadonlyArray<string>): Names => ({
  list: [...names],
  places: new Map(names.map((name, place) => [name, place]))
})

/** From so many fields on an engine keeps a record as a table, of which a copy takes a hundred times as long as of a row. */
const manyFields = 128

export class Columns {
  readonly #names: Names
  readonly #values: ReadonlyArray<unknown>

  private constructor(names: Names, values: ReadonlyArray<unknown>) {
    this.#names = names
    this.#values = values
    // Whoever asks whether it is frozen learns that nobody writes to it.
    Object.freeze(this)
  }

  /** The record in columns; itself, where it has few fields. */
  static of(record: Keyed): Keyed | Columns {
    const names = Object.keys(record)
    if (names.length < manyFields) return record
    return new Columns(
      listed(names),
      names.map((name) => record[name])
    )
  }

  get names(): ReadonlyArray<string> {
    return this.#names.list.slice(0, this.#values.length)
  }

  has(name: PropertyKey): boolean {
    return this.#placeOf(name) !== undefined
  }

  get(name: PropertyKey): unknown {
    const place = this.#placeOf(name)
    return place === undefined ? undefined : this.#values[place]
  }

  /** The next version: without what is removed, then with what is written; what is new stands at the end. */
  with(written: ReadonlyMap<string, unknown>, removed: ReadonlySet<string>): Columns {
    const version = removed.size === 0 ? this : this.#without(removed)
    const values = [...version.#values]
    let names = version.#names
    for (const [name, value] of written) {
      const place = names.places.get(name)
      if (place !== undefined && place < values.length) values[place] = value
      else {
        names = nextIn(names, values.length, name)
        values.push(value)
      }
    }
    return new Columns(names, values)
  }

  /** The record, in which each value is what is made of it, where anything is. */
  record(made?: (value: unknown) => unknown): Keyed {
    const record: Keyed = Object.create(null)
    const { list } = this.#names
    const values = made === undefined ? this.#values : this.#values.map(made)
    for (let place = 0; place < values.length; place++) record[list[place] ?? ""] = values[place]
    return Object.setPrototypeOf(record, Object.prototype)
  }

  #placeOf(name: PropertyKey): number | undefined {
    const place = typeof name === "string" ? this.#names.places.get(name) : undefined
    return place !== undefined && place < this.#values.length ? place : undefined
  }

  #without(removed: ReadonlySet<string>): Columns {
    const { names } = this
    const values = this.#values.filter((_, place) => !removed.has(names[place] ?? ""))
    return new Columns(listed(names.filter((name) => !removed.has(name))), values)
  }
}

/** Names of which this one stands at a place: the same, where it does or can; a list of its own, where another does. */
const nextIn = (names: Names, place: number, name: string): Names => {
  const { list } = names
  if (list[place] === name) return names
  const next = list.length === place ? names : listed(list.slice(0, place))
  next.places.set(name, place)
  next.list.push(name)
  return next
}
