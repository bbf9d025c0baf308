/** A fault: what goes wrong with a store for real, and what must hold all the same. */
import type { Tally } from "./tally.ts"

export type StoreName = "sqlite" | "ndjson" | "postgres" | "nats" | "indexeddb"

/** A program or a right that a fault rests on. */
export type Need = "strace" | "mount" | "setpriv" | "prlimit" | "postgres" | "nats-server"

/** What a fault works with. */
export interface Room {
  readonly tally: Tally
  /** A new folder, gone when the run is over: in memory where that is possible, unless it must be a disk. */
  readonly folder: (where?: "memory" | "disk") => string
  /** Done when the run is over, whatever came of it; the last first. */
  readonly atEnd: (close: () => unknown) => void
  /** The child program as one script that starts quickly. */
  readonly script: string
}

export interface Fault {
  /** In kebab case; the same fault of another store has the same. */
  readonly id: string
  /** Its row in the matrix of faults. */
  readonly row: number
  /** What holds, as a claim. */
  readonly title: string
  readonly store: StoreName
  readonly needs?: ReadonlyArray<Need>
  /** It must strike at least so often, or it has shown nothing (1). */
  readonly least?: number
  /** Makes the fault again and again, and counts. Rejects where it cannot be made. */
  readonly run: (room: Room) => Promise<void>
}

/** A row that is shown elsewhere, or not yet: it is named, so that nobody looks for it here. */
export interface Elsewhere {
  readonly row: number
  readonly title: string
  readonly where: string
}
