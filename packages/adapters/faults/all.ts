/** Every fault that is made for real, and the rows that are shown elsewhere. */
import { wrongClocks } from "./clocks.ts"
import { damages } from "./damage.ts"
import { failingOf } from "./failing.ts"
import type { Elsewhere, Fault } from "./fault.ts"
import { interruptions } from "./interrupted.ts"
import { killed } from "./killed.ts"
import { power } from "./power.ts"
import { races } from "./racing.ts"
import { replaced } from "./replaced.ts"

/** The longest first, so that they do not come last. */
export const faults: ReadonlyArray<Fault> = [
  ...killed,
  ...failingOf("sqlite"),
  ...power,
  ...races,
  ...damages,
  ...replaced,
  ...interruptions,
  ...wrongClocks
]

export const elsewhere: ReadonlyArray<Elsewhere> = [
  {
    row: 10,
    title: "a tail that is rewritten with valid hashes",
    where: "with the proofs: only a held checkpoint shows it"
  },
  { row: 15, title: "a snapshot or view that is torn, stale or of other code", where: "with the views" },
  { row: 16, title: "a process killed while it forgets, upcasts, backs up or exports", where: "with those commands" },
  { row: 18, title: "a key store that is lost, or older than the log", where: "with the key store" }
]
