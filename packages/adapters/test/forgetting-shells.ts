/** Shells on stores in memory in which somebody is to be forgotten, and what each does there. */
import {
  alliance,
  CommandId,
  EventLog,
  KeyStore,
  LogError,
  layerMemory,
  layerRefusals,
  makeAlliance,
  Refused
} from "@pactwerk/core"
import { Effect, Layer, Result } from "effect"
import { cast, forgetting, live, naming, type Seen, seenAt, told } from "../faults/forgetting-scene.ts"
import { type Both, copyOf, empty, keysOn, logOf, placesOf } from "./forgetting-memory.ts"

const scene: Both = empty()
await live(placesOf(scene), cast, true)
export const before: Seen = await seenAt(placesOf(scene))
/** Both stores as they were then, to be used up. */
export const again = (): Both => ({ log: logOf(before.kept), shelf: copyOf(scene.shelf) })

/** A shell of its own on both stores. */
const shellOn = ({ log, shelf }: Both) => {
  const services = Layer.mergeAll(
    Layer.succeed(EventLog, log),
    Layer.succeed(KeyStore, keysOn(shelf)),
    layerRefusals(layerMemory)
  )
  return Effect.runPromise(Effect.provide(makeAlliance(alliance), services))
}

export const forget = (both: Both, id = "forget") =>
  Effect.flatMap(
    Effect.promise(() => shellOn(both)),
    (shell) => shell.forget(forgetting(cast), { ...told, id: CommandId.make(id) })
  )
export const resume = (both: Both) =>
  Effect.flatMap(
    Effect.promise(() => shellOn(both)),
    (shell) => shell.resume(told)
  )
/** Names both of them in a correction. */
export const name = (both: Both) =>
  Effect.flatMap(
    Effect.promise(() => shellOn(both)),
    (shell) => {
      const corrects = before.kept[1]?.id
      const command = { _tag: "RecordCorrection", corrects, reads: naming(cast, "Ook"), because: "Zo was het." }
      return shell.ask(Result.getOrThrow(alliance.readCommand(command)), { ...told, id: CommandId.make("name") })
    }
  )

/** The outcome, in a word: done, the rules that stopped it, or why it failed. */
export const outcome = async (run: Effect.Effect<unknown, unknown>): Promise<string> => {
  const exit = await Effect.runPromiseExit(run)
  if (exit._tag === "Success") return "done"
  const [reason] = exit.cause.reasons
  if (reason?._tag !== "Fail") return "died"
  if (reason.error instanceof Refused) return reason.error.broken.join()
  return reason.error instanceof LogError ? reason.error.reason : String(reason.error)
}
