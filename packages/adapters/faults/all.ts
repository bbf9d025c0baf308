/** Every fault that is made for real, and the rows that are shown elsewhere. */
import { clockedIn } from "./clocks.ts"
import { damageOf } from "./damaged-files.ts"
import { failingOf } from "./failing-calls.ts"
import type { Elsewhere, Fault, Need, Room } from "./fault.ts"
import { killedForgetting } from "./forgetting.ts"
import { killedBeside } from "./forgetting-beside.ts"
import { forgettingOn } from "./forgetting-postgres.ts"
import { bothIn, racedForgetting } from "./forgetting-raced.ts"
import { restoredKeys } from "./forgetting-restored.ts"
import { fullOf } from "./full.ts"
import { interruptedIn } from "./interrupted.ts"
import { killedOf } from "./killed.ts"
import { locksOf } from "./locks.ts"
import { older } from "./older.ts"
import { postgresOf } from "./postgres-server.ts"
import { powerOf } from "./power.ts"
import { fileIn, racing } from "./racing.ts"
import { replaced } from "./replaced.ts"
import { rightsOf } from "./rights.ts"
import { lostNodes, serverFaults, terminated } from "./server-faults.ts"
import { natsOf, type Served } from "./servers.ts"
import { sizesOf } from "./sizes.ts"

/** What a store in a file is put through. */
const ofFile = (store: "sqlite" | "ndjson"): ReadonlyArray<Fault> => [
  ...failingOf(store),
  ...powerOf(store),
  racing({ store, place: fileIn(store), processes: 8, calls: 40, seeds: [1, 2, 3] }),
  ...damageOf(store),
  ...fullOf(store),
  ...rightsOf(store),
  locksOf(store),
  ...sizesOf(store, fileIn(store), store === "sqlite"),
  interruptedIn(store, fileIn(store)),
  clockedIn(store, fileIn(store))
]

/** A log of its own on the one server of a run. */
const placeOn = (serve: (room: Room) => Promise<Served>) => {
  const served = new WeakMap<Room, Promise<Served>>()
  return async (room: Room, seed: number) => {
    const known = served.get(room) ?? serve(room)
    served.set(room, known)
    return (await known).log(`seed-${seed}`)
  }
}

/** What a store on a server is put through. */
const onServer = (
  store: "postgres" | "nats",
  needs: ReadonlyArray<Need>,
  serve: (room: Room) => Promise<Served>
): ReadonlyArray<Fault> => [
  ...serverFaults(store, needs, serve),
  racing({ store, needs, place: placeOn(serve), processes: 6, calls: 25, seeds: [1, 2] }),
  ...sizesOf(store, placeOn(serve), store === "postgres", needs),
  interruptedIn(store, placeOn(serve), needs),
  clockedIn(store, placeOn(serve), needs)
]
const postgresNeeds: ReadonlyArray<Need> = ["postgres", "setpriv"]

/** The longest first, so that they do not come last. */
export const faults: ReadonlyArray<Fault> = [
  ...killedOf("sqlite", 38, 500),
  ...killedOf("ndjson", 30, 100),
  ...ofFile("sqlite"),
  killedForgetting,
  ...killedBeside,
  restoredKeys,
  racedForgetting("sqlite", bothIn, { people: 5 }),
  ...replaced,
  older,
  ...ofFile("ndjson"),
  ...onServer("postgres", postgresNeeds, postgresOf),
  terminated(postgresNeeds, postgresOf),
  ...forgettingOn(postgresNeeds, postgresOf),
  ...onServer("nats", ["nats-server"], natsOf(1)),
  lostNodes(["nats-server"], natsOf(3))
]

export const elsewhere: ReadonlyArray<Elsewhere> = [
  {
    row: 10,
    title: "a tail that is rewritten with valid hashes",
    where: "with the proofs: only a held checkpoint shows it"
  },
  { row: 15, title: "a snapshot or view that is torn, stale or of other code", where: "with the views" }
]
