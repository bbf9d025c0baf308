/** What the faults came to, as one table. */
import type { Fault } from "./fault.ts"
import type { Counted } from "./tally.ts"

/** What a worker tells: how far it is, and what a fault came to. */
export interface Said {
  readonly counted: Counted
  readonly done?: boolean
  /** Why the fault could not be made. */
  readonly failure?: string
}

/** What one fault came to. */
export interface Row {
  readonly fault: Fault
  readonly said: Said
  readonly seconds: number
}

/** The fault and its store, in words. */
export const nameOf = ({ id, store }: Fault): string => `${id} of ${store}`

/** `holds`, or what is wrong. */
export const verdictOf = ({ fault, said: { counted, failure } }: Row): string => {
  if (failure !== undefined) return "COULD NOT RUN"
  if (counted.lost.length > 0) return "LOST"
  if (counted.torn.length > 0) return "TORN"
  return counted.fired < (fault.least ?? 1) ? "DID NOT STRIKE" : "holds"
}

const most = 8

/** Prints every row, with what was counted beside it and what went wrong. */
export const print = (rows: ReadonlyArray<Row>): void => {
  console.log(`${"row  fault".padEnd(27)}${"store".padEnd(10)}   tries    fired  lost  torn  seconds`)
  const sorted = rows.toSorted(
    (one, other) => one.fault.row - other.fault.row || one.fault.store.localeCompare(other.fault.store)
  )
  for (const row of sorted) printRow(row)
  // Once more at the end, where whoever looks at a long log looks first.
  const wrong = sorted.filter((row) => verdictOf(row) !== "holds")
  if (wrong.length > 0) console.log("\nwhat does not hold:")
  for (const row of wrong) printRow(row)
}

const printRow = (row: Row): void => {
  const { fault, said, seconds } = row
  const { fired, lost, notes, torn, tried } = said.counted
  const cells = [
    String(tried).padStart(8),
    String(fired).padStart(9),
    String(lost.length).padStart(6),
    String(torn.length).padStart(6)
  ]
  console.log(
    `${String(fault.row).padStart(3)}  ${fault.id.padEnd(22)}${fault.store.padEnd(10)}${cells.join("")}${seconds.toFixed(1).padStart(9)}  ${verdictOf(row)}`
  )
  const told = Object.entries(notes).map(([what, times]) => `${times} ${what}`)
  if (told.length > 0) console.log(`       ${told.join(", ")}`)
  for (const what of [...lost, ...torn].slice(0, most)) console.log(`       ! ${what}`)
  if (said.failure !== undefined) console.log(`       ! ${said.failure}`)
}
