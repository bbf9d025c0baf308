/** Writers with a seed: random appends under random conditions, and a record of what each was told. */
import { Effect, Exit, Random, Stream } from "effect"
import type { Proposed } from "../kernel/event.ts"
import { type Condition, EventLog, type Query } from "../kernel/event-log.ts"
import { EventId } from "../kernel/names.ts"
import { about, batch, propose, unless } from "./cases/case.ts"
import type { Answer, History } from "./oracle.ts"

/** What a writer reports, in plain values that survive a pipe. A call that has no answer yet has only begun. */
export type Report =
  | {
      readonly did: "ask"
      readonly call: string
      readonly at: number
      readonly ids: ReadonlyArray<string>
      readonly condition?: Condition | undefined
    }
  | { readonly did: "hear"; readonly call: string; readonly at: number; readonly answer: Answer }
  | {
      readonly did: "look"
      readonly query: Query
      readonly found: ReadonlyArray<number>
      readonly at: number
      readonly until: number
    }

export interface Writer {
  readonly seed: number
  readonly calls: number
  /** A clock that all writers share, and that never runs backwards. */
  readonly now: () => number
  readonly report: (report: Report) => void
}

/** Appends and reads at random; sometimes the same append twice, sometimes on a view that is stale. */
export const writeAtRandom = (writer: Writer) => Random.withSeed(writing(writer), writer.seed)

const writing = Effect.fnUntraced(function* ({ calls, now, report, seed }: Writer) {
  const log = yield* EventLog
  const generator = yield* Random.Random
  const random = () => generator.nextDoubleUnsafe()
  const upTo = (most: number) => Math.floor(random() * most)
  const id = (call: number, index: number) =>
    `${(seed >>> 0).toString(16).padStart(8, "0")}-0000-7000-8000-${(call * 100 + index).toString(16).padStart(12, "0")}`
  const question = () => about(random() < 0.5 ? [] : [`T${upTo(3)}`], `thing:${upTo(6)}`)
  const event = (call: number, index: number): Proposed => {
    const { id: _, ...made } = propose(`T${upTo(3)}`, [`thing:${upTo(6)}`, `z:${upTo(3)}`])
    return { ...made, id: EventId.make(id(call, index)) }
  }
  let earlier: { readonly events: ReadonlyArray<Proposed>; readonly condition?: Condition | undefined } | undefined

  for (let call = 0; call < calls; call++) {
    const query = question()
    const at = now()
    const found = (yield* Stream.runCollect(log.read(query))).map(({ position }) => Number(position))
    report({ did: "look", query, found, at, until: now() })
    const stale = random() < 0.2 ? 1 + upTo(3) : 0
    const condition = random() < 0.85 ? unless(query, found.at(-1 - stale) ?? 0) : undefined
    const fresh = { events: Array.from({ length: 1 + upTo(3) }, (_, index) => event(call, index)), condition }
    const { events, condition: guard } = earlier !== undefined && random() < 0.1 ? earlier : fresh
    earlier = { events, condition: guard }
    const name = `${seed}/${call}`
    report({ did: "ask", call: name, at: now(), ids: events.map(({ id }) => id), condition: guard })
    const exit = yield* Effect.exit(log.append(batch(events), guard))
    report({ did: "hear", call: name, at: now(), answer: answerOf(exit) })
  }
})

const answerOf = (
  exit: Exit.Exit<{ readonly first: number; readonly last: number }, { readonly _tag: string }>
): Answer => {
  if (Exit.isSuccess(exit)) return { told: "receipt", ...exit.value }
  const error: unknown = exit.cause.reasons.find((reason) => reason._tag === "Fail")?.error
  if (typeof error === "object" && error !== null && "at" in error) return { told: "conflict", at: Number(error.at) }
  const refused = typeof error === "object" && error !== null && "reason" in error && error.reason === "Encoding"
  return { told: refused ? "refused" : "unknown" }
}

/** The reports of all writers as one history. */
export const historyOf = (reports: ReadonlyArray<Report>): History => {
  const heard = new Map(reports.flatMap((report) => (report.did === "hear" ? [[report.call, report] as const] : [])))
  return {
    asked: reports.flatMap((report) => {
      if (report.did !== "ask") return []
      const { answer = { told: "unknown" as const }, at: ended } = heard.get(report.call) ?? {}
      const events = report.ids.map((id) => ({ id: EventId.make(id) }))
      return [{ events, condition: report.condition, started: report.at, ended, answer }]
    }),
    looked: reports.flatMap((report) =>
      report.did === "look" ? [{ ...report, started: report.at, ended: report.until }] : []
    )
  }
}
