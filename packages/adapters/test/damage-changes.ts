/** What is done to the records of a log: bytes, bits, and records that are gone, swapped, doubled or of another log. */
import { Effect } from "effect"
import { isServedWrong, named, type Row, type Site, type Told, verified } from "./damage.ts"

/** The row with one byte of one column changed by these bits. */
const flipped = (row: Row, column: string, at: number, bits: number): Row => {
  const bytes = Buffer.from(row[column] ?? [])
  bytes[at] = (bytes[at] ?? 0) ^ bits
  return { ...row, [column]: bytes }
}

/** One change of one record. */
interface Edit {
  readonly index: number
  readonly column: string
  readonly at: number
  readonly bits: number
}

/** What makes of this byte another that can be printed, where it is one of these itself. */
const printably = (byte: number, turn: number): number =>
  byte < 0x20 || byte > 0x7e ? 0 : byte ^ (0x20 + ((byte - 0x20 + 1 + (turn % 94)) % 95))

/** Every byte of every record, each made into one other that is always the same; `step` leaves some out. */
export function* everyByte({ columns, printable = [], rows }: Site, step = 1): Iterable<Edit> {
  let count = 0
  for (const [index, row] of rows.entries()) {
    for (const column of columns) {
      for (const [at, byte] of row[column]?.entries() ?? []) {
        count += 1
        const bits = printable.includes(column) ? printably(byte, count) : 1 + ((count * 37) % 255)
        if (count % step === 0 && bits !== 0) yield { index, column, at, bits }
      }
    }
  }
}

/** Every bit of the records at these indexes. */
export function* everyBit({ columns, rows }: Site, indexes: ReadonlyArray<number>): Iterable<Edit> {
  for (const index of indexes) {
    for (const column of columns) {
      for (let at = 0; at < (rows[index]?.[column]?.length ?? 0); at++) {
        for (let bit = 0; bit < 8; bit++) yield { index, column, at, bits: 1 << bit }
      }
    }
  }
}

/** Makes one change after the other, each undone before the next; gives the count, and what was not noticed in its place. */
export const tried = Effect.fnUntraced(function* (
  site: Site,
  edits: Iterable<Edit>,
  look: (index: number) => Effect.Effect<Told> = () => verified(site, { heads: [] })
) {
  const missed: Array<Edit & { readonly told: Told }> = []
  let count = 0
  for (const edit of edits) {
    const { at, bits, column, index } = edit
    const row = site.rows[index]
    if (row === undefined) continue
    yield* site.change(index, flipped(row, column, at, bits))
    const told = yield* look(index)
    const isServed = look !== site.glance && (yield* isServedWrong(site))
    if (named(told) !== index + 1 || isServed) missed.push({ ...edit, told })
    yield* site.change(index, row)
    count += 1
  }
  return { count, missed }
})

/** A log with other rows in it, and the position that has to be named. */
interface Shuffled {
  readonly what: string
  readonly rows: ReadonlyArray<Row | undefined>
  readonly position: number
}

/** Every removal, with and without a gap; every swap of neighbours; every doubling; every record of another log, a place early. */
export const shuffles = ({ others, rows }: Site): ReadonlyArray<Shuffled> =>
  rows.flatMap((row, index) => {
    const position = index + 1
    const [next, another] = [rows[index + 1], others[(index + 1) % others.length]]
    const gone = [
      { what: `without ${position}`, rows: rows.toSpliced(index, 1), position },
      {
        what: `with nothing at ${position}`,
        rows: [...rows.slice(0, index), undefined, ...rows.slice(index + 1)],
        position
      }
    ]
    return [
      // Without its last record a log is a shorter one: that is a cut.
      ...(next === undefined
        ? []
        : [
            ...gone,
            { what: `with ${position} and the next swapped`, rows: rows.toSpliced(index, 2, next, row), position }
          ]),
      { what: `with ${position} twice`, rows: rows.toSpliced(index, 0, row), position: position + 1 },
      ...(another === undefined
        ? []
        : [{ what: `with another log's record at ${position}`, rows: rows.with(index, another), position }])
    ]
  })

/** Puts each of these in place, and gives what was not noticed there. */
export const shuffled = Effect.fnUntraced(function* (site: Site, all: ReadonlyArray<Shuffled>) {
  const missed: Array<Omit<Shuffled, "rows"> & { readonly told: Told }> = []
  for (const { position, rows, what } of all) {
    yield* site.put(rows)
    const told = yield* verified(site, { heads: [] })
    if (named(told) !== position || (yield* isServedWrong(site))) missed.push({ what, position, told })
  }
  yield* site.put(site.rows)
  return missed
})
