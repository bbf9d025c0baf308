/** What a fault came to: tried, struck, lost, torn; and what else is worth counting. */

export interface Counted {
  readonly tried: number
  readonly fired: number
  /** Acknowledged, and gone or refused. */
  readonly lost: ReadonlyArray<string>
  /** Half there, out of order, false, twice, or told wrongly. */
  readonly torn: ReadonlyArray<string>
  readonly notes: Readonly<Record<string, number>>
}

export interface Tally {
  readonly tried: () => void
  readonly fired: (times?: number) => void
  /** What went wrong in one try, and which one it was. */
  readonly found: (wrong: Wrong, where: string) => void
  /** Adds to a count of its own. */
  readonly note: (what: string, times?: number) => void
  readonly counted: () => Counted
}

export interface Wrong {
  readonly lost: ReadonlyArray<string>
  readonly torn: ReadonlyArray<string>
}

/** `heard` is told now and then how far it is. */
export const makeTally = (heard: (counted: Counted) => void = () => {}): Tally => {
  let tried = 0
  let fired = 0
  const lost: Array<string> = []
  const torn: Array<string> = []
  const notes: Record<string, number> = {}
  const counted = () => ({ tried, fired, lost, torn, notes })
  return {
    tried: () => {
      tried += 1
      heard(counted())
    },
    fired: (times = 1) => {
      fired += times
    },
    found: (wrong, where) => {
      lost.push(...wrong.lost.map((what) => `${where}: ${what}`))
      torn.push(...wrong.torn.map((what) => `${where}: ${what}`))
    },
    note: (what, times = 1) => {
      notes[what] = (notes[what] ?? 0) + times
    },
    counted
  }
}
