/** Row 19: an event of 10 MB, JSON that is deep, a hundred thousand events. */
import path from "node:path"
import { type Batch, EventLog, everything, limits } from "@pactwerk/core"
import { batch, propose } from "@pactwerk/core/testing"
import { Effect, Result, Stream } from "effect"
import type { Fault, Need, Room, StoreName } from "./fault.ts"
import { falsehoods } from "./judge.ts"
import { runChild } from "./processes.ts"
import { type Address, within } from "./stores.ts"

type Place = (room: Room, seed: number) => Promise<Address>

const deep = (levels: number): unknown => (levels === 0 ? "the bottom" : { in: deep(levels - 1) })
const one = (data: unknown): Batch => [propose("Sized", ["sized"], data)]
const text = (characters: number) => ({ text: "x".repeat(characters) })

/** Sizes on both sides of each limit, and far beyond. */
const sizes: ReadonlyArray<readonly [what: string, events: () => Batch, fits: boolean]> = [
  ["ten megabytes", () => one(text(10_000_000)), false],
  ["just over the limit", () => one(text(limits.bytesPerAppend)), false],
  ["just under the limit", () => one(text(limits.bytesPerAppend - 1000)), true],
  ["no character of one byte", () => one({ text: "\u{1F333}".repeat((limits.bytesPerAppend - 1000) / 4) }), true],
  ["ninety levels deep", () => one(deep(90)), true],
  ["a thousand levels deep", () => one(deep(1000)), false],
  ["as many events as fit", () => batch(Array.from({ length: limits.eventsPerAppend }, () => propose("Sized"))), true],
  ["one event more", () => batch(Array.from({ length: limits.eventsPerAppend + 1 }, () => propose("Sized"))), false],
  [
    "as many tags as fit",
    () => [
      propose(
        "Sized",
        Array.from({ length: limits.tagsPerEvent }, (_, index) => `t:${index}`)
      )
    ],
    true
  ],
  [
    "one tag more",
    () => [
      propose(
        "Sized",
        Array.from({ length: limits.tagsPerEvent + 1 }, (_, index) => `t:${index}`)
      )
    ],
    false
  ]
]

const sizing = (place: Place) => async (room: Room) => {
  const { tally } = room
  const address = await place(room, 19)
  const kept: Array<Batch[number]> = []
  for (const [what, events, fits] of sizes) {
    tally.tried()
    const asked = events()
    const outcome = await Effect.runPromise(
      Effect.result(
        within(
          address,
          Effect.flatMap(EventLog, ({ append }) => append(asked))
        )
      )
    )
    const reason = Result.isFailure(outcome)
      ? outcome.failure._tag === "LogError"
        ? outcome.failure.reason
        : "Conflict"
      : "stored"
    if (reason === (fits ? "stored" : "Encoding")) tally.fired()
    else tally.found({ lost: [], torn: [`it ended with ${reason}`] }, what)
    if (reason === "stored") kept.push(...asked)
  }
  const log = await Effect.runPromise(
    within(
      address,
      Effect.flatMap(EventLog, ({ read }) => Stream.runCollect(read(everything)))
    )
  )
  const same = log.every(
    ({ data, id, tags }, index) =>
      JSON.stringify([data, id, tags]) === JSON.stringify([kept[index]?.data, kept[index]?.id, kept[index]?.tags])
  )
  const torn = [
    ...falsehoods(log),
    ...(same && log.length === kept.length ? [] : ["what came back is not what was given"])
  ]
  tally.found({ lost: [], torn }, "in the end")
}

const megabytes = 96
const batches = 100

/** Written and read by a process that may keep no more than so much. */
const manyEvents = (place: Place) => async (room: Room) => {
  const { folder, script, tally } = room
  const address = await place(room, 20)
  const plan = {
    address,
    out: path.join(folder(), "told"),
    task: "append" as const,
    work: { seed: 19, batches, events: limits.eventsPerAppend },
    turns: 2
  }
  tally.tried()
  const { complaint, end, told } = await runChild(script, plan, [], {
    NODE_OPTIONS: `--max-old-space-size=${megabytes}`
  })
  const counts = told.lines.flatMap((line) => (line.did === "read" ? [line.events] : []))
  const wanted = batches * limits.eventsPerAppend
  if (end === 0 && counts.at(-1) === wanted) tally.fired()
  else
    tally.found(
      { lost: [`${counts.at(-1)} of ${wanted} events, ended with ${end}: ${complaint.slice(-300)}`], torn: [] },
      "many events"
    )
  for (const line of told.lines) if (line.did === "end") tally.note("kilobytes of memory at most", line.peak)
  tally.note("events", counts.at(-1) ?? 0)
  tally.note("megabytes of heap allowed", megabytes)
}

export const sizesOf = (
  store: StoreName,
  place: Place,
  isPaged: boolean,
  needs: ReadonlyArray<Need> = []
): ReadonlyArray<Fault> => [
  {
    id: "sizes",
    row: 19,
    title: "what is too large or too deep is refused as such, and what fits comes back exactly",
    store,
    needs,
    least: sizes.length,
    run: sizing(place)
  },
  ...(isPaged
    ? [
        {
          id: "many-events",
          row: 19,
          title: "a hundred thousand events are written and read in bounded memory",
          store,
          needs,
          run: manyEvents(place)
        }
      ]
    : [])
]
