/** Every fault that is made for real, and the rows that are shown elsewhere. */
import { clockedIn } from "./clocks.ts"
import { damageOf } from "./damage.ts"
import { failingOf } from "./failing.ts"
import type { Elsewhere, Fault } from "./fault.ts"
import { fullOf } from "./full.ts"
import { interruptedIn } from "./interrupted.ts"
import { killedOf } from "./killed.ts"
import { powerOf } from "./power.ts"
import { fileIn, racing } from "./racing.ts"
import { replaced } from "./replaced.ts"
import { rightsOf } from "./rights.ts"
import { sizesOf } from "./sizes.ts"

/** What a store in a file is put through. */
const ofFile = (store: "sqlite" | "ndjson"): ReadonlyArray<Fault> => [
  ...failingOf(store),
  ...powerOf(store),
  racing({ store, place: fileIn(store), processes: 8, calls: 40, seeds: [1, 2, 3] }),
  ...damageOf(store),
  ...fullOf(store),
  ...rightsOf(store),
  ...sizesOf(store, fileIn(store), store === "sqlite"),
  interruptedIn(store, fileIn(store)),
  clockedIn(store, fileIn(store))
]

/** The longest first, so that they do not come last. */
export const faults: ReadonlyArray<Fault> = [
  ...killedOf("sqlite", 36),
  ...killedOf("ndjson", 30),
  ...ofFile("sqlite"),
  ...replaced,
  ...ofFile("ndjson")
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
