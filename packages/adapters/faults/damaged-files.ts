/** Rows 6 and 7: the files of each store that are cut and flipped. */
import { cutting, type Damage, flipping, name } from "./damage.ts"
import type { Fault } from "./fault.ts"

interface File extends Omit<Damage, "store" | "most"> {
  readonly what: string
  /** In a sentence. */
  readonly called: string
  readonly cuts: number
  readonly flips: number
}

const isLog = (one: string) => one === name
const isMark = (one: string) => one.includes("-mark-")

/** The files of each store, and how often they are cut and flipped at most. */
const files: Readonly<Record<"sqlite" | "ndjson", ReadonlyArray<File>>> = {
  sqlite: [
    { what: "database", called: "the database", closed: true, file: isLog, cuts: 800, flips: 5000 },
    {
      what: "wal",
      called: "the write-ahead log",
      closed: false,
      file: (one) => one.endsWith("-wal"),
      cuts: 800,
      flips: 2500
    },
    { what: "mark", called: "the mark", closed: true, file: isMark, cuts: 1024, flips: 1024 }
  ],
  ndjson: [
    { what: "lines", called: "the file of lines", closed: true, file: isLog, cuts: 2500, flips: 6750 },
    { what: "mark", called: "the mark", closed: true, file: isMark, cuts: 300, flips: 300 }
  ]
}

export const damageOf = (store: "sqlite" | "ndjson"): ReadonlyArray<Fault> =>
  files[store].flatMap(
    ({ called, closed, cuts, file, flips, what }): ReadonlyArray<Fault> => [
      {
        id: `flipped-${what}`,
        row: 7,
        title: `a flipped bit in ${called} changes no answer unnoticed`,
        store,
        least: 250,
        run: flipping({ store, closed, file, most: flips })
      },
      {
        id: `cut-${what}`,
        row: 6,
        title: `wherever ${called} is cut, what is served is right, and what is missing is said`,
        store,
        least: 250,
        run: cutting({ store, closed, file, most: cuts })
      }
    ]
  )
