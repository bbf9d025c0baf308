/** Opens the log of a desk: to read, creating nothing, or to write, with the trace of refusals beside it. */
import {
  type Command,
  EventLog,
  everything,
  type KeyStore,
  type LogError,
  layerMemory,
  type Opened,
  openAlliance,
  type State
} from "@pactwerk/core"
import { Effect, Layer, Option, Stream } from "effect"
import type { Desk } from "./desk.ts"
import { layerHolding, openKeys } from "./keys.ts"
import { Problem } from "./problem.ts"
import { progress } from "./progress.ts"
import { isThere, layerAt, standsAt } from "./reach.ts"

type Keys = KeyStore["Service"]
export type Alliance = Opened<Command, State>

/** Only `init` makes a log: a misspelt name must not become an empty alliance. */
export const mustExist = async ({ log: { address, named }, outside }: Desk): Promise<void> => {
  if (await isThere(address, outside)) return
  const fields = { file: named }
  if ("file" in address && standsAt(address.file) === "folder") {
    throw new Problem(
      "notFound",
      { nl: `Dit is een map: ${named}.`, en: `This is a folder: ${named}.` },
      { fields, advice: choose }
    )
  }
  throw new Problem(
    "notFound",
    { nl: `Er is nog geen logboek ${named}.`, en: `There is no log ${named} yet.` },
    {
      fields,
      advice: {
        nl: `Begin er een met: pactwerk init ${named}. Of kies een ander met --log.`,
        en: `Begin one with: pactwerk init ${named}. Or choose another with --log.`
      }
    }
  )
}

const choose = { nl: "Kies een bestand met --log.", en: "Choose a file with --log." }

/** Reads what is there. The trace of refusals is opened only by who needs it. */
export const openToRead = async (
  desk: Desk,
  { keys, withRefusals = false }: { readonly keys?: Keys; readonly withRefusals?: boolean } = {}
): Promise<Alliance> => {
  await mustExist(desk)
  const { log, outside } = desk
  const hasTrace = withRefusals && (await isThere(log.refusals, outside))
  const refusals = hasTrace ? await layerAt(log.refusals, outside, { readOnly: true }) : layerMemory
  const events = await layerAt(log.address, outside, { readOnly: true })
  const held = layerHolding(keys ?? (await openKeys(desk, { readOnly: true })))
  const { level: reader } = desk.everywhere
  const { end, log: counted } = counting(desk, events)
  const opening = openAlliance({ log: counted, keys: held, reader, refusals, now: desk.clock })
  return opened(desk, await opening.finally(end))
}

/** The log, and on stderr how far it was read, where that takes longer than anybody likes to wait. */
const counting = (desk: Desk, events: Layer.Layer<EventLog, LogError>) => {
  const { end, show } = progress(desk, { after: 1000 })
  const log = Layer.effect(
    EventLog,
    Effect.gen(function* () {
      const from = yield* EventLog
      const last = yield* Stream.runHead(from.read(everything, { backwards: true, limit: 1 }))
      const of = Option.match(last, { onNone: () => 0, onSome: ({ position }) => position })
      const read: typeof from.read = (query, span) =>
        Stream.mapArray(from.read(query, span), (events) => {
          show({ doing: "open", done: events.at(-1)?.position ?? 0, of })
          return events
        })
      return { ...from, read }
    })
  )
  return { end, log: Layer.provide(log, events) }
}

/** Opens the log to record in; `init` may begin one. */
export const openToWrite = async (desk: Desk, { resuming = true } = {}): Promise<Alliance> => {
  const [log, refusals] = await Promise.all([
    layerAt(desk.log.address, desk.outside),
    layerAt(desk.log.refusals, desk.outside)
  ])
  const held = await openKeys(desk, { readOnly: false })
  const { level: reader } = desk.everywhere
  const { end, log: counted } = counting(desk, log)
  const opening = openAlliance({ log: counted, keys: layerHolding(held), reader, refusals, now: desk.clock })
  const alliance = opened(desk, await opening.finally(end))
  const isAnybodyForgotten = async () =>
    Object.keys(alliance.state().kernel.forgotten).length > 0 || (await Effect.runPromise(held.generation)) > 0
  // Whoever was stopped while forgetting somebody is finished for; what was put back, keys or log, revives nobody.
  if (resuming && (await isAnybodyForgotten())) {
    const finished = await alliance.resumeForgetting({ actor: { role: "secretary" } })
    if (finished.length > 0) desk.notices.push(finishedForgetting(finished))
  }
  return alliance
}

const finishedForgetting = (people: ReadonlyArray<string>) => ({
  nl: `Wat was onderbroken, is afgemaakt: het vergeten van ${people.join(", ")}.`,
  en: `What was interrupted is finished: forgetting ${people.join(", ")}.`
})

const opened = (desk: Desk, alliance: Alliance): Alliance => {
  desk.closing.push(alliance.close)
  desk.position = alliance.standing().head
  return alliance
}
